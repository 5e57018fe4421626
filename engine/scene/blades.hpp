#pragma once
// A lawn.
#include <glm/vec3.hpp>

#include "engine/scene/shell.hpp"

namespace windlass::scene {

/// Blades of grass on the bottom of a box of this size (m), none taller than it; the same every time.
Shell blades_shell(const glm::dvec3& size);

}  // namespace windlass::scene
