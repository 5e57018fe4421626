#pragma once
#include <string>

#include "engine/render/mesh_store.hpp"
#include "engine/render/program.hpp"
#include "engine/render/sheet.hpp"
#include "engine/scene/frame.hpp"

namespace windlass::render {

/// The soft shade of what stands on the floor or hangs above it; the floor itself is part of the backdrop.
class Floor {
 public:
  explicit Floor(const std::string& shader_folder);

  /// Draws the shade, seen from above, into a picture of its own.
  void draw_shade(const scene::Frame& frame, MeshStore& meshes);

  /// Lays it over what has been drawn.
  void draw(const scene::Frame& frame) const;

 private:
  Program mask_;
  Program blur_;
  Program floor_;
  Sheet shade_;
  Sheet scratch_;
  VertexArray no_attributes_ = make_vertex_array();
};

}  // namespace windlass::render
