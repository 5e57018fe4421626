#include "engine/sculpt/polygonise.hpp"

#include <array>
#include <cmath>

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

#include "engine/base/require.hpp"
#include "engine/sculpt/cell_pieces.hpp"
#include "engine/sculpt/parallel.hpp"

namespace windlass::sculpt {
namespace {

constexpr int block_cells = 8;               // cells along a block's edge
constexpr int block_side = block_cells + 1;  // samples along a block's edge: both ends

using glm::ivec3;

struct CellVertices {
  std::uint32_t first = 0;  // within the block, then of the whole shell
  std::array<std::uint8_t, cell_edges> piece_of_edge{};
};

struct Block {
  ivec3 at{0};  // in blocks
  std::array<float, block_side * block_side * block_side> samples{};
  std::array<std::int16_t, block_cells * block_cells * block_cells>
      crossed_cell{};  // index into `cells`, -1: no surface
  std::vector<CellVertices> cells;
  std::vector<glm::vec3> vertices;
  std::uint32_t first_vertex = 0;
};

constexpr std::size_t sample_index(int x, int y, int z) {
  return static_cast<std::size_t>((z * block_side + y) * block_side + x);
}
constexpr std::size_t cell_index(int x, int y, int z) {
  return static_cast<std::size_t>((z * block_cells + y) * block_cells + x);
}

class Lattice {
 public:
  Lattice(const Field& field, const Box& bounds, float cell_mm) : field_(field), low_(bounds.low), cell_mm_(cell_mm) {
    const glm::vec3 extent = (bounds.high - bounds.low) / (cell_mm * block_cells);
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
    const float reach = 0.5F * std::sqrt(3.0F) * block_cells * cell_mm_ * 1.1F;
    std::vector<char> is_near(index_of_block_.size());
    in_parallel(static_cast<std::size_t>(size_.z), [&](std::size_t z) {
      ivec3 at(0, 0, static_cast<int>(z));
      for (at.y = 0; at.y < size_.y; ++at.y) {
        for (at.x = 0; at.x < size_.x; ++at.x) {
          is_near[flat(at)] = std::abs(field_(point((glm::vec3(at) + 0.5F) * float(block_cells)))) < reach;
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
    return field_(point(glm::vec3(block.at * block_cells + ivec3(x, y, z))));
  }

  void sample(Block& block) const {
    for (int z = 0; z < block_cells; ++z) {
      for (int y = 0; y < block_cells; ++y) {
        for (int x = 0; x < block_cells; ++x) block.samples[sample_index(x, y, z)] = sample_at(block, x, y, z);
      }
    }
  }

  /// The last layer along each axis is the first one of a neighbour: copied where that one is sampled.
  void sample_far_faces(Block& block) const {
    for (int z = 0; z < block_side; ++z) {
      for (int y = 0; y < block_side; ++y) {
        for (int x = 0; x < block_side; ++x) {
          const ivec3 over(x / block_cells, y / block_cells, z / block_cells);
          if (over == ivec3(0)) continue;
          const Block* other = find(block.at + over);
          block.samples[sample_index(x, y, z)] =
              other ? other->samples[sample_index(x % block_cells, y % block_cells, z % block_cells)]
                    : sample_at(block, x, y, z);
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
    const auto first = [](int direction) { return direction > 0 ? block_cells : 0; };
    const auto last = [](int direction) { return direction < 0 ? 0 : block_cells; };
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
      ivec3 other = block.at * block_cells + cell;
      other[f / 2] += f % 2 == 0 ? -1 : 1;
      const Block* home = find(other / block_cells);
      WINDLASS_REQUIRE(home);
      const int mask = mask_of(*home, other % block_cells);
      if ((configuration_of(mask).pinched >> (f ^ 1) & 1U) != 0) flipped |= 1U << f;
    }
    return flipped;
  }

  void place_vertices(Block& block) const {
    block.crossed_cell.fill(-1);
    ivec3 cell(0);
    for (cell.z = 0; cell.z < block_cells; ++cell.z) {
      for (cell.y = 0; cell.y < block_cells; ++cell.y) {
        for (cell.x = 0; cell.x < block_cells; ++cell.x) {
          const int mask = mask_of(block, cell);
          if (mask == 0 || mask == 255) continue;
          const Configuration& configuration = configuration_of(mask);
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
          if (piece == uncrossed) continue;
          ivec3 from = cell;
          from[next_axis(axis)] += u;
          from[next_axis(next_axis(axis))] += v;
          ivec3 to = from;
          to[axis] += 1;
          const float a = block.samples[sample_index(from.x, from.y, from.z)];
          const float b = block.samples[sample_index(to.x, to.y, to.z)];
          glm::vec3 crossing(block.at * block_cells + from);
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
    const Block* block = find(cell / block_cells);
    WINDLASS_REQUIRE(block);
    const ivec3 local = cell % block_cells;
    const std::int16_t crossed = block->crossed_cell[cell_index(local.x, local.y, local.z)];
    WINDLASS_REQUIRE(crossed >= 0);
    const CellVertices& vertices = block->cells[static_cast<std::size_t>(crossed)];
    return block->first_vertex + vertices.first + vertices.piece_of_edge[static_cast<std::size_t>(edge)];
  }

  /// A quad around every lattice edge that starts in this block and crosses the surface.
  void join_vertices(const Block& block, const std::vector<glm::vec3>& positions,
                     std::vector<std::uint32_t>& triangles) const {
    ivec3 at(0);
    for (at.z = 0; at.z < block_cells; ++at.z) {
      for (at.y = 0; at.y < block_cells; ++at.y) {
        for (at.x = 0; at.x < block_cells; ++at.x) {
          const bool inside = block.samples[sample_index(at.x, at.y, at.z)] < 0.0F;
          for (int axis = 0; axis < 3; ++axis) {
            ivec3 to = at;
            to[axis] += 1;
            if (inside == (block.samples[sample_index(to.x, to.y, to.z)] < 0.0F)) continue;
            add_quad(block.at * block_cells + at, axis, inside, positions, triangles);
          }
        }
      }
    }
  }

  void add_quad(const ivec3& from, int axis, bool leaves, const std::vector<glm::vec3>& positions,
                std::vector<std::uint32_t>& triangles) const {
    static constexpr std::array<std::array<int, 2>, 4> around = {{{-1, -1}, {0, -1}, {0, 0}, {-1, 0}}};
    std::array<std::uint32_t, 4> q{};
    for (std::size_t i = 0; i < 4; ++i) {
      const auto [u, v] = around[i];
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
  constexpr std::array<glm::vec3, 4> corners = {glm::vec3(1, -1, -1), glm::vec3(-1, -1, 1), glm::vec3(-1, 1, -1),
                                                glm::vec3(1, 1, 1)};
  glm::vec3 sum(0.0F);
  for (const glm::vec3& corner : corners) sum += corner * field(p + corner * step_mm);
  return sum / (4.0F * step_mm);
}

Shell polygonise(const Field& field, const Box& bounds, float cell_mm) {
  WINDLASS_REQUIRE(cell_mm > 0.0F);
  Shell shell = Lattice(field, bounds, cell_mm).shell();
  shell.normals.resize(shell.positions.size());
  constexpr std::size_t chunk_size = 256;
  in_parallel((shell.positions.size() + chunk_size - 1) / chunk_size, [&](std::size_t chunk) {
    const std::size_t end = std::min((chunk + 1) * chunk_size, shell.positions.size());
    for (std::size_t i = chunk * chunk_size; i < end; ++i) {
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
