#pragma once
// How the tutor's camera looks into the part of the window that the cards leave clear.
#include <optional>

#include "app/layout.hpp"

namespace windlass::app {

struct Picture {
  scene::Camera camera;
  glm::dvec2 centre{0.0};  ///< Where the target appears, in halves of the window: x right, y up.
};

/// For a window of `size` pixels.
Picture picture_of(const Tutor& tutor, const glm::ivec2& size);

/// Where a point (m, world) appears in the window (pixels from the top left); nothing behind the eye.
std::optional<glm::dvec2> pixel_of(const Picture& picture, const glm::dvec3& point_world, const glm::ivec2& size);

}  // namespace windlass::app
