#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include <glm/vec3.hpp>

namespace windlass::sculpt {

/// For each vertex of a closed mesh the vertices at the other ends of its edges.
class Neighbours {
 public:
  Neighbours(std::size_t vertices, const std::vector<std::uint32_t>& triangles);
  std::size_t size() const { return first_.size() - 1; }
  std::span<const std::uint32_t> of(std::size_t vertex) const {
    return {&all_[first_[vertex]], first_[vertex + 1] - first_[vertex]};
  }

 private:
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> all_;
};

/// Area-weighted unit normals of a mesh.
std::vector<glm::vec3> mesh_normals(const std::vector<glm::vec3>& positions,
                                    const std::vector<std::uint32_t>& triangles);

}  // namespace windlass::sculpt
