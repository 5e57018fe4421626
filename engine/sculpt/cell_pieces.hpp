#pragma once
// The pieces of an implicit surface in one cell of a lattice: surface nets in their dual marching cubes form
// (Nielson 2004). A cell holds one vertex for each separate piece, so that thin parts and narrow gaps stay manifold.
//
// Corner bit 0 is x, bit 1 y, bit 2 z. The edge of corner c along axis a, whose two other coordinates are u and v
// (cyclic), has the number 4a + c_u + 2c_v. Faces go -x, +x, -y, +y, -z, +z. A mask holds a bit for each corner
// inside the surface.
#include <array>
#include <cstdint>

namespace windlass::sculpt {

constexpr int cell_edges = 12;
constexpr std::uint8_t uncrossed = 0xFF;

constexpr int next_axis(int axis) {
  return (axis + 1) % 3;
}
constexpr int edge_number(int axis, int u, int v) {
  return 4 * axis + u + 2 * v;
}

/// For each edge the number of the piece that crosses it, or `uncrossed`.
struct Pieces {
  std::array<std::uint8_t, cell_edges> of_edge{};
  int count = 0;
};

/// A face is ambiguous when only its diagonal corners agree. There the two inside corners are kept apart, on the
/// faces of the bit set `flipped` the two outside ones.
Pieces pieces_of(int mask, unsigned flipped);

struct Configuration {
  Pieces pieces;         ///< With no face flipped.
  unsigned pinched = 0;  ///< Bit set of the ambiguous faces whose four edges all belong to one piece.
};

/// Two cells that are both pinched on the face between them would share an edge twice: that face must be flipped
/// for both (Wenger 2013, Isosurfaces, section 5.2).
const Configuration& configuration_of(int mask);

}  // namespace windlass::sculpt
