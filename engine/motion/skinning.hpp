#pragma once
// Correctives, then dual-quaternion skinning (Kavan, Collins, Zara, O'Sullivan 2008).
#include <array>
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
  std::vector<float> blanch;  ///< Where something presses: 1 emptied of blood … -1 flushed; empty: nothing does.
};

/// A rigid motion, single precision: rotation and dual part, each (w, x, y, z).
struct DualQuaternion {
  std::array<float, 4> r;
  std::array<float, 4> d;
};

/// How each joint carries what hangs on it, as `side`'s meshes see it. In rig order.
std::vector<DualQuaternion> motions_of(const anatomy::Rig& rig, const std::vector<base::Transform>& world_from_neutral,
                                       Side side);

/// The value (rad) of `coordinate`, of the right side, as `side`'s meshes see it.
double value_for(const anatomy::Rig& rig, const Pose& pose, int coordinate, Side side);

/// 0 … 1: how strongly `corrective` acts when its coordinate has `value` (rad), given all keys of the mesh.
float strength_of(const anatomy::Mesh& mesh, std::size_t corrective, double value);

/// How fast that strength grows with the coordinate: 1/rad.
float strength_slope(const anatomy::Mesh& mesh, std::size_t corrective, double value);

/// Poses `mesh` (a right-side or mid-line part) for `side`, whose joints move by `motions`. `surface` is reused: no
/// allocation once it has grown.
void skin(const anatomy::Rig& rig, const anatomy::Mesh& mesh, const Pose& pose,
          const std::vector<DualQuaternion>& motions, Side side, Surface& surface);

/// The same from the joints' transforms; for a single mesh.
void skin(const anatomy::Rig& rig, const anatomy::Mesh& mesh, const Pose& pose,
          const std::vector<base::Transform>& world_from_neutral, Side side, Surface& surface);

}  // namespace windlass::motion
