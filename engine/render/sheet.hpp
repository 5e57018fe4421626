#pragma once
#include <glm/vec2.hpp>

#include "engine/base/image.hpp"
#include "engine/render/handles.hpp"
#include "engine/render/target.hpp"

namespace windlass::render {

/// A texture that can be drawn to: colours, or depths that shaders compare with. Its edges go on for ever.
struct Sheet {
  enum class Holds { colour, depth };
  Sheet(const glm::ivec2& pixels, Holds holds);

  glm::ivec2 size;
  Texture texture = make_texture();
  Framebuffer framebuffer = make_framebuffer();
};

/// Puts a picture of its size into a sheet of colours: as all that is drawn, with its lowest row first.
void put(const base::Image& image, Sheet& sheet);

/// Copies what was drawn, of the same size, into a sheet of colours.
void copy(const Target& target, Sheet& sheet);

}  // namespace windlass::render
