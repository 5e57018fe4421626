#include "engine/sculpt/primitives.hpp"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>
#include <glm/trigonometric.hpp>

namespace windlass::sculpt {

Placement placed(const glm::vec3& centre, const glm::vec3& degrees) {
  const glm::vec3 angle = glm::radians(degrees);
  const glm::quat turn = glm::angleAxis(angle.z, glm::vec3(1, 0, 0)) * glm::angleAxis(angle.y, glm::vec3(0, 1, 0)) *
                         glm::angleAxis(angle.x, glm::vec3(0, 0, 1));
  return {centre, glm::mat3_cast(turn)};
}

Placement placed_along(const glm::vec3& centre, const glm::vec3& forward, const glm::vec3& up) {
  const glm::vec3 x = glm::normalize(forward);
  const glm::vec3 z = glm::normalize(glm::cross(x, up));
  return {centre, glm::mat3(x, glm::cross(z, x), z)};
}

float ellipsoid(const glm::vec3& local, const glm::vec3& radii) {
  const float scale = glm::length(local / radii);
  const float slope = glm::length(local / (radii * radii));
  if (slope < 1e-6F) return -std::min({radii.x, radii.y, radii.z});
  return scale * (scale - 1.0F) / slope;
}

float rounded_box(const glm::vec3& local, const glm::vec3& half, float radius) {
  const glm::vec3 over = glm::abs(local) - half + radius;
  const float inside = std::min(std::max({over.x, over.y, over.z}), 0.0F);
  return glm::length(glm::max(over, glm::vec3(0.0F))) + inside - radius;
}

float round_cone(const glm::vec3& point, const glm::vec3& a, const glm::vec3& b, float radius_a, float radius_b) {
  const glm::vec3 axis = b - a;
  const float length = glm::length(axis);
  const float taper = radius_a - radius_b;
  if (length <= std::abs(taper)) {  // one sphere holds the other
    return taper > 0.0F ? glm::length(point - a) - radius_a : glm::length(point - b) - radius_b;
  }
  const glm::vec3 to_point = point - a;
  const float along = glm::dot(to_point, axis) / length;
  const float across = std::sqrt(std::max(glm::dot(to_point, to_point) - along * along, 0.0F));
  // In the half plane (along, across) the cone's flank leans by asin(taper / length).
  const float lean_sin = taper / length;
  const float lean_cos = std::sqrt(1.0F - lean_sin * lean_sin);
  const float foot = along * lean_cos - across * lean_sin;  // along the flank, measured from a's contact point
  if (foot < 0.0F) return glm::length(to_point) - radius_a;
  if (foot > length * lean_cos) return glm::length(point - b) - radius_b;
  return across * lean_cos + along * lean_sin - radius_a;
}

float flat_segment(const glm::vec3& point, const glm::vec3& a, const glm::vec3& b, const glm::vec3& up,
                   const Section& at_a, const Section& at_b) {
  const float length = glm::length(b - a);
  const Placement frame = placed_along(a, b - a, up);
  const glm::vec3 local = frame.to_local(point);
  const float t = std::clamp(local.x / length, 0.0F, 1.0F);
  const float width = glm::mix(at_a.width, at_b.width, t);
  const float height = glm::mix(at_a.height, at_b.height, t);
  return ellipsoid({local.x - t * length, local.y, local.z}, {std::min(width, height), height, width});
}

}  // namespace windlass::sculpt
