#pragma once
#include <cstdint>
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/sculpt/neighbours.hpp"

namespace windlass::sculpt {

/// Bends weaker than this are left alone.
inline constexpr float least_strength = 0.01F;

/// Where a group bends the skin.
struct Region {
  std::vector<std::uint32_t> vertices;    ///< Where `strength` is not 0.
  std::vector<float> strength;            ///< Of every vertex of the mesh: 1 in the bend, 0 where all is rigid.
  std::vector<float> moved;               ///< Of every vertex of the mesh: how much of it the group moves.
  std::vector<std::vector<float>> owned;  ///< Per coordinate and vertex of the mesh: shares that sum to 1 or are 0.
};

/// What the coordinates of `group` bend of `mesh`, with a margin around it.
Region bent_region(const anatomy::Mesh& mesh, const anatomy::Rig& rig, const std::vector<int>& group,
                   const Neighbours& neighbours);

}  // namespace windlass::sculpt
