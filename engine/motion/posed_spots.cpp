#include "engine/motion/posed_spots.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <glm/geometric.hpp>

namespace windlass::motion {
namespace {

/// `mesh` reduced to `vertices`, in that order; no triangles.
anatomy::Mesh only(const anatomy::Mesh& mesh, const std::vector<std::uint32_t>& vertices) {
  anatomy::Mesh few;
  std::map<std::uint32_t, std::uint32_t> place_of;
  for (const std::uint32_t v : vertices) {
    place_of[v] = static_cast<std::uint32_t>(few.positions.size());
    few.positions.push_back(mesh.positions[v]);
    few.normals.push_back(mesh.normals[v]);
    few.influences.push_back(mesh.influences[v]);
  }
  for (const anatomy::Corrective& corrective : mesh.correctives) {
    anatomy::Corrective part;
    part.coordinate = corrective.coordinate;
    part.at = corrective.at;
    for (std::size_t k = 0; k < corrective.vertices.size(); ++k) {
      const auto found = place_of.find(corrective.vertices[k]);
      if (found == place_of.end()) continue;
      part.vertices.push_back(found->second);
      part.position_offsets.push_back(corrective.position_offsets[k]);
      part.normal_offsets.push_back(corrective.normal_offsets[k]);
    }
    few.correctives.push_back(std::move(part));  // an empty one too: strengths depend on all keys
  }
  return few;
}

/// Of the right side's mesh, as `side` has it.
glm::dvec3 in_world(const glm::dvec3& v, Side side) {
  return side == Side::left ? base::mirrored(v) : v;
}

}  // namespace

PosedSpots::PosedSpots(const anatomy::Body& body, std::vector<anatomy::Spot> spots) : rig_(&body.rig) {
  constexpr double neighbourhood = 0.2;  // m
  for (const anatomy::Spot& spot : spots) {
    const anatomy::Mesh& mesh = body.parts[spot.part].levels.front();
    const Side side = spot.is_left ? Side::left : Side::right;
    const glm::dvec3 middle(mesh.positions[spot.vertices.front()]);
    auto patch = std::find_if(patches_.begin(), patches_.end(), [&](const Patch& p) {
      return p.part == spot.part && p.side == side && glm::length(middle - p.centre_model) < neighbourhood;
    });
    if (patch == patches_.end()) {
      patch = patches_.insert(patches_.end(), Patch{side, spot.part, middle, 0, {}, {}, {}, {}, glm::dvec3(0.0)});
    }
    Place place;
    place.patch = static_cast<std::size_t>(patch - patches_.begin());
    for (const std::uint32_t v : spot.vertices) {
      place.vertices.push_back(static_cast<std::uint32_t>(patch->vertices.size()));
      patch->vertices.push_back(v);  // a vertex of two spots is posed twice: rare
    }
    place.weights = spot.weights;
    places_.push_back(std::move(place));
  }
  for (Patch& patch : patches_) {
    patch.mesh = only(body.parts[patch.part].levels.front(), patch.vertices);
    for (glm::vec3& p : patch.mesh.positions) p = glm::vec3(glm::dvec3(p) - patch.centre_model);
  }
  for (Place& place : places_) {
    Patch& patch = patches_[place.patch];
    place.offsets.resize(place.vertices.size());
    for (std::size_t i = 0; i < patch.mesh.correctives.size(); ++i) {
      const anatomy::Corrective& corrective = patch.mesh.correctives[i];
      for (std::size_t k = 0; k < corrective.vertices.size(); ++k) {
        const auto found = std::find(place.vertices.begin(), place.vertices.end(), corrective.vertices[k]);
        if (found == place.vertices.end()) continue;
        place.offsets[static_cast<std::size_t>(found - place.vertices.begin())].emplace_back(
            i, corrective.position_offsets[k]);
      }
    }
    const auto joint = static_cast<std::size_t>(patch.mesh.influences[place.vertices.front()].joints[0]);
    patch.joint = patch.side == Side::left ? static_cast<std::size_t>(body.rig.joints[joint].mirror) : joint;
  }
}

void PosedSpots::set_weights(std::size_t spot, const std::vector<float>& weights) {
  places_[spot].weights = weights;
}

bool PosedSpots::is_carried_by(std::size_t spot, std::size_t joint) const {
  const Place& place = places_[spot];
  const Patch& patch = patches_[place.patch];
  const auto of_right = static_cast<std::size_t>(patch.side == Side::left ? rig_->joints[joint].mirror : static_cast<int>(joint));
  return std::any_of(place.vertices.begin(), place.vertices.end(), [&](std::uint32_t v) {
    const anatomy::Influences& influences = patch.mesh.influences[v];
    for (std::size_t k = 0; k < 4; ++k) {
      if (influences.weights[k] > 0.02F && influences.joints[k] == of_right) return true;
    }
    return false;
  });
}

glm::dvec3 PosedSpots::vertex_world(const Patch& patch, std::uint32_t vertex) const {
  return patch.origin_world + in_world(glm::dvec3(patch.surface.positions[vertex]), patch.side);
}

std::vector<glm::dvec3> PosedSpots::places(std::size_t spot) const {
  std::vector<glm::dvec3> points;
  for (const std::uint32_t v : places_[spot].vertices) points.push_back(vertex_world(patches_[places_[spot].patch], v));
  return points;
}

PosedSpots::Carriage PosedSpots::carriage(std::size_t spot) const {
  const Place& place = places_[spot];
  return carriage(spot, {place.weights.begin(), place.weights.end()});
}

PosedSpots::Carriage PosedSpots::carriage(std::size_t spot, const std::vector<double>& weights) const {
  constexpr double negligible = 1e-4;
  const Place& place = places_[spot];
  const Patch& patch = patches_[place.patch];
  const bool left = patch.side == Side::left;
  Carriage carriage;
  for (std::size_t i = 0; i < place.vertices.size(); ++i) {
    if (weights[i] < negligible) continue;
    const std::uint32_t v = place.vertices[i];
    const glm::dvec3 at = vertex_world(patch, v);
    const anatomy::Influences& influences = patch.mesh.influences[v];
    for (std::size_t k = 0; k < 4 && influences.weights[k] > 0.0F; ++k) {
      auto joint = static_cast<std::size_t>(influences.joints[k]);
      if (left) joint = static_cast<std::size_t>(rig_->joints[joint].mirror);
      auto found = std::find_if(carriage.joints.begin(), carriage.joints.end(),
                                [&](const Carriage::Joint& j) { return j.joint == joint; });
      if (found == carriage.joints.end()) {
        found = carriage.joints.insert(carriage.joints.end(), Carriage::Joint{joint, 0.0, glm::dvec3(0.0)});
      }
      const double share = weights[i] * static_cast<double>(influences.weights[k]);
      found->share += share;
      found->moment += share * at;
    }
    const glm::dquat turned = world_from_neutral_[patch.joint].rotation;
    for (const auto& [corrective, offset] : place.offsets[i]) {
      const int of_right = patch.mesh.correctives[corrective].coordinate;
      const anatomy::Coordinate& c = rig_->coordinates[static_cast<std::size_t>(of_right)];
      const auto own = static_cast<std::size_t>(left ? c.mirror : of_right);
      const double sign = left ? c.mirror_sign : 1.0;
      const auto slope = static_cast<double>(patch.slopes[corrective]);
      if (slope == 0.0) continue;
      const glm::dvec3 velocity = turned * (weights[i] * sign * slope * in_world(glm::dvec3(offset), patch.side));
      auto found = std::find_if(carriage.bulges.begin(), carriage.bulges.end(),
                                [&](const Carriage::Bulge& b) { return b.coordinate == own; });
      if (found == carriage.bulges.end()) {
        carriage.bulges.push_back({own, velocity});
      } else {
        found->velocity += velocity;
      }
    }
  }
  return carriage;
}

void PosedSpots::pose(const Pose& pose, const std::vector<base::Transform>& world_from_neutral) {
  pose_ = pose;
  world_from_neutral_ = world_from_neutral;
  for (Patch& patch : patches_) {
    const glm::dvec3 centre = in_world(patch.centre_model, patch.side);
    patch.origin_world = base::apply(world_from_neutral[patch.joint], centre);
    std::vector<base::Transform> about_centre = world_from_neutral;
    for (base::Transform& t : about_centre) t.translation = base::apply(t, centre) - patch.origin_world;
    skin(*rig_, patch.mesh, pose, motions_of(*rig_, about_centre, patch.side), patch.side, patch.surface);
    patch.slopes.assign(patch.mesh.correctives.size(), 0.0F);
    for (std::size_t i = 0; i < patch.slopes.size(); ++i) {
      if (patch.mesh.correctives[i].vertices.empty()) continue;
      patch.slopes[i] = strength_slope(patch.mesh, i, value_for(*rig_, pose, patch.mesh.correctives[i].coordinate, patch.side));
    }
  }
  for (Place& place : places_) {
    const Patch& patch = patches_[place.patch];
    glm::dvec3 centre(0.0);
    glm::dvec3 normal(0.0);
    for (std::size_t i = 0; i < place.vertices.size(); ++i) {
      const auto weight = static_cast<double>(place.weights[i]);
      centre += weight * glm::dvec3(patch.surface.positions[place.vertices[i]]);
      normal += weight * glm::dvec3(patch.surface.normals[place.vertices[i]]);
    }
    place.centre = patch.origin_world + in_world(centre, patch.side);
    place.normal = glm::normalize(in_world(normal, patch.side));
  }
}

double PosedSpots::mean_height(std::size_t spot, const std::vector<double>& weights, const glm::dvec3& point,
                               const glm::dvec3& normal) const {
  const Place& place = places_[spot];
  const Patch& patch = patches_[place.patch];
  double height = 0.0;
  for (std::size_t i = 0; i < place.vertices.size(); ++i) {
    if (weights[i] > 0.0) height += weights[i] * glm::dot(vertex_world(patch, place.vertices[i]) - point, normal);
  }
  return height;
}

PosedSpots::Lowest PosedSpots::lowest(std::size_t spot, const glm::dvec3& point, const glm::dvec3& normal) const {
  constexpr double soft = 0.0002;  // m: what lies this much higher counts 1/e
  const Place& place = places_[spot];
  const Patch& patch = patches_[place.patch];
  Lowest lowest;
  std::vector<double> heights;
  for (const std::uint32_t v : place.vertices) heights.push_back(glm::dot(vertex_world(patch, v) - point, normal));
  const double least = *std::min_element(heights.begin(), heights.end());
  double sum = 0.0;
  for (const double height : heights) {
    lowest.weights.push_back(std::exp(-(height - least) / soft));
    sum += lowest.weights.back();
  }
  for (std::size_t i = 0; i < heights.size(); ++i) {
    lowest.weights[i] /= sum;
    lowest.height += lowest.weights[i] * heights[i];
  }
  return lowest;
}

}  // namespace windlass::motion
