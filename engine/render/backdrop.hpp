#pragma once
#include <deque>
#include <string>

#include <glm/vec3.hpp>

#include "engine/render/program.hpp"
#include "engine/render/sheet.hpp"
#include "engine/render/target.hpp"
#include "engine/scene/frame.hpp"

namespace windlass::render {

/// The colour (linear) in which the rim of glass stands out from the backdrop.
glm::vec3 glass_rim(scene::Backdrop backdrop);

/// The studio's wall, on which nothing but the frame's size and its `backdrop` has a say.
class Backdrop {
 public:
  explicit Backdrop(const std::string& shader_folder) : program_(shader_folder, "backdrop", "backdrop") {}

  /// Fills what nothing has been drawn on.
  void draw(const scene::Frame& frame) const;

  /// Copies it to `target`, from a picture that is kept for a size: without a GPU that is much the cheaper.
  void copy(const scene::Frame& frame, const Target& target);

 private:
  struct Picture {
    Sheet sheet;
    scene::Backdrop backdrop;
  };
  const Sheet& picture_of(const scene::Frame& frame);

  Program program_;
  VertexArray no_attributes_ = make_vertex_array();
  std::deque<Picture> pictures_;
};

}  // namespace windlass::render
