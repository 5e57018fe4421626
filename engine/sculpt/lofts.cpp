#include "engine/sculpt/lofts.hpp"

#include <cmath>

#include "engine/sculpt/primitives.hpp"
#include "engine/sculpt/superellipse.hpp"

namespace windlass::sculpt {
namespace {

float mixed(float a, float b, float t) {
  return a + (b - a) * t;
}

}  // namespace

float LegLoft::level(const glm::vec3& point) const {
  std::array<float, 10> s{};
  sections_.at(point.y, s);
  const float front = point.x - s[0];
  const float side = point.z - s[1];
  const float forward = smooth_step(-12, 12, front);
  const float lateral = smooth_step(-12, 12, side);
  const float exponent = mixed(mixed(s[8], s[9], lateral), mixed(s[6], s[7], lateral), forward);
  return superellipse(side, front, side > 0 ? s[3] : s[2], front > 0 ? s[4] : s[5], exponent) - 1.0F;
}

float LegLoft::distance(const glm::vec3& point) const {
  return as_distance([&](const glm::vec3& p) { return level(p); }, point);
}

FootLoft::FootLoft(const MassTables& tables)
    : tables_(tables), sections_(tables.foot_sections), shear_(tables.foot_shear) {}

float FootLoft::station_of(const glm::vec3& point) const {
  std::array<float, 1> back{};
  shear_.at(point.z, back);
  return point.x + smooth_step(tables_.foot_shear_grows[0], tables_.foot_shear_grows[1], point.x) * back[0];
}

float FootLoft::level(const glm::vec3& point) const {
  std::array<float, 11> s{};
  sections_.at(station_of(point), s);
  return crowned_section(s, point.z, point.y);
}

float FootLoft::distance(const glm::vec3& point) const {
  const float loft = as_distance([&](const glm::vec3& p) { return level(p); }, point);
  const float station = station_of(point);
  const auto [front_station, front_height, lean] = tables_.foot_front;
  const float front = (station - front_station + (point.y - front_height) * lean) / std::sqrt(1.0F + lean * lean);
  const float cut = smooth_max(loft, front, tables_.foot_front_rounding);
  return smooth_max(cut, tables_.foot_back - station, tables_.foot_back_rounding);
}

}  // namespace windlass::sculpt
