#include "engine/sculpt/surface_colour.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <glm/common.hpp>

#include "engine/sculpt/primitives.hpp"

namespace windlass::sculpt {

float openness(const Field& field, const glm::vec3& point, const glm::vec3& normal) {
  constexpr std::array<float, 4> kReach = {1.0F, 2.5F, 5.0F, 9.0F};  // mm
  float hidden = 0.0F;
  float weight = 0.5F;
  for (const float reach : kReach) {
    hidden += weight * std::clamp(1.0F - field(point + normal * reach) / reach, 0.0F, 1.0F);
    weight *= 0.75F;
  }
  return std::clamp(1.0F - hidden, 0.0F, 1.0F);
}

glm::u8vec4 to_colour(const glm::vec3& srgb, float open) {
  return glm::u8vec4(glm::clamp(glm::vec4(srgb, open), 0.0F, 1.0F) * 255.0F + 0.5F);
}

glm::vec3 bone_colour(const glm::vec3& p, float open, float cartilage) {
  constexpr glm::vec3 kIvory(0.905F, 0.865F, 0.775F);
  constexpr glm::vec3 kCrease(0.74F, 0.63F, 0.49F);
  constexpr glm::vec3 kCartilage(0.90F, 0.915F, 0.92F);
  const float blotch = std::sin(p.x * 0.41F + std::sin(p.y * 0.23F) * 2.0F) * std::sin(p.z * 0.37F + p.y * 0.29F);
  const float grain = std::sin(p.x * 1.9F + p.z * 1.3F) * std::sin(p.y * 2.3F - p.z * 1.7F);
  const glm::vec3 bone = kIvory * (1.0F + 0.022F * blotch + 0.010F * grain);
  return glm::mix(glm::mix(kCrease, bone, smooth_step(0.1F, 0.75F, open)), kCartilage, 0.75F * cartilage);
}

glm::vec3 fibre_colour(float along, float side, float up, float sinew) {
  constexpr glm::vec3 kMuscle(0.68F, 0.235F, 0.205F);
  constexpr glm::vec3 kMuscleDark(0.52F, 0.145F, 0.135F);
  constexpr glm::vec3 kSinew(0.935F, 0.915F, 0.87F);
  constexpr glm::vec3 kSinewDark(0.79F, 0.765F, 0.71F);
  // Bundles of fibres, a little wavy, thinner in the tendon.
  const float across = side + 0.35F * up + 0.8F * std::sin(along * 0.045F);
  const float coarse = 0.5F + 0.5F * std::sin(across * 1.25F + 0.6F * std::sin(along * 0.11F));
  const float fine = 0.5F + 0.5F * std::sin(across * 3.4F + 0.5F * std::sin(along * 0.19F));
  const glm::vec3 muscle = glm::mix(kMuscleDark, kMuscle, 0.55F * coarse + 0.45F * fine);
  const glm::vec3 tendon = glm::mix(kSinewDark, kSinew, 0.35F + 0.25F * coarse + 0.4F * fine);
  // The tendon reaches into the muscle in streaks.
  const float streak = sinew + 0.5F * (coarse - 0.5F) * (1.0F - std::abs(2.0F * sinew - 1.0F));
  return glm::mix(muscle, tendon, smooth_step(0.25F, 0.75F, streak));
}

}  // namespace windlass::sculpt
