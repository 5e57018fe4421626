#include "engine/scene/loft.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <glm/geometric.hpp>

#include "engine/base/require.hpp"

namespace windlass::scene {
namespace {

using std::numbers::pi;

double superellipse_radius(double cos_a, double sin_a, double exponent) {
  return std::pow(std::pow(std::abs(cos_a), exponent) + std::pow(std::abs(sin_a), exponent), -1.0 / exponent);
}

template <class Value>
Value through(const Value& before, const Value& from, const Value& to, const Value& after, double t) {
  // Catmull and Rom 1974
  return 0.5 * (2.0 * from + t * (to - before) + t * t * (2.0 * before - 5.0 * from + 4.0 * to - after) +
                t * t * t * (3.0 * (from - to) + after - before));
}

}  // namespace

Shell loft_shell(const std::vector<choreography::Section>& sections) {
  WINDLASS_REQUIRE(sections.size() >= 2);
  constexpr std::size_t around = 36;
  constexpr int steps = 4;
  using Row = std::array<double, 7>;
  const auto row_of = [](const choreography::Section& s) {
    return Row{s.x, s.middle, s.half_width, s.bottom, s.top, s.rise_left, s.rise_right};
  };
  std::vector<Row> rows;
  for (std::size_t i = 0; i + 1 < sections.size(); ++i) {
    const Row before = row_of(sections[i > 0 ? i - 1 : 0]);
    const Row from = row_of(sections[i]);
    const Row to = row_of(sections[i + 1]);
    const Row after = row_of(sections[std::min(i + 2, sections.size() - 1)]);
    for (int k = 0; k < steps; ++k) {
      Row row{};
      for (std::size_t n = 0; n < row.size(); ++n) {
        row[n] = through(before[n], from[n], to[n], after[n], static_cast<double>(k) / steps);
      }
      rows.push_back(row);
    }
  }
  rows.push_back(row_of(sections.back()));
  Shell shell;
  for (const Row& row : rows) {
    const auto [x, middle, half_width, bottom, top, left, right] = row;
    for (std::size_t k = 0; k < around; ++k) {
      const double angle = 2.0 * pi * static_cast<double>(k) / around;
      const double reach = superellipse_radius(std::cos(angle), std::sin(angle), 3.2);
      const double share = reach * std::cos(angle);  // -1 … 1 across
      const double rise = (share < 0.0 ? left : right) * share * share;
      add_vertex(shell,
                 {x, 0.5 * (bottom + top) + 0.5 * (top - bottom) * reach * std::sin(angle) + rise,
                  middle + half_width * share},
                 {0, 1, 0});
    }
  }
  add_grid(shell, 0, rows.size(), around, true);
  for (const bool last : {false, true}) {
    const std::size_t first = last ? (rows.size() - 1) * around : 0;
    glm::dvec3 middle(0.0);
    for (std::size_t k = 0; k < around; ++k) middle += glm::dvec3(shell.positions[first + k]) / double(around);
    const std::size_t centre = shell.positions.size();
    add_vertex(shell, middle, {1, 0, 0});
    for (std::size_t k = 0; k < around; ++k) {
      const std::size_t a = first + k;
      const std::size_t b = first + (k + 1) % around;
      last ? add_triangle(shell, centre, a, b) : add_triangle(shell, centre, b, a);
    }
  }
  // Seen along x, the ring runs from z to y: the way that makes the grid look inwards.
  turn_outward(shell);
  smooth_normals(shell);
  return welded(shell);
}

}  // namespace windlass::scene
