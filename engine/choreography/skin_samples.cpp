#include "engine/choreography/skin_samples.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include <glm/geometric.hpp>

namespace windlass::choreography {
namespace {

/// Vertices of a part that `counts` (mesh, vertex) takes, none nearer than `spacing` (m) to another one.
template <class Counts>
std::vector<anatomy::Spot> samples(const anatomy::Body& body, const char* name, bool is_left, float spacing,
                                   Counts counts) {
  std::vector<anatomy::Spot> result;
  const auto part = std::find_if(body.parts.begin(), body.parts.end(),
                                 [&](const anatomy::Part& p) { return p.name == name; });
  if (part == body.parts.end() || part->levels.empty()) return result;
  const anatomy::Mesh& mesh = part->levels.front();
  std::vector<glm::vec3> taken;
  for (std::uint32_t v = 0; v < mesh.positions.size(); ++v) {
    if (!counts(mesh, v)) continue;
    const auto is_near = [&](const glm::vec3& other) { return glm::length(mesh.positions[v] - other) < spacing; };
    if (std::any_of(taken.begin(), taken.end(), is_near)) continue;
    taken.push_back(mesh.positions[v]);
    anatomy::Spot spot;
    spot.name = "sample";
    spot.part = static_cast<std::size_t>(part - body.parts.begin());
    spot.is_left = is_left;
    spot.vertices = {v};
    spot.weights = {1.0F};
    result.push_back(std::move(spot));
  }
  return result;
}

}  // namespace

std::vector<anatomy::Spot> hand_samples(const anatomy::Body& body, bool is_left) {
  const auto hand = anatomy::find_joint(body.rig, "hand_r");
  const auto fingers = anatomy::find_joint(body.rig, "index_proximal_r");
  if (!hand || !fingers) return {};
  const auto hangs_on = [](const anatomy::Mesh& mesh, std::uint32_t v, int joint) {
    return mesh.influences[v].joints[0] >= static_cast<std::uint16_t>(joint);  // joints of the digits follow the hand's
  };
  // The palm faces -z while the arm hangs. The backs of the fingers come second: they leave the inner side as it is.
  const auto is_inner = [](const anatomy::Mesh& mesh, std::uint32_t v) { return mesh.normals[v].z < 0.3F; };
  std::vector<anatomy::Spot> result = samples(
      body, "skin_arm", is_left, 0.010F,
      [&](const anatomy::Mesh& mesh, std::uint32_t v) { return is_inner(mesh, v) && hangs_on(mesh, v, *hand); });
  std::vector<anatomy::Spot> backs = samples(
      body, "skin_arm", is_left, 0.008F,
      [&](const anatomy::Mesh& mesh, std::uint32_t v) { return !is_inner(mesh, v) && hangs_on(mesh, v, *fingers); });
  std::move(backs.begin(), backs.end(), std::back_inserter(result));
  return result;
}

std::vector<anatomy::Spot> foot_samples(const anatomy::Body& body, bool is_left) {
  return samples(body, "skin_leg", is_left, 0.009F,
                 [](const anatomy::Mesh& mesh, std::uint32_t v) { return mesh.positions[v].y < 0.12F; });
}

std::vector<anatomy::Spot> thigh_samples(const anatomy::Body& body, bool is_left) {
  return samples(body, "skin_leg", is_left, 0.014F, [&](const anatomy::Mesh& mesh, std::uint32_t v) {
    return mesh.positions[v].y > 0.45 && mesh.positions[v].y < 0.68 && mesh.normals[v].x > -0.3F;
  });
}

}  // namespace windlass::choreography
