#pragma once
#include <glm/vec2.hpp>

#include "engine/render/handles.hpp"

namespace windlass::render {

/// A texture that can be drawn to: colours, or depths that shaders compare with. Its edges go on for ever.
struct Sheet {
  enum class Holds { colour, depth };
  Sheet(const glm::ivec2& pixels, Holds holds);

  glm::ivec2 size;
  Texture texture = make_texture();
  Framebuffer framebuffer = make_framebuffer();
};

}  // namespace windlass::render
