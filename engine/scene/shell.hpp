#pragma once
// Triangles that grow into the closed skin of a solid, in the solid's own frame.
#include <cstddef>
#include <cstdint>
#include <vector>

#include <glm/vec3.hpp>

namespace windlass::scene {

/// Triangles, counter-clockwise seen from outside; metres. Corners meet in one vertex unless their edge is sharp.
struct Shell {
  std::vector<glm::vec3> positions;
  std::vector<glm::vec3> normals;  ///< unit, outward
  std::vector<std::uint32_t> triangles;
};

void add_vertex(Shell& shell, const glm::dvec3& position, const glm::dvec3& normal);

/// Passed over when it has no area.
void add_triangle(Shell& shell, std::size_t a, std::size_t b, std::size_t c);

/// Rows of `columns` vertices, already added from `first` on; the next column and then the next row turn
/// counter-clockwise seen from outside. `wraps`: the last column meets the first.
void add_grid(Shell& shell, std::size_t first, std::size_t rows, std::size_t columns, bool wraps);

/// Turns all triangles over if they look inwards.
void turn_outward(Shell& shell);

/// Vertices in one place with one normal become one.
Shell welded(const Shell& shell);

/// Normals from the triangles around each place.
void smooth_normals(Shell& shell);

}  // namespace windlass::scene
