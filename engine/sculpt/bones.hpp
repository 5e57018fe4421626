#pragma once
// assets/anatomy/bones.toml → the skeleton as fields.
#include <optional>
#include <string>
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/motion/pose.hpp"
#include "engine/sculpt/compound.hpp"
#include "engine/sculpt/foot_frame.hpp"
#include "engine/text/table.hpp"

namespace windlass::sculpt {

/// A rigid motion of points, mm in the foot frame.
struct Motion {
  glm::mat3 rotation{1.0F};
  glm::vec3 shift{0.0F};

  glm::vec3 operator()(const glm::vec3& point) const { return rotation * point + shift; }
  glm::vec3 back(const glm::vec3& moved) const { return (moved - shift) * rotation; }
};

/// A flat joint: `facing` points from the one bone to the other (unit).
struct Facet {
  glm::vec3 at{0.0F};
  glm::vec3 facing{1, 0, 0};
};

/// How a bone gives way to a neighbour where their authored bodies overlap or nearly touch.
struct Contact {
  std::size_t bone = 0;        ///< The neighbour.
  float gap_mm = 1.4F;         ///< Width of the joint space.
  bool is_socket = false;      ///< This bone is moulded round the neighbour; otherwise both meet half-way.
  float clearance_mm = 0.2F;   ///< Room left in the postures of the sweep.
  std::vector<Motion> sweep;   ///< Into the neighbour's resting place, for other postures of the joint.
  std::optional<Facet> facet;  ///< Where both meet, when not simply half-way.
};

/// A bone between two joints that turns about a point of the first one's segment, not about the second joint's pivot.
struct Glide {
  glm::vec3 about{0.0F};    ///< mm, at rest
  int coordinate = 0;       ///< Of the second joint …
  std::vector<double> at;   ///< … and its values (rad) at which the bone's way is worked out.
};

struct Bone {
  std::string name;
  std::vector<int> joints;  ///< Of the rig: they carry it.
  float place = 0.0F;       ///< 0 goes with the first joint, 1 with the second, 0.5 with half of each.
  std::optional<Glide> glide;
  float cell_mm = 0.8F;
  Compound body;  ///< As authored, without its neighbours.
  std::vector<Contact> contacts;
  float rim_mm = 1.2F;  ///< How far the rims of its joint facets are rounded.
};

class Skeleton {
 public:
  explicit Skeleton(std::vector<Bone> bones) : bones_(std::move(bones)) {}

  const std::vector<Bone>& bones() const { return bones_; }

  /// Signed distance to one bone (mm), its joint facets cut.
  float distance(std::size_t bone, const glm::vec3& point) const;

  /// Signed distance to the nearest bone (mm).
  float distance(const glm::vec3& point) const;

  /// How far (mm) a point of `bone` is from meeting a neighbour, wherever the joints' sweeps bring that: about 0 where
  /// cartilage lies, more away from it.
  float from_joint(std::size_t bone, const glm::vec3& point) const;

 private:
  /// How far (mm) `point` lies beyond the facet that limits a bone whose bare body is `own` away.
  float beyond_facet(const Contact& contact, float own, const glm::vec3& point) const;

  std::vector<Bone> bones_;
};

/// The joints that carry `bone` and their weights.
anatomy::Influences influences_of(const Bone& bone);

/// What a mesh of `vertices` vertices that `bone` carries needs besides, so that it glides.
std::vector<anatomy::Corrective> glides_of(const Bone& bone, std::size_t vertices, const anatomy::Rig& rig,
                                            const FootFrame& frame);

/// Where `bone` goes in `pose`, from where it rests.
Motion motion_of(const Bone& bone, const anatomy::Rig& rig, const motion::Pose& pose, const FootFrame& frame);

/// Faults are reported to the table; the skeleton is usable only when there was none.
Skeleton skeleton_from(text::Table root, const anatomy::Rig& rig, const FootFrame& frame);

/// bones.toml in `folder`. Throws `base::Failure` with every fault.
Skeleton load_skeleton(const std::string& folder, const anatomy::Rig& rig);

}  // namespace windlass::sculpt
