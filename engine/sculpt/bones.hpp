#pragma once
// assets/anatomy/bones.toml → the skeleton as fields.
#include <string>
#include <vector>

#include "engine/anatomy/rig.hpp"
#include "engine/sculpt/compound.hpp"
#include "engine/text/table.hpp"

namespace windlass::sculpt {

/// How a bone gives way to a neighbour where their authored bodies overlap or nearly touch.
struct Contact {
  std::size_t bone = 0;   ///< The neighbour.
  float gap_mm = 1.4F;    ///< Width of the joint space.
  bool is_socket = false; ///< This bone is moulded round the neighbour; otherwise both meet half-way.
};

struct Bone {
  std::string name;
  std::string joint;   ///< The rig's joint that carries it.
  float cell_mm = 0.8F;
  Compound body;       ///< As authored, without its neighbours.
  std::vector<Contact> contacts;
  float rim_mm = 1.2F; ///< How far the rims of its joint facets are rounded.
};

class Skeleton {
 public:
  explicit Skeleton(std::vector<Bone> bones) : bones_(std::move(bones)) {}

  const std::vector<Bone>& bones() const { return bones_; }

  /// Signed distance to one bone (mm), its joint facets cut.
  float distance(std::size_t bone, const glm::vec3& point) const;

  /// Signed distance to the nearest bone (mm).
  float distance(const glm::vec3& point) const;

  /// 1 on a joint facet of `bone`, fading to 0 over a millimetre beyond its rim: where cartilage lies.
  float cartilage(std::size_t bone, const glm::vec3& point) const;

 private:
  std::vector<Bone> bones_;
};

/// Faults are reported to the table; the skeleton is usable only when there was none.
Skeleton skeleton_from(text::Table root, const anatomy::Rig& rig);

/// bones.toml in `folder`. Throws `base::Failure` with every fault.
Skeleton load_skeleton(const std::string& folder, const anatomy::Rig& rig);

}  // namespace windlass::sculpt
