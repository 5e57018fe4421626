#include "engine/sculpt/neighbours.hpp"

#include <algorithm>

#include <glm/geometric.hpp>

namespace windlass::sculpt {

// On a closed mesh every edge runs once in each direction, so the edges that start at a vertex name each of its
// neighbours once.
Neighbours::Neighbours(std::size_t vertices, const std::vector<std::uint32_t>& triangles) : first_(vertices + 1, 0) {
  for (const std::uint32_t v : triangles) ++first_[v + 1];
  for (std::size_t v = 0; v < vertices; ++v) first_[v + 1] += first_[v];
  all_.resize(triangles.size());
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  for (std::size_t t = 0; t < triangles.size(); t += 3) {
    for (std::size_t k = 0; k < 3; ++k) all_[next[triangles[t + k]]++] = triangles[t + (k + 1) % 3];
  }
}

std::vector<glm::vec3> mesh_normals(const std::vector<glm::vec3>& positions,
                                    const std::vector<std::uint32_t>& triangles) {
  std::vector<glm::vec3> normals(positions.size(), glm::vec3(0.0F));
  for (std::size_t t = 0; t < triangles.size(); t += 3) {
    const glm::vec3 a = positions[triangles[t]];
    const glm::vec3 area = glm::cross(positions[triangles[t + 1]] - a, positions[triangles[t + 2]] - a);
    for (std::size_t k = 0; k < 3; ++k) normals[triangles[t + k]] += area;
  }
  for (glm::vec3& n : normals) n /= std::max(glm::length(n), 1e-20F);
  return normals;
}

}  // namespace windlass::sculpt
