#pragma once
// Implicit surfaces. The baker works in millimetres in the foot frame of the tables: origin on the floor below
// the back of the heel, +x forward, +y up, +z to the right (lateral on the right foot).
#include <cstdint>
#include <functional>
#include <vector>

#include <glm/common.hpp>
#include <glm/vec3.hpp>

namespace windlass::sculpt {

/// Signed distance to a surface (mm), negative inside; close to true distance near the surface.
using Field = std::function<float(const glm::vec3& point_mm)>;

struct Box {
  glm::vec3 low{0.0F};
  glm::vec3 high{0.0F};
};

/// How far outside the box `point` lies along each axis (mm); 0 within.
inline glm::vec3 outside_of(const Box& box, const glm::vec3& point) {
  return glm::max(glm::max(box.low - point, point - box.high), glm::vec3(0.0F));
}

/// A meshed surface: mm, foot frame; normals unit and outward; triangles counter-clockwise from outside.
struct Shell {
  std::vector<glm::vec3> positions;
  std::vector<glm::vec3> normals;
  std::vector<std::uint32_t> triangles;
};

}  // namespace windlass::sculpt
