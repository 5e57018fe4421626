#pragma once
// Posture and where it puts the bones.
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/base/transform.hpp"

namespace windlass::motion {

/// One value per coordinate of the rig (rad, rig order, couplings included) and where the root joint is.
struct Pose {
  std::vector<double> values;
  base::Transform world_from_model;  ///< Identity: standing at the world's origin.
};

/// All coordinates zero.
Pose neutral_pose(const anatomy::Rig& rig);

/// Adds what the rig's couplings contribute to `values` (one per coordinate, rad).
void couple(const anatomy::Rig& rig, std::vector<double>& values);

/// How much of a coupling's gain acts where its driver has `value`: 0 before it, 1 beyond the onset.
double coupling_slope(double value);

/// For each joint the motion that carries its segment from the neutral posture (model frame) into the world.
std::vector<base::Transform> world_from_neutral(const anatomy::Rig& rig, const Pose& pose);

/// Where each landmark of `body` lies in the world (m), in the body's order.
std::vector<glm::dvec3> landmarks_world(const anatomy::Body& body,
                                        const std::vector<base::Transform>& world_from_neutral);

/// The same posture on the other side: coordinates exchanged, root reflected.
Pose mirrored(const anatomy::Rig& rig, const Pose& pose);

}  // namespace windlass::motion
