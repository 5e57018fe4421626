#include "engine/anatomy/spot.hpp"

#include <algorithm>

#include <glm/geometric.hpp>

#include "engine/anatomy/body.hpp"
#include "engine/base/transform.hpp"

namespace windlass::anatomy {

std::optional<Spot> spot_at(const Body& body, const SpotRow& row) {
  constexpr float faces = 0.3F;
  constexpr float farthest = 0.04F;  // m, from the row's point to the surface
  const auto part = std::find_if(body.parts.begin(), body.parts.end(), [&](const Part& p) { return p.name == row.part; });
  if (part == body.parts.end()) return std::nullopt;
  const Mesh& mesh = part->levels.front();
  const glm::vec3 at(row.at_model);
  const glm::vec3 outward(row.outward);
  std::optional<std::size_t> nearest;
  float least = farthest;
  for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
    const float distance = glm::length(mesh.positions[v] - at);
    if (distance >= least || glm::dot(mesh.normals[v], outward) < faces) continue;
    least = distance;
    nearest = v;
  }
  if (!nearest) return std::nullopt;
  const glm::vec3 middle = mesh.positions[*nearest];
  const auto radius = static_cast<float>(row.radius);
  Spot spot{row.name, static_cast<std::size_t>(part - body.parts.begin()), false, {}, {}};
  float sum = 0.0F;
  for (std::uint32_t v = 0; v < mesh.positions.size(); ++v) {
    const float share = glm::length(mesh.positions[v] - middle) / radius;
    if (share >= 1.0F || glm::dot(mesh.normals[v], outward) < faces) continue;
    spot.vertices.push_back(v);
    spot.weights.push_back((1.0F - share * share) * (1.0F - share * share));
    sum += spot.weights.back();
  }
  for (float& weight : spot.weights) weight /= sum;
  return spot;
}

Spot mirrored(const Body& body, const SpotRow& row, const Spot& spot) {
  Spot image = spot;
  if (is_sided(body.parts[spot.part], body.rig)) {
    image.is_left = true;
  } else {
    SpotRow other = row;
    other.at_model = base::mirrored(row.at_model);
    other.outward = base::mirrored(row.outward);
    image = spot_at(body, other).value_or(spot);
  }
  image.name = mirrored_name(row.name);
  return image;
}

std::optional<int> find_spot(const Spots& spots, std::string_view name) {
  const auto found = std::find_if(spots.all.begin(), spots.all.end(), [&](const Spot& s) { return s.name == name; });
  if (found == spots.all.end()) return std::nullopt;
  return static_cast<int>(found - spots.all.begin());
}

std::vector<int> spots_named(const Spots& spots, std::string_view name) {
  for (const SpotGroup& group : spots.groups) {
    if (group.name == name) return group.spots;
  }
  if (const auto spot = find_spot(spots, name)) return {*spot};
  return {};
}

}  // namespace windlass::anatomy
