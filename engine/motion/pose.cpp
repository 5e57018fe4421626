#include "engine/motion/pose.hpp"

#include "engine/base/require.hpp"

namespace windlass::motion {
namespace {

/// 0 for x <= 0, parallel to x beyond the onset; continuous to the second derivative.
double taken_up(double x) {
  constexpr double onset = anatomy::coupling_onset;
  if (x <= 0.0) return 0.0;
  if (x >= onset) return x - 0.5 * onset;
  const double u = x / onset;
  return onset * u * u * u * (1.0 - 0.5 * u);
}

}  // namespace

double coupling_slope(double value) {
  const double u = value / anatomy::coupling_onset;
  if (u <= 0.0) return 0.0;
  return u >= 1.0 ? 1.0 : u * u * (3.0 - 2.0 * u);
}

Pose neutral_pose(const anatomy::Rig& rig) {
  return {std::vector<double>(rig.coordinates.size(), 0.0), {}};
}

void couple(const anatomy::Rig& rig, std::vector<double>& values) {
  WINDLASS_REQUIRE(values.size() == rig.coordinates.size());
  for (const anatomy::Coupling& c : rig.couplings) {
    values[static_cast<std::size_t>(c.driven)] += c.gain * taken_up(values[static_cast<std::size_t>(c.driver)]);
  }
}

std::vector<base::Transform> world_from_neutral(const anatomy::Rig& rig, const Pose& pose) {
  WINDLASS_REQUIRE(pose.values.size() == rig.coordinates.size());
  std::vector<base::Transform> local(rig.joints.size());
  for (std::size_t i = 0; i < rig.coordinates.size(); ++i) {
    const anatomy::Coordinate& c = rig.coordinates[i];
    base::Transform& motion = local[static_cast<std::size_t>(c.joint)];
    switch (c.kind) {
      case anatomy::Kind::turn: motion = motion * base::rotation_about(c.point_model, c.axis, pose.values[i]); break;
      case anatomy::Kind::shift: motion = motion * base::Transform{{1, 0, 0, 0}, c.axis * pose.values[i]}; break;
      case anatomy::Kind::share: break;
    }
  }
  std::vector<base::Transform> world(rig.joints.size());
  for (std::size_t i = 0; i < rig.joints.size(); ++i) {
    const int parent = rig.joints[i].parent;
    world[i] = (parent < 0 ? pose.world_from_model : world[static_cast<std::size_t>(parent)]) * local[i];
  }
  return world;
}

std::vector<glm::dvec3> landmarks_world(const anatomy::Body& body,
                                        const std::vector<base::Transform>& world_from_neutral) {
  std::vector<glm::dvec3> points;
  points.reserve(body.landmarks.size());
  for (const anatomy::Landmark& landmark : body.landmarks) {
    points.push_back(base::apply(world_from_neutral[static_cast<std::size_t>(landmark.joint)], landmark.point_model));
  }
  return points;
}

Pose mirrored(const anatomy::Rig& rig, const Pose& pose) {
  WINDLASS_REQUIRE(pose.values.size() == rig.coordinates.size());
  Pose result = pose;
  for (std::size_t i = 0; i < rig.coordinates.size(); ++i) {
    const anatomy::Coordinate& c = rig.coordinates[i];
    result.values[static_cast<std::size_t>(c.mirror)] = c.mirror_sign * pose.values[i];
  }
  result.world_from_model = base::mirrored(pose.world_from_model);
  return result;
}

}  // namespace windlass::motion
