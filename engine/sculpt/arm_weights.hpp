#pragma once
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/sculpt/arm_field.hpp"
#include "engine/sculpt/foot_frame.hpp"

namespace windlass::sculpt {

/// Which joints move each vertex of the arm's skin `shell` (mm, hand frame).
/// A digit owns what is nearest to it, sharply where it is free and softly at the web. Across a joint one segment hands
/// over to the next over a stretch that is short where skin is drawn out and long where it is packed into a fold; the
/// turn of the forearm is spread along it. Then everything is smoothed over the surface.
std::vector<anatomy::Influences> arm_influences(const Shell& shell, const ArmField& field, const anatomy::Rig& rig,
                                                const FootFrame& frame);

}  // namespace windlass::sculpt
