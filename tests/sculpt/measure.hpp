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

struct Sizes {
  double foot_length, ball_breadth, ball_girth, heel_breadth, ankle_girth, calf_girth, bimalleolar_breadth;
  double lateral_malleolus_height, medial_malleolus_height, instep_height;
};

inline Sizes sizes_of(const sculpt::Shell& shell) {
  using glm::vec3;
  Sizes s{};
  const sculpt::Box foot = extent(shell, [](const vec3& p) { return p.y < 60; });
  s.foot_length = foot.high.x - foot.low.x;
  const sculpt::Box ball =
      extent(shell, [](const vec3& p) { return p.y < 50 && p.x > 135 && p.x < 190 && (p.z < 0 || p.x < 165); });
  s.ball_breadth = ball.high.z - ball.low.z;
  // Through the heads of the first and fifth metatarsals.
  s.ball_girth = girth(shell, {186.7F, 0, -26.6F}, {66.7F, 0, 38.2F}, [](const vec3&) { return true; });
  const sculpt::Box heel = extent(shell, [](const vec3& p) { return p.y < 40 && p.x < 50; });
  s.heel_breadth = heel.high.z - heel.low.z;
  const auto leg_girth = [&](float y) { return girth(shell, {0, y, 0}, {0, 1, 0}, [](const vec3&) { return true; }); };
  s.ankle_girth = 1e9;
  for (float y = 100; y < 170; y += 4) s.ankle_girth = std::min(s.ankle_girth, leg_girth(y));
  for (float y = 260; y < 400; y += 10) s.calf_girth = std::max(s.calf_girth, leg_girth(y));
  const auto malleoli = [](const vec3& p) { return p.y > 60 && p.y < 105 && p.x > 38 && p.x < 85; };
  const sculpt::Box ankle = extent(shell, malleoli);
  s.bimalleolar_breadth = ankle.high.z - ankle.low.z;
  for (const vec3& p : shell.positions) {
    if (malleoli(p) && p.z == ankle.high.z) s.lateral_malleolus_height = p.y;
    if (malleoli(p) && p.z == ankle.low.z) s.medial_malleolus_height = p.y;
  }
  s.instep_height = extent(shell, [](const vec3& p) { return p.y < 150 && std::abs(p.x - 128) < 2; }).high.y;
  return s;
}

}  // namespace windlass::sculpt_tests
