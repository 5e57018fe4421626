#pragma once
// Jumps: where the centre of mass goes while nothing holds the body, while the feet drive it up before and catch it
// after.
#include <vector>

#include <glm/vec3.hpp>

#include "engine/choreography/course.hpp"

namespace windlass::choreography {

constexpr double gravity = 9.81;  // m/s²

/// A thing that is thrown or falls from `begin` is at `end` after `duration` (s): where it is after `time`.
glm::dvec3 thrown(const glm::dvec3& begin, const glm::dvec3& end, double duration, double time);

/// How fast it goes then (m/s).
glm::dvec3 thrown_speed(const glm::dvec3& begin, const glm::dvec3& end, double duration, double time);

/// A stretch in which the feet stand while the body rises or sinks: how high (m) its centre of mass is when an even share
/// of the way between the stretch's postures is done, from none to all.
struct Stride {
  std::size_t phase = 0;
  Span span;
  bool springs = false;  ///< A push-off right after a landing, or such a landing: what else moves passes through without a halt.
  std::vector<double> heights;
};

/// One jump: the phase of the push-off, those that fly, and that of the landing. The centre of mass is still, at a lowest
/// point, where the push-off begins and where the landing ends; in between it neither jumps nor halts.
struct Flight {
  Stride push;
  Span air;
  Stride landing;
  glm::dvec3 low{0.0};   ///< m, world: the centre of mass as the push-off begins,
  glm::dvec3 off{0.0};   ///< as the feet leave the floor,
  glm::dvec3 down{0.0};  ///< as they meet it again,
  glm::dvec3 sunk{0.0};  ///< and as the landing ends.
};

/// The jumps of a demonstration; places and heights are not known yet.
std::vector<Flight> flights_of(const Demonstration& demonstration);

/// Where the centre of mass is between the begin of the push-off and the end of the landing.
glm::dvec3 centre_at(const Flight& flight, double time);

/// How much of the way between the postures of a push-off or a landing is done when the centre of mass is at `height`.
double share_at(const Stride& stride, double height);

}  // namespace windlass::choreography
