#pragma once
// Skin tones: how a tone changes the baked colours, which are those of fair skin.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <glm/vec3.hpp>

#include "engine/anatomy/body.hpp"

namespace windlass::scene {

/// Factors of linear albedo. Soles, palms and nails hold little pigment: deep tones leave them far lighter.
struct SkinTone {
  std::string name = "fair";
  glm::vec3 skin{1.0F};
  glm::vec3 palm{1.0F};
  glm::vec3 nail{1.0F};
  float pigment = 0.0F;  ///< 0 … 1: how much it hides the red of the blood.
};

/// From light to deep; their numbers start at 1. "fair" changes nothing.
const std::vector<SkinTone>& skin_tones();

/// How little pigment each vertex of `level` holds, 0 … 255: soles and palms, told by where they are and face in the
/// neutral posture.
std::vector<std::uint8_t> paleness_of(const anatomy::Mesh& level, const anatomy::Rig& rig);

/// The tone of that name or number.
std::optional<SkinTone> find_tone(std::string_view text);

}  // namespace windlass::scene
