#include "engine/render/renderer.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <epoxy/gl.h>
#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>

#include "engine/base/require.hpp"
#include "engine/render/grain.hpp"
#include "engine/render/mesh_store.hpp"
#include "engine/render/program.hpp"

namespace windlass::render {
namespace {

constexpr int shadow_side = 1024;
constexpr int floor_side = 160;

/// How a tissue answers light; the names are the uniforms of tissue.frag.
struct Finish {
  glm::vec2 grain_per_metre;  ///< across and along the fibre
  float grain_contrast;
  float wrap;
  float outline;
  glm::vec4 sheen;  ///< strength, exponent, silkiness, relief
};

Finish finish_of(scene::Material material) {
  switch (material) {
    case scene::Material::bone: return {{28, 17}, 0.16F, 0.18F, 0.50F, {0.10F, 18.0F, 0.0F, 0.3F}};
    case scene::Material::tendon: return {{42, 1.6F}, 0.34F, 0.25F, 0.55F, {0.30F, 26.0F, 0.85F, 0.9F}};
    case scene::Material::muscle: return {{26, 1.2F}, 0.55F, 0.30F, 0.40F, {0.16F, 20.0F, 0.55F, 0.9F}};
    case scene::Material::fat: return {{40, 40}, 0.25F, 0.45F, 0.20F, {0.20F, 30.0F, 0.0F, 0.6F}};
    case scene::Material::nail: return {{60, 4}, 0.05F, 0.35F, 0.25F, {0.42F, 60.0F, 0.0F, 0.1F}};
    case scene::Material::cloth: return {{64, 64}, 0.16F, 0.40F, 0.30F, {0.03F, 6.0F, 0.0F, 0.4F}};
    case scene::Material::skin: break;
  }
  return {{40, 40}, 0.1F, 0.3F, 0.2F, {0.1F, 20.0F, 0.0F, 0.5F}};
}

glm::vec3 tint_of(scene::Material material, const scene::SkinTone& tone) {
  if (material == scene::Material::skin) return tone.skin;
  return material == scene::Material::nail ? tone.nail : glm::vec3(1.0F);
}

/// Colours that belong to a backdrop: of the screen, but for the rim of glass (linear), which must stand out.
struct Sweep {
  glm::vec3 glow, top, foot, glass;
};

Sweep sweep_of(scene::Backdrop backdrop) {
  if (backdrop == scene::Backdrop::light)
    return {{0.925F, 0.935F, 0.945F}, {0.80F, 0.83F, 0.86F}, {0.74F, 0.765F, 0.79F}, {0.36F, 0.25F, 0.22F}};
  return {{0.335F, 0.375F, 0.42F}, {0.17F, 0.195F, 0.225F}, {0.12F, 0.135F, 0.155F}, {0.66F, 0.58F, 0.56F}};
}

void clamp_edges(GLenum filter) {
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, static_cast<GLint>(filter));
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, static_cast<GLint>(filter));
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

/// A square texture that can be drawn to.
struct Square {
  Texture texture = make_texture();
  Framebuffer framebuffer = make_framebuffer();

  Square(int side, bool depth) {
    glBindTexture(GL_TEXTURE_2D, texture.name());
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.name());
    if (depth) {
      glTexImage2D(GL_TEXTURE_2D, 0, GL_DEPTH_COMPONENT24, side, side, 0, GL_DEPTH_COMPONENT, GL_UNSIGNED_INT, nullptr);
      glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_COMPARE_MODE, GL_COMPARE_REF_TO_TEXTURE);
      glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_COMPARE_FUNC, GL_LEQUAL);
      glFramebufferTexture2D(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D, texture.name(), 0);
      const GLenum none = GL_NONE;
      glDrawBuffers(1, &none);
      glReadBuffer(GL_NONE);
    } else {
      glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, side, side, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
      glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture.name(), 0);
    }
    clamp_edges(GL_LINEAR);
  }
};

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

float mirror_of(const scene::Item& item) {
  return item.mirror_z ? -1.0F : 1.0F;
}

}  // namespace

struct Renderer::Parts {
  explicit Parts(std::string folder) : shader_folder(std::move(folder)) {}

  std::string shader_folder;
  std::map<std::vector<std::string>, Program> surface_programs;  // by what they define
  Program depth{shader_folder, "depth", "depth"};
  Program backdrop{shader_folder, "backdrop", "backdrop"};
  Program floor_mask{shader_folder, "floor_mask", "floor_mask"};
  Program blur{shader_folder, "screen", "blur"};
  Program smooth{shader_folder, "screen", "smooth"};
  Program floor{shader_folder, "floor", "floor"};
  Texture grain = grain_texture();
  Square shadow_map{shadow_side, true};
  Square floor_shade{floor_side, false};
  Square floor_scratch{floor_side, false};
  std::optional<Target> backdrop_picture;
  scene::Backdrop backdrop_drawn = scene::Backdrop::light;
  Texture unsmoothed = make_texture();
  glm::ivec2 unsmoothed_size{0};
  VertexArray no_attributes = make_vertex_array();
  MeshStore meshes;

  /// Programs for surfaces are made when first needed: most pictures need two of the many.
  const Program& surface_program(const scene::Item& item, bool glass) {
    std::vector<std::string> defines;
    const bool fibres = item.material == scene::Material::tendon || item.material == scene::Material::muscle;
    if (item.material == scene::Material::skin) defines.emplace_back("SKIN");
    if (item.at_vertices) defines.emplace_back("AT_VERTICES");
    if (item.at_vertices && fibres) defines.emplace_back("FIBRES");
    if (item.at_vertices && item.grain && item.material == scene::Material::skin && !glass) {
      defines.emplace_back("GRAIN");
    }
    if (glass) defines.emplace_back("GLASS");
    if (item.fade.end > 0.0F) defines.emplace_back("FADE");
    if (item.highlighted) defines.emplace_back("HIGHLIGHT");
    auto found = surface_programs.find(defines);
    if (found == surface_programs.end()) {
      found = surface_programs.emplace(defines, Program(shader_folder, "surface", "surface", defines)).first;
    }
    return found->second;
  }

  void draw_depth(const std::vector<scene::Item>& items, const glm::mat4& clip_from_world) {
    depth.use();
    depth.set("u_clip_from_world", clip_from_world);
    for (const scene::Item& item : items) {
      depth.set("u_mirror", mirror_of(item));
      meshes.draw(item);
    }
  }

  void draw_shadow_map(const scene::Frame& frame) {
    glBindFramebuffer(GL_FRAMEBUFFER, shadow_map.framebuffer.name());
    glViewport(0, 0, shadow_side, shadow_side);
    glDepthMask(GL_TRUE);
    glClear(GL_DEPTH_BUFFER_BIT);
    if (frame.shadow <= 0.0F) return;
    glEnable(GL_DEPTH_TEST);
    glEnable(GL_CULL_FACE);
    glCullFace(GL_FRONT);  // the far side casts: a coarse caster then never shades the near side it belongs to
    draw_depth(frame.casters, shadow_clip_from_world(frame));
    glCullFace(GL_BACK);
  }

  void draw_floor_shade(const scene::Frame& frame) {
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glBindFramebuffer(GL_FRAMEBUFFER, floor_shade.framebuffer.name());
    glViewport(0, 0, floor_side, floor_side);
    glClearColor(0, 0, 0, 0);
    glClear(GL_COLOR_BUFFER_BIT);
    glEnable(GL_BLEND);
    glBlendEquation(GL_MAX);
    floor_mask.use();
    floor_mask.set("u_key", frame.key.direction);
    floor_mask.set("u_square", frame.floor_square);
    for (const scene::Item& item : frame.floor_casters) {
      floor_mask.set("u_mirror", mirror_of(item));
      floor_mask.set("u_weight", item.presence);
      meshes.draw(item);
    }
    glBlendEquation(GL_FUNC_ADD);
    glDisable(GL_BLEND);
    blur.use();
    blur.set("u_picture", 0);
    glBindVertexArray(no_attributes.name());
    const Square* from = &floor_shade;
    const Square* to = &floor_scratch;
    for (const glm::vec2 direction : {glm::vec2(1, 0), glm::vec2(0, 1)}) {
      glBindFramebuffer(GL_FRAMEBUFFER, to->framebuffer.name());
      glBindTexture(GL_TEXTURE_2D, from->texture.name());
      blur.set("u_step", direction / static_cast<float>(floor_side));
      glDrawArrays(GL_TRIANGLES, 0, 3);
      std::swap(from, to);
    }
  }

  void draw_items(const scene::Frame& frame, const std::vector<scene::Item>& items, bool glass) {
    const Program* current = nullptr;
    for (const scene::Item& item : items) {
      const bool skin = item.material == scene::Material::skin;
      const Program& program = surface_program(item, glass);
      if (&program != current) {
        current = &program;
        program.use();
        set_studio(program, frame);
      }
      program.set("u_mirror", mirror_of(item));
      program.set("u_tint", tint_of(item.material, frame.tone));
      if (glass) {
        program.set("u_glass", item.glass);
        program.set("u_presence", item.presence);
      }
      if (item.fade.end > 0.0F) {
        program.set("u_fade", glm::vec3(item.fade.begin, item.fade.end, item.fade.rest));
      }
      if (skin) {
        program.set("u_pale_tint", frame.tone.palm);
        program.set("u_pigment", frame.tone.pigment);
        if (glass) program.set("u_glass_tint", sweep_of(frame.backdrop).glass);
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

  static void set_studio(const Program& program, const scene::Frame& frame) {
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
    program.set("u_shadow_strength", frame.shadow);
    program.set("u_shadow_map", 0);
    program.set("u_grain", 1);
  }

  void draw_backdrop(const scene::Frame& frame) {
    const Sweep sweep = sweep_of(frame.backdrop);
    backdrop.use();
    backdrop.set("u_glow", sweep.glow);
    backdrop.set("u_top", sweep.top);
    backdrop.set("u_foot", sweep.foot);
    backdrop.set("u_aspect", static_cast<float>(frame.size.x) / static_cast<float>(frame.size.y));
    glBindVertexArray(no_attributes.name());
    glDrawArrays(GL_TRIANGLES, 0, 40 * 24 * 6);  // columns and rows of backdrop.vert
  }

  /// The backdrop, drawn once for a size and copied from then on: without a GPU a copy is much the cheaper.
  void copy_backdrop(const scene::Frame& frame, const Target& target) {
    if (!backdrop_picture || backdrop_picture->size() != frame.size || backdrop_drawn != frame.backdrop) {
      backdrop_picture.emplace(Target::off_screen(frame.size, false));
      backdrop_drawn = frame.backdrop;
      glBindFramebuffer(GL_FRAMEBUFFER, backdrop_picture->framebuffer());
      glViewport(0, 0, frame.size.x, frame.size.y);
      glDisable(GL_DEPTH_TEST);
      glDisable(GL_CULL_FACE);
      draw_backdrop(frame);
    }
    glBindFramebuffer(GL_READ_FRAMEBUFFER, backdrop_picture->framebuffer());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target.framebuffer());
    glBlitFramebuffer(0, 0, frame.size.x, frame.size.y, 0, 0, frame.size.x, frame.size.y, GL_COLOR_BUFFER_BIT,
                      GL_NEAREST);
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer());
  }

  void draw_floor(const scene::Frame& frame) {
    glEnable(GL_BLEND);
    glBlendFunc(GL_ZERO, GL_ONE_MINUS_SRC_COLOR);
    glDisable(GL_CULL_FACE);
    glDepthMask(GL_FALSE);
    glBindTexture(GL_TEXTURE_2D, floor_shade.texture.name());
    floor.use();
    floor.set("u_clip_from_world", frame.clip_from_world);
    floor.set("u_square", frame.floor_square);
    floor.set("u_mask", 0);
    floor.set("u_strength", frame.ground);
    glBindVertexArray(no_attributes.name());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    glDepthMask(GL_TRUE);
    glEnable(GL_CULL_FACE);
    glDisable(GL_BLEND);
  }

  void smooth_edges(const scene::Frame& frame) {
    const glm::ivec4 part = frame.body_pixels;
    if (part.z <= 0 || part.w <= 0) return;
    glBindTexture(GL_TEXTURE_2D, unsmoothed.name());
    if (unsmoothed_size != frame.size) {
      glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, frame.size.x, frame.size.y, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
      clamp_edges(GL_LINEAR);
      unsmoothed_size = frame.size;
    }
    glCopyTexSubImage2D(GL_TEXTURE_2D, 0, part.x, part.y, part.x, part.y, part.z, part.w);
    // Sampling at the rim of the part must not reach what was not copied.
    glScissor(part.x + 2, part.y + 2, std::max(part.z - 4, 0), std::max(part.w - 4, 0));
    glEnable(GL_SCISSOR_TEST);
    glDisable(GL_DEPTH_TEST);
    smooth.use();
    smooth.set("u_picture", 0);
    smooth.set("u_texel", 1.0F / glm::vec2(frame.size));
    glBindVertexArray(no_attributes.name());
    glDrawArrays(GL_TRIANGLES, 0, 3);
    glDisable(GL_SCISSOR_TEST);
  }

  /// Over everything opaque: what is behind shows where they fade.
  void draw_fading(const scene::Frame& frame) {
    if (frame.fading.empty()) return;
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glBindTexture(GL_TEXTURE_2D, shadow_map.texture.name());
    draw_items(frame, frame.fading, false);
    glDisable(GL_BLEND);
  }

  /// Only the front-most layer is blended: its depth is laid down first.
  void draw_glass(const scene::Frame& frame, const std::vector<scene::Item>& items) {
    if (items.empty()) return;
    glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
    draw_depth(items, frame.clip_from_world);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glBindTexture(GL_TEXTURE_2D, shadow_map.texture.name());
    draw_items(frame, items, true);
    glDisable(GL_BLEND);
  }
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
  glActiveTexture(GL_TEXTURE1);
  glBindTexture(GL_TEXTURE_2D, parts_->grain.name());
  glActiveTexture(GL_TEXTURE0);

  const bool floor = frame.ground > 0.0F;
  parts_->draw_shadow_map(frame);
  if (floor) parts_->draw_floor_shade(frame);

  if (!target.multisampled()) parts_->copy_backdrop(frame, target);
  glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer());
  glViewport(0, 0, frame.size.x, frame.size.y);
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LEQUAL);
  glDepthMask(GL_TRUE);
  glEnable(GL_CULL_FACE);
  glClear(GL_DEPTH_BUFFER_BIT);
  glBindTexture(GL_TEXTURE_2D, parts_->shadow_map.texture.name());
  parts_->draw_items(frame, frame.opaque, false);
  glFrontFace(GL_CCW);
  if (target.multisampled()) parts_->draw_backdrop(frame);
  if (floor) parts_->draw_floor(frame);
  parts_->draw_fading(frame);
  parts_->draw_glass(frame, frame.inner_glass);
  parts_->draw_glass(frame, frame.outer_glass);
  parts_->draw_glass(frame, frame.ghosts);

  glFrontFace(GL_CCW);
  glDisable(GL_CULL_FACE);
  if (frame.smooth_edges && !target.multisampled()) parts_->smooth_edges(frame);
  glDisable(GL_DEPTH_TEST);
  glBindVertexArray(0);
  glUseProgram(0);
  glActiveTexture(GL_TEXTURE1);
  glBindTexture(GL_TEXTURE_2D, 0);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, 0);
}

}  // namespace windlass::render
