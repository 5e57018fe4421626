#include "engine/render/sheet.hpp"

#include <epoxy/gl.h>

#include "engine/base/require.hpp"

namespace windlass::render {

Sheet::Sheet(const glm::ivec2& pixels, Holds holds) : size(pixels) {
  glBindTexture(GL_TEXTURE_2D, texture.name());
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.name());
  if (holds == Holds::depth) {
    glTexImage2D(GL_TEXTURE_2D, 0, GL_DEPTH_COMPONENT24, size.x, size.y, 0, GL_DEPTH_COMPONENT, GL_UNSIGNED_INT,
                 nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_COMPARE_MODE, GL_COMPARE_REF_TO_TEXTURE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_COMPARE_FUNC, GL_LEQUAL);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D, texture.name(), 0);
    const GLenum none = GL_NONE;
    glDrawBuffers(1, &none);
    glReadBuffer(GL_NONE);
  } else {
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, size.x, size.y, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture.name(), 0);
  }
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

void put(const base::Image& image, Sheet& sheet) {
  WINDLASS_REQUIRE(sheet.size == glm::ivec2(image.width, image.height));
  glBindTexture(GL_TEXTURE_2D, sheet.texture.name());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  const std::size_t row_bytes = static_cast<std::size_t>(image.width) * 4;
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* row = image.rgba.data() + static_cast<std::size_t>(y) * row_bytes;
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, image.height - 1 - y, image.width, 1, GL_RGBA, GL_UNSIGNED_BYTE, row);
  }
  glBindTexture(GL_TEXTURE_2D, 0);
}

void copy(const Target& target, Sheet& sheet) {
  const glm::ivec2 size = target.size();
  WINDLASS_REQUIRE(sheet.size == size);
  target.resolve();
  glBindFramebuffer(GL_READ_FRAMEBUFFER, target.finished());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, sheet.framebuffer.name());
  glBlitFramebuffer(0, 0, size.x, size.y, 0, 0, size.x, size.y, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer());
}

}  // namespace windlass::render
