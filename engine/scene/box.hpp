#pragma once
// Skins of boxes, and of what a box becomes when it is rounded or stuffed.
#include <glm/vec3.hpp>

#include "engine/scene/shell.hpp"

namespace windlass::scene {

/// A box with rounded edges whose faces are divided into squares of about `cell` (m). `arc`: steps of an eighth turn.
Shell rounded_box(const glm::dvec3& size, double rounding, double cell, int arc);

/// The same with as many steps as its rounding needs; a ball or a capsule where that takes it all.
Shell box_shell(const glm::dvec3& size, double rounding, double cell);

/// An ellipsoid.
Shell ball_shell(const glm::dvec3& size);

Shell cushion_shell(const glm::dvec3& size);

}  // namespace windlass::scene
