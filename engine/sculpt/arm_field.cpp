#include "engine/sculpt/arm_field.hpp"

#include <cmath>

#include <glm/geometric.hpp>

#include "engine/sculpt/parallel.hpp"
#include "engine/sculpt/primitives.hpp"
#include "engine/sculpt/superellipse.hpp"

namespace windlass::sculpt {
namespace {

constexpr float relief_reach_mm = 12.0F;  // from the masses: farther off the relief cannot move the surface
constexpr float hand_begins_z = -40.0F;   // on the forearm's side of it no digit

}  // namespace

ArmField::ArmField(const ArmTables& tables)
    : tables_(tables), sections_(tables.sections), shear_(tables.shear), relief_({}) {
  for (const FingerShape& shape : tables.fingers) fingers_.emplace_back(shape);
  const Field smooth = [&](const glm::vec3& p) { return with_digits(p, false); };
  std::vector<DetailCurve> details(tables.details.size());
  in_parallel(details.size(), [&](std::size_t i) { details[i] = drawn_onto(smooth, tables.details[i]); });
  relief_ = Relief(details);
}

Box ArmField::bounds() const {
  return {{-75, -75, tables_.top - 12}, {105, 70, 210}};
}

float ArmField::station_of(const glm::vec3& point) const {
  std::array<float, 1> back{};
  shear_.at(point.x, back);
  return point.z + smooth_step(tables_.shear_grows[0], tables_.shear_grows[1], point.z) * back[0];
}

float ArmField::level(const glm::vec3& point) const {
  std::array<float, 11> s{};
  sections_.at(station_of(point), s);
  const auto [curvature, middle, begins, whole] = tables_.arch;
  const float from_middle = point.x - middle;
  const float sag = curvature * from_middle * from_middle * smooth_step(begins, whole, point.z);
  return crowned_section(s, point.x, point.y + sag);
}

float ArmField::palm_distance(const glm::vec3& point) const {
  float d = as_distance([&](const glm::vec3& p) { return level(p); }, point);
  if (point.z > hand_begins_z) {
    const auto [station, height, lean] = tables_.front;
    const float front = (station_of(point) - station + (point.y - height) * lean) / std::sqrt(1.0F + lean * lean);
    d = smooth_max(d, front, tables_.front_rounding);
  }
  return joined(d, tables_.masses, point);
}

float ArmField::with_digits(const glm::vec3& point, bool with_nails) const {
  const float body = palm_distance(point);
  float d = body;
  if (point.z > hand_begins_z) {
    for (const Finger& finger : fingers_) {
      const float own = with_nails ? finger.distance(point) : finger.bare_distance(point);
      if (own > body + 16.0F) continue;
      d = with_digit(d, body, own, finger.shape().web);
    }
  }
  return d;
}

float ArmField::distance(const glm::vec3& point, bool with_nails) const {
  float d = with_digits(point, with_nails);
  if (std::abs(d) < relief_reach_mm) d -= relief_.height_at(point);
  return smooth_max(d, tables_.top - point.z, tables_.top_rounding);
}

}  // namespace windlass::sculpt
