#include "engine/sculpt/nail_seat.hpp"

#include <cmath>

namespace windlass::sculpt {

std::optional<OnNail> on_nail(const NailSeat& seat, const glm::vec3& point) {
  const glm::vec3 local = seat.frame.to_local(point);
  if (local.y <= 0.0F) return std::nullopt;
  const float arc = std::atan2(local.z, local.y) * seat.bend;
  return OnNail{arc / (0.5F * seat.nail.width), (local.x - seat.nail.beyond) / (0.5F * seat.nail.length)};
}

float nail_bed(const NailSeat& seat, const glm::vec3& point) {
  const auto place = on_nail(seat, point);
  if (!place) return 0.0F;
  const float across = std::abs(place->across);
  const float along = std::abs(place->along);
  const float exponent = nail_squareness(place->along);
  const float rim = std::pow(std::pow(across, exponent) + std::pow(along, exponent) + 1e-9F, 1.0F / exponent);
  if (rim > 1.8F) return 0.0F;
  const float depth = seat.nail.height;
  const float inside = 1.0F - smooth_step(0.82F, 1.08F, rim);
  // The folds stand up around the nail, not at its free edge.
  const float fold = bell(rim - 1.24F, 0.17F) * (1.0F - smooth_step(0.45F, 0.9F, place->along));
  return depth * inside - depth * 0.7F * fold;
}

}  // namespace windlass::sculpt
