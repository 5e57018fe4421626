#include "engine/render/edges.hpp"

#include <algorithm>

#include <epoxy/gl.h>

namespace windlass::render {

void Edges::smooth(const scene::Frame& frame, const Target& target) {
  const glm::ivec4 part = frame.body_pixels;
  if (part.z <= 0 || part.w <= 0) return;
  if (!stepped_ || stepped_->size != frame.size) {
    stepped_.emplace(frame.size, Sheet::Holds::colour);
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer());
  }
  glBindTexture(GL_TEXTURE_2D, stepped_->texture.name());
  glCopyTexSubImage2D(GL_TEXTURE_2D, 0, part.x, part.y, part.x, part.y, part.z, part.w);
  // Sampling at the rim of the part must not reach what was not copied.
  glScissor(part.x + 2, part.y + 2, std::max(part.z - 4, 0), std::max(part.w - 4, 0));
  glEnable(GL_SCISSOR_TEST);
  glDisable(GL_DEPTH_TEST);
  program_.use();
  program_.set("u_picture", 0);
  program_.set("u_texel", 1.0F / glm::vec2(frame.size));
  glBindVertexArray(no_attributes_.name());
  glDrawArrays(GL_TRIANGLES, 0, 3);
  glDisable(GL_SCISSOR_TEST);
}

}  // namespace windlass::render
