#pragma once
// What lies under the skin: bones, and the tendons, fascia and muscles that the lessons are about.
#include <string>
#include <vector>

#include "engine/anatomy/body.hpp"

namespace windlass::sculpt {

/// One part a bone of bones.toml in `folder`, each moved by one joint, two levels of detail. Throws
/// `base::Failure` with every fault.
std::vector<anatomy::Part> bone_parts(const std::string& folder, const anatomy::Rig& rig);

/// One part a tissue of soft_tissue.toml in `folder`, smoothly skinned along its strands, two levels of detail.
/// They keep below `skin`. Throws `base::Failure` with every fault.
std::vector<anatomy::Part> soft_tissue_parts(const std::string& folder, const anatomy::Rig& rig,
                                             const anatomy::Part& skin);

}  // namespace windlass::sculpt
