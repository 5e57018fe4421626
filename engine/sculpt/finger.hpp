#pragma once
#include <string>

#include "engine/sculpt/field.hpp"
#include "engine/sculpt/nail_seat.hpp"
#include "engine/sculpt/primitives.hpp"
#include "engine/sculpt/skin_tables.hpp"
#include "engine/sculpt/spline.hpp"

namespace windlass::sculpt {

/// A wrinkle across a finger.
struct FingerCrease {
  float station = 0.0F;
  float depth = 0.0F;
  float spread = 1.0F;
  float half_width = 1.0F;
  bool is_palmar = false;
};

/// One digit in the hand frame (mm). Stations run along the straight line from its root to its tip.
struct FingerShape {
  std::string name;
  glm::vec3 root{0.0F};
  glm::vec3 tip{0.0F};
  glm::vec3 up{0.0F, 1.0F, 0.0F};  ///< The way the nail looks.
  Rows sections;                   ///< As fingers.toml names the columns.
  float end = 0.0F;                ///< Where the rounding of the tip begins …
  float end_length = 1.0F;         ///< … and how long it is.
  float start_length = 1.0F;       ///< Of the rounding at the root, within the hand.
  float web = 1.0F;
  std::vector<FingerCrease> creases;
  Nail nail;               ///< `beyond` counts from the root.
  float nail_axis = 0.0F;  ///< Height of the axis that the nail is bent around …
  float nail_bend = 1.0F;  ///< … and with which radius.
  float pad = 0.0F;        ///< Station of the middle of the pulp.
};

/// A digit as a field of its own, lofted along its length.
class Finger {
 public:
  explicit Finger(const FingerShape& shape);

  /// Distance to the whole digit (mm); far away a lower estimate that is never less than 15.
  float distance(const glm::vec3& point) const;
  /// The same without the bed of the nail.
  float bare_distance(const glm::vec3& point) const;

  const FingerShape& shape() const { return shape_; }
  /// Origin at the root, x along the digit, y toward the nail, z to the ulnar side.
  const Placement& frame() const { return frame_; }
  const NailSeat& nail() const { return nail_; }
  /// Half the thickness at a station (mm): across, and from back to pad.
  Section section_at(float station) const;
  /// The middle of the pulp (hand frame) …
  glm::vec3 pad_point() const;

 private:
  float level(const glm::vec3& local) const;
  float crease_depth(const glm::vec3& local) const;

  FingerShape shape_;
  Placement frame_;
  SplineTable sections_;
  NailSeat nail_;
  Box bounds_;
};

}  // namespace windlass::sculpt
