#pragma once
#include <vector>

#include <glm/mat3x3.hpp>

#include "engine/anatomy/body.hpp"
#include "engine/motion/pose.hpp"
#include "engine/sculpt/corrective_table.hpp"
#include "engine/sculpt/foot_frame.hpp"

namespace windlass::sculpt {

/// The blended rotation that skinning gives each vertex of `mesh` in `pose`; `joints` is where the pose puts them.
std::vector<glm::mat3> rotations_of(const anatomy::Mesh& mesh, const anatomy::Rig& rig, const motion::Pose& pose,
                                    const std::vector<base::Transform>& joints);

/// What turns the mesh's normals from `rest` to `target` when it is corrected: offsets before skinning, given the
/// rotation that skinning adds. `rest`, `target`: area normals of the mesh in the neutral posture and in the posed one.
glm::vec3 normal_offset(const glm::vec3& authored, const glm::vec3& rest, const glm::vec3& target,
                        const glm::mat3& rotation);

/// Fills `mesh.correctives`: at each key the posed surface is smoothed and its relief put back along the normals
/// (delta mush, Mancewicz, Derksen, Rijpkema, Wilson 2014, its normal part only), which keeps the volume of bent
/// joints. A group is posed as a whole and the correction of each vertex is shared out to the coordinates that move it,
/// so that neighbouring toes do not correct their web twice. Then the pushes raise it. Where skinning alone is good
/// nothing is stored. Keys with `only_pushes` raise the skin wherever their pushes reach, bent or not.
void add_correctives(anatomy::Mesh& mesh, const anatomy::Rig& rig, const std::vector<CorrectiveKeys>& keys,
                     const FootFrame& frame);

}  // namespace windlass::sculpt
