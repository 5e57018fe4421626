#include "engine/scene/tone.hpp"

#include <algorithm>
#include <cctype>

#include <glm/exponential.hpp>

#include "engine/scene/ease.hpp"

namespace windlass::scene {
namespace {

/// Linear light of an sRGB colour, 0 to 255 a channel.
glm::vec3 linear(const glm::vec3& srgb) {
  return glm::pow(srgb / 255.0F, glm::vec3(2.2F));
}

SkinTone tone(const char* name, const glm::vec3& skin, const glm::vec3& palm, float pigment) {
  // What the baked colours stand for: skin of the shin, and of the sole.
  const glm::vec3 fair = linear({217, 178, 156});
  const glm::vec3 sole = linear({226, 187, 168});
  const glm::vec3 of_skin = linear(skin) / fair;
  const glm::vec3 of_palm = linear(palm) / sole;
  return {name, of_skin, of_palm, glm::sqrt(of_palm * glm::sqrt(of_skin)), pigment};
}

/// Which joints are the right hand's.
std::vector<bool> hand_joints(const anatomy::Rig& rig) {
  std::vector<bool> hand;
  for (const anatomy::Joint& joint : rig.joints) {
    hand.push_back(joint.name == "hand_r" || (joint.parent >= 0 && hand[static_cast<std::size_t>(joint.parent)]));
  }
  return hand;
}

}  // namespace

const std::vector<SkinTone>& skin_tones() {
  // sRGB by eye after photographs of people; pigment from 0 (fair) to 1 (deepest).
  static const std::vector<SkinTone> all = {
      tone("light", {233, 201, 183}, {236, 200, 184}, 0.0F),   SkinTone{},
      tone("medium", {203, 158, 128}, {221, 178, 156}, 0.15F), tone("olive", {180, 134, 100}, {212, 168, 143}, 0.30F),
      tone("tan", {154, 106, 75}, {204, 156, 129}, 0.50F),     tone("brown", {119, 77, 54}, {191, 140, 114}, 0.72F),
      tone("deep", {88, 57, 45}, {174, 124, 102}, 1.0F),
  };
  return all;
}

std::vector<std::uint8_t> paleness_of(const anatomy::Mesh& level, const anatomy::Rig& rig) {
  const std::vector<bool> hand = hand_joints(rig);
  std::vector<std::uint8_t> paleness;
  paleness.reserve(level.positions.size());
  for (std::size_t v = 0; v < level.positions.size(); ++v) {
    const glm::vec3& normal = level.normals[v];
    // A sole faces down and lies within 34 mm of the floor; a hanging hand's palm faces the body.
    const double sole = eased(0.15, 0.65, -normal.y) * (1.0 - eased(0.014, 0.034, level.positions[v].y));
    double of_hand = 0.0;
    const anatomy::Influences& influences = level.influences[v];
    for (std::size_t k = 0; k < 4; ++k) of_hand += hand[influences.joints[k]] ? influences.weights[k] : 0.0F;
    const double palm = of_hand * eased(0.0, 0.55, -normal.z);
    paleness.push_back(static_cast<std::uint8_t>(255.0 * std::max(sole, palm) + 0.5));
  }
  return paleness;
}

std::optional<SkinTone> find_tone(std::string_view text) {
  const auto& tones = skin_tones();
  for (std::size_t i = 0; i < tones.size(); ++i) {
    const std::string& name = tones[i].name;
    const bool same = std::equal(name.begin(), name.end(), text.begin(), text.end(),
                                 [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
    if (same || text == std::to_string(i + 1)) return tones[i];
  }
  return std::nullopt;
}

}  // namespace windlass::scene
