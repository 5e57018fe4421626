#pragma once
// Correctives, then dual-quaternion skinning (Kavan, Collins, Zara, O'Sullivan 2008).
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/motion/pose.hpp"

namespace windlass::motion {

enum class Side { right, left };

/// A posed mesh, one entry per vertex of the mesh it came from. The left side comes out as the right side's
/// mirror image *before* reflection: draw it with z reversed (`mirror_z`).
struct Surface {
  std::vector<glm::vec3> positions;  ///< m, world frame (reflected world for the left side)
  std::vector<glm::vec3> normals;    ///< unit
};

/// 0 … 1: how strongly `corrective` acts when its coordinate has `value` (rad), given all keys of the mesh.
float strength_of(const anatomy::Mesh& mesh, std::size_t corrective, double value);

/// Poses `mesh` (a right-side or mid-line part) for `side`. `surface` is reused: no allocation once it has grown.
void skin(const anatomy::Rig& rig, const anatomy::Mesh& mesh, const Pose& pose,
          const std::vector<base::Transform>& world_from_neutral, Side side, Surface& surface);

}  // namespace windlass::motion
