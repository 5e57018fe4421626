#pragma once
// Draws frames. Owns everything on the GL side: programs, meshes, shadow map.
#include <memory>
#include <string>

#include "engine/render/target.hpp"
#include "engine/scene/frame.hpp"

namespace windlass::render {

class Renderer {
 public:
  /// `shader_folder` holds the .vert and .frag files. A context must be current, here and in every call.
  /// Throws `base::Failure` when a shader is missing or does not compile.
  explicit Renderer(const std::string& shader_folder);
  Renderer(Renderer&&) noexcept;
  Renderer& operator=(Renderer&&) noexcept;
  ~Renderer();

  /// Draws `frame` over the whole of `target`, which must have the frame's size. Afterwards the target is bound,
  /// resolved on read-back only, with blending, culling and depth test off: ready for a user interface on top.
  void draw(const scene::Frame& frame, const Target& target);

  /// Drops every mesh kept from earlier frames. Call it when a body is replaced.
  void forget_meshes();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace windlass::render
