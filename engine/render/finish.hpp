#pragma once
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

#include "engine/scene/frame.hpp"

namespace windlass::render {

/// How a surface answers light; the names are the uniforms of tissue.glsl.
struct Finish {
  glm::vec2 grain_per_metre;  ///< across and along the fibre
  float grain_contrast;
  float wrap;
  float outline;
  glm::vec4 sheen;  ///< strength, exponent, silkiness, relief
};

Finish finish_of(scene::Material material);

/// What the colours of the mesh are multiplied with.
glm::vec3 tint_of(scene::Material material, const scene::SkinTone& tone);

}  // namespace windlass::render
