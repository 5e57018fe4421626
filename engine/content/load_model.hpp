#pragma once
// body.glb → Body. Units and axes of the file are converted here and only here.
#include <string>

#include "engine/anatomy/body.hpp"

namespace windlass::content {

/// The body that the baker wrote to `path`, on the skeleton `rig` (both sides) that it was baked with.
/// Landmarks come out for both sides. Throws `base::Failure` with one error for a file that is missing, cut off,
/// damaged, foreign or baked from another rig.
anatomy::Body load_model(const std::string& path, const anatomy::Rig& rig);

}  // namespace windlass::content
