#pragma once
// The authored description of arm and hand, as read from arm.toml, arm_detail.toml and fingers.toml. Millimetres in
// the hand frame: origin in the wrist, +x to the thumb's side (radial), +y to the back of the hand, +z to the fingers.
// The arm hangs beside the trunk with the thumb in front, so the hand frame's x looks forward and its y to the right.
#include <array>
#include <string>
#include <vector>

#include "engine/sculpt/compound.hpp"
#include "engine/sculpt/finger.hpp"
#include "engine/sculpt/primitives.hpp"
#include "engine/sculpt/skin_tables.hpp"

namespace windlass::sculpt {

struct ArmTables {
  Placement hand;  ///< The hand frame in the foot frame.
  Rows sections;   ///< From the shoulder to the roots of the fingers.
  float top = 0.0F;
  float top_rounding = 1.0F;
  Rows shear;
  std::array<float, 2> shear_grows{};
  std::array<float, 4> arch{};   ///< curvature (1/mm), middle, where it begins, where it is whole
  std::array<float, 3> front{};  ///< station, height, lean
  float front_rounding = 1.0F;
  std::vector<Solid> masses;  ///< Joined to the loft in this order.
  std::vector<DetailCurve> details;
  std::array<FingerShape, 5> fingers;  ///< Thumb first.
};

/// Reads the three files in `folder`. Throws `base::Failure` with every fault.
ArmTables load_arm_tables(const std::string& folder);

}  // namespace windlass::sculpt
