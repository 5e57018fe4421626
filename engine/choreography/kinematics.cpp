#include "engine/choreography/kinematics.hpp"

#include <glm/geometric.hpp>

namespace windlass::choreography {

Kinematics::Kinematics(const anatomy::Rig& rig, std::vector<anatomy::Mass> masses, double height)
    : rig_(&rig),
      masses_(std::move(masses)),
      joints_(rig.joints.size()),
      moves_(rig.coordinates.size() * rig.joints.size(), 0),
      pose_(motion::neutral_pose(rig)),
      levers_(rig.coordinates.size()),
      followers_(rig.coordinates.size()),
      mass_points_(masses_.size()) {
  pose_.world_from_model.translation.y = height;
  for (std::size_t c = 0; c < rig.coordinates.size(); ++c) {
    if (rig.coordinates[c].kind == anatomy::Kind::share) continue;
    for (std::size_t j = 0; j < joints_; ++j) {
      for (int up = static_cast<int>(j); up >= 0; up = rig.joints[static_cast<std::size_t>(up)].parent) {
        if (up == rig.coordinates[c].joint) moves_[c * joints_ + j] = 1;
      }
    }
  }
}

void Kinematics::set(const Values& own) {
  pose_.values = own;
  motion::couple(*rig_, pose_.values);
  world_ = motion::world_from_neutral(*rig_, pose_);
  // A joint's coordinates act one inside the other: each lever is carried by the parent and those before it.
  std::vector<base::Transform> carried(joints_);
  for (std::size_t j = 0; j < joints_; ++j) {
    const int parent = rig_->joints[j].parent;
    carried[j] = parent < 0 ? pose_.world_from_model : world_[static_cast<std::size_t>(parent)];
  }
  for (std::size_t c = 0; c < levers_.size(); ++c) {
    const anatomy::Coordinate& coordinate = rig_->coordinates[c];
    if (coordinate.kind == anatomy::Kind::share) continue;
    base::Transform& place = carried[static_cast<std::size_t>(coordinate.joint)];
    levers_[c] = {place.rotation * coordinate.axis, base::apply(place, coordinate.point_model)};
    place = place * (coordinate.kind == anatomy::Kind::turn
                         ? base::rotation_about(coordinate.point_model, coordinate.axis, pose_.values[c])
                         : base::Transform{{1, 0, 0, 0}, coordinate.axis * pose_.values[c]});
  }
  for (auto& followers : followers_) followers.clear();
  for (const anatomy::Coupling& coupling : rig_->couplings) {
    const double slope = coupling.gain * motion::coupling_slope(own[static_cast<std::size_t>(coupling.driver)]);
    if (slope != 0.0) {
      followers_[static_cast<std::size_t>(coupling.driver)].emplace_back(coupling.driven, slope);
    }
  }
  centre_of_mass_ = glm::dvec3(0.0);
  for (std::size_t i = 0; i < masses_.size(); ++i) {
    mass_points_[i] = base::apply(world_[static_cast<std::size_t>(masses_[i].joint)], masses_[i].centre_model);
    centre_of_mass_ += masses_[i].share * mass_points_[i];
  }
}

glm::dvec3 Kinematics::velocity(std::size_t coordinate, const motion::PosedSpots::Carriage& carriage) const {
  double share = 0.0;
  glm::dvec3 moment(0.0);
  for (const auto& part : carriage.joints) {
    if (!moves(coordinate, part.joint)) continue;
    share += part.share;
    moment += part.moment;
  }
  glm::dvec3 sum(0.0);
  for (const auto& bulge : carriage.bulges) {
    if (bulge.coordinate == coordinate) sum += bulge.velocity;
  }
  const Lever& lever = levers_[coordinate];
  if (rig_->coordinates[coordinate].kind == anatomy::Kind::shift) return sum + share * lever.axis;
  return sum + glm::cross(lever.axis, moment - share * lever.origin);
}

glm::dvec3 Kinematics::turning(std::size_t coordinate, const glm::dvec3& direction,
                               const motion::PosedSpots::Carriage& carriage) const {
  if (rig_->coordinates[coordinate].kind != anatomy::Kind::turn) return glm::dvec3(0.0);
  double share = 0.0;
  for (const auto& part : carriage.joints) share += moves(coordinate, part.joint) ? part.share : 0.0;
  return share * glm::cross(levers_[coordinate].axis, direction);
}

glm::dvec3 Kinematics::mass_velocity(std::size_t coordinate) const {
  const Lever& lever = levers_[coordinate];
  glm::dvec3 sum(0.0);
  for (std::size_t i = 0; i < masses_.size(); ++i) {
    if (!moves(coordinate, static_cast<std::size_t>(masses_[i].joint))) continue;
    const bool shifts = rig_->coordinates[coordinate].kind == anatomy::Kind::shift;
    sum += masses_[i].share * (shifts ? lever.axis : glm::cross(lever.axis, mass_points_[i] - lever.origin));
  }
  return sum;
}

}  // namespace windlass::choreography
