#pragma once
#include <vector>

#include <glm/vec2.hpp>

namespace windlass::sculpt {

/// A closed smooth curve in a plane.
class Outline {
 public:
  /// Runs through `points` in their order and back to the first (Catmull-Rom). At least three.
  explicit Outline(const std::vector<glm::vec2>& points);

  /// Signed distance, negative inside.
  float distance(const glm::vec2& point) const;

 private:
  std::vector<glm::vec2> corners_;
};

}  // namespace windlass::sculpt
