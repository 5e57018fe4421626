#include "engine/scene/lathe.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/base/require.hpp"
#include "engine/scene/box.hpp"

namespace windlass::scene {
namespace {

using std::numbers::pi;

}  // namespace

std::vector<glm::dvec2> rounded_profile(const std::vector<glm::dvec2>& profile, double rounding) {
  WINDLASS_REQUIRE(profile.size() >= 3);
  std::vector<glm::dvec2> result{profile.front()};
  for (std::size_t i = 1; i + 1 < profile.size(); ++i) {
    const glm::dvec2 back = profile[i - 1] - profile[i];
    const glm::dvec2 ahead = profile[i + 1] - profile[i];
    // Half of a side belongs to each of its corners; one that ends on the axis is not shared.
    const double room = std::min(glm::length(back) * (i == 1 ? 0.98 : 0.49),
                                 glm::length(ahead) * (i + 2 == profile.size() ? 0.98 : 0.49));
    const double reach = std::min(rounding, room);
    const glm::dvec2 from = profile[i] + reach * glm::normalize(back);
    const glm::dvec2 to = profile[i] + reach * glm::normalize(ahead);
    const double turn = std::acos(std::clamp(-glm::dot(glm::normalize(back), glm::normalize(ahead)), -1.0, 1.0));
    const int steps = std::clamp(static_cast<int>(turn / 0.4) + 1, 1, reach > 0.008 ? 5 : 2);
    for (int k = 0; k <= steps; ++k) {
      const double t = static_cast<double>(k) / steps;
      result.push_back((1 - t) * (1 - t) * from + 2.0 * t * (1 - t) * profile[i] + t * t * to);
    }
  }
  result.push_back(profile.back());
  return result;
}

Shell lathe_shell(const std::vector<glm::dvec2>& profile, double rounding, double cell) {
  std::vector<glm::dvec2> line;
  for (const glm::dvec2& p : rounded_profile(profile, std::max(rounding, 0.0003))) {
    const glm::dvec2 from = line.empty() ? p : line.back();
    const int pieces = static_cast<int>(glm::distance(from, p) / cell);
    for (int k = 1; k <= pieces; ++k) line.push_back(glm::mix(from, p, static_cast<double>(k) / (pieces + 1)));
    line.push_back(p);
  }
  double widest = 0.0;
  for (const glm::dvec2& p : line) widest = std::max(widest, p.x);
  const std::size_t around = widest > 0.1 ? 48 : widest > 0.035 ? 36 : widest > 0.02 ? 24 : 14;
  Shell shell;
  for (std::size_t i = 0; i < line.size(); ++i) {
    glm::dvec2 along(0.0);
    if (i > 0) along += glm::normalize(line[i] - line[i - 1]);
    if (i + 1 < line.size()) along += glm::normalize(line[i + 1] - line[i]);
    along = glm::normalize(along);
    glm::dvec2 out(along.y, -along.x);
    if (line[i].x < 1e-9) out = {0.0, out.y < 0.0 ? -1.0 : 1.0};
    for (std::size_t k = 0; k < around; ++k) {
      const double angle = -2.0 * pi * static_cast<double>(k) / static_cast<double>(around);
      const glm::dvec3 radial(std::cos(angle), 0.0, std::sin(angle));
      add_vertex(shell, line[i].x * radial + glm::dvec3(0, line[i].y, 0),
                 glm::normalize(out.x * radial + glm::dvec3(0, out.y, 0)));
    }
  }
  add_grid(shell, 0, line.size(), around, true);
  turn_outward(shell);
  return welded(shell);
}

Shell ring_shell(const glm::dvec3& size) {
  constexpr std::size_t around = 48;
  constexpr std::size_t across = 12;
  Shell shell;
  const double r = 0.5 * size.y;
  for (std::size_t i = 0; i <= around; ++i) {
    const double angle = 2.0 * pi * static_cast<double>(i % around) / around;
    const glm::dvec3 middle((0.5 * size.x - r) * std::cos(angle), 0.0, (0.5 * size.z - r) * std::sin(angle));
    const glm::dvec3 out =
        glm::normalize(glm::dvec3((0.5 * size.z - r) * std::cos(angle), 0.0, (0.5 * size.x - r) * std::sin(angle)));
    for (std::size_t k = 0; k < across; ++k) {
      const double turn = 2.0 * pi * static_cast<double>(k) / across;
      const glm::dvec3 normal = std::cos(turn) * out + std::sin(turn) * glm::dvec3(0, 1, 0);
      add_vertex(shell, middle + r * normal, normal);
    }
  }
  add_grid(shell, 0, around + 1, across, true);
  turn_outward(shell);
  return welded(shell);
}

Shell nubs_shell(const std::vector<glm::dvec2>& profile) {
  constexpr double spacing = 0.0125;
  constexpr double nub = 0.0034;   // m: radius of a ball of which …
  constexpr double sunk = 0.0016;  // … so much lies in the roller besides its half
  const std::vector<glm::dvec2> line = rounded_profile(profile, 0.003);
  const Shell dome = rounded_box({2, 2, 2}, 1.0, 1.0, 1);
  Shell shell;
  int row = 0;
  double since = 0.5 * spacing;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const glm::dvec2 side = line[i] - line[i - 1];
    const double length = glm::length(side);
    if (line[i].x < 0.015 || std::abs(side.y) < 0.8 * length) continue;  // the wall, not the ends
    for (; since < length; since += spacing) {
      const glm::dvec2 at = line[i - 1] + side * (since / length);
      const int around = std::max(6, static_cast<int>(2.0 * pi * at.x / spacing));
      for (int k = 0; k < around; ++k) {
        const double angle = 2.0 * pi * (k + 0.5 * (row % 2)) / around;
        const double from_axis = at.x - sunk;
        const glm::dvec3 middle(from_axis * std::cos(angle), at.y, from_axis * std::sin(angle));
        const std::uint32_t first = static_cast<std::uint32_t>(shell.positions.size());
        for (std::size_t v = 0; v < dome.positions.size(); ++v) {
          add_vertex(shell, middle + nub * glm::dvec3(dome.positions[v]), glm::dvec3(dome.normals[v]));
        }
        for (const std::uint32_t t : dome.triangles) shell.triangles.push_back(first + t);
      }
      ++row;
    }
    since -= length;
  }
  return shell;
}

}  // namespace windlass::scene
