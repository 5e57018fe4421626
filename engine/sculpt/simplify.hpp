#pragma once
#include <cstddef>

#include "engine/sculpt/field.hpp"

namespace windlass::sculpt {

/// A coarser mesh on some of the vertices of a finer one: whatever a vertex carries can be taken over by index.
struct Simplified {
  std::vector<std::uint32_t> kept;       ///< Index in the finer mesh of each vertex, ascending.
  std::vector<std::uint32_t> triangles;  ///< Indices into `kept`.
};

/// About `target_triangles` of the shell's triangles, by edge collapses of least error onto existing vertices
/// (Garland and Heckbert 1997). A closed manifold shell stays one.
Simplified simplify(const Shell& shell, std::size_t target_triangles);

/// Positions and normals of the kept vertices with the coarser triangles.
Shell subset_of(const Shell& shell, const Simplified& simplified);

}  // namespace windlass::sculpt
