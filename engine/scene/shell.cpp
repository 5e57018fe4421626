#include "engine/scene/shell.hpp"

#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include <glm/geometric.hpp>

namespace windlass::scene {
namespace {

std::tuple<int, int, int> rounded_to(const glm::vec3& v, double step) {
  return {static_cast<int>(std::lround(v.x / step)), static_cast<int>(std::lround(v.y / step)),
          static_cast<int>(std::lround(v.z / step))};
}

}  // namespace

void add_vertex(Shell& shell, const glm::dvec3& position, const glm::dvec3& normal) {
  shell.positions.emplace_back(position);
  shell.normals.emplace_back(normal);
}

void add_triangle(Shell& shell, std::size_t a, std::size_t b, std::size_t c) {
  if (glm::length(glm::cross(shell.positions[b] - shell.positions[a], shell.positions[c] - shell.positions[a])) <
      1e-12F) {
    return;
  }
  for (const std::size_t i : {a, b, c}) shell.triangles.push_back(static_cast<std::uint32_t>(i));
}

void add_grid(Shell& shell, std::size_t first, std::size_t rows, std::size_t columns, bool wraps) {
  const std::size_t last = wraps ? columns : columns - 1;
  for (std::size_t r = 0; r + 1 < rows; ++r) {
    for (std::size_t c = 0; c < last; ++c) {
      const std::size_t a = first + r * columns + c;
      const std::size_t b = first + r * columns + (c + 1) % columns;
      add_triangle(shell, a, b, b + columns);
      add_triangle(shell, a, b + columns, a + columns);
    }
  }
}

void turn_outward(Shell& shell) {
  double volume = 0.0;
  const auto at = [&](std::size_t i) { return glm::dvec3(shell.positions[shell.triangles[i]]); };
  for (std::size_t i = 0; i + 2 < shell.triangles.size(); i += 3) {
    volume += glm::dot(at(i), glm::cross(at(i + 1), at(i + 2)));
  }
  if (volume >= 0.0) return;
  for (std::size_t i = 0; i + 2 < shell.triangles.size(); i += 3) std::swap(shell.triangles[i], shell.triangles[i + 1]);
}

Shell welded(const Shell& shell) {
  Shell result;
  std::map<std::tuple<int, int, int, int, int, int>, std::uint32_t> known;
  std::vector<std::uint32_t> place;
  for (std::size_t i = 0; i < shell.positions.size(); ++i) {
    const auto key = std::tuple_cat(rounded_to(shell.positions[i], 1e-6), rounded_to(shell.normals[i], 0.02));
    const auto [found, is_new] = known.try_emplace(key, static_cast<std::uint32_t>(result.positions.size()));
    if (is_new) {
      result.positions.push_back(shell.positions[i]);
      result.normals.push_back(shell.normals[i]);
    }
    place.push_back(found->second);
  }
  for (std::size_t i = 0; i + 2 < shell.triangles.size(); i += 3) {
    const std::uint32_t a = place[shell.triangles[i]];
    const std::uint32_t b = place[shell.triangles[i + 1]];
    const std::uint32_t c = place[shell.triangles[i + 2]];
    if (a != b && b != c && c != a) result.triangles.insert(result.triangles.end(), {a, b, c});
  }
  return result;
}

void smooth_normals(Shell& shell) {
  std::map<std::tuple<int, int, int>, glm::vec3> sums;
  for (std::size_t i = 0; i + 2 < shell.triangles.size(); i += 3) {
    const glm::vec3& a = shell.positions[shell.triangles[i]];
    const glm::vec3& b = shell.positions[shell.triangles[i + 1]];
    const glm::vec3& c = shell.positions[shell.triangles[i + 2]];
    const glm::vec3 area = glm::cross(b - a, c - a);
    for (const glm::vec3* p : {&a, &b, &c}) sums.try_emplace(rounded_to(*p, 1e-6), 0.0F).first->second += area;
  }
  for (std::size_t i = 0; i < shell.positions.size(); ++i) {
    const auto found = sums.find(rounded_to(shell.positions[i], 1e-6));
    if (found != sums.end() && glm::length(found->second) > 0.0F) shell.normals[i] = glm::normalize(found->second);
  }
}

}  // namespace windlass::scene
