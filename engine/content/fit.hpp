#pragma once
#include <optional>
#include <vector>

#include <glm/gtc/quaternion.hpp>
#include <glm/vec3.hpp>

namespace windlass::content {

/// A turn, a uniform size and a shift: `target = scale * (rotation * source) + translation`.
struct Similarity {
  glm::dquat rotation{1.0, 0.0, 0.0, 0.0};
  double scale = 1.0;
  glm::dvec3 translation{0.0};

  glm::dvec3 operator()(const glm::dvec3& source) const { return scale * (rotation * source) + translation; }
};

/// What carries `sources` onto `targets` with the least squares. Nothing when fewer than three points are given or
/// they lie on one line.
std::optional<Similarity> fit(const std::vector<glm::dvec3>& sources, const std::vector<glm::dvec3>& targets);

}  // namespace windlass::content
