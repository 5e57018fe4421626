#pragma once
// Where the things of a demonstration are while it plays.
#include <vector>

#include "engine/choreography/demonstration.hpp"
#include "engine/motion/clip.hpp"

namespace windlass::choreography {

/// How each of the demonstration's props is at `time` (s) of its clip, authored side, in their order.
std::vector<PropState> prop_states(const Demonstration& demonstration, const motion::Clip& clip, double time);

}  // namespace windlass::choreography
