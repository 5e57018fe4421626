#pragma once
// Sizes of a leg as an anthropometrist takes them. Millimetres, foot frame.
#include <algorithm>
#include <cmath>
#include <vector>

#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "engine/sculpt/field.hpp"

namespace windlass::sculpt_tests {

/// Length of a tape drawn tight around the section of `shell` by the plane through `point` across `normal`, only
/// counting what `wanted` accepts.
template <class Wanted>
double girth(const sculpt::Shell& shell, glm::vec3 point, glm::vec3 normal, const Wanted& wanted) {
  normal = glm::normalize(normal);
  const glm::vec3 u =
      glm::normalize(glm::cross(normal, std::abs(normal.y) > 0.9F ? glm::vec3(1, 0, 0) : glm::vec3(0, 1, 0)));
  const glm::vec3 v = glm::cross(normal, u);
  std::vector<glm::dvec2> cut;
  for (std::size_t t = 0; t < shell.triangles.size(); ++t) {
    const std::size_t next = t % 3 == 2 ? t - 2 : t + 1;
    const glm::vec3 a = shell.positions[shell.triangles[t]];
    const glm::vec3 b = shell.positions[shell.triangles[next]];
    const float side_a = glm::dot(a - point, normal);
    const float side_b = glm::dot(b - point, normal);
    if ((side_a < 0) == (side_b < 0)) continue;
    const glm::vec3 at = a + (b - a) * (side_a / (side_a - side_b));
    if (wanted(at)) cut.emplace_back(glm::dot(at, u), glm::dot(at, v));
  }
  if (cut.size() < 3) return 0.0;
  std::sort(cut.begin(), cut.end(), [](auto a, auto b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
  // Upper and lower chain of the convex hull (Andrew 1979).
  std::vector<glm::dvec2> hull;
  const auto add_chain = [&](auto begin, auto end) {
    const std::size_t start = hull.size();
    for (auto p = begin; p != end; ++p) {
      while (hull.size() >= start + 2) {
        const glm::dvec2 a = hull[hull.size() - 1] - hull[hull.size() - 2];
        const glm::dvec2 b = *p - hull.back();
        if (a.x * b.y - a.y * b.x > 0) break;
        hull.pop_back();
      }
      hull.push_back(*p);
    }
  };
  add_chain(cut.begin(), cut.end());
  add_chain(cut.rbegin(), cut.rend());
  double length = 0.0;
  for (std::size_t i = 0; i < hull.size(); ++i) length += glm::length(hull[i] - hull[(i + 1) % hull.size()]);
  return length;
}

/// The box around the vertices that `wanted` accepts.
template <class Wanted>
sculpt::Box extent(const sculpt::Shell& shell, const Wanted& wanted) {
  sculpt::Box box{glm::vec3(1e9F), glm::vec3(-1e9F)};
  for (const glm::vec3& p : shell.positions) {
    if (!wanted(p)) continue;
    box.low = glm::min(box.low, p);
    box.high = glm::max(box.high, p);
  }
  return box;
}

}  // namespace windlass::sculpt_tests
