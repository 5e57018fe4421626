#include "engine/sculpt/skin_volume.hpp"

#include <algorithm>

#include <glm/geometric.hpp>

#include "engine/sculpt/primitives.hpp"
#include "engine/sculpt/skin_smoothing.hpp"

namespace windlass::sculpt {

double volume_of(const std::vector<glm::vec3>& positions, const std::vector<std::uint32_t>& triangles) {
  double six_volumes = 0.0;
  for (std::size_t t = 0; t < triangles.size(); t += 3) {
    const glm::vec3& a = positions[triangles[t]];
    six_volumes += glm::dot(a, glm::cross(positions[triangles[t + 1]], positions[triangles[t + 2]]));
  }
  return six_volumes / 6.0;
}

void even_out(std::vector<glm::vec3>& positions, const std::vector<glm::vec3>& from, const Region& region,
              const Neighbours& neighbours) {
  constexpr int passes = 12;
  std::vector<glm::vec3> move(positions.size(), glm::vec3(0.0F));
  for (const std::uint32_t v : region.vertices) move[v] = positions[v] - from[v];
  mush(move, region, region.strength, passes, neighbours);
  for (const std::uint32_t v : region.vertices) positions[v] = from[v] + move[v];
}

void refill(std::vector<glm::vec3>& positions, const anatomy::Mesh& mesh, const Region& region, double volume) {
  constexpr float most = 1.4e-3F;  // m
  const double missing = volume - volume_of(positions, mesh.triangles);
  double area = 0.0;
  for (std::size_t t = 0; t < mesh.triangles.size(); t += 3) {
    const glm::vec3& a = positions[mesh.triangles[t]];
    const float twice =
        glm::length(glm::cross(positions[mesh.triangles[t + 1]] - a, positions[mesh.triangles[t + 2]] - a));
    for (std::size_t k = 0; k < 3; ++k) area += twice / 6.0F * region.strength[mesh.triangles[t + k]];
  }
  if (area <= 0.0) return;
  const float lift = std::clamp(static_cast<float>(missing / area), -most, most);
  const std::vector<glm::vec3> normals = mesh_normals(positions, mesh.triangles);
  for (const std::uint32_t v : region.vertices) positions[v] += normals[v] * (lift * region.strength[v]);
}

}  // namespace windlass::sculpt
