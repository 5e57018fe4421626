#pragma once
// Where a closed surface runs through itself, and how much of that an onlooker sees.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <optional>
#include <unordered_map>
#include <vector>

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

namespace windlass::tests {

/// Two triangles without a common corner that cross.
struct Crossing {
  std::array<std::size_t, 2> triangles{};  ///< Index of the first of each one's three entries.
  glm::vec3 at{0.0F};
  float depth = 0.0F;     ///< How far each reaches behind the other, the lesser of the two; in the surface's unit.
  float openness = 0.0F;  ///< Share of all directions in which it is seen from afar: 0.5 in a plane, 0 deep in a fold.
};

/// Finds crossings through a grid of cells. Positions in any unit; `cell` about the length of the longer edges.
class CrossingFinder {
 public:
  CrossingFinder(const std::vector<glm::vec3>& positions, const std::vector<std::uint32_t>& triangles, float cell)
      : positions_(positions), triangles_(triangles), cell_(cell) {
    for (std::size_t t = 0; t < triangles.size(); t += 3) {
      const Bounds box = bounds_of(t);
      each_cell(box.low, box.high, [&](const glm::ivec3& c) { cells_[key(c)].push_back(t); });
    }
  }

  /// Those deeper than `depth`; what blocks the view is looked for within `sight`.
  std::vector<Crossing> deeper_than(float depth, float sight) const {
    std::vector<Crossing> found;
    for (const auto& [cell_key, members] : cells_) {
      for (std::size_t i = 0; i < members.size(); ++i) {
        for (std::size_t k = i + 1; k < members.size(); ++k) {
          const auto crossing = crossing_of(members[i], members[k], cell_key);
          if (crossing && crossing->depth > depth) found.push_back(*crossing);
        }
      }
    }
    for (Crossing& crossing : found) {
      crossing.openness = openness(crossing.at, {normal(crossing.triangles[0]), normal(crossing.triangles[1])}, sight);
    }
    return found;
  }

  /// Share of all directions, in front of both surfaces with these `normals` at a point, from which it is seen.
  float openness(const glm::vec3& at, const std::array<glm::vec3, 2>& normals, float sight) const {
    constexpr int directions = 96;
    std::vector<std::size_t> near;
    each_cell(at - sight, at + sight, [&](const glm::ivec3& c) {
      const auto members = cells_.find(key(c));
      if (members != cells_.end()) near.insert(near.end(), members->second.begin(), members->second.end());
    });
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    int free = 0;
    for (int i = 0; i < directions; ++i) {  // evenly over the sphere, along a spiral
      const float up = 1.0F - 2.0F * (static_cast<float>(i) + 0.5F) / directions;
      const float around = static_cast<float>(i) * std::numbers::pi_v<float> * (3.0F - std::sqrt(5.0F));
      const float level = std::sqrt(1.0F - up * up);
      const glm::vec3 direction(level * std::cos(around), up, level * std::sin(around));
      if (glm::dot(direction, normals[0]) <= 0.0F || glm::dot(direction, normals[1]) <= 0.0F) continue;
      const glm::vec3 from = at + direction * (0.02F * sight);
      const bool is_blocked = std::any_of(near.begin(), near.end(), [&](std::size_t t) {
        return meeting(from, at + direction * sight, t).has_value();
      });
      if (!is_blocked) ++free;
    }
    return static_cast<float>(free) / directions;
  }

 private:
  struct Bounds {
    glm::vec3 low, high;
  };

  const glm::vec3& corner(std::size_t t, std::size_t k) const { return positions_[triangles_[t + k]]; }
  Bounds bounds_of(std::size_t t) const {
    return {glm::min(glm::min(corner(t, 0), corner(t, 1)), corner(t, 2)),
            glm::max(glm::max(corner(t, 0), corner(t, 1)), corner(t, 2))};
  }
  glm::vec3 normal(std::size_t t) const {
    const glm::vec3 n = glm::cross(corner(t, 1) - corner(t, 0), corner(t, 2) - corner(t, 0));
    return n / std::max(glm::length(n), 1e-12F);
  }
  glm::ivec3 cell_of(const glm::vec3& p) const { return glm::ivec3(glm::floor(p / cell_)); }
  static std::int64_t key(const glm::ivec3& c) {
    return (std::int64_t{c.x} + 4096) << 40 | (std::int64_t{c.y} + 4096) << 20 | (std::int64_t{c.z} + 4096);
  }
  template <class Visit>
  void each_cell(const glm::vec3& low, const glm::vec3& high, const Visit& visit) const {
    const glm::ivec3 from = cell_of(low);
    const glm::ivec3 to = cell_of(high);
    for (int z = from.z; z <= to.z; ++z)
      for (int y = from.y; y <= to.y; ++y)
        for (int x = from.x; x <= to.x; ++x) visit(glm::ivec3(x, y, z));
  }

  /// Share of the way from `from` to `to` at which it meets triangle `t` (Möller and Trumbore 1997).
  std::optional<float> meeting(const glm::vec3& from, const glm::vec3& to, std::size_t t) const {
    const glm::vec3 way = to - from;
    const glm::vec3 u = corner(t, 1) - corner(t, 0);
    const glm::vec3 v = corner(t, 2) - corner(t, 0);
    const glm::vec3 p = glm::cross(way, v);
    const float determinant = glm::dot(u, p);
    if (std::abs(determinant) < 1e-20F) return std::nullopt;
    const glm::vec3 s = from - corner(t, 0);
    const float a = glm::dot(s, p) / determinant;
    if (a < 0.0F || a > 1.0F) return std::nullopt;
    const glm::vec3 q = glm::cross(s, u);
    const float b = glm::dot(way, q) / determinant;
    if (b < 0.0F || a + b > 1.0F) return std::nullopt;
    const float share = glm::dot(v, q) / determinant;
    if (share < 0.0F || share > 1.0F) return std::nullopt;
    return share;
  }

  /// Found once only: in the cell of the lowest corner of the two boxes' overlap.
  std::optional<Crossing> crossing_of(std::size_t s, std::size_t t, std::int64_t in_cell) const {
    const Bounds a = bounds_of(s);
    const Bounds b = bounds_of(t);
    const glm::vec3 low = glm::max(a.low, b.low);
    const glm::vec3 high = glm::min(a.high, b.high);
    if (low.x > high.x || low.y > high.y || low.z > high.z || key(cell_of(low)) != in_cell) return std::nullopt;
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t k = 0; k < 3; ++k) {
        if (triangles_[s + i] == triangles_[t + k]) return std::nullopt;
      }
    }
    glm::vec3 sum(0.0F);
    float count = 0.0F;
    for (const auto& [edges, face] : {std::pair(s, t), std::pair(t, s)}) {
      for (std::size_t k = 0; k < 3; ++k) {
        const glm::vec3 from = corner(edges, k);
        const glm::vec3 to = corner(edges, (k + 1) % 3);
        if (const auto share = meeting(from, to, face)) {
          sum += from + (to - from) * *share;
          count += 1.0F;
        }
      }
    }
    if (count == 0.0F) return std::nullopt;
    return Crossing{{s, t}, sum / count, std::min(reach_behind(s, t), reach_behind(t, s)), 0.0F};
  }

  /// How far triangle `s` reaches behind the plane of `t`.
  float reach_behind(std::size_t s, std::size_t t) const {
    const glm::vec3 n = normal(t);
    float reach = 0.0F;
    for (std::size_t k = 0; k < 3; ++k) reach = std::max(reach, -glm::dot(corner(s, k) - corner(t, 0), n));
    return reach;
  }

  const std::vector<glm::vec3>& positions_;
  const std::vector<std::uint32_t>& triangles_;
  float cell_;
  std::unordered_map<std::int64_t, std::vector<std::size_t>> cells_;
};

}  // namespace windlass::tests
