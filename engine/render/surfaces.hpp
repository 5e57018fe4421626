#pragma once
#include <map>
#include <string>
#include <vector>

#include <glm/mat4x4.hpp>

#include "engine/render/mesh_store.hpp"
#include "engine/render/program.hpp"
#include "engine/render/sheet.hpp"
#include "engine/scene/frame.hpp"

namespace windlass::render {

/// Skin, cloth, tissues and glass under the studio's lamps, and the key lamp's shadow on them.
class Surfaces {
 public:
  explicit Surfaces(std::string shader_folder);

  /// Draws what the key lamp does not reach into a picture of its own.
  void draw_shadow_map(const scene::Frame& frame, MeshStore& meshes);

  void draw_opaque(const scene::Frame& frame, MeshStore& meshes);

  /// Over everything opaque: what is behind shows where they fade.
  void draw_fading(const scene::Frame& frame, MeshStore& meshes);

  /// Only the front-most layer of `items` is blended: its depth is laid down first.
  void draw_glass(const scene::Frame& frame, const std::vector<scene::Item>& items, MeshStore& meshes);

  /// Things among what is opaque, and those that have turned to glass over all the rest.
  void draw_things(const scene::Frame& frame, MeshStore& meshes);
  void draw_clear_things(const scene::Frame& frame, MeshStore& meshes);

 private:
  void draw_clear(const scene::Frame& frame, const std::vector<scene::Item>& items, float shadow, MeshStore& meshes);
  const Program& program_for(const scene::Item& item, bool glass);
  void draw_depth(const std::vector<scene::Item>& items, const glm::mat4& clip_from_world, MeshStore& meshes) const;
  /// `shadow`: strength of the key lamp's shadow on them.
  void draw(const scene::Frame& frame, const std::vector<scene::Item>& items, bool glass, float shadow,
            MeshStore& meshes);

  std::string shader_folder_;
  std::map<std::vector<std::string>, Program> programs_;  ///< By what they define.
  Program depth_;
  Texture grain_;
  Sheet shadow_map_;
};

}  // namespace windlass::render
