#include "engine/sculpt/surface_colour.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <glm/common.hpp>

#include "engine/sculpt/primitives.hpp"

namespace windlass::sculpt {

float openness(const Field& field, const glm::vec3& point, const glm::vec3& normal) {
  constexpr std::array<float, 4> reaches = {1.0F, 2.5F, 5.0F, 9.0F};  // mm
  float hidden = 0.0F;
  float weight = 0.5F;
  for (const float reach : reaches) {
    hidden += weight * std::clamp(1.0F - field(point + normal * reach) / reach, 0.0F, 1.0F);
    weight *= 0.75F;
  }
  return std::clamp(1.0F - hidden, 0.0F, 1.0F);
}

glm::u8vec4 to_colour(const glm::vec3& srgb, float open) {
  return glm::u8vec4(glm::clamp(glm::vec4(srgb, open), 0.0F, 1.0F) * 255.0F + 0.5F);
}

glm::vec3 bone_colour(const glm::vec3& p, float open, float from_joint_mm) {
  constexpr glm::vec3 ivory(0.915F, 0.875F, 0.785F);
  constexpr glm::vec3 rough(0.835F, 0.765F, 0.645F);
  constexpr glm::vec3 crease(0.70F, 0.585F, 0.45F);
  constexpr glm::vec3 pale(0.865F, 0.90F, 0.925F);
  const float blotch = std::sin(p.x * 0.41F + std::sin(p.y * 0.23F) * 2.0F) * std::sin(p.z * 0.37F + p.y * 0.29F);
  const float grain = std::sin(p.x * 1.9F + p.z * 1.3F) * std::sin(p.y * 2.3F - p.z * 1.7F);
  const float cartilage = 1.0F - smooth_step(0.4F, 1.7F, from_joint_mm);
  const float end = smooth_step(1.2F, 3.0F, from_joint_mm) * (1.0F - smooth_step(4.0F, 18.0F, from_joint_mm));
  const glm::vec3 compact = ivory * (1.0F + 0.022F * blotch + 0.010F * grain);
  const glm::vec3 spongy = rough * (1.0F + 0.03F * blotch + 0.05F * grain);
  const glm::vec3 bone = glm::mix(compact, spongy, 0.75F * end);
  return glm::mix(glm::mix(crease, bone, smooth_step(0.1F, 0.75F, open)), pale, 0.85F * cartilage);
}

glm::vec3 fibre_colour(float along, float side, float up, float sinew) {
  constexpr glm::vec3 red(0.68F, 0.235F, 0.205F);
  constexpr glm::vec3 dark_red(0.52F, 0.145F, 0.135F);
  constexpr glm::vec3 silk_white(0.935F, 0.915F, 0.87F);
  constexpr glm::vec3 grey_white(0.79F, 0.765F, 0.71F);
  // Bundles of fibres, a little wavy, thinner in the tendon.
  const float across = side + 0.35F * up + 0.8F * std::sin(along * 0.045F);
  const float coarse = 0.5F + 0.5F * std::sin(across * 1.25F + 0.6F * std::sin(along * 0.11F));
  const float fine = 0.5F + 0.5F * std::sin(across * 3.4F + 0.5F * std::sin(along * 0.19F));
  const glm::vec3 muscle = glm::mix(dark_red, red, 0.55F * coarse + 0.45F * fine);
  const glm::vec3 tendon = glm::mix(grey_white, silk_white, 0.35F + 0.25F * coarse + 0.4F * fine);
  // The tendon reaches into the muscle in streaks.
  const float streak = sinew + 0.5F * (coarse - 0.5F) * (1.0F - std::abs(2.0F * sinew - 1.0F));
  return glm::mix(muscle, tendon, smooth_step(0.25F, 0.75F, streak));
}

}  // namespace windlass::sculpt
