#pragma once
#include <string>
#include <vector>

#include <glm/mat3x3.hpp>

#include "engine/anatomy/body.hpp"
#include "engine/motion/pose.hpp"
#include "engine/sculpt/foot_frame.hpp"
#include "engine/text/table.hpp"

namespace windlass::sculpt {

/// A bump that what lies underneath raises in the bent skin.
struct Push {
  glm::vec3 centre{0.0F};       ///< mm, foot frame, neutral posture
  glm::vec3 spread{1.0F};       ///< mm along x, y and z: there 1/e of the offset is left.
  glm::vec3 offset{0.0F};       ///< mm, at the centre; turns with the skin.
  std::vector<float> strength;  ///< Of each key.
};

/// Reads a push with one strength for each of `keys`; faults are reported to the table.
Push read_push(text::Table& table, std::size_t keys);

/// What the pushes add at key number `key` (m, in the neutral posture) to a point in the foot frame (mm).
glm::vec3 pushed_at(const glm::vec3& point, const std::vector<Push>& pushes, std::size_t key);

/// Coordinates that usually move together, and the angles at which the skin is corrected.
struct CorrectiveKeys {
  std::vector<int> coordinates;
  std::vector<std::vector<double>> at;  ///< rad; for each key one angle a coordinate
  bool only_pushes = false;             ///< Nothing is smoothed; one coordinate only.
  std::vector<Push> pushes;
  /// The skin on the closing side of a hinge is pressed flat where its two halves meet, fully so from this far off the
  /// axis (m); 0: it is not. Of several coordinates each presses only what it bends.
  float folds = 0.0F;
  /// The correction is evened out, then blown up until the skin holds what it held before.
  bool keeps_volume = false;
};

/// Reads a table of correctives such as correctives.toml. Throws `base::Failure`.
std::vector<CorrectiveKeys> load_corrective_keys(const std::string& path, const anatomy::Rig& rig);

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
