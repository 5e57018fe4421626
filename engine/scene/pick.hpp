#pragma once
// Which part of a picture is under a pixel.
#include <cstddef>
#include <optional>

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "engine/motion/skinning.hpp"
#include "engine/scene/frame.hpp"

namespace windlass::scene {

/// A part of the body under a pixel.
struct Hit {
  std::size_t part = 0;  ///< Index in `Body::parts`.
  motion::Side side = motion::Side::right;
  glm::vec3 point_world{0.0F};   ///< m
  glm::vec3 normal_world{0.0F};  ///< Unit, outwards, of the triangle.
  double distance = 0.0;         ///< m from the eye
};

/// The front-most part of `frame` at `pixel` (from the top left; fractions allowed) that is more solid than glass;
/// nothing where there is backdrop. Walks through every triangle: a millisecond, meant for clicks.
std::optional<Hit> hit_at(const Frame& frame, const glm::dvec2& pixel);

}  // namespace windlass::scene
