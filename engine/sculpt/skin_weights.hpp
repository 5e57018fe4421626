#pragma once
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/sculpt/foot_frame.hpp"
#include "engine/sculpt/skin_field.hpp"

namespace windlass::sculpt {

/// Which joints move each vertex of the skin `shell` (mm, foot frame).
/// A toe owns what is nearest to it, sharply where it is free and softly at the web; along the leg and along each
/// toe one segment hands over to the next across its joint; then everything is smoothed over the surface.
std::vector<anatomy::Influences> skin_influences(const Shell& shell, const SkinField& field, const anatomy::Rig& rig,
                                                 const FootFrame& frame);

}  // namespace windlass::sculpt
