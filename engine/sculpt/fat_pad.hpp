#pragma once
// assets/anatomy/fat_pads.toml → the cushions of heel and ball.
#include <string>
#include <vector>

#include "engine/anatomy/body.hpp"

namespace windlass::sculpt {

/// One part a pad of fat_pads.toml in `folder`, two levels of detail. A pad moves with the part of `skin` that covers
/// it, the less the closer it lies to the bone. Throws `base::Failure` with every fault.
std::vector<anatomy::Part> fat_pad_parts(const std::string& folder, const anatomy::Rig& rig,
                                         const anatomy::Part& skin);

}  // namespace windlass::sculpt
