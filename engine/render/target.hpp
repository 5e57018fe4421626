#pragma once
// Where a frame is drawn: the window, or pixels of our own that can be read back.
#include <glm/vec2.hpp>

#include "engine/base/image.hpp"
#include "engine/render/handles.hpp"

namespace windlass::render {

class Target {
 public:
  /// The current window's drawing area, `size` pixels.
  static Target window(const glm::ivec2& size);

  /// Own pixels. With `smooth`, four samples a pixel where the machine has them.
  static Target off_screen(const glm::ivec2& size, bool smooth);

  glm::ivec2 size() const { return size_; }

  /// The framebuffer to draw to; 0 is the window.
  unsigned framebuffer() const { return drawn_.name(); }

  /// Whether each pixel has several samples.
  bool multisampled() const { return resolved_.name() != 0; }

  /// Whatever is drawn from now on goes there.
  void bind() const;

  /// Makes what was drawn readable: joins the samples of each pixel.
  void resolve() const;

  /// The framebuffer that holds the finished picture.
  unsigned finished() const { return resolved_.name() != 0 ? resolved_.name() : drawn_.name(); }

 private:
  glm::ivec2 size_{0};
  Framebuffer drawn_;
  Renderbuffer colour_;
  Renderbuffer depth_;
  Framebuffer resolved_;
  Renderbuffer resolved_colour_;
};

/// Copies an off-screen picture to the window and leaves the window bound. Both must have the same size.
void show(const Target& target);

/// The picture in `target`.
base::Image read_back(const Target& target);

}  // namespace windlass::render
