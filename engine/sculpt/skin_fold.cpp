#include "engine/sculpt/skin_fold.hpp"

#include <cmath>

#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>

#include "engine/sculpt/bent_region.hpp"
#include "engine/sculpt/primitives.hpp"

namespace windlass::sculpt {

FoldPlane fold_plane(const anatomy::Rig& rig, int index, double angle, const std::vector<base::Transform>& joints,
                     float depth) {
  const anatomy::Coordinate& coordinate = rig.coordinates[static_cast<std::size_t>(index)];
  const anatomy::Joint& joint = rig.joints[static_cast<std::size_t>(coordinate.joint)];
  const auto parent = static_cast<std::size_t>(joint.parent);
  const glm::dvec3 away = rig.joints[parent].pivot_model - joint.pivot_model;
  const glm::dvec3 axis = coordinate.axis;
  const glm::dvec3 limb = glm::normalize(away - axis * glm::dot(away, axis));
  const glm::dquat half = joints[parent].rotation * glm::angleAxis(0.5 * angle, axis);
  const glm::dvec3 closing = glm::cross(axis, -limb) * (angle < 0.0 ? -1.0 : 1.0);
  return {glm::vec3(base::apply(joints[parent], joint.pivot_model)), glm::vec3(half * limb), glm::vec3(half * closing),
          depth};
}

glm::vec3 folded(const FoldPlane& plane, const glm::vec3& point, float share_moved) {
  const float gap = plane.depth / 60.0F;
  const float softness = 0.375F * plane.depth;
  const glm::vec3 from = point - plane.point;
  const float side = share_moved < 0.5F ? 1.0F : -1.0F;
  const float height = side * glm::dot(from, plane.normal);
  // Between the axis and the inner end of the fold skin turns round and may lie on either side.
  const float in_fold = smooth_step(0.25F * plane.depth, plane.depth, glm::dot(from, plane.closing)) *
                        smooth_step(0.5F, 0.62F, std::abs(share_moved - 0.5F) + 0.5F);
  return point + plane.normal * (side * in_fold * (smooth_max(height, gap, softness) - height));
}

}  // namespace windlass::sculpt
