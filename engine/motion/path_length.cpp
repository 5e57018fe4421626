#include "engine/motion/path_length.hpp"

#include <glm/geometric.hpp>

namespace windlass::motion {
namespace {

/// From the first point to the last, where `world_from_neutral` puts them.
double straight_length(const anatomy::Path& path, const std::vector<base::Transform>& world_from_neutral) {
  const auto world = [&](const anatomy::PathPoint& p) {
    return base::apply(world_from_neutral[static_cast<std::size_t>(p.joint)], p.point_model);
  };
  double length = 0.0;
  for (std::size_t i = 1; i < path.points.size(); ++i) {
    length += glm::distance(world(path.points[i - 1]), world(path.points[i]));
  }
  return length;
}

}  // namespace

std::vector<PathLength> path_lengths(const anatomy::Rig& rig, const std::vector<anatomy::Path>& paths, const Pose& pose,
                                     Side side) {
  const Pose on_right = side == Side::right ? pose : mirrored(rig, pose);
  const std::vector<base::Transform> joints = world_from_neutral(rig, on_right);
  const std::vector<base::Transform> at_rest(rig.joints.size());
  std::vector<PathLength> lengths;
  lengths.reserve(paths.size());
  for (const anatomy::Path& path : paths) {
    const double neutral = straight_length(path, at_rest);
    double length = straight_length(path, joints);
    for (const anatomy::Winding& winding : path.windings) {
      length += winding.radius * on_right.values[static_cast<std::size_t>(winding.coordinate)];
    }
    lengths.push_back({length, length - neutral});
  }
  return lengths;
}

}  // namespace windlass::motion
