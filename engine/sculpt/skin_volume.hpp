#pragma once
#include <cstdint>
#include <vector>

#include <glm/vec3.hpp>

#include "engine/anatomy/body.hpp"
#include "engine/sculpt/bent_region.hpp"
#include "engine/sculpt/neighbours.hpp"

namespace windlass::sculpt {

/// What a closed surface holds, in the cube of its unit.
double volume_of(const std::vector<glm::vec3>& positions, const std::vector<std::uint32_t>& triangles);

/// Makes the way from `from` to `positions` alike for neighbours.
void even_out(std::vector<glm::vec3>& positions, const std::vector<glm::vec3>& from, const Region& region,
              const Neighbours& neighbours);

/// Moves the bent skin outward, as far as it may, until the mesh holds `volume` (m³) again.
void refill(std::vector<glm::vec3>& positions, const anatomy::Mesh& mesh, const Region& region, double volume);

}  // namespace windlass::sculpt
