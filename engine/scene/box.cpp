#include "engine/scene/box.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

namespace windlass::scene {
namespace {

using std::numbers::pi;

/// Places along one edge of a box from -half to half: fine in the rounded ends, in cells between.
std::vector<double> places_along(double half, double rounding, double cell, int arc) {
  std::vector<double> places;
  const double flat = half - rounding;
  const int cells = flat > 1e-6 ? std::max(1, static_cast<int>(std::lround(2.0 * flat / cell))) : 0;
  for (int i = 0; i < arc; ++i) places.push_back(-flat - rounding * std::tan(0.25 * pi * (arc - i) / arc));
  for (int i = 0; i <= cells; ++i) places.push_back(cells > 0 ? -flat + 2.0 * flat * i / cells : 0.0);
  for (int i = 1; i <= arc; ++i) places.push_back(flat + rounding * std::tan(0.25 * pi * i / arc));
  return places;
}

}  // namespace

Shell rounded_box(const glm::dvec3& size, double rounding, double cell, int arc) {
  const glm::dvec3 half = 0.5 * size;
  std::array<std::vector<double>, 3> places;
  for (int axis = 0; axis < 3; ++axis) {
    places[static_cast<std::size_t>(axis)] = places_along(half[axis], rounding, cell, arc);
  }
  Shell shell;
  for (int axis = 0; axis < 3; ++axis) {
    const int u = (axis + 1) % 3;
    const int v = (axis + 2) % 3;
    const auto& along_u = places[static_cast<std::size_t>(u)];
    const auto& along_v = places[static_cast<std::size_t>(v)];
    for (const double sign : {1.0, -1.0}) {
      const std::size_t first = shell.positions.size();
      for (std::size_t j = 0; j < along_v.size(); ++j) {
        for (std::size_t i = 0; i < along_u.size(); ++i) {
          glm::dvec3 p(0.0);
          p[axis] = sign * half[axis];
          p[u] = along_u[sign > 0 ? i : along_u.size() - 1 - i];
          p[v] = along_v[j];
          const glm::dvec3 core = glm::clamp(p, rounding - half, half - rounding);
          const glm::dvec3 normal = glm::normalize(p - core);
          add_vertex(shell, core + rounding * normal, normal);
        }
      }
      add_grid(shell, first, along_v.size(), along_u.size(), false);
    }
  }
  return welded(shell);
}

Shell box_shell(const glm::dvec3& size, double rounding, double cell) {
  rounding = std::clamp(rounding, 0.0004, 0.5 * std::min({size.x, size.y, size.z}));
  return rounded_box(size, rounding, cell, rounding > 0.02 ? 4 : rounding > 0.012 ? 3 : 2);
}

Shell ball_shell(const glm::dvec3& size) {
  Shell shell = rounded_box({2, 2, 2}, 1.0, 1.0, size.x > 0.03 ? 5 : 4);
  for (std::size_t i = 0; i < shell.positions.size(); ++i) {
    shell.normals[i] = glm::normalize(shell.positions[i] / glm::vec3(size));
    shell.positions[i] *= 0.5F * glm::vec3(size);
  }
  return shell;
}

Shell cushion_shell(const glm::dvec3& size) {
  constexpr int cells = 22;
  Shell shell;
  for (const double sign : {1.0, -1.0}) {
    const std::size_t first = shell.positions.size();
    for (int j = 0; j <= cells; ++j) {
      for (int i = 0; i <= cells; ++i) {
        // Denser towards the rim, where it bends most.
        const double u = std::sin(0.5 * pi * (2.0 * i / cells - 1.0)) * sign;
        const double v = std::sin(0.5 * pi * (2.0 * j / cells - 1.0));
        const double full = (1.0 - std::pow(std::abs(u), 2.6)) * (1.0 - std::pow(std::abs(v), 2.6));
        const double waist_u = 1.0 - 0.07 * (1.0 - std::pow(std::abs(v), 3.0)) * u * u;
        const double waist_v = 1.0 - 0.07 * (1.0 - std::pow(std::abs(u), 3.0)) * v * v;
        // It lies on what is below: its rim hangs down.
        const double height = 0.5 * sign * std::pow(full, 0.42) - 0.34 * (1.0 - std::pow(full, 0.42));
        add_vertex(shell, {0.5 * size.x * v * waist_v, size.y * height, 0.5 * size.z * u * waist_u}, {0, sign, 0});
      }
    }
    add_grid(shell, first, cells + 1, cells + 1, false);
  }
  turn_outward(shell);
  smooth_normals(shell);
  return welded(shell);
}

}  // namespace windlass::scene
