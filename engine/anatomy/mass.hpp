#pragma once
// How the body's mass is spread over its segments.
#include <vector>

#include <glm/vec3.hpp>

namespace windlass::anatomy {

/// The mass that a joint carries.
struct Mass {
  int joint = 0;
  glm::dvec3 centre_model{0.0};  ///< m, neutral posture
  double share = 0.0;            ///< Of the whole body; all of them sum to 1.
};

}  // namespace windlass::anatomy
