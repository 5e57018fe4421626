#include "engine/scene/framing.hpp"

#include <algorithm>
#include <cmath>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/base/require.hpp"

namespace windlass::scene {

Camera framed(Camera camera, const std::vector<glm::vec4>& balls, double aspect) {
  WINDLASS_REQUIRE(!balls.empty());
  const glm::dmat3 axes = axes_of(camera);
  const glm::dvec2 reach = std::tan(0.5 * field_of_view) * glm::dvec2(aspect, 1.0);  // of the picture, a metre away
  glm::dvec3 middle(0.0);
  for (const glm::vec4& ball : balls) middle += glm::dvec3(ball) / static_cast<double>(balls.size());
  camera.target = middle;
  camera.distance = 3.0;
  constexpr int rounds = 8;  // what is near looks larger: each round corrects the one before
  for (int i = 0; i < rounds; ++i) {
    glm::dvec2 least(1e9);
    glm::dvec2 most(-1e9);
    const glm::dvec3 eye = position_of(camera);
    for (const glm::vec4& ball : balls) {
      const glm::dvec3 at = glm::dvec3(ball) - eye;
      const double ahead = std::max(-glm::dot(at, axes[2]), 0.1 * camera.distance);
      const glm::dvec2 aside(glm::dot(at, axes[0]), glm::dot(at, axes[1]));
      least = glm::min(least, (aside - static_cast<double>(ball.w)) / (ahead * reach));
      most = glm::max(most, (aside + static_cast<double>(ball.w)) / (ahead * reach));
    }
    const glm::dvec2 aside = 0.5 * (least + most) * reach * camera.distance;
    camera.target += aside.x * axes[0] + aside.y * axes[1];
    camera.distance *= 0.5 * std::max(most.x - least.x, most.y - least.y);
  }
  return camera;
}

}  // namespace windlass::scene
