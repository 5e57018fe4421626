#pragma once
// Sizes of a leg as an anthropometrist takes them. Millimetres, foot frame.
#include <vector>

#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

#include "engine/anatomy/measures.hpp"
#include "engine/sculpt/field.hpp"

namespace windlass::sculpt_tests {

/// Length of a tape drawn tight around the section of `shell` by the plane through `point` across `normal`, only
/// counting what `wanted` accepts.
template <class Wanted>
double girth(const sculpt::Shell& shell, glm::vec3 point, glm::vec3 normal, const Wanted& wanted) {
  normal = glm::normalize(normal);
  std::vector<glm::dvec3> cut;
  for (std::size_t t = 0; t < shell.triangles.size(); ++t) {
    const std::size_t next = t % 3 == 2 ? t - 2 : t + 1;
    const glm::vec3 a = shell.positions[shell.triangles[t]];
    const glm::vec3 b = shell.positions[shell.triangles[next]];
    const float side_a = glm::dot(a - point, normal);
    const float side_b = glm::dot(b - point, normal);
    if ((side_a < 0) == (side_b < 0)) continue;
    const glm::vec3 at = a + (b - a) * (side_a / (side_a - side_b));
    if (wanted(at)) cut.emplace_back(at);
  }
  return anatomy::tape_length(cut, normal);
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
