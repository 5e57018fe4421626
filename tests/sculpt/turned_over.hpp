#pragma once
// Triangles of a posed skin that show their back.
#include <cstdint>
#include <vector>

#include <glm/geometric.hpp>

#include "engine/motion/skinning.hpp"
#include "tests/sculpt/crossings.hpp"

namespace windlass::tests {

/// m², of the triangles that look against their corners' normals at a place seen from more than a share of `shows` of
/// all directions; what blocks the view is looked for within `sight` (m). `finder` holds the same triangles.
inline double turned_over(const motion::Surface& surface, const std::vector<std::uint32_t>& triangles,
                          const CrossingFinder& finder, float sight, float shows) {
  double area = 0.0;
  for (std::size_t t = 0; t < triangles.size(); t += 3) {
    const std::uint32_t a = triangles[t];
    const std::uint32_t b = triangles[t + 1];
    const std::uint32_t c = triangles[t + 2];
    const std::vector<glm::vec3>& p = surface.positions;
    const glm::vec3 twice_area = glm::cross(p[b] - p[a], p[c] - p[a]);
    const glm::vec3 outward = glm::normalize(surface.normals[a] + surface.normals[b] + surface.normals[c]);
    if (glm::dot(twice_area, outward) >= 0.0F) continue;
    if (finder.openness((p[a] + p[b] + p[c]) / 3.0F, {outward, outward}, sight) < shows) continue;
    area += 0.5 * glm::length(twice_area);
  }
  return area;
}

}  // namespace windlass::tests
