#include "engine/render/target.hpp"

#include <algorithm>

#include <epoxy/gl.h>

#include "engine/base/error.hpp"
#include "engine/base/require.hpp"

namespace windlass::render {
namespace {

Renderbuffer storage(const glm::ivec2& size, GLenum format, int samples) {
  Renderbuffer buffer = make_renderbuffer();
  glBindRenderbuffer(GL_RENDERBUFFER, buffer.name());
  glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, format, size.x, size.y);
  glBindRenderbuffer(GL_RENDERBUFFER, 0);
  return buffer;
}

void check_complete(const glm::ivec2& size) {
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE) return;
  throw base::Failure(
      {{},
       "no picture of " + std::to_string(size.x) + "x" + std::to_string(size.y) + " pixels can be drawn here",
       "ask for a smaller size"});
}

}  // namespace

Target Target::window(const glm::ivec2& size) {
  Target target;
  target.size_ = size;
  return target;
}

Target Target::off_screen(const glm::ivec2& size, bool smooth) {
  WINDLASS_REQUIRE(size.x > 0 && size.y > 0);
  GLint largest = 0;
  GLint samples = 0;
  glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &largest);
  glGetIntegerv(GL_MAX_SAMPLES, &samples);
  if (std::max(size.x, size.y) > largest) {
    throw base::Failure({{},
                         "a picture can have at most " + std::to_string(largest) + " pixels a side here",
                         "ask for a smaller size"});
  }
  samples = smooth ? std::min(samples, 4) : 0;

  Target target;
  target.size_ = size;
  target.drawn_ = make_framebuffer();
  target.colour_ = storage(size, GL_RGBA8, samples);
  target.depth_ = storage(size, GL_DEPTH_COMPONENT24, samples);
  glBindFramebuffer(GL_FRAMEBUFFER, target.drawn_.name());
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, target.colour_.name());
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, target.depth_.name());
  check_complete(size);
  if (samples > 0) {
    target.resolved_ = make_framebuffer();
    target.resolved_colour_ = storage(size, GL_RGBA8, 0);
    glBindFramebuffer(GL_FRAMEBUFFER, target.resolved_.name());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, target.resolved_colour_.name());
    check_complete(size);
  }
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  return target;
}

void Target::bind() const {
  glBindFramebuffer(GL_FRAMEBUFFER, drawn_.name());
  glViewport(0, 0, size_.x, size_.y);
}

void Target::resolve() const {
  if (resolved_.name() == 0) return;
  glBindFramebuffer(GL_READ_FRAMEBUFFER, drawn_.name());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, resolved_.name());
  glBlitFramebuffer(0, 0, size_.x, size_.y, 0, 0, size_.x, size_.y, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_FRAMEBUFFER, drawn_.name());
}

void show(const Target& target) {
  WINDLASS_REQUIRE(target.framebuffer() != 0);
  const glm::ivec2 size = target.size();
  target.resolve();
  glBindFramebuffer(GL_READ_FRAMEBUFFER, target.finished());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
  glBlitFramebuffer(0, 0, size.x, size.y, 0, 0, size.x, size.y, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

base::Image read_back(const Target& target) {
  const glm::ivec2 size = target.size();
  base::Image image{size.x, size.y, std::vector<std::uint8_t>(static_cast<std::size_t>(size.x) * size.y * 4)};
  target.resolve();
  glBindFramebuffer(GL_READ_FRAMEBUFFER, target.finished());
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, size.x, size.y, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
  glBindFramebuffer(GL_READ_FRAMEBUFFER, target.framebuffer());
  // GL counts rows from the bottom.
  const std::size_t row = static_cast<std::size_t>(size.x) * 4;
  for (int y = 0; y < size.y / 2; ++y) {
    const auto top = image.rgba.begin() + static_cast<std::ptrdiff_t>(y * row);
    const auto bottom = image.rgba.begin() + static_cast<std::ptrdiff_t>((size.y - 1 - y) * row);
    std::swap_ranges(top, top + static_cast<std::ptrdiff_t>(row), bottom);
  }
  return image;
}

}  // namespace windlass::render
