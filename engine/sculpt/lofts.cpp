#include "engine/sculpt/lofts.hpp"

#include <cmath>

#include <glm/geometric.hpp>

#include "engine/sculpt/primitives.hpp"

namespace windlass::sculpt {
namespace {

/// |x| with a rounded tip, still reaching `half` at x = half: no crease where two quarters meet.
float rounded_size(float x, float half) {
  constexpr float rounding = 5.0F;
  return (std::sqrt(x * x + rounding * rounding) - rounding) * half /
         (std::sqrt(half * half + rounding * rounding) - rounding);
}

/// 1 on a superellipse's outline, less inside.
float superellipse(float u, float v, float half_u, float half_v, float exponent) {
  const float a = rounded_size(u, half_u) / half_u;
  const float b = rounded_size(v, half_v) / half_v;
  return std::pow(std::pow(a, exponent) + std::pow(b, exponent) + 1e-12F, 1.0F / exponent);
}

float mixed(float a, float b, float t) {
  return a + (b - a) * t;
}

/// Turns a level function into distances: divides by the size of its gradient.
template <class Level>
float as_distance(const Level& level, const glm::vec3& point) {
  constexpr float e = 0.3F;
  const float here = level(point);
  const glm::vec3 gradient(level(point + glm::vec3(e, 0, 0)) - here, level(point + glm::vec3(0, e, 0)) - here,
                           level(point + glm::vec3(0, 0, e)) - here);
  return here / std::max(glm::length(gradient) / e, 0.012F);
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
  const float side = point.z - s[3];
  const float lateral = smooth_step(-14, 14, side);
  const float widest = mixed(s[4], s[5], lateral);
  const float height = point.y - widest;
  const float upper = smooth_step(-8, 8, height);
  const float half_side = side > 0 ? s[1] - s[3] : s[3] - s[0];
  const float half_height = height > 0 ? s[2] - widest : widest - s[6];
  const float exponent = mixed(mixed(s[9], s[10], lateral), mixed(s[7], s[8], lateral), upper);
  return superellipse(side, height, half_side, half_height, exponent) - 1.0F;
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
