#include "engine/render/surfaces.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <utility>

#include <epoxy/gl.h>
#include <glm/gtc/matrix_transform.hpp>

#include "engine/render/backdrop.hpp"
#include "engine/render/finish.hpp"
#include "engine/render/grain.hpp"

namespace windlass::render {
namespace {

constexpr int shadow_side = 1024;  // pixels
constexpr float shadow_on_things = 0.5F;  // far from what casts it, a studio's shadow is soft and pale

Texture grain_texture() {
  constexpr int side = 256;
  Texture texture = make_texture();
  glBindTexture(GL_TEXTURE_2D, texture.name());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  // Sizes halved here: glGenerateMipmap would take longer than the rest of the start together on llvmpipe.
  std::vector<std::uint8_t> texels = grain(side);
  for (int level = 0, size = side;; ++level, size /= 2) {
    glTexImage2D(GL_TEXTURE_2D, level, GL_RG8, size, size, 0, GL_RG, GL_UNSIGNED_BYTE, texels.data());
    if (size == 1) break;
    texels = halved(texels, size);
  }
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_NEAREST);
  return texture;
}

/// Clip space of the shadow map: orthographic along the key lamp's rays, `radius` around the centre; deeper, so
/// that what stands between the lamp and the picture still casts.
glm::mat4 shadow_clip_from_world(const scene::Frame& frame) {
  const glm::vec3 up = std::abs(frame.key.direction.y) > 0.95F ? glm::vec3(1, 0, 0) : glm::vec3(0, 1, 0);
  const glm::mat4 view = glm::lookAt(frame.centre_world + frame.key.direction, frame.centre_world, up);
  const float r = frame.radius;
  return glm::ortho(-r, r, -r, r, -1.0F, 3.0F) * view;
}

/// The places that are pointed out; those that the frame has not are out of reach.
void set_marks(const Program& program, const scene::Frame& frame) {
  for (std::size_t i = 0; i < scene::most_marks; ++i) {
    const scene::Mark mark = i < frame.marks.size() ? frame.marks[i] : scene::Mark{glm::vec3(1e6F), {}, 1e-3F, {}, 0.0F};
    const std::string index = "[" + std::to_string(i) + "]";
    program.set(("u_marks" + index).c_str(), glm::vec4(mark.centre_world, mark.radius));
    program.set(("u_mark_halves" + index).c_str(), mark.half_world);
    program.set(("u_mark_colours" + index).c_str(), glm::vec4(mark.colour, mark.strength));
  }
}

void set_studio(const Program& program, const scene::Frame& frame) {
  // From clip space (-1 … 1) to the texture's place and depth (0 … 1).
  const glm::mat4 texture_from_clip = glm::scale(glm::translate(glm::mat4(1.0F), glm::vec3(0.5F)), glm::vec3(0.5F));
  program.set("u_clip_from_world", frame.clip_from_world);
  program.set("u_shadow_from_world", texture_from_clip * shadow_clip_from_world(frame));
  program.set("u_eye", frame.eye_world);
  program.set("u_key", frame.key.direction);
  program.set("u_key_colour", frame.key.colour);
  program.set("u_fill", frame.fill.direction);
  program.set("u_fill_colour", frame.fill.colour);
  program.set("u_rim", frame.rim.direction);
  program.set("u_rim_colour", frame.rim.colour);
  program.set("u_shadow_map", 0);
  program.set("u_shadow_taps", frame.smooth_shadow ? 16 : 4);
  program.set("u_grain", 1);
}

}  // namespace

Surfaces::Surfaces(std::string shader_folder)
    : shader_folder_(std::move(shader_folder)),
      depth_(shader_folder_, "depth", "depth"),
      grain_(grain_texture()),
      shadow_map_({shadow_side, shadow_side}, Sheet::Holds::depth) {}

/// Programs for surfaces are made when first needed: most pictures need two of the many.
const Program& Surfaces::program_for(const scene::Item& item, bool glass) {
  std::vector<std::string> defines;
  if (item.prints) defines.emplace_back("FOOTPRINT");
  const bool coarse = item.plain && finish_of(item.material).grain_contrast > 0.1F;  // felt, wood, ice
  const bool fibres =
      coarse || item.material == scene::Material::tendon || item.material == scene::Material::muscle;
  if (item.material == scene::Material::skin) defines.emplace_back("SKIN");
  if (item.plain) defines.emplace_back("PLAIN");
  if (item.at_vertices) defines.emplace_back("AT_VERTICES");
  if (item.at_vertices && fibres) defines.emplace_back("FIBRES");
  if (item.at_vertices && item.grain && item.material == scene::Material::skin && !glass) {
    defines.emplace_back("GRAIN");
  }
  if (glass) defines.emplace_back("GLASS");
  if (item.fade.end > 0.0F) defines.emplace_back("FADE");
  if (item.marked) defines.emplace_back("MARKED");
  if (item.highlighted) defines.emplace_back("HIGHLIGHT");
  auto found = programs_.find(defines);
  if (found == programs_.end()) {
    found = programs_.emplace(defines, Program(shader_folder_, "surface", "surface", defines)).first;
  }
  return found->second;
}

void Surfaces::draw_depth(const std::vector<scene::Item>& items, const glm::mat4& clip_from_world,
                          MeshStore& meshes) const {
  depth_.use();
  depth_.set("u_clip_from_world", clip_from_world);
  for (const scene::Item& item : items) {
    depth_.set("u_mirror", mirror_of(item));
    meshes.draw(item);
  }
}

void Surfaces::draw_shadow_map(const scene::Frame& frame, MeshStore& meshes) {
  glBindFramebuffer(GL_FRAMEBUFFER, shadow_map_.framebuffer.name());
  glViewport(0, 0, shadow_side, shadow_side);
  glDepthMask(GL_TRUE);
  glClear(GL_DEPTH_BUFFER_BIT);
  if (frame.shadow <= 0.0F) return;
  glEnable(GL_DEPTH_TEST);
  glEnable(GL_CULL_FACE);
  glCullFace(GL_FRONT);  // the far side casts: a coarse caster then never shades the near side it belongs to
  // Nothing in the outermost row: what lies outside the map is lit.
  glScissor(1, 1, shadow_side - 2, shadow_side - 2);
  glEnable(GL_SCISSOR_TEST);
  std::vector<scene::Item> casters = frame.casters;
  std::copy_if(frame.things.begin(), frame.things.end(), std::back_inserter(casters),
               [](const scene::Item& item) { return item.shades; });
  draw_depth(casters, shadow_clip_from_world(frame), meshes);
  glDisable(GL_SCISSOR_TEST);
  glCullFace(GL_BACK);
}

void Surfaces::draw(const scene::Frame& frame, const std::vector<scene::Item>& items, bool glass, float shadow,
                    MeshStore& meshes) {
  glActiveTexture(GL_TEXTURE1);
  glBindTexture(GL_TEXTURE_2D, grain_.name());
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, shadow_map_.texture.name());
  const Program* current = nullptr;
  for (const scene::Item& item : items) {
    const bool skin = item.material == scene::Material::skin;
    const Program& program = program_for(item, glass);
    if (&program != current) {
      current = &program;
      program.use();
      set_studio(program, frame);
      if (item.marked) set_marks(program, frame);
      program.set("u_shadow_strength", shadow);
    }
    program.set("u_mirror", mirror_of(item));
    program.set("u_tint", item.tint * tint_of(item.material, frame.tone));
    if (glass) {
      program.set("u_glass", item.glass);
      program.set("u_presence", item.presence);
      program.set("u_glass_tint", glass_rim(frame.backdrop));
    }
    if (item.fade.end > 0.0F) {
      program.set("u_fade", glm::vec3(item.fade.begin, item.fade.end, item.fade.rest));
    }
    if (item.prints) program.set("u_footprint", frame.footprint);
    if (skin) {
      program.set("u_pale_tint", frame.tone.palm);
      program.set("u_pigment", frame.tone.pigment);
    } else {
      const Finish finish = finish_of(item.material);
      program.set("u_fibre", item.fibre);
      program.set("u_fibre_world", item.fibre_world * glm::vec3(1, 1, mirror_of(item)));
      program.set("u_grain_per_metre", finish.grain_per_metre);
      program.set("u_grain_contrast", finish.grain_contrast);
      program.set("u_wrap", finish.wrap);
      program.set("u_outline", finish.outline);
      program.set("u_sheen", finish.sheen);
    }
    meshes.draw(item);
  }
}

void Surfaces::draw_opaque(const scene::Frame& frame, MeshStore& meshes) {
  draw(frame, frame.opaque, false, frame.shadow, meshes);
}

void Surfaces::draw_things(const scene::Frame& frame, MeshStore& meshes) {
  draw(frame, frame.things, false, shadow_on_things * frame.shadow, meshes);
}

void Surfaces::draw_fading(const scene::Frame& frame, MeshStore& meshes) {
  if (frame.fading.empty()) return;
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  draw(frame, frame.fading, false, frame.shadow, meshes);
  glDisable(GL_BLEND);
}

void Surfaces::draw_glass(const scene::Frame& frame, const std::vector<scene::Item>& items, MeshStore& meshes) {
  draw_clear(frame, items, frame.shadow, meshes);
}

void Surfaces::draw_clear_things(const scene::Frame& frame, MeshStore& meshes) {
  draw_clear(frame, frame.clear_things, shadow_on_things * frame.shadow, meshes);
}

void Surfaces::draw_clear(const scene::Frame& frame, const std::vector<scene::Item>& items, float shadow,
                          MeshStore& meshes) {
  if (items.empty()) return;
  glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
  draw_depth(items, frame.clip_from_world, meshes);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  draw(frame, items, true, shadow, meshes);
  glDisable(GL_BLEND);
}
}  // namespace windlass::render
