#pragma once
// What of a moving body can be in the picture, judged by spheres: cheaper than posing it first.
#include <array>
#include <cstdint>
#include <vector>

#include <glm/mat4x4.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

#include "engine/anatomy/body.hpp"
#include "engine/base/transform.hpp"

namespace windlass::scene {

/// A sphere that moves with a joint and holds the vertices that follow it most.
struct Ball {
  std::uint16_t joint = 0;
  glm::vec3 centre_model{0.0F};  ///< m, neutral posture
  float radius = 0.0F;           ///< m
};

/// The balls that hold `part`, one a joint; by its coarsest level. In bends the skin may come out of them by a hair:
/// the radii are generous by a centimetre.
std::vector<Ball> balls_of(const anatomy::Part& part);

/// The picture's edges as planes: xyz a unit normal inwards, w its offset (m).
struct Sight {
  std::array<glm::vec4, 4> planes;
};

Sight sight_of(const glm::mat4& clip_from_world);

/// Whether something within `radius` (m) of `centre_world` can be in the picture.
bool sees(const Sight& sight, const glm::vec3& centre_world, float radius);

}  // namespace windlass::scene
