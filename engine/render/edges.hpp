#pragma once
#include <optional>
#include <string>

#include "engine/render/program.hpp"
#include "engine/render/sheet.hpp"
#include "engine/render/target.hpp"
#include "engine/scene/frame.hpp"

namespace windlass::render {

/// Smooths stepped edges of a finished picture that has one sample a pixel.
class Edges {
 public:
  explicit Edges(const std::string& shader_folder) : program_(shader_folder, "screen", "smooth") {}

  /// Where the body appears; `target` must be bound.
  void smooth(const scene::Frame& frame, const Target& target);

 private:
  Program program_;
  VertexArray no_attributes_ = make_vertex_array();
  std::optional<Sheet> stepped_;
};

}  // namespace windlass::render
