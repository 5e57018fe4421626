#pragma once
// Smooth versions of minimum, maximum and step (after Inigo Quilez). Radii and distances in mm.
#include <algorithm>
#include <cmath>

namespace windlass::sculpt {

constexpr float square(float x) { return x * x; }

/// The smaller of two distances, rounded where they differ by less than `radius`; at most `radius`/4 below it.
inline float smooth_min(float a, float b, float radius) {
  const float h = std::max(radius - std::abs(a - b), 0.0F) / radius;
  return std::min(a, b) - h * h * radius * 0.25F;
}

inline float smooth_max(float a, float b, float radius) { return -smooth_min(-a, -b, radius); }

/// 0 up to `from`, 1 beyond `to` (which may be the smaller of the two), smooth between.
inline float smooth_step(float from, float to, float x) {
  const float t = std::clamp((x - from) / (to - from), 0.0F, 1.0F);
  return t * t * (3.0F - 2.0F * t);
}

/// The same, nearly straight between its ends: skin stretched over a joint.
inline float ramp(float from, float to, float x) {
  const float t = std::clamp((x - from) / (to - from), 0.0F, 1.0F);
  return 0.65F * t + 0.35F * t * t * (3.0F - 2.0F * t);
}

}  // namespace windlass::sculpt
