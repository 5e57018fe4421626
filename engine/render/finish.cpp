#include "engine/render/finish.hpp"

namespace windlass::render {

Finish finish_of(scene::Material material) {
  switch (material) {
    case scene::Material::bone: return {{28, 17}, 0.16F, 0.18F, 0.50F, {0.10F, 18.0F, 0.0F, 0.3F}};
    case scene::Material::tendon: return {{42, 1.6F}, 0.34F, 0.25F, 0.55F, {0.30F, 26.0F, 0.85F, 0.9F}};
    case scene::Material::muscle: return {{26, 1.2F}, 0.55F, 0.30F, 0.40F, {0.16F, 20.0F, 0.55F, 0.9F}};
    case scene::Material::fat: return {{40, 40}, 0.25F, 0.45F, 0.20F, {0.20F, 30.0F, 0.0F, 0.6F}};
    case scene::Material::nail: return {{60, 4}, 0.05F, 0.35F, 0.25F, {0.42F, 60.0F, 0.0F, 0.1F}};
    case scene::Material::cloth: return {{64, 64}, 0.16F, 0.40F, 0.30F, {0.03F, 6.0F, 0.0F, 0.4F}};
    case scene::Material::plaster: return {{9, 9}, 0.05F, 0.25F, 0.10F, {0.02F, 8.0F, 0.0F, 0.3F}};
    case scene::Material::wood: return {{16, 0.8F}, 0.34F, 0.25F, 0.22F, {0.14F, 26.0F, 0.0F, 0.5F}};
    case scene::Material::metal: return {{30, 30}, 0.03F, 0.15F, 0.35F, {0.55F, 42.0F, 0.0F, 0.2F}};
    case scene::Material::rubber: return {{40, 40}, 0.06F, 0.25F, 0.20F, {0.12F, 16.0F, 0.0F, 0.3F}};
    case scene::Material::foam: return {{42, 42}, 0.12F, 0.40F, 0.12F, {0.02F, 6.0F, 0.0F, 0.4F}};
    case scene::Material::plastic: return {{30, 30}, 0.02F, 0.22F, 0.22F, {0.38F, 60.0F, 0.0F, 0.1F}};
    case scene::Material::paper: return {{34, 0.3F}, 0.30F, 0.35F, 0.12F, {0.03F, 8.0F, 0.0F, 0.3F}};
    case scene::Material::ice: return {{24, 24}, 0.22F, 0.55F, 0.05F, {0.65F, 70.0F, 0.0F, 0.5F}};
    case scene::Material::skin: break;
  }
  return {{40, 40}, 0.1F, 0.3F, 0.2F, {0.1F, 20.0F, 0.0F, 0.5F}};
}

glm::vec3 tint_of(scene::Material material, const scene::SkinTone& tone) {
  if (material == scene::Material::skin) return tone.skin;
  return material == scene::Material::nail ? tone.nail : glm::vec3(1.0F);
}

}  // namespace windlass::render
