#include "engine/motion/dent.hpp"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

#include "engine/base/transform.hpp"

namespace windlass::motion {
namespace {

constexpr float rim_height = 0.14F;     // of the depth: the rim takes up about a third of what the hollow displaces
constexpr float rim_middle = 1.3F;      // radii
constexpr float rim_half_width = 0.3F;  // radii
constexpr float pale_depth = 0.002F;    // m; so much pressure empties the skin
constexpr float flush = 0.35F;          // of the rim, where the blood goes
constexpr float reach = static_cast<float>(dent_reach);

/// Value and slope.
struct Curve {
  float value = 0.0F;
  float slope = 0.0F;
};

/// (1 - x²)² between -1 and 1, else 0.
Curve bump(float x) {
  const float inner = 1.0F - x * x;
  if (inner <= 0.0F) return {};
  return {inner * inner, -4.0F * x * inner};
}

Curve profile(float share) {
  if (share < 1.0F) return bump(share);
  const Curve rim = bump((share - rim_middle) / rim_half_width);
  return {-rim_height * rim.value, -rim_height * rim.slope / rim_half_width};
}

/// Fades from 1 in the middle to 0 at `reach`, flat at both: how far above and below the skin gives way.
Curve depth_fade(float share) {
  constexpr float flat = 0.8F;
  const float t = (std::abs(share) - flat) / (reach - flat);
  if (t <= 0.0F) return {1.0F, 0.0F};
  if (t >= 1.0F) return {};
  const float slope = -6.0F * t * (1.0F - t) / (reach - flat);
  return {1.0F - t * t * (3.0F - 2.0F * t), share < 0.0F ? -slope : slope};
}

float smooth(float t) {
  t = std::clamp(t, 0.0F, 1.0F);
  return t * t * (3.0F - 2.0F * t);
}

}  // namespace

double dent_profile(double share) {
  return profile(static_cast<float>(share)).value;
}

void press(const std::vector<Dent>& dents, Side side, Surface& surface) {
  surface.blanch.clear();
  if (dents.empty()) return;
  surface.blanch.assign(surface.positions.size(), 0.0F);
  for (const Dent& dent : dents) {
    const bool left = side == Side::left;
    const glm::vec3 point(left ? base::mirrored(dent.point_world) : dent.point_world);
    const glm::vec3 into(left ? base::mirrored(dent.direction_world) : dent.direction_world);
    const glm::vec3 half(left ? base::mirrored(dent.half_world) : dent.half_world);
    const float length = glm::length(half);
    const glm::vec3 lengthwise = length > 0.0F ? half / length : glm::vec3(0.0F);
    const auto radius = static_cast<float>(dent.radius);
    const auto depth = static_cast<float>(dent.depth);
    const float far = reach * radius;
    const float pale = std::min(depth / pale_depth, 1.0F);
    for (std::size_t v = 0; v < surface.positions.size(); ++v) {
      glm::vec3 from_middle = surface.positions[v] - point;
      from_middle -= std::clamp(glm::dot(from_middle, lengthwise), -length, length) * lengthwise;
      if (glm::dot(from_middle, from_middle) >= 2.0F * far * far) continue;
      const float along = glm::dot(from_middle, into);
      const glm::vec3 aside = from_middle - along * into;
      const float beside = glm::length(aside);
      if (beside >= far || std::abs(along) >= far) continue;
      const glm::vec3 normal = surface.normals[v];
      const float facing = smooth(-glm::dot(normal, into) / 0.35F);
      if (facing == 0.0F) continue;

      const Curve hollow = profile(beside / radius);
      const Curve fade = depth_fade(along / radius);
      surface.positions[v] += depth * facing * hollow.value * fade.value * into;
      // Pushing along `into` by f bends normals by f's slope.
      glm::vec3 slope = fade.slope * hollow.value / radius * into;
      if (beside > 1e-9F) slope += hollow.slope * fade.value / radius / beside * aside;
      slope *= depth * facing;
      const float stretch = std::max(1.0F + glm::dot(slope, into), 0.2F);
      surface.normals[v] = glm::normalize(normal - slope * (glm::dot(normal, into) / stretch));
      const float emptied = 1.0F - smooth((beside / radius - 0.55F) / 0.45F);
      const float filled = beside > radius ? hollow.value / rim_height * flush : 0.0F;  // negative: pink
      float& blanch = surface.blanch[v];
      blanch = std::clamp(blanch + pale * facing * fade.value * (emptied + filled), -1.0F, 1.0F);
    }
  }
}

}  // namespace windlass::motion
