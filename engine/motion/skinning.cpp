#include "engine/motion/skinning.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <glm/geometric.hpp>

#include "engine/base/require.hpp"

namespace windlass::motion {
namespace {

DualQuaternion dual_quaternion(const base::Transform& t) {
  const glm::dquat& q = t.rotation;
  const glm::dvec3& p = t.translation;
  return {{static_cast<float>(q.w), static_cast<float>(q.x), static_cast<float>(q.y), static_cast<float>(q.z)},
          {static_cast<float>(-0.5 * (p.x * q.x + p.y * q.y + p.z * q.z)),
           static_cast<float>(0.5 * (p.x * q.w + p.y * q.z - p.z * q.y)),
           static_cast<float>(0.5 * (-p.x * q.z + p.y * q.w + p.z * q.x)),
           static_cast<float>(0.5 * (p.x * q.y - p.y * q.x + p.z * q.w))}};
}

/// Between which sizes (rad) of its coordinate a corrective acts, and where most.
struct Reach {
  double below = 0.0;
  double at = 0.0;
  double above = std::numeric_limits<double>::infinity();
};

Reach reach_of(const anatomy::Mesh& mesh, std::size_t corrective) {
  const anatomy::Corrective& own = mesh.correctives[corrective];
  Reach reach;
  reach.at = std::abs(own.at);
  for (const anatomy::Corrective& other : mesh.correctives) {
    if (other.coordinate != own.coordinate || other.at * own.at <= 0.0) continue;
    const double key = std::abs(other.at);
    if (key < reach.at) reach.below = std::max(reach.below, key);
    if (key > reach.at) reach.above = std::min(reach.above, key);
  }
  return reach;
}

}  // namespace

double value_for(const anatomy::Rig& rig, const Pose& pose, int coordinate, Side side) {
  const anatomy::Coordinate& c = rig.coordinates[static_cast<std::size_t>(coordinate)];
  if (side == Side::right) return pose.values[static_cast<std::size_t>(coordinate)];
  return c.mirror_sign * pose.values[static_cast<std::size_t>(c.mirror)];
}

float strength_of(const anatomy::Mesh& mesh, std::size_t corrective, double value) {
  const Reach reach = reach_of(mesh, corrective);
  const double size = std::abs(value);
  if (value * mesh.correctives[corrective].at <= 0.0 || size <= reach.below || size >= reach.above) return 0.0F;
  if (size <= reach.at) return static_cast<float>((size - reach.below) / (reach.at - reach.below));
  return std::isinf(reach.above) ? 1.0F : static_cast<float>((reach.above - size) / (reach.above - reach.at));
}

float strength_slope(const anatomy::Mesh& mesh, std::size_t corrective, double value) {
  const Reach reach = reach_of(mesh, corrective);
  const double size = std::abs(value);
  if (value * mesh.correctives[corrective].at <= 0.0 || size <= reach.below || size >= reach.above) return 0.0F;
  const double sign = value < 0.0 ? -1.0 : 1.0;
  if (size <= reach.at) return static_cast<float>(sign / (reach.at - reach.below));
  return std::isinf(reach.above) ? 0.0F : static_cast<float>(-sign / (reach.above - reach.at));
}

std::vector<DualQuaternion> motions_of(const anatomy::Rig& rig, const std::vector<base::Transform>& world_from_neutral,
                                       Side side) {
  WINDLASS_REQUIRE(world_from_neutral.size() == rig.joints.size());
  std::vector<DualQuaternion> motions(rig.joints.size());
  for (std::size_t i = 0; i < motions.size(); ++i) {
    const auto mirror = static_cast<std::size_t>(rig.joints[i].mirror);
    motions[i] =
        dual_quaternion(side == Side::right ? world_from_neutral[i] : base::mirrored(world_from_neutral[mirror]));
  }
  return motions;
}

void skin(const anatomy::Rig& rig, const anatomy::Mesh& mesh, const Pose& pose,
          const std::vector<DualQuaternion>& motions, Side side, Surface& surface) {
  WINDLASS_REQUIRE(motions.size() == rig.joints.size());
  const std::size_t count = mesh.positions.size();

  surface.positions = mesh.positions;
  surface.normals = mesh.normals;
  surface.blanch.clear();
  for (std::size_t i = 0; i < mesh.correctives.size(); ++i) {
    const anatomy::Corrective& corrective = mesh.correctives[i];
    if (corrective.vertices.empty()) continue;
    const float strength = strength_of(mesh, i, value_for(rig, pose, corrective.coordinate, side));
    if (strength == 0.0F) continue;
    for (std::size_t k = 0; k < corrective.vertices.size(); ++k) {
      surface.positions[corrective.vertices[k]] += strength * corrective.position_offsets[k];
      surface.normals[corrective.vertices[k]] += strength * corrective.normal_offsets[k];
    }
  }

  for (std::size_t v = 0; v < count; ++v) {
    const anatomy::Influences& influence = mesh.influences[v];
    DualQuaternion b = motions[influence.joints[0]];
    if (influence.weights[1] > 0.0F) {  // influences come strongest first
      const DualQuaternion first = b;
      for (std::size_t c = 0; c < 4; ++c) {
        b.r[c] *= influence.weights[0];
        b.d[c] *= influence.weights[0];
      }
      for (std::size_t k = 1; k < 4 && influence.weights[k] > 0.0F; ++k) {
        const DualQuaternion& m = motions[influence.joints[k]];
        const float agreement = m.r[0] * first.r[0] + m.r[1] * first.r[1] + m.r[2] * first.r[2] + m.r[3] * first.r[3];
        const float weight = agreement < 0.0F ? -influence.weights[k] : influence.weights[k];
        for (std::size_t c = 0; c < 4; ++c) {
          b.r[c] += weight * m.r[c];
          b.d[c] += weight * m.d[c];
        }
      }
      const float scale = 1.0F / std::sqrt(b.r[0] * b.r[0] + b.r[1] * b.r[1] + b.r[2] * b.r[2] + b.r[3] * b.r[3]);
      for (std::size_t c = 0; c < 4; ++c) {
        b.r[c] *= scale;
        b.d[c] *= scale;
      }
    }
    const glm::vec3 axis(b.r[1], b.r[2], b.r[3]);
    const glm::vec3 dual(b.d[1], b.d[2], b.d[3]);
    const glm::vec3 p = surface.positions[v];
    const glm::vec3 n = surface.normals[v];
    surface.positions[v] = p + 2.0F * glm::cross(axis, glm::cross(axis, p) + b.r[0] * p) +
                           2.0F * (b.r[0] * dual - b.d[0] * axis + glm::cross(axis, dual));
    surface.normals[v] = glm::normalize(n + 2.0F * glm::cross(axis, glm::cross(axis, n) + b.r[0] * n));
  }
}

void skin(const anatomy::Rig& rig, const anatomy::Mesh& mesh, const Pose& pose,
          const std::vector<base::Transform>& world_from_neutral, Side side, Surface& surface) {
  skin(rig, mesh, pose, motions_of(rig, world_from_neutral, side), side, surface);
}

}  // namespace windlass::motion
