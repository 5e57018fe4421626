#pragma once
#include <vector>

#include <glm/vec3.hpp>

#include "engine/anatomy/rig.hpp"
#include "engine/base/transform.hpp"

namespace windlass::sculpt {

/// The plane in which the two limbs of a bent hinge meet: through the axis, half way between them.
struct FoldPlane {
  glm::vec3 point{0.0F};    ///< m, world
  glm::vec3 normal{0.0F};   ///< Unit, toward the resting limb.
  glm::vec3 closing{0.0F};  ///< Unit, in the plane, toward the closing side.
  float depth = 0.0F;       ///< m, from the axis: from here on the sides are fully apart.
};

/// Of the hinge of coordinate number `index`, bent by `angle` (rad); `joints` is where the pose puts them.
FoldPlane fold_plane(const anatomy::Rig& rig, int index, double angle, const std::vector<base::Transform>& joints,
                     float depth);

/// `point` (m, world); what crossed the plane of a fold is put back onto its own side. `share_moved`: how much of the
/// point the hinge moves.
glm::vec3 folded(const FoldPlane& plane, const glm::vec3& point, float share_moved);

}  // namespace windlass::sculpt
