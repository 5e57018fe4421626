#include "engine/sculpt/superellipse.hpp"

#include "engine/sculpt/primitives.hpp"

namespace windlass::sculpt {
namespace {

/// |x| with a rounded tip, still reaching `half` at x = half: no crease where two quarters meet.
float rounded_size(float x, float half) {
  constexpr float rounding = 5.0F;
  return (std::sqrt(x * x + rounding * rounding) - rounding) * half /
         (std::sqrt(half * half + rounding * rounding) - rounding);
}

float mixed(float a, float b, float t) {
  return a + (b - a) * t;
}

}  // namespace

float superellipse(float u, float v, float half_u, float half_v, float exponent) {
  const float a = rounded_size(u, half_u) / half_u;
  const float b = rounded_size(v, half_v) / half_v;
  return std::pow(std::pow(a, exponent) + std::pow(b, exponent) + 1e-12F, 1.0F / exponent);
}

float crowned_section(std::span<const float, 11> s, float side_at, float height_at) {
  const float side = side_at - s[3];
  const float high_side = smooth_step(-14, 14, side);
  const float widest = mixed(s[4], s[5], high_side);
  const float height = height_at - widest;
  const float upper = smooth_step(-8, 8, height);
  const float half_side = side > 0 ? s[1] - s[3] : s[3] - s[0];
  const float half_height = height > 0 ? s[2] - widest : widest - s[6];
  const float exponent = mixed(mixed(s[9], s[10], high_side), mixed(s[7], s[8], high_side), upper);
  return superellipse(side, height, half_side, half_height, exponent) - 1.0F;
}

}  // namespace windlass::sculpt
