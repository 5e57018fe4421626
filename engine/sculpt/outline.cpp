#include "engine/sculpt/outline.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <glm/geometric.hpp>

#include "engine/base/require.hpp"

namespace windlass::sculpt {

Outline::Outline(const std::vector<glm::vec2>& points) {
  constexpr int steps = 6;  // from one point to the next
  WINDLASS_REQUIRE(points.size() >= 3);
  const std::size_t n = points.size();
  for (std::size_t i = 0; i < n; ++i) {
    const glm::vec2 before = points[(i + n - 1) % n];
    const glm::vec2 a = points[i];
    const glm::vec2 b = points[(i + 1) % n];
    const glm::vec2 after = points[(i + 2) % n];
    for (int k = 0; k < steps; ++k) {
      const float t = static_cast<float>(k) / static_cast<float>(steps);
      corners_.push_back(0.5F * (2.0F * a + (b - before) * t + (2.0F * before - 5.0F * a + 4.0F * b - after) * (t * t) +
                                 (3.0F * a - before - 3.0F * b + after) * (t * t * t)));
    }
  }
}

float Outline::distance(const glm::vec2& point) const {
  float nearest2 = std::numeric_limits<float>::max();
  bool is_inside = false;
  for (std::size_t i = 0; i < corners_.size(); ++i) {
    const glm::vec2 a = corners_[i];
    const glm::vec2 b = corners_[(i + 1) % corners_.size()];
    const glm::vec2 edge = b - a;
    const glm::vec2 offset = point - a;
    const glm::vec2 miss = offset - edge * std::clamp(glm::dot(offset, edge) / glm::dot(edge, edge), 0.0F, 1.0F);
    nearest2 = std::min(nearest2, glm::dot(miss, miss));
    // A ray along +x crosses the edge.
    const bool is_astride = (a.y > point.y) != (b.y > point.y);
    if (is_astride && point.x < a.x + edge.x * (point.y - a.y) / edge.y) is_inside = !is_inside;
  }
  return is_inside ? -std::sqrt(nearest2) : std::sqrt(nearest2);
}

}  // namespace windlass::sculpt
