#include "engine/render/backdrop.hpp"

#include <algorithm>

#include <epoxy/gl.h>

namespace windlass::render {
namespace {

/// Colours that belong to a backdrop: of the screen, but for the rim of glass (linear), which must stand out.
struct Sweep {
  glm::vec3 glow, top, foot, glass;
};

Sweep sweep_of(scene::Backdrop backdrop) {
  if (backdrop == scene::Backdrop::light)
    return {{0.925F, 0.935F, 0.945F}, {0.80F, 0.83F, 0.86F}, {0.74F, 0.765F, 0.79F}, {0.36F, 0.25F, 0.22F}};
  return {{0.335F, 0.375F, 0.42F}, {0.17F, 0.195F, 0.225F}, {0.12F, 0.135F, 0.155F}, {0.66F, 0.58F, 0.56F}};
}

}  // namespace

glm::vec3 glass_rim(scene::Backdrop backdrop) {
  return sweep_of(backdrop).glass;
}

void Backdrop::draw(const scene::Frame& frame) const {
  const Sweep sweep = sweep_of(frame.backdrop);
  program_.use();
  program_.set("u_glow", sweep.glow);
  program_.set("u_top", sweep.top);
  program_.set("u_foot", sweep.foot);
  program_.set("u_aspect", static_cast<float>(frame.size.x) / static_cast<float>(frame.size.y));
  glBindVertexArray(no_attributes_.name());
  glDrawArrays(GL_TRIANGLES, 0, 40 * 24 * 6);  // columns and rows of backdrop.vert
}

const Sheet& Backdrop::picture_of(const scene::Frame& frame) {
  const auto is_it = [&](const Picture& p) { return p.sheet.size == frame.size && p.backdrop == frame.backdrop; };
  const auto found = std::find_if(pictures_.begin(), pictures_.end(), is_it);
  if (found != pictures_.end()) return found->sheet;
  constexpr std::size_t most = 3;  // the window's, a thumbnail's, and one of a moment ago
  if (pictures_.size() == most) pictures_.pop_front();
  const Sheet& sheet = pictures_.emplace_back(Picture{Sheet(frame.size, Sheet::Holds::colour), frame.backdrop}).sheet;
  glBindFramebuffer(GL_FRAMEBUFFER, sheet.framebuffer.name());
  glViewport(0, 0, frame.size.x, frame.size.y);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  draw(frame);
  return sheet;
}

void Backdrop::copy(const scene::Frame& frame, const Target& target) {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, picture_of(frame).framebuffer.name());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target.framebuffer());
  glBlitFramebuffer(0, 0, frame.size.x, frame.size.y, 0, 0, frame.size.x, frame.size.y, GL_COLOR_BUFFER_BIT,
                    GL_NEAREST);
  glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer());
}

}  // namespace windlass::render
