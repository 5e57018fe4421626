#pragma once
// How deep posed parts lie below the posed skin.
#include <cmath>
#include <cstdint>
#include <numbers>
#include <unordered_map>
#include <vector>

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vector_relational.hpp>

#include "engine/motion/skinning.hpp"

namespace windlass::tests {

/// Finds the nearest of many points (m).
class PointGrid {
 public:
  explicit PointGrid(const std::vector<glm::vec3>& points) : points_(points) {
    for (std::size_t i = 0; i < points.size(); ++i) cells_[key(cell(points[i]))].push_back(i);
  }
  /// The number of points when none is within 5 cm.
  std::size_t nearest(const glm::vec3& p) const {
    std::size_t best = points_.size();
    float best_distance = 1e9F;
    for (int reach = 1; reach < 9 && best_distance > static_cast<float>(reach - 1) * cell_size; ++reach) {
      const glm::ivec3 at = cell(p);
      for (int z = -reach; z <= reach; ++z) {
        for (int y = -reach; y <= reach; ++y) {
          for (int x = -reach; x <= reach; ++x) {
            if (std::max({std::abs(x), std::abs(y), std::abs(z)}) != reach && reach > 1) continue;
            const auto found = cells_.find(key(at + glm::ivec3(x, y, z)));
            if (found == cells_.end()) continue;
            for (const std::size_t i : found->second) {
              const float distance = glm::distance(points_[i], p);
              if (distance < best_distance) {
                best_distance = distance;
                best = i;
              }
            }
          }
        }
      }
    }
    return best;
  }

 private:
  static constexpr float cell_size = 0.006F;
  static glm::ivec3 cell(const glm::vec3& p) { return glm::ivec3(glm::floor(p / cell_size)); }
  static std::int64_t key(const glm::ivec3& c) {
    return (std::int64_t{c.x} + 4096) << 40 | (std::int64_t{c.y} + 4096) << 20 | (std::int64_t{c.z} + 4096);
  }
  const std::vector<glm::vec3>& points_;
  std::unordered_map<std::int64_t, std::vector<std::size_t>> cells_;
};

/// How often a closed surface winds around a point: 0 outside, 1 or more inside (solid angles after van Oosterom
/// and Strackee 1983). Folds in which the surface runs through itself count as inside.
inline double winding(const std::vector<glm::vec3>& positions, const std::vector<std::uint32_t>& triangles,
                      const glm::vec3& p) {
  double sum = 0.0;
  for (std::size_t t = 0; t < triangles.size(); t += 3) {
    const glm::dvec3 a = positions[triangles[t]] - p;
    const glm::dvec3 b = positions[triangles[t + 1]] - p;
    const glm::dvec3 c = positions[triangles[t + 2]] - p;
    const double la = glm::length(a);
    const double lb = glm::length(b);
    const double lc = glm::length(c);
    sum += std::atan2(glm::dot(a, glm::cross(b, c)),
                      la * lb * lc + glm::dot(a, b) * lc + glm::dot(b, c) * la + glm::dot(c, a) * lb);
  }
  return sum / (2.0 * std::numbers::pi);
}

inline float distance_to_triangle(const glm::vec3& p, const glm::vec3& a, const glm::vec3& b, const glm::vec3& c) {
  // Nearest point by its barycentric place (Ericson 2005, 5.1.5), by halving the plane's outside cases to edges.
  const auto to_edge = [&](const glm::vec3& from, const glm::vec3& to) {
    const glm::vec3 d = to - from;
    const float t = glm::clamp(glm::dot(p - from, d) / std::max(glm::dot(d, d), 1e-20F), 0.0F, 1.0F);
    return glm::distance(p, from + t * d);
  };
  const glm::vec3 n = glm::cross(b - a, c - a);
  const bool inside = glm::dot(n, n) > 0.0F && glm::dot(glm::cross(b - a, p - a), n) >= 0 && glm::dot(glm::cross(c - b, p - b), n) >= 0 &&
                      glm::dot(glm::cross(a - c, p - c), n) >= 0;
  if (inside) return std::abs(glm::dot(p - a, n)) / std::max(glm::length(n), 1e-20F);
  return std::min({to_edge(a, b), to_edge(b, c), to_edge(c, a)});
}

/// A closed surface in a posture.
class PosedShell {
 public:
  PosedShell(motion::Surface surface, const std::vector<std::uint32_t>& triangles)
      : triangles_(triangles), surface_(std::move(surface)), grid_(surface_.positions) {
    for (const glm::vec3& p : surface_.positions) {
      low_ = glm::min(low_, p);
      high_ = glm::max(high_, p);
    }
  }

  /// Whether `p` (m, world) lies in the box around it: outside it, it lies outside the surface.
  bool is_in_box(const glm::vec3& p) const {
    return glm::all(glm::greaterThan(p, low_)) && glm::all(glm::lessThan(p, high_));
  }

  /// How deep `p` (m, world) lies inside, mm; negative outside, and below -50 where nothing is near.
  float depth_of(const glm::vec3& p) const {
    const std::size_t i = grid_.nearest(p);
    if (i == surface_.positions.size()) return -1e3F;
    const float depth = 1e3F * glm::dot(surface_.positions[i] - p, surface_.normals[i]);
    // The nearest vertex may belong to a fold or to another toe: only the whole surface can tell.
    if (depth < -0.3F && winding(surface_.positions, triangles_, p) > 0.5) return 0.0F;
    return depth;
  }

  /// The same to the surface itself, not to its nearest vertex, which may lie far off on a long bone. Slow.
  float exact_depth_of(const glm::vec3& p) const {
    float least = 1e9F;
    for (std::size_t t = 0; t < triangles_.size(); t += 3) {
      least = std::min(least, distance_to_triangle(p, surface_.positions[triangles_[t]],
                                                   surface_.positions[triangles_[t + 1]],
                                                   surface_.positions[triangles_[t + 2]]));
    }
    return (winding(surface_.positions, triangles_, p) > 0.5 ? 1e3F : -1e3F) * least;
  }

 private:
  const std::vector<std::uint32_t>& triangles_;
  motion::Surface surface_;
  PointGrid grid_;
  glm::vec3 low_{1e9F};
  glm::vec3 high_{-1e9F};
};

}  // namespace windlass::tests
