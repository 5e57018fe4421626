#pragma once
// The two lofted masses: leg (horizontal sections) and foot (frontal sections, bent along the metatarsal heads).
// Sections are superellipses with an exponent for each quarter.
#include "engine/sculpt/skin_tables.hpp"
#include "engine/sculpt/spline.hpp"

namespace windlass::sculpt {

/// A limb or a trunk: horizontal sections, eleven columns as in the table of the leg.
class LegLoft {
 public:
  explicit LegLoft(const Rows& sections) : sections_(sections) {}

  /// Distance (mm), open at both ends.
  float distance(const glm::vec3& point) const;

 private:
  float level(const glm::vec3& point) const;
  SplineTable sections_;
};

class FootLoft {
 public:
  explicit FootLoft(const MassTables& tables);

  /// Distance to the foot without toes (mm).
  float distance(const glm::vec3& point) const;

 private:
  float station_of(const glm::vec3& point) const;
  float level(const glm::vec3& point) const;
  MassTables tables_;
  SplineTable sections_;
  SplineTable shear_;
};

}  // namespace windlass::sculpt
