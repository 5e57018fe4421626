#include "engine/sculpt/part.hpp"

#include <limits>

#include "engine/sculpt/parallel.hpp"
#include "engine/sculpt/simplify.hpp"

namespace windlass::sculpt {
namespace {

template <class Value>
std::vector<Value> taken(const std::vector<Value>& from, const std::vector<std::uint32_t>& kept) {
  std::vector<Value> result;
  result.reserve(kept.size());
  for (const std::uint32_t i : kept) result.push_back(from[i]);
  return result;
}

anatomy::Mesh coarser(const anatomy::Mesh& mesh, const Simplified& simplified) {
  constexpr std::uint32_t gone = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> new_index(mesh.positions.size(), gone);
  for (std::uint32_t i = 0; i < simplified.kept.size(); ++i) new_index[simplified.kept[i]] = i;

  anatomy::Mesh result;
  result.positions = taken(mesh.positions, simplified.kept);
  result.normals = taken(mesh.normals, simplified.kept);
  result.colours = taken(mesh.colours, simplified.kept);
  result.influences = taken(mesh.influences, simplified.kept);
  result.triangles = simplified.triangles;
  for (const anatomy::Corrective& from : mesh.correctives) {
    anatomy::Corrective to{from.coordinate, from.at, {}, {}, {}};
    for (std::size_t k = 0; k < from.vertices.size(); ++k) {
      if (new_index[from.vertices[k]] == gone) continue;
      to.vertices.push_back(new_index[from.vertices[k]]);
      to.position_offsets.push_back(from.position_offsets[k]);
      to.normal_offsets.push_back(from.normal_offsets[k]);
    }
    if (!to.vertices.empty()) result.correctives.push_back(std::move(to));
  }
  return result;
}

}  // namespace

anatomy::Mesh mesh_from(const Shell& shell, std::vector<glm::u8vec4> colours,
                        std::vector<anatomy::Influences> influences, const FootFrame& frame) {
  anatomy::Mesh mesh;
  for (const glm::vec3& p : shell.positions) mesh.positions.emplace_back(frame.to_model(p));
  mesh.normals = shell.normals;
  mesh.colours = std::move(colours);
  mesh.influences = std::move(influences);
  mesh.triangles = shell.triangles;
  return mesh;
}

std::vector<anatomy::Influences> rigid(std::size_t vertices, int joint) {
  anatomy::Influences one;
  one.joints[0] = static_cast<std::uint16_t>(joint);
  one.weights[0] = 1.0F;
  return std::vector<anatomy::Influences>(vertices, one);
}

anatomy::Influences strongest_four(const std::map<int, float>& weight_of) {
  std::vector<std::pair<float, int>> strongest;
  for (const auto& [joint, weight] : weight_of) strongest.emplace_back(weight, joint);
  std::sort(strongest.rbegin(), strongest.rend());
  strongest.resize(std::min<std::size_t>(strongest.size(), 4));
  float sum = 0.0F;
  for (const auto& [weight, joint] : strongest) sum += weight;
  anatomy::Influences influences;
  for (std::size_t k = 0; k < strongest.size(); ++k) {
    influences.joints[k] = static_cast<std::uint16_t>(strongest[k].second);
    influences.weights[k] = strongest[k].first / sum;
  }
  return influences;
}

std::vector<anatomy::Mesh> levels_of(const anatomy::Mesh& finest, const std::vector<std::size_t>& triangles) {
  return levels_of(finest, triangles, finest.positions);
}

std::vector<anatomy::Mesh> levels_of(const anatomy::Mesh& finest, const std::vector<std::size_t>& triangles,
                                     std::vector<glm::vec3> seen) {
  Shell shell;
  shell.positions = std::move(seen);
  shell.normals = finest.normals;
  shell.triangles = finest.triangles;
  std::vector<anatomy::Mesh> levels(triangles.size());
  in_parallel(triangles.size(), [&](std::size_t i) { levels[i] = coarser(finest, simplify(shell, triangles[i])); });
  return levels;
}

anatomy::Mesh coarsened(const anatomy::Mesh& finest, std::size_t triangles) {
  anatomy::Mesh mesh = levels_of(finest, {std::max(triangles, finest.triangles.size() / 6)}).front();
  for (std::size_t before = finest.triangles.size(); mesh.triangles.size() / 3 > triangles;) {
    if (mesh.triangles.size() == before) break;
    before = mesh.triangles.size();
    mesh = levels_of(mesh, {std::max(triangles - triangles / 25, before / 5)}).front();
  }
  return mesh;
}

}  // namespace windlass::sculpt
