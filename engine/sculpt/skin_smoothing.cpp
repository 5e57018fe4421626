#include "engine/sculpt/skin_smoothing.hpp"

#include <algorithm>

#include <glm/geometric.hpp>

#include "engine/sculpt/primitives.hpp"

namespace windlass::sculpt {
namespace {

constexpr float mush_step = 0.6F;

/// How long the edges at a vertex are in `posed`, as shares of what they are in `rest`.
struct Room {
  float least = 1.0F;  ///< In the direction in which it is tightest; of two edges, lest one sliver decides.
  float all = 1.0F;
};

Room room_at(const std::vector<glm::vec3>& rest, const std::vector<glm::vec3>& posed, std::uint32_t v,
             const Neighbours& neighbours) {
  float least = 1e9F;
  float second = 1e9F;
  float sum_rest = 0.0F;
  float sum_posed = 0.0F;
  for (const std::uint32_t n : neighbours.of(v)) {
    const float before = glm::distance(rest[n], rest[v]);
    const float after = glm::distance(posed[n], posed[v]);
    sum_rest += before;
    sum_posed += after;
    second = std::min(second, std::max(least, after / before));
    least = std::min(least, after / before);
  }
  return {second, sum_posed / sum_rest};
}

}  // namespace

void mush(std::vector<glm::vec3>& positions, const Region& region, const std::vector<float>& strength, int passes,
          const Neighbours& neighbours) {
  std::vector<glm::vec3> next(region.vertices.size());
  for (int pass = 0; pass < passes; ++pass) {
    for (std::size_t i = 0; i < next.size(); ++i) {
      const std::uint32_t v = region.vertices[i];
      const auto around = neighbours.of(v);
      glm::vec3 sum(0.0F);
      for (const std::uint32_t n : around) sum += positions[n];
      const float step = mush_step * strength[v];
      next[i] = positions[v] + step * (sum / static_cast<float>(around.size()) - positions[v]);
    }
    for (std::size_t i = 0; i < next.size(); ++i) positions[region.vertices[i]] = next[i];
  }
}

Rest rest_of(const anatomy::Mesh& mesh, Region region, const Neighbours& neighbours) {
  Rest rest{std::move(region), {}, mesh_normals(mesh.positions, mesh.triangles)};
  std::vector<glm::vec3> smooth = mesh.positions;
  mush(smooth, rest.region, rest.region.strength, mush_passes, neighbours);
  const std::vector<glm::vec3> normals = mesh_normals(smooth, mesh.triangles);
  for (const std::uint32_t v : rest.region.vertices) {
    rest.relief.push_back(glm::dot(mesh.positions[v] - smooth[v], normals[v]));
  }
  return rest;
}

std::vector<float> ironed(const anatomy::Mesh& mesh, const std::vector<glm::vec3>& posed, const Region& region,
                          const Neighbours& neighbours) {
  std::vector<float> strength(mesh.positions.size(), 0.0F);
  for (const std::uint32_t v : region.vertices) {
    const Room room = room_at(mesh.positions, posed, v, neighbours);
    strength[v] =
        region.strength[v] * std::max(smooth_step(0.85F, 0.5F, room.least), smooth_step(1.15F, 1.6F, room.all));
  }
  return strength;
}

}  // namespace windlass::sculpt
