#include "engine/scene/layers.hpp"

#include "engine/scene/ease.hpp"

namespace windlass::scene {

Peel peel_of(anatomy::Layer layer, double xray) {
  // Slider positions at which a layer starts to clear, is clear, and is gone.
  struct Stage {
    double start, clear, gone;
  };
  const Stage stage = [layer]() -> Stage {
    switch (layer) {
      case anatomy::Layer::clothes:
      case anatomy::Layer::skin:
      case anatomy::Layer::nail: return {0.0, 0.30, 1.0};
      case anatomy::Layer::fat_pad: return {0.18, 0.28, 0.34};
      case anatomy::Layer::fascia: return {0.38, 0.45, 0.49};
      case anatomy::Layer::superficial_muscle: return {0.52, 0.61, 0.66};
      case anatomy::Layer::deep_muscle: return {0.68, 0.78, 0.83};
      case anatomy::Layer::ligament: return {0.86, 0.95, 1.0};
      case anatomy::Layer::bone: break;
    }
    return {2.0, 3.0, 4.0};
  }();
  return {static_cast<float>(eased(stage.start, stage.clear, xray)),
          static_cast<float>(1.0 - eased(stage.clear, stage.gone, xray))};
}

bool is_outside(anatomy::Layer layer) {
  return layer == anatomy::Layer::skin || layer == anatomy::Layer::nail || layer == anatomy::Layer::clothes;
}

Material material_of(const anatomy::Part& part) {
  switch (part.layer) {
    case anatomy::Layer::clothes: return Material::cloth;
    case anatomy::Layer::skin: return Material::skin;
    case anatomy::Layer::nail: return Material::nail;
    case anatomy::Layer::fat_pad: return Material::fat;
    case anatomy::Layer::fascia:
    case anatomy::Layer::ligament: return Material::tendon;
    case anatomy::Layer::superficial_muscle:
    case anatomy::Layer::deep_muscle: {
      const bool tendon = part.name == "achilles" || part.name.find("tendon") != std::string::npos;
      return tendon ? Material::tendon : Material::muscle;
    }
    case anatomy::Layer::bone: break;
  }
  return Material::bone;
}

}  // namespace windlass::scene
