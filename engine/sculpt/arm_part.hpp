#pragma once
#include <string>
#include <vector>

#include "engine/anatomy/body.hpp"

namespace windlass::sculpt {

struct ArmDetail {
  float cell_mm = 1.05F;                                     ///< Of the mesher's lattice.
  std::vector<std::size_t> triangles = {22000, 7000, 2200};  ///< Of each level.
};

/// "skin_arm": the skin of the right arm and hand with weights, colours and correctives. Throws `base::Failure` on
/// faults in the tables.
anatomy::Part arm_part(const std::string& tables_folder, const anatomy::Rig& rig, const ArmDetail& detail = {});

/// "fingernail1" to "fingernail5", thumb first.
std::vector<anatomy::Part> fingernail_parts(const std::string& tables_folder, const anatomy::Rig& rig);

}  // namespace windlass::sculpt
