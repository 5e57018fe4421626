#pragma once
// Meshes on the GL side: what never changes is sent once, the posed surface when its revision changes.
#include <cstddef>
#include <cstdint>
#include <unordered_map>

#include "engine/render/handles.hpp"
#include "engine/scene/frame.hpp"

namespace windlass::render {

class MeshStore {
 public:
  /// Draws `item`'s triangles with the program in use; sends the surface first if it is new.
  void draw(const scene::Item& item);
  void clear() { meshes_.clear(); }

 private:
  struct Stored {
    VertexArray array;
    Buffer fixed_colours, fixed_positions, indices;
    Buffer positions, normals;
    const motion::Surface* surface = nullptr;
    std::uint64_t revision = 0;
    int index_count = 0;
  };
  static Stored stored(const anatomy::Mesh& mesh);
  std::unordered_map<const anatomy::Mesh*, Stored> meshes_;
};

}  // namespace windlass::render
