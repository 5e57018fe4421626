#pragma once
#include <string>
#include <vector>

#include "engine/anatomy/body.hpp"

namespace windlass::sculpt {

struct SkinDetail {
  float cell_mm = 1.2F;                                       ///< Of the mesher's lattice.
  std::vector<std::size_t> triangles = {40000, 13000, 4000};  ///< Of each level.
};

/// The skin of the right leg with weights, colours and correctives. Throws `base::Failure` on faults in the tables.
anatomy::Part skin_part(const std::string& tables_folder, const anatomy::Rig& rig, const SkinDetail& detail = {});

/// "toenail1" to "toenail5", hallux first.
std::vector<anatomy::Part> nail_parts(const std::string& tables_folder, const anatomy::Rig& rig);

}  // namespace windlass::sculpt
