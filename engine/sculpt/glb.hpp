#pragma once
#include <string>

#include "engine/anatomy/body.hpp"

namespace windlass::sculpt {

/// Writes the right side and mid-line of `body` as binary glTF 2, replacing `path` in one step.
///
/// Metres, model frame, axes turned (x, y, z) -> (-z, y, x): glTF's front is +z. One node a joint (named as in the
/// rig, translated from its parent's pivot, not turned), a landmark "lm.<name>" below its joint by way of a far node
/// "way.<name>" (the exporter drops steps under a centimetre), one mesh node a part and level:
/// "<layer>/<part>@<level>". Morph targets are named "<coordinate>@<degrees>". Equal bodies give equal bytes. Throws
/// `base::Failure` when the file cannot be written.
void write_body(const anatomy::Body& body, const std::string& path);

}  // namespace windlass::sculpt
