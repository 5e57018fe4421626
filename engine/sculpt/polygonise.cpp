// Surface nets (Gibson 1998) in their dual marching cubes form (Nielson 2004): a cell holds one vertex for each
// separate piece of surface in it, so that thin parts and narrow gaps stay manifold. The one case in which two
// cells would still share an edge twice is resolved after Wenger 2013 (Isosurfaces, section 5.2).
#include "engine/sculpt/polygonise.hpp"

#include <array>
#include <cmath>

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

#include "engine/base/require.hpp"
#include "engine/sculpt/parallel.hpp"

namespace windlass::sculpt {
namespace {

constexpr int kBlock = 8;          // cells along a block's edge
constexpr int kSide = kBlock + 1;  // samples along a block's edge: both ends
constexpr int kEdges = 12;
constexpr std::uint8_t kNone = 0xFF;

using glm::ivec3;

// ---- One cell. Corner bit 0 is x, bit 1 y, bit 2 z. The edge of corner c along axis a, whose two other
// coordinates are u and v (cyclic), has the number 4a + c_u + 2c_v. -------------------------------------------

constexpr int next_axis(int axis) { return (axis + 1) % 3; }

constexpr int edge_number(int axis, int u, int v) { return 4 * axis + u + 2 * v; }

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
constexpr std::array<Face, 6> kFaces = make_faces();

/// The pieces of surface in a cell: for each edge the number of the piece that crosses it, or `kNone`.
struct Pieces {
  std::array<std::uint8_t, kEdges> of_edge{};
  int count = 0;
};

constexpr bool is_inside(int mask, int corner) { return (mask >> corner & 1) != 0; }

constexpr bool is_ambiguous(int mask, const Face& face) {
  const bool a = is_inside(mask, face.corners[0]);
  const bool b = is_inside(mask, face.corners[1]);
  return a != b && a == is_inside(mask, face.corners[2]) && b == is_inside(mask, face.corners[3]);
}

/// On an ambiguous face the two inside corners are kept apart, on the faces of the bit set `flipped` the two
/// outside ones.
Pieces pieces_of(int mask, unsigned flipped) {
  std::array<std::uint8_t, kEdges> leader{};
  for (std::uint8_t e = 0; e < kEdges; ++e) leader[e] = e;
  const auto join = [&](int a, int b) {
    const std::uint8_t from = leader[static_cast<std::size_t>(a)];
    const std::uint8_t to = leader[static_cast<std::size_t>(b)];
    for (std::uint8_t& l : leader) {
      if (l == from) l = to;
    }
  };
  std::array<bool, kEdges> is_crossed{};
  for (std::size_t f = 0; f < 6; ++f) {
    const Face& face = kFaces[f];
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
  pieces.of_edge.fill(kNone);
  std::array<std::uint8_t, kEdges> number{};
  number.fill(kNone);
  for (std::size_t e = 0; e < kEdges; ++e) {
    if (!is_crossed[e]) continue;
    std::uint8_t& n = number[leader[e]];
    if (n == kNone) n = static_cast<std::uint8_t>(pieces.count++);
    pieces.of_edge[e] = n;
  }
  return pieces;
}

/// Per configuration the unflipped pieces, and the faces on which one piece meets itself.
struct Configuration {
  Pieces pieces;
  unsigned ambiguous = 0;  // bit set of faces
  unsigned pinched = 0;    // of these, the ones whose four edges belong to one piece
};

const std::array<Configuration, 256>& configurations() {
  static const auto table = [] {
    std::array<Configuration, 256> all{};
    for (int mask = 0; mask < 256; ++mask) {
      Configuration& c = all[static_cast<std::size_t>(mask)];
      c.pieces = pieces_of(mask, 0);
      for (unsigned f = 0; f < 6; ++f) {
        const Face& face = kFaces[f];
        if (!is_ambiguous(mask, face)) continue;
        c.ambiguous |= 1U << f;
        const auto piece = [&](std::size_t i) { return c.pieces.of_edge[static_cast<std::size_t>(face.edges[i])]; };
        if (piece(0) == piece(1) && piece(0) == piece(2)) c.pinched |= 1U << f;
      }
    }
    return all;
  }();
  return table;
}

// ---- The lattice: blocks of samples wherever the surface passes. ---------------------------------------------

struct CellVertices {
  std::uint32_t first = 0;  // within the block, then of the whole shell
  std::array<std::uint8_t, kEdges> piece_of_edge{};
};

struct Block {
  ivec3 at{0};  // in blocks
  std::array<float, kSide * kSide * kSide> samples{};
  std::array<std::int16_t, kBlock * kBlock * kBlock> crossed_cell{};  // index into `cells`, -1: no surface
  std::vector<CellVertices> cells;
  std::vector<glm::vec3> vertices;
  std::uint32_t first_vertex = 0;
};

constexpr std::size_t sample_index(int x, int y, int z) { return static_cast<std::size_t>((z * kSide + y) * kSide + x); }
constexpr std::size_t cell_index(int x, int y, int z) { return static_cast<std::size_t>((z * kBlock + y) * kBlock + x); }

class Lattice {
 public:
  Lattice(const Field& field, const Box& bounds, float cell_mm) : field_(field), low_(bounds.low), cell_mm_(cell_mm) {
    const glm::vec3 extent = (bounds.high - bounds.low) / (cell_mm * kBlock);
    size_ = glm::max(ivec3(glm::ceil(extent)), ivec3(1));
    index_of_block_.assign(static_cast<std::size_t>(size_.x) * size_.y * size_.z, -1);
  }

  Shell shell() {
    sample_surface_blocks();
    in_parallel(blocks_.size(), [&](std::size_t i) { place_vertices(blocks_[i]); });
    Shell shell;
    for (Block& block : blocks_) {
      block.first_vertex = static_cast<std::uint32_t>(shell.positions.size());
      shell.positions.insert(shell.positions.end(), block.vertices.begin(), block.vertices.end());
    }
    std::vector<std::vector<std::uint32_t>> triangles(blocks_.size());
    in_parallel(blocks_.size(), [&](std::size_t i) { join_vertices(blocks_[i], shell.positions, triangles[i]); });
    for (const auto& part : triangles) shell.triangles.insert(shell.triangles.end(), part.begin(), part.end());
    return shell;
  }

 private:
  std::size_t flat(const ivec3& block) const {
    return (static_cast<std::size_t>(block.z) * size_.y + block.y) * size_.x + block.x;
  }
  bool holds(const ivec3& block) const {
    return glm::all(glm::greaterThanEqual(block, ivec3(0))) && glm::all(glm::lessThan(block, size_));
  }
  const Block* find(const ivec3& block) const {
    const int index = holds(block) ? index_of_block_[flat(block)] : -1;
    return index < 0 ? nullptr : &blocks_[static_cast<std::size_t>(index)];
  }
  glm::vec3 point(const glm::vec3& at) const { return low_ + at * cell_mm_; }
  void add(const ivec3& at) {
    index_of_block_[flat(at)] = static_cast<int>(blocks_.size());
    blocks_.emplace_back().at = at;
  }

  /// Blocks near which the field is small, then their neighbours as long as the surface runs on into them: where
  /// the field is not a true distance no hole can appear.
  void sample_surface_blocks() {
    const float reach = 0.5F * std::sqrt(3.0F) * kBlock * cell_mm_ * 1.1F;
    std::vector<char> is_near(index_of_block_.size());
    in_parallel(static_cast<std::size_t>(size_.z), [&](std::size_t z) {
      ivec3 at(0, 0, static_cast<int>(z));
      for (at.y = 0; at.y < size_.y; ++at.y) {
        for (at.x = 0; at.x < size_.x; ++at.x) {
          is_near[flat(at)] = std::abs(field_(point((glm::vec3(at) + 0.5F) * float(kBlock)))) < reach;
        }
      }
    });
    ivec3 at(0);
    for (at.z = 0; at.z < size_.z; ++at.z) {
      for (at.y = 0; at.y < size_.y; ++at.y) {
        for (at.x = 0; at.x < size_.x; ++at.x) {
          if (is_near[flat(at)]) add(at);
        }
      }
    }
    for (std::size_t begin = 0; begin < blocks_.size();) {
      const std::size_t end = blocks_.size();
      in_parallel(end - begin, [&](std::size_t i) { sample(blocks_[begin + i]); });
      in_parallel(end - begin, [&](std::size_t i) { sample_far_faces(blocks_[begin + i]); });
      for (std::size_t i = begin; i < end; ++i) follow_surface(i);
      begin = end;
    }
  }

  float sample_at(const Block& block, int x, int y, int z) const {
    return field_(point(glm::vec3(block.at * kBlock + ivec3(x, y, z))));
  }

  void sample(Block& block) const {
    for (int z = 0; z < kBlock; ++z) {
      for (int y = 0; y < kBlock; ++y) {
        for (int x = 0; x < kBlock; ++x) block.samples[sample_index(x, y, z)] = sample_at(block, x, y, z);
      }
    }
  }

  /// The last layer along each axis is the first one of a neighbour: copied where that one is sampled.
  void sample_far_faces(Block& block) const {
    for (int z = 0; z < kSide; ++z) {
      for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) {
          const ivec3 over(x / kBlock, y / kBlock, z / kBlock);
          if (over == ivec3(0)) continue;
          const Block* other = find(block.at + over);
          block.samples[sample_index(x, y, z)] =
              other ? other->samples[sample_index(x % kBlock, y % kBlock, z % kBlock)] : sample_at(block, x, y, z);
        }
      }
    }
  }

  void follow_surface(std::size_t index) {
    ivec3 d(0);
    for (d.z = -1; d.z <= 1; ++d.z) {
      for (d.y = -1; d.y <= 1; ++d.y) {
        for (d.x = -1; d.x <= 1; ++d.x) {
          const Block& block = blocks_[index];
          const ivec3 neighbour = block.at + d;
          if (find(neighbour) || !surface_leaves(block, d)) continue;
          WINDLASS_REQUIRE(holds(neighbour));  // the field must be positive on the faces of the bounds
          add(neighbour);
        }
      }
    }
  }

  /// Whether the samples shared with the neighbour in direction `d` have both signs.
  static bool surface_leaves(const Block& block, const ivec3& d) {
    const auto first = [](int direction) { return direction > 0 ? kBlock : 0; };
    const auto last = [](int direction) { return direction < 0 ? 0 : kBlock; };
    bool has_inside = false;
    bool has_outside = false;
    for (int z = first(d.z); z <= last(d.z); ++z) {
      for (int y = first(d.y); y <= last(d.y); ++y) {
        for (int x = first(d.x); x <= last(d.x); ++x) {
          (block.samples[sample_index(x, y, z)] < 0.0F ? has_inside : has_outside) = true;
        }
      }
    }
    return has_inside && has_outside;
  }

  static int mask_of(const Block& block, const ivec3& cell) {
    int mask = 0;
    for (int c = 0; c < 8; ++c) {
      const bool inside =
          block.samples[sample_index(cell.x + (c & 1), cell.y + (c >> 1 & 1), cell.z + (c >> 2 & 1))] < 0.0F;
      mask |= int(inside) << c;
    }
    return mask;
  }

  /// Faces on which both cells would meet themselves, so that an edge would carry four triangles.
  unsigned flipped_faces(const Block& block, const ivec3& cell, unsigned pinched) const {
    unsigned flipped = 0;
    for (int f = 0; f < 6; ++f) {
      if ((pinched >> f & 1U) == 0) continue;
      ivec3 other = block.at * kBlock + cell;
      other[f / 2] += f % 2 == 0 ? -1 : 1;
      const Block* home = find(other / kBlock);
      WINDLASS_REQUIRE(home);
      const int mask = mask_of(*home, other % kBlock);
      if ((configurations()[static_cast<std::size_t>(mask)].pinched >> (f ^ 1) & 1U) != 0) flipped |= 1U << f;
    }
    return flipped;
  }

  void place_vertices(Block& block) const {
    block.crossed_cell.fill(-1);
    ivec3 cell(0);
    for (cell.z = 0; cell.z < kBlock; ++cell.z) {
      for (cell.y = 0; cell.y < kBlock; ++cell.y) {
        for (cell.x = 0; cell.x < kBlock; ++cell.x) {
          const int mask = mask_of(block, cell);
          if (mask == 0 || mask == 255) continue;
          const Configuration& configuration = configurations()[static_cast<std::size_t>(mask)];
          const unsigned flipped = configuration.pinched ? flipped_faces(block, cell, configuration.pinched) : 0U;
          place_vertices(block, cell, flipped ? pieces_of(mask, flipped) : configuration.pieces);
        }
      }
    }
  }

  /// Each piece's vertex is the mean of the points where it crosses the cell's edges.
  void place_vertices(Block& block, const ivec3& cell, const Pieces& pieces) const {
    std::array<glm::vec3, 4> sum{};
    std::array<float, 4> count{};
    for (int axis = 0; axis < 3; ++axis) {
      for (int v = 0; v < 2; ++v) {
        for (int u = 0; u < 2; ++u) {
          const std::uint8_t piece = pieces.of_edge[static_cast<std::size_t>(edge_number(axis, u, v))];
          if (piece == kNone) continue;
          ivec3 from = cell;
          from[next_axis(axis)] += u;
          from[next_axis(next_axis(axis))] += v;
          ivec3 to = from;
          to[axis] += 1;
          const float a = block.samples[sample_index(from.x, from.y, from.z)];
          const float b = block.samples[sample_index(to.x, to.y, to.z)];
          glm::vec3 crossing(block.at * kBlock + from);
          crossing[axis] += a / (a - b);
          sum[piece] += crossing;
          count[piece] += 1.0F;
        }
      }
    }
    block.crossed_cell[cell_index(cell.x, cell.y, cell.z)] = static_cast<std::int16_t>(block.cells.size());
    block.cells.push_back({static_cast<std::uint32_t>(block.vertices.size()), pieces.of_edge});
    for (std::size_t i = 0; i < static_cast<std::size_t>(pieces.count); ++i) {
      block.vertices.push_back(point(sum[i] / count[i]));
    }
  }

  std::uint32_t vertex_at(const ivec3& cell, int edge) const {
    const Block* block = find(cell / kBlock);
    WINDLASS_REQUIRE(block);
    const ivec3 local = cell % kBlock;
    const std::int16_t crossed = block->crossed_cell[cell_index(local.x, local.y, local.z)];
    WINDLASS_REQUIRE(crossed >= 0);
    const CellVertices& vertices = block->cells[static_cast<std::size_t>(crossed)];
    return block->first_vertex + vertices.first + vertices.piece_of_edge[static_cast<std::size_t>(edge)];
  }

  /// A quad around every lattice edge that starts in this block and crosses the surface.
  void join_vertices(const Block& block, const std::vector<glm::vec3>& positions,
                     std::vector<std::uint32_t>& triangles) const {
    ivec3 at(0);
    for (at.z = 0; at.z < kBlock; ++at.z) {
      for (at.y = 0; at.y < kBlock; ++at.y) {
        for (at.x = 0; at.x < kBlock; ++at.x) {
          const bool inside = block.samples[sample_index(at.x, at.y, at.z)] < 0.0F;
          for (int axis = 0; axis < 3; ++axis) {
            ivec3 to = at;
            to[axis] += 1;
            if (inside == (block.samples[sample_index(to.x, to.y, to.z)] < 0.0F)) continue;
            add_quad(block.at * kBlock + at, axis, inside, positions, triangles);
          }
        }
      }
    }
  }

  void add_quad(const ivec3& from, int axis, bool leaves, const std::vector<glm::vec3>& positions,
                std::vector<std::uint32_t>& triangles) const {
    static constexpr std::array<std::array<int, 2>, 4> kAround = {{{-1, -1}, {0, -1}, {0, 0}, {-1, 0}}};
    std::array<std::uint32_t, 4> q{};
    for (std::size_t i = 0; i < 4; ++i) {
      const auto [u, v] = kAround[i];
      ivec3 cell = from;
      cell[next_axis(axis)] += u;
      cell[next_axis(next_axis(axis))] += v;
      q[leaves ? i : 3 - i] = vertex_at(cell, edge_number(axis, -u, -v));
    }
    const auto length2 = [&](std::size_t a, std::size_t b) {
      const glm::vec3 d = positions[q[a]] - positions[q[b]];
      return glm::dot(d, d);
    };
    const std::size_t turn = length2(0, 2) <= length2(1, 3) ? 0 : 1;  // split along the shorter diagonal
    for (const std::size_t i : {0, 1, 2, 0, 2, 3}) triangles.push_back(q[(i + turn) % 4]);
  }

  const Field& field_;
  glm::vec3 low_;
  float cell_mm_;
  ivec3 size_{0};  // in blocks
  std::vector<int> index_of_block_;
  std::vector<Block> blocks_;
};

}  // namespace

glm::vec3 gradient_of(const Field& field, const glm::vec3& p, float step_mm) {
  // The four corners of a tetrahedron give the gradient for two evaluations less than central differences.
  constexpr std::array<glm::vec3, 4> kCorners = {
      glm::vec3(1, -1, -1), glm::vec3(-1, -1, 1), glm::vec3(-1, 1, -1), glm::vec3(1, 1, 1)};
  glm::vec3 sum(0.0F);
  for (const glm::vec3& corner : kCorners) sum += corner * field(p + corner * step_mm);
  return sum / (4.0F * step_mm);
}

Shell polygonise(const Field& field, const Box& bounds, float cell_mm) {
  WINDLASS_REQUIRE(cell_mm > 0.0F);
  Shell shell = Lattice(field, bounds, cell_mm).shell();
  shell.normals.resize(shell.positions.size());
  constexpr std::size_t kChunk = 256;
  in_parallel((shell.positions.size() + kChunk - 1) / kChunk, [&](std::size_t chunk) {
    const std::size_t end = std::min((chunk + 1) * kChunk, shell.positions.size());
    for (std::size_t i = chunk * kChunk; i < end; ++i) {
      glm::vec3& p = shell.positions[i];
      for (int step = 0; step < 2; ++step) {
        const glm::vec3 gradient = gradient_of(field, p, 0.12F);
        const glm::vec3 move = gradient * (-field(p) / std::max(glm::dot(gradient, gradient), 1e-3F));
        p += move * std::min(1.0F, 0.5F * cell_mm / std::max(glm::length(move), 1e-6F));
      }
      const glm::vec3 gradient = gradient_of(field, p, 0.2F);
      shell.normals[i] = gradient / std::max(glm::length(gradient), 1e-6F);
    }
  });
  return shell;
}

}  // namespace windlass::sculpt
