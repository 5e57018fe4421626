#pragma once
#include <optional>

#include "engine/sculpt/primitives.hpp"
#include "engine/sculpt/skin_tables.hpp"

namespace windlass::sculpt {

/// Exponent of the superellipse that outlines a nail at `along` (-1 root to 1 free edge): rounded at its root, cut
/// squarer at its free edge.
inline float nail_squareness(float along) {
  return along < 0.0F ? 2.4F : 3.8F;
}

/// Where a nail sits on a digit: its frame has x along the digit and y toward the nail.
struct NailSeat {
  Placement frame;
  Nail nail;
  float bend = 1.0F;  ///< mm: radius around the frame's x that the plate is bent with.
};

/// Where a point lies on the nail: `across` and `along` reach ±1 at its edges, `along` grows to the tip.
struct OnNail {
  float across = 0.0F;
  float along = 0.0F;
};

/// Nothing on the pad's side of the digit.
std::optional<OnNail> on_nail(const NailSeat& seat, const glm::vec3& point);

/// How deep the bed of the nail lies in the skin (mm); negative in the folds around it.
float nail_bed(const NailSeat& seat, const glm::vec3& point);

}  // namespace windlass::sculpt
