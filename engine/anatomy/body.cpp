#include "engine/anatomy/body.hpp"

namespace windlass::anatomy {

const char* name_of(Layer layer) {
  switch (layer) {
    case Layer::clothes: return "clothes";
    case Layer::skin: return "skin";
    case Layer::nail: return "nail";
    case Layer::fat_pad: return "fat pad";
    case Layer::fascia: return "fascia";
    case Layer::superficial_muscle: return "superficial muscle";
    case Layer::deep_muscle: return "deep muscle";
    case Layer::ligament: return "ligament";
    case Layer::bone: return "bone";
  }
  return "";
}

bool is_sided(const Part& part, const Rig& rig) {
  bool right = false;
  for (const Influences& influence : part.levels.front().influences) {
    for (std::size_t k = 0; k < 4 && influence.weights[k] > 0.0F; ++k) {
      const int joint = influence.joints[k];
      const int mirror = rig.joints[static_cast<std::size_t>(joint)].mirror;
      if (mirror < joint) return false;  // right sides come first in the rig
      right |= mirror > joint;
    }
  }
  return right;
}

std::optional<std::size_t> covering_part(const Body& body) {
  for (std::size_t i = 0; i < body.parts.size(); ++i) {
    if (body.parts[i].name == "skin_leg") return i;
  }
  return std::nullopt;
}

}  // namespace windlass::anatomy
