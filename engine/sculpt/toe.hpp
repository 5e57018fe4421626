#pragma once
#include "engine/sculpt/field.hpp"
#include "engine/sculpt/nail_seat.hpp"
#include "engine/sculpt/primitives.hpp"
#include "engine/sculpt/skin_tables.hpp"

namespace windlass::sculpt {

/// One toe as a field of its own: cones, pad, knuckle, creases, bed of the nail.
class Toe {
 public:
  explicit Toe(const ToeShape& shape);

  /// Distance to the whole toe (mm); far away a lower estimate that is never less than 15.
  float distance(const glm::vec3& point) const;
  /// The same without the bed of the nail: what a nail lies on and what the weights go by.
  float plain_distance(const glm::vec3& point) const;

  const ToeShape& shape() const { return shape_; }
  /// Segment 0 to 2 of the chain: x along the toe, y toward the nail, z to the lateral side; centre at its start.
  const Placement& segment(std::size_t index) const { return segments_[index]; }

  /// The nail is bent around the end of the toe.
  const NailSeat& nail() const { return nail_; }

 private:
  float distance_to_segment(std::size_t index, const glm::vec3& point) const;
  float crease_depth(const glm::vec3& point) const;

  ToeShape shape_;
  std::array<Placement, 3> segments_;
  NailSeat nail_;
  Box bounds_;
};

}  // namespace windlass::sculpt
