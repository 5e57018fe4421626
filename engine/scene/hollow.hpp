#pragma once
// How open the surface of a thing is: its creases and insides lie in shade.
#include <vector>

#include <glm/vec3.hpp>

#include "engine/choreography/prop.hpp"

namespace windlass::scene {

/// Distance (m) of `point` (the thing's frame) from the surface of `solid`, negative inside it; far away for shapes
/// that hardly shade others.
double distance_from(const choreography::Solid& solid, const glm::dvec3& point);

/// 0 deep in a crease … 1 open: how much room `solids` leave before a surface at `point` with the unit `normal`.
double openness(const std::vector<choreography::Solid>& solids, const glm::dvec3& point, const glm::dvec3& normal);

}  // namespace windlass::scene
