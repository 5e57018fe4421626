#pragma once
// Which postures the skin is corrected in, and how: what correctives.toml and its like say.
#include <string>
#include <vector>

#include <glm/vec3.hpp>

#include "engine/anatomy/rig.hpp"
#include "engine/motion/pose.hpp"
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

/// The postures at the keys that bend skin. Of the first and last key of each also: every one of its coordinates alone,
/// and any two together.
std::vector<motion::Pose> corrected_poses(const std::vector<CorrectiveKeys>& keys, const anatomy::Rig& rig);

/// Both ends of whatever else turns a joint that the keys turn.
std::vector<motion::Pose> uncorrected_poses(const std::vector<CorrectiveKeys>& keys, const anatomy::Rig& rig);

}  // namespace windlass::sculpt
