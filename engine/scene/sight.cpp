#include "engine/scene/sight.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/gtc/matrix_access.hpp>

namespace windlass::scene {

std::vector<Ball> balls_of(const anatomy::Part& part) {
  constexpr float slack = 0.01F;  // m
  const anatomy::Mesh& mesh = part.levels.back();
  struct Box {
    glm::vec3 low{std::numeric_limits<float>::max()};
    glm::vec3 high{std::numeric_limits<float>::lowest()};
  };
  std::map<std::uint16_t, Box> boxes;
  for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
    Box& box = boxes[mesh.influences[v].joints[0]];
    box.low = glm::min(box.low, mesh.positions[v]);
    box.high = glm::max(box.high, mesh.positions[v]);
  }
  std::vector<Ball> balls;
  for (const auto& [joint, box] : boxes) {
    balls.push_back({joint, 0.5F * (box.low + box.high), 0.5F * glm::length(box.high - box.low) + slack});
  }
  return balls;
}

Sight sight_of(const glm::mat4& clip_from_world) {
  const glm::vec4 x = glm::row(clip_from_world, 0);
  const glm::vec4 y = glm::row(clip_from_world, 1);
  const glm::vec4 w = glm::row(clip_from_world, 3);
  Sight sight{{w + x, w - x, w + y, w - y}};
  for (glm::vec4& plane : sight.planes) plane /= glm::length(glm::vec3(plane));
  return sight;
}

bool sees(const Sight& sight, const glm::vec3& centre_world, float radius) {
  return std::all_of(sight.planes.begin(), sight.planes.end(), [&](const glm::vec4& plane) {
    return glm::dot(glm::vec3(plane), centre_world) + plane.w > -radius;
  });
}

}  // namespace windlass::scene
