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
      patch = patches_.insert(patches_.end(), Patch{side, spot.part, middle, 0, {}, {}, {}, glm::dvec3(0.0)});
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
    set_carriers(place);
    const auto most = std::max_element(place.carriers.begin(), place.carriers.end());
    place.main_joint = static_cast<std::size_t>(most - place.carriers.begin());
    patches_[place.patch].joint = place.main_joint;
    const anatomy::Mesh& mesh = patches_[place.patch].mesh;
    for (std::size_t i = 0; i < mesh.correctives.size(); ++i) {
      const anatomy::Corrective& corrective = mesh.correctives[i];
      glm::dvec3 mean(0.0);
      for (std::size_t k = 0; k < corrective.vertices.size(); ++k) {
        const auto found = std::find(place.vertices.begin(), place.vertices.end(), corrective.vertices[k]);
        if (found == place.vertices.end()) continue;
        mean += static_cast<double>(place.weights[static_cast<std::size_t>(found - place.vertices.begin())]) *
                glm::dvec3(corrective.position_offsets[k]);
      }
      if (glm::length(mean) > 1e-6) place.offsets.emplace_back(i, mean);
    }
  }
}

void PosedSpots::set_carriers(Place& place) {
  const Patch& patch = patches_[place.patch];
  place.carriers.assign(rig_->joints.size(), 0.0);
  for (std::size_t i = 0; i < place.vertices.size(); ++i) {
    const anatomy::Influences& influences = patch.mesh.influences[place.vertices[i]];
    for (std::size_t k = 0; k < 4; ++k) {
      auto joint = static_cast<std::size_t>(influences.joints[k]);
      if (patch.side == Side::left) joint = static_cast<std::size_t>(rig_->joints[joint].mirror);
      place.carriers[joint] += static_cast<double>(place.weights[i]) * static_cast<double>(influences.weights[k]);
    }
  }
}

void PosedSpots::set_weights(std::size_t spot, const std::vector<float>& weights) {
  places_[spot].weights = weights;
  set_carriers(places_[spot]);
}

glm::dvec3 PosedSpots::corrective_velocity(std::size_t spot, std::size_t coordinate) const {
  const Place& place = places_[spot];
  const Patch& patch = patches_[place.patch];
  const anatomy::Coordinate& c = rig_->coordinates[coordinate];
  const bool left = patch.side == Side::left;
  const int of_right = left ? c.mirror : static_cast<int>(coordinate);
  glm::dvec3 sum(0.0);
  for (const auto& [corrective, offset] : place.offsets) {
    if (patch.mesh.correctives[corrective].coordinate != of_right) continue;
    const double sign = left ? c.mirror_sign : 1.0;
    const double slope = static_cast<double>(strength_slope(patch.mesh, corrective, sign * pose_.values[coordinate]));
    sum += sign * slope * (left ? base::mirrored(offset) : offset);
  }
  return world_from_neutral_[place.main_joint].rotation * sum;
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

PosedSpots::Lowest PosedSpots::lowest(std::size_t spot, const glm::dvec3& point, const glm::dvec3& normal) const {
  constexpr double soft = 0.0002;  // m: what lies this much higher counts 1/e
  const Place& place = places_[spot];
  const Patch& patch = patches_[place.patch];
  const auto world = [](const Patch& p, std::uint32_t vertex) {
    return p.origin_world + in_world(glm::dvec3(p.surface.positions[vertex]), p.side);
  };
  double least = 1e9;
  std::vector<double> heights(place.vertices.size());
  for (std::size_t i = 0; i < heights.size(); ++i) {
    heights[i] = glm::dot(world(patch, place.vertices[i]) - point, normal);
    least = std::min(least, heights[i]);
  }
  double sum = 0.0;
  Lowest lowest;
  for (std::size_t i = 0; i < heights.size(); ++i) {
    const double weight = std::exp(-(heights[i] - least) / soft);
    sum += weight;
    lowest.height += weight * heights[i];
    lowest.point += weight * world(patch, place.vertices[i]);
  }
  lowest.height /= sum;
  lowest.point /= sum;
  return lowest;
}

}  // namespace windlass::motion
