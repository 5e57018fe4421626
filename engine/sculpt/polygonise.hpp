#pragma once
#include "engine/sculpt/field.hpp"

namespace windlass::sculpt {

/// The zero surface of `field` inside `bounds` as a closed mesh: surface nets on sparse blocks of `cell_mm`
/// (Gibson 1998), vertices projected onto the field by Newton steps, normals from its gradient. Every edge has
/// exactly two triangles. The field must be positive on the faces of `bounds`. Runs on all cores; the result
/// does not depend on their number.
Shell polygonise(const Field& field, const Box& bounds, float cell_mm);

/// Slope of `field` at `p` (mm/mm), from differences over `step_mm`.
glm::vec3 gradient_of(const Field& field, const glm::vec3& p, float step_mm);

}  // namespace windlass::sculpt
