#pragma once
// The skin of the right leg from the sole to above the knee as one implicit surface.
#include <vector>

#include "engine/sculpt/field.hpp"
#include "engine/sculpt/lofts.hpp"
#include "engine/sculpt/relief.hpp"
#include "engine/sculpt/skin_tables.hpp"
#include "engine/sculpt/toe.hpp"

namespace windlass::sculpt {

class SkinField {
 public:
  explicit SkinField(const SkinTables& tables);

  /// Signed distance (mm).
  float distance(const glm::vec3& point) const { return distance(point, true); }
  /// The same without the beds of the nails.
  float distance_without_nails(const glm::vec3& point) const { return distance(point, false); }

  const std::vector<Toe>& toes() const { return toes_; }
  /// A box around it, the field positive on its faces.
  Box bounds() const;

 private:
  float distance(const glm::vec3& point, bool with_nails) const;
  float masses(const glm::vec3& point) const;
  float body_without_lines(const glm::vec3& point) const;

  MassTables tables_;
  LegLoft leg_;
  FootLoft foot_;
  Relief relief_;
  Relief lines_;  ///< What lies on the relief: veins and creases.
  std::vector<Toe> toes_;
};

}  // namespace windlass::sculpt
