#include "engine/render/renderer.hpp"

#include <vector>

#include <epoxy/gl.h>
#include <glm/vec4.hpp>

#include "engine/base/require.hpp"
#include "engine/render/backdrop.hpp"
#include "engine/render/edges.hpp"
#include "engine/render/floor.hpp"
#include "engine/render/mesh_store.hpp"
#include "engine/render/surfaces.hpp"

namespace windlass::render {
namespace {

/// Nothing is nearer than what fills `places`: whatever is drawn there from now on costs no shading.
void put_out_of_reach(const std::vector<glm::ivec4>& places) {
  if (places.empty()) return;
  glEnable(GL_SCISSOR_TEST);
  glClearDepth(0.0);
  for (const glm::ivec4& place : places) {
    glScissor(place.x, place.y, place.z, place.w);
    glClear(GL_DEPTH_BUFFER_BIT);
  }
  glClearDepth(1.0);
  glDisable(GL_SCISSOR_TEST);
}

}  // namespace

struct Renderer::Parts {
  explicit Parts(const std::string& shader_folder)
      : surfaces(shader_folder), backdrop(shader_folder), floor(shader_folder), edges(shader_folder) {}

  MeshStore meshes;
  Surfaces surfaces;
  Backdrop backdrop;
  Floor floor;
  Edges edges;
};

Renderer::Renderer(const std::string& shader_folder) : parts_(std::make_unique<Parts>(shader_folder)) {}
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;
Renderer::~Renderer() = default;

void Renderer::forget_meshes() {
  parts_->meshes.clear();
}

void Renderer::draw(const scene::Frame& frame, const Target& target) {
  WINDLASS_REQUIRE(frame.size == target.size());
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_BLEND);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glActiveTexture(GL_TEXTURE0);

  auto& [meshes, surfaces, backdrop, floor, edges] = *parts_;
  const bool grounded = frame.ground > 0.0F;
  surfaces.draw_shadow_map(frame, meshes);
  if (grounded) floor.draw_shade(frame, meshes);

  if (!target.multisampled()) backdrop.copy(frame, target);
  glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer());
  glViewport(0, 0, frame.size.x, frame.size.y);
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LEQUAL);
  glDepthMask(GL_TRUE);
  glEnable(GL_CULL_FACE);
  glClear(GL_DEPTH_BUFFER_BIT);
  put_out_of_reach(frame.hidden);
  surfaces.draw_opaque(frame, meshes);
  surfaces.draw_things(frame, meshes);
  glFrontFace(GL_CCW);
  if (target.multisampled()) backdrop.draw(frame);
  if (grounded) floor.draw(frame);
  surfaces.draw_fading(frame, meshes);
  for (const auto* glass : {&frame.inner_glass, &frame.outer_glass, &frame.ghosts}) {
    surfaces.draw_glass(frame, *glass, meshes);
  }
  surfaces.draw_clear_things(frame, meshes);

  glFrontFace(GL_CCW);
  glDisable(GL_CULL_FACE);
  if (frame.smooth_edges && !target.multisampled()) edges.smooth(frame, target);
  glDisable(GL_DEPTH_TEST);
  glBindVertexArray(0);
  glUseProgram(0);
  glActiveTexture(GL_TEXTURE1);
  glBindTexture(GL_TEXTURE_2D, 0);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, 0);
}

}  // namespace windlass::render
