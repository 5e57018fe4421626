#pragma once
// Meshes on the GL side: what never changes is sent once, the posed surface when its revision changes.
#include <cstddef>
#include <cstdint>
#include <unordered_map>

#include "engine/render/handles.hpp"
#include "engine/scene/frame.hpp"

namespace windlass::render {

/// What the z of `item`'s surface is multiplied with.
inline float mirror_of(const scene::Item& item) {
  return item.mirror_z ? -1.0F : 1.0F;
}

class MeshStore {
 public:
  /// Draws `item`'s triangles with the program in use; sends the surface first if it is new.
  void draw(const scene::Item& item);
  void clear() {
    meshes_.clear();
    surfaces_.clear();
  }

 private:
  struct Fixed {
    Buffer colours, positions, indices, paleness;
  };
  struct Posed {
    VertexArray array;
    Buffer positions, normals, blanch;
    bool pressed = false;  ///< Reads `blanch`.
    std::uint64_t revision = 0;
  };
  Posed posed(const scene::Item& item);
  std::unordered_map<const anatomy::Mesh*, Fixed> meshes_;
  std::unordered_map<const motion::Surface*, Posed> surfaces_;  ///< A mesh has one a side.
};

}  // namespace windlass::render
