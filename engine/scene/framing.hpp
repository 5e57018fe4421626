#pragma once
// From where something just fits a picture.
#include <vector>

#include <glm/vec4.hpp>

#include "engine/scene/camera.hpp"

namespace windlass::scene {

/// `camera`, moved without turning so that `balls` (m, world; w: radius; at least one) stand in the middle of a picture of
/// `aspect` (width / height) and just fit it.
Camera framed(Camera camera, const std::vector<glm::vec4>& balls, double aspect);

}  // namespace windlass::scene
