#pragma once
#include <string>
#include <vector>

#include "engine/anatomy/body.hpp"

namespace windlass::sculpt {

/// "skin_head" and "hair" with weights, colours and correctives. Throws `base::Failure` on faults in the tables.
std::vector<anatomy::Part> head_parts(const std::string& tables_folder, const anatomy::Rig& rig);

}  // namespace windlass::sculpt
