#pragma once
// What moves besides the body: things, and the dents that pressure leaves. A clip carries them as channels.
#include <vector>

#include "engine/choreography/demonstration.hpp"
#include "engine/motion/clip.hpp"
#include "engine/motion/dent.hpp"

namespace windlass::choreography {

/// One state a prop of the demonstration, in its order.
std::vector<PropState> prop_states_at(const Demonstration& demonstration, const motion::Clip& clip, double time);

/// Where skin is pressed in by a stroke or a press.
std::vector<motion::Dent> dents_at(const Demonstration& demonstration, const motion::Clip& clip, double time);

}  // namespace windlass::choreography
