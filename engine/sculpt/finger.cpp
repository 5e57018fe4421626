#include "engine/sculpt/finger.hpp"

#include <array>
#include <cmath>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/sculpt/superellipse.hpp"

namespace windlass::sculpt {
namespace {

constexpr float margin_mm = 26.0F;  // around the digit: beyond it neither it nor a blend with it can reach

// Columns after the station.
enum Column : std::size_t { half_width, top, bottom, widest, centre, upper_exponent, lower_exponent, column_count };

}  // namespace

Finger::Finger(const FingerShape& shape)
    : shape_(shape), frame_(placed_along(shape.root, shape.tip - shape.root, shape.up)), sections_(shape.sections) {
  nail_ = {{frame_.to_foot({0.0F, shape.nail_axis, 0.0F}), frame_.axes}, shape.nail, shape.nail_bend};
  const glm::vec3 start = frame_.to_foot({sections_.first_station(), 0.0F, 0.0F});
  bounds_ = {glm::min(start, shape.tip) - margin_mm, glm::max(start, shape.tip) + margin_mm};
}

float Finger::level(const glm::vec3& local) const {
  std::array<float, column_count> s{};
  sections_.at(local.x, s);
  const float height = local.y - s[widest];
  const float upper = smooth_step(-2.5F, 2.5F, height);
  const float exponent = s[lower_exponent] + (s[upper_exponent] - s[lower_exponent]) * upper;
  const float across = std::abs(local.z - s[centre]) / s[half_width];
  const float along_height = std::abs(height) / (height > 0.0F ? s[top] - s[widest] : s[widest] - s[bottom]);
  const float beyond = std::max(
      {(local.x - shape_.end) / shape_.end_length, (sections_.first_station() - local.x) / shape_.start_length, 0.0F});
  const float section =
      std::pow(std::pow(across, exponent) + std::pow(along_height, exponent) + 1e-9F, 2.0F / exponent);
  return std::sqrt(section + beyond * beyond) - 1.0F;
}

float Finger::crease_depth(const glm::vec3& local) const {
  float depth = 0.0F;
  for (const FingerCrease& crease : shape_.creases) {
    const float away = crease.is_palmar ? -local.y : local.y;
    if (away <= 0.0F) continue;
    // Wrinkles on the back bow toward the tip in the middle, those of the pad's side hardly at all.
    const float bow = crease.is_palmar ? 0.006F : -0.016F;
    const float from = local.x - crease.station - bow * local.z * local.z;
    depth +=
        crease.depth * bell(from, crease.spread) * bell(local.z, crease.half_width) * smooth_step(0.5F, 5.0F, away);
  }
  return depth;
}

float Finger::bare_distance(const glm::vec3& point) const {
  const glm::vec3 outside = outside_of(bounds_, point);
  if (outside != glm::vec3(0.0F)) return glm::length(outside) + 15.0F;
  const glm::vec3 local = frame_.to_local(point);
  const float d = as_distance([&](const glm::vec3& p) { return level(p); }, local);
  return d > 6.0F ? d : d + crease_depth(local);
}

float Finger::distance(const glm::vec3& point) const {
  const float bare = bare_distance(point);
  return bare < 6.0F ? bare + nail_bed(nail_, point) : bare;
}

Section Finger::section_at(float station) const {
  std::array<float, column_count> s{};
  sections_.at(station, s);
  return {s[half_width], 0.5F * (s[top] - s[bottom])};
}

glm::vec3 Finger::pad_point() const {
  std::array<float, column_count> s{};
  sections_.at(shape_.pad, s);
  return frame_.to_foot({shape_.pad, s[bottom], s[centre]});
}

}  // namespace windlass::sculpt
