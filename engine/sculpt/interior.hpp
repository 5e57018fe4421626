#pragma once
// What lies under the skin: bones, and the tendons, fascia and muscles that the lessons are about.
#include <string>
#include <vector>

#include "engine/anatomy/body.hpp"

namespace windlass::sculpt {

/// One part a bone of bones.toml in `folder`, each moved as one, three levels of detail. Throws
/// `base::Failure` with every fault.
std::vector<anatomy::Part> bone_parts(const std::string& folder, const anatomy::Rig& rig);

/// One part a tissue of `table` (or ligaments.toml) in `folder`, smoothly skinned along its strands, two levels of
/// detail. They keep below `skin`. Throws `base::Failure` with every fault.
std::vector<anatomy::Part> soft_tissue_parts(const std::string& folder, const anatomy::Rig& rig,
                                             const anatomy::Part& skin,
                                             const std::string& table = "soft_tissue.toml");

}  // namespace windlass::sculpt
