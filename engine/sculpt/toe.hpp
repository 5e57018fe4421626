#pragma once
#include <optional>

#include "engine/sculpt/field.hpp"
#include "engine/sculpt/primitives.hpp"
#include "engine/sculpt/skin_tables.hpp"

namespace windlass::sculpt {

/// Exponent of the superellipse that outlines a nail at `along` (-1 root to 1 free edge): rounded at its root, cut
/// squarer at its free edge.
inline float nail_squareness(float along) {
  return along < 0.0F ? 2.4F : 3.8F;
}

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

  /// Where a point lies on the nail: `across` and `along` reach ±1 at its edges, `along` grows to the tip.
  struct OnNail {
    float across = 0.0F;
    float along = 0.0F;
  };
  /// Nothing below the middle of the toe.
  std::optional<OnNail> on_nail(const glm::vec3& point) const;
  /// Half the breadth of the toe under the nail (mm): the nail is bent around it.
  float nail_bend() const { return 0.5F * (shape_.half_widths[2] + shape_.half_widths[3]); }

 private:
  float distance_to_segment(std::size_t index, const glm::vec3& point) const;
  float crease_depth(const glm::vec3& point) const;
  float nail_bed(const glm::vec3& point) const;

  ToeShape shape_;
  std::array<Placement, 3> segments_;
  Box bounds_;
};

}  // namespace windlass::sculpt
