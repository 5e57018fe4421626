#include "engine/sculpt/cell_pieces.hpp"

#include <cstddef>

namespace windlass::sculpt {
namespace {

struct Face {
  std::array<int, 4> corners{};  // in cyclic order
  std::array<int, 4> edges{};    // edge i joins corners i and i + 1
};

/// Faces in the order -x, +x, -y, +y, -z, +z.
constexpr std::array<Face, 6> make_faces() {
  std::array<Face, 6> faces{};
  for (int axis = 0; axis < 3; ++axis) {
    const int u = next_axis(axis);
    const int v = next_axis(u);
    for (int side = 0; side < 2; ++side) {
      const int base = side << axis;
      Face& face = faces[static_cast<std::size_t>(2 * axis + side)];
      face.corners = {base, base | 1 << u, base | 1 << u | 1 << v, base | 1 << v};
      // Along u the other two axes are (v, axis); along v they are (axis, u).
      face.edges = {edge_number(u, 0, side), edge_number(v, side, 1), edge_number(u, 1, side), edge_number(v, side, 0)};
    }
  }
  return faces;
}
constexpr std::array<Face, 6> all_faces = make_faces();

constexpr bool is_inside(int mask, int corner) {
  return (mask >> corner & 1) != 0;
}

constexpr bool is_ambiguous(int mask, const Face& face) {
  const bool a = is_inside(mask, face.corners[0]);
  const bool b = is_inside(mask, face.corners[1]);
  return a != b && a == is_inside(mask, face.corners[2]) && b == is_inside(mask, face.corners[3]);
}

}  // namespace

Pieces pieces_of(int mask, unsigned flipped) {
  std::array<std::uint8_t, cell_edges> leader{};
  for (std::uint8_t e = 0; e < cell_edges; ++e) leader[e] = e;
  const auto join = [&](int a, int b) {
    const std::uint8_t from = leader[static_cast<std::size_t>(a)];
    const std::uint8_t to = leader[static_cast<std::size_t>(b)];
    for (std::uint8_t& l : leader) {
      if (l == from) l = to;
    }
  };
  std::array<bool, cell_edges> is_crossed{};
  for (std::size_t f = 0; f < 6; ++f) {
    const Face& face = all_faces[f];
    std::array<int, 4> crossed{};
    int crossings = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      if (is_inside(mask, face.corners[i]) == is_inside(mask, face.corners[(i + 1) % 4])) continue;
      crossed[static_cast<std::size_t>(crossings++)] = face.edges[i];
      is_crossed[static_cast<std::size_t>(face.edges[i])] = true;
    }
    if (crossings == 2) join(crossed[0], crossed[1]);
    if (crossings != 4) continue;
    const bool keeps_inside_apart = (flipped >> f & 1U) == 0;
    for (std::size_t i = 0; i < 4; ++i) {
      if (is_inside(mask, face.corners[i]) == keeps_inside_apart) join(face.edges[(i + 3) % 4], face.edges[i]);
    }
  }
  Pieces pieces;
  pieces.of_edge.fill(uncrossed);
  std::array<std::uint8_t, cell_edges> number{};
  number.fill(uncrossed);
  for (std::size_t e = 0; e < cell_edges; ++e) {
    if (!is_crossed[e]) continue;
    std::uint8_t& n = number[leader[e]];
    if (n == uncrossed) n = static_cast<std::uint8_t>(pieces.count++);
    pieces.of_edge[e] = n;
  }
  return pieces;
}

const Configuration& configuration_of(int mask) {
  static const auto table = [] {
    std::array<Configuration, 256> all{};
    for (int m = 0; m < 256; ++m) {
      Configuration& c = all[static_cast<std::size_t>(m)];
      c.pieces = pieces_of(m, 0);
      for (unsigned f = 0; f < 6; ++f) {
        const Face& face = all_faces[f];
        if (!is_ambiguous(m, face)) continue;
        const auto piece = [&](std::size_t i) { return c.pieces.of_edge[static_cast<std::size_t>(face.edges[i])]; };
        if (piece(0) == piece(1) && piece(0) == piece(2)) c.pinched |= 1U << f;
      }
    }
    return all;
  }();
  return table[static_cast<std::size_t>(mask)];
}

}  // namespace windlass::sculpt
