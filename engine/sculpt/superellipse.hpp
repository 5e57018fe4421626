#pragma once
// Sections of limbs, digits and palms: superellipses, and how a level function becomes a distance.
#include <algorithm>
#include <cmath>
#include <span>

#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

namespace windlass::sculpt {

/// 1 on a superellipse's outline, less inside; its crossings with the axes are rounded, so that quarters of
/// different sizes and exponents meet without a crease.
float superellipse(float u, float v, float half_u, float half_v, float exponent);

/// A section that is flatter on one side than on the other; 0 on its outline, negative inside. Columns: lowest and
/// highest side | crown height, at this side | widest height: low side, high side | bottom height | exponents: upper
/// low side, upper high side, lower low side, lower high side.
float crowned_section(std::span<const float, 11> columns, float side, float height);

/// Turns a level function, 0 on a surface and negative inside, into mm: divides by the size of its gradient.
template <class Level>
float as_distance(const Level& level, const glm::vec3& point) {
  constexpr float e = 0.3F;
  const float here = level(point);
  const glm::vec3 gradient(level(point + glm::vec3(e, 0, 0)) - here, level(point + glm::vec3(0, e, 0)) - here,
                           level(point + glm::vec3(0, 0, e)) - here);
  return here / std::max(glm::length(gradient) / e, 0.012F);
}

}  // namespace windlass::sculpt
