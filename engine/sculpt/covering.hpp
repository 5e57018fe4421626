#pragma once
// assets/anatomy/cover.toml → which skin lies over what is inside, wherever the two come close.
#include <string>
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/motion/pose.hpp"
#include "engine/text/table.hpp"

namespace windlass::sculpt {

/// Every combination that each [[postures]] of the table lists, couplings included. Faults are reported to the table.
std::vector<motion::Pose> cover_postures_from(text::Table root, const anatomy::Rig& rig);

/// Reads `folder`/cover.toml. Throws `base::Failure` with every fault.
std::vector<motion::Pose> load_cover_postures(const std::string& folder, const anatomy::Rig& rig);

/// Fills `covered` of every level of `parts` with each vertex that in one of `poses` comes close to `skin`.
void cover(std::vector<anatomy::Part>& parts, const anatomy::Rig& rig, const anatomy::Part& skin,
           const std::vector<motion::Pose>& poses);

}  // namespace windlass::sculpt
