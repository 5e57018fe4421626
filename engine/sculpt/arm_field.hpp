#pragma once
// The skin of the right arm from the shoulder to the fingertips as one implicit surface, in the hand frame.
#include <vector>

#include "engine/sculpt/arm_tables.hpp"
#include "engine/sculpt/field.hpp"
#include "engine/sculpt/finger.hpp"
#include "engine/sculpt/relief.hpp"
#include "engine/sculpt/spline.hpp"

namespace windlass::sculpt {

class ArmField {
 public:
  explicit ArmField(const ArmTables& tables);

  /// Signed distance (mm).
  float distance(const glm::vec3& point) const { return distance(point, true); }
  /// The same without the beds of the nails.
  float bare_distance(const glm::vec3& point) const { return distance(point, false); }

  /// Distance to arm and palm without relief and digits.
  float palm_distance(const glm::vec3& point) const;

  /// Thumb first.
  const std::vector<Finger>& fingers() const { return fingers_; }
  /// The hand frame in the foot frame.
  const Placement& hand() const { return tables_.hand; }
  /// A box around it, the field positive on its faces.
  Box bounds() const;

 private:
  float distance(const glm::vec3& point, bool with_nails) const;
  float station_of(const glm::vec3& point) const;
  float level(const glm::vec3& point) const;
  float with_digits(const glm::vec3& point, bool with_nails) const;

  ArmTables tables_;
  SplineTable sections_;
  SplineTable shear_;
  Relief relief_;
  std::vector<Finger> fingers_;
};

}  // namespace windlass::sculpt
