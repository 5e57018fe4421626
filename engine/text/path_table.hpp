#pragma once
// assets/anatomy/paths.toml → the lines along which tissues pull.
#include "engine/anatomy/path.hpp"
#include "engine/anatomy/rig.hpp"
#include "engine/text/table.hpp"

namespace windlass::text {

/// Paths on the right side of `rig`; `stance_m` moves the table's foot frame into the model frame. Adds every fault to
/// the table's errors; usable only when none was added.
std::vector<anatomy::Path> paths_from(Table root, const anatomy::Rig& rig, const glm::dvec3& stance_m);

/// paths.toml in `folder`, in the foot frame of rig.toml beside it. Throws `base::Failure` with every fault.
std::vector<anatomy::Path> load_paths(const std::string& folder, const anatomy::Rig& rig);

}  // namespace windlass::text
