#pragma once
// What a well-made closed mesh must satisfy.
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

#include "engine/anatomy/body.hpp"

namespace windlass::tests {

/// Edges that do not have exactly one triangle on either side, with opposite directions of travel.
inline int bad_edges(const std::vector<std::uint32_t>& triangles) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> count;
  for (std::size_t i = 0; i < triangles.size(); i += 3) {
    for (std::size_t k = 0; k < 3; ++k) ++count[{triangles[i + k], triangles[i + (k + 1) % 3]}];
  }
  int bad = 0;
  for (const auto& [edge, times] : count) {
    const auto back = count.find({edge.second, edge.first});
    if (times != 1 || back == count.end() || back->second != 1) ++bad;
  }
  return bad;
}

/// Number of separate pieces.
inline int components(std::size_t vertex_count, const std::vector<std::uint32_t>& triangles) {
  std::vector<std::uint32_t> leader(vertex_count);
  std::iota(leader.begin(), leader.end(), 0U);
  const auto find = [&](std::uint32_t i) {
    while (leader[i] != i) i = leader[i] = leader[leader[i]];
    return i;
  };
  for (std::size_t i = 0; i < triangles.size(); i += 3) {
    leader[find(triangles[i])] = find(triangles[i + 1]);
    leader[find(triangles[i])] = find(triangles[i + 2]);
  }
  int roots = 0;
  for (std::uint32_t i = 0; i < vertex_count; ++i) roots += leader[i] == i ? 1 : 0;
  return roots;
}

/// V - E + F of a closed mesh: 2 for a sphere, 0 for a ring.
inline int euler_characteristic(std::size_t vertex_count, const std::vector<std::uint32_t>& triangles) {
  const auto faces = static_cast<int>(triangles.size() / 3);
  return static_cast<int>(vertex_count) - faces / 2;
}

/// Positive when the triangles are counter-clockwise seen from outside.
inline double volume(const std::vector<glm::vec3>& positions, const std::vector<std::uint32_t>& triangles) {
  double six_volumes = 0.0;
  for (std::size_t i = 0; i < triangles.size(); i += 3) {
    const glm::vec3& a = positions[triangles[i]];
    six_volumes += glm::dot(a, glm::cross(positions[triangles[i + 1]], positions[triangles[i + 2]]));
  }
  return six_volumes / 6.0;
}

/// What `triangles` enclose when each of their rims is closed by a fan from the middle of its corners.
inline double volume_closed_by_fans(const std::vector<glm::vec3>& positions,
                                    const std::vector<std::uint32_t>& triangles) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (std::size_t i = 0; i < triangles.size(); ++i) {
    edges.emplace(triangles[i], triangles[i % 3 == 2 ? i - 2 : i + 1]);
  }
  std::map<std::uint32_t, std::uint32_t> next;  // round a rim, as the missing triangles would go
  for (const auto& [from, to] : edges) {
    if (edges.count({to, from}) == 0) next[to] = from;
  }
  std::vector<glm::vec3> points = positions;
  std::vector<std::uint32_t> closed = triangles;
  while (!next.empty()) {
    const auto middle = static_cast<std::uint32_t>(points.size());
    glm::vec3 sum(0.0F);
    float count = 0.0F;
    for (auto at = next.begin(); at != next.end(); at = next.find(closed.back())) {
      sum += points[at->first];
      count += 1.0F;
      closed.insert(closed.end(), {middle, at->first, at->second});
      next.erase(at);
    }
    points.push_back(sum / count);
  }
  return volume(points, closed);
}

/// Faults of the mesh's weights: negative, not strongest first, or a sum that is not 1.
inline int faulty_weights(const anatomy::Mesh& mesh) {
  int faults = 0;
  for (const anatomy::Influences& influence : mesh.influences) {
    float sum = 0.0F;
    for (std::size_t k = 0; k < 4; ++k) {
      sum += influence.weights[k];
      if (influence.weights[k] < 0.0F || (k > 0 && influence.weights[k] > influence.weights[k - 1])) ++faults;
    }
    if (std::abs(sum - 1.0F) > 1e-4F) ++faults;
  }
  return faults;
}

}  // namespace windlass::tests
