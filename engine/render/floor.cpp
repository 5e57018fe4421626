#include "engine/render/floor.hpp"

#include <utility>

#include <epoxy/gl.h>

namespace windlass::render {
namespace {

constexpr int side = 160;  // pixels

}  // namespace

Floor::Floor(const std::string& shader_folder)
    : mask_(shader_folder, "floor_mask", "floor_mask"),
      blur_(shader_folder, "screen", "blur"),
      floor_(shader_folder, "floor", "floor"),
      shade_({side, side}, Sheet::Holds::colour),
      scratch_({side, side}, Sheet::Holds::colour) {}

void Floor::draw_shade(const scene::Frame& frame, MeshStore& meshes) {
  glDisable(GL_DEPTH_TEST);
  glEnable(GL_CULL_FACE);  // the mask looks up from below: what is seen from there is lowest, and counts
  glBindFramebuffer(GL_FRAMEBUFFER, shade_.framebuffer.name());
  glViewport(0, 0, side, side);
  glClearColor(0, 0, 0, 0);
  glClear(GL_COLOR_BUFFER_BIT);
  glEnable(GL_BLEND);
  glBlendEquation(GL_MAX);
  mask_.use();
  mask_.set("u_key", frame.key.direction);
  mask_.set("u_square", frame.floor_square);
  for (const auto* items : {&frame.floor_casters, &frame.things, &frame.clear_things}) {
    for (const scene::Item& item : *items) {
      mask_.set("u_mirror", mirror_of(item));
      mask_.set("u_weight", items == &frame.clear_things ? 0.25F * item.presence : item.presence);
      meshes.draw(item);
    }
  }
  glBlendEquation(GL_FUNC_ADD);
  glDisable(GL_BLEND);
  glDisable(GL_CULL_FACE);
  blur_.use();
  blur_.set("u_picture", 0);
  glBindVertexArray(no_attributes_.name());
  const Sheet* from = &shade_;
  const Sheet* to = &scratch_;
  for (const glm::vec2 direction : {glm::vec2(1, 0), glm::vec2(0, 1)}) {
    glBindFramebuffer(GL_FRAMEBUFFER, to->framebuffer.name());
    glBindTexture(GL_TEXTURE_2D, from->texture.name());
    blur_.set("u_step", direction / static_cast<float>(side));
    glDrawArrays(GL_TRIANGLES, 0, 3);
    std::swap(from, to);
  }
}

void Floor::draw(const scene::Frame& frame) const {
  glEnable(GL_BLEND);
  glBlendFunc(GL_ZERO, GL_ONE_MINUS_SRC_COLOR);
  glDisable(GL_CULL_FACE);
  glDepthMask(GL_FALSE);
  glBindTexture(GL_TEXTURE_2D, shade_.texture.name());
  floor_.use();
  floor_.set("u_clip_from_world", frame.clip_from_world);
  floor_.set("u_square", frame.floor_square);
  floor_.set("u_mask", 0);
  floor_.set("u_strength", frame.ground);
  glBindVertexArray(no_attributes_.name());
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
  glDepthMask(GL_TRUE);
  glEnable(GL_CULL_FACE);
  glDisable(GL_BLEND);
}

}  // namespace windlass::render
