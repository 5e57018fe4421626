#pragma once
// Lines along which tissues pull, for their lengths.
#include <string>
#include <vector>

#include <glm/vec3.hpp>

namespace windlass::anatomy {

/// A point that moves with a joint of the right side.
struct PathPoint {
  int joint = 0;
  glm::dvec3 point_model{0.0};  ///< m, neutral posture
};

/// What a joint's motion winds on, as a drum does with a rope: length `radius` (m) times the coordinate's value (rad).
struct Winding {
  int coordinate = 0;
  double radius = 0.0;  ///< Negative where positive values give slack.
};

/// Straight from point to point.
struct Path {
  std::string name;
  std::string part;  ///< Whose length it tells: a name in `Body::parts`.
  std::vector<PathPoint> points;
  std::vector<Winding> windings;
};

}  // namespace windlass::anatomy
