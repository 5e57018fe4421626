#pragma once
// What moves besides the body, as the numbers that a clip carries: written by who performs, read by who draws.
#include <vector>

#include <glm/vec3.hpp>

#include "engine/choreography/demonstration.hpp"
#include "engine/motion/clip.hpp"
#include "engine/motion/dent.hpp"

namespace windlass::choreography {

/// At one moment; world, m, rad. Of a dent only place, direction and depth.
struct Moving {
  struct Rolled {
    glm::dvec3 centre{0.0};
    double angle = 0.0;  ///< About z.
    motion::Dent dent;
  };
  struct Laid {
    std::vector<glm::dvec3> points;
    std::vector<glm::dvec3> faces;  ///< One a point, see PropState.
    double stretch = 1.0;
  };
  std::vector<Rolled> rolled;         ///< One a roll.
  std::vector<Laid> laid;             ///< One a strap.
  std::vector<motion::Dent> pressed;  ///< One a contact with a spot.
  std::vector<glm::dvec3> followed;   ///< Middles of the spots that carry, of each carry in turn, then of those that draw.
};

/// As channels.
std::vector<double> channels_of(const Moving& moving);

/// From the channels of `clip` at `time` (s).
Moving moving_at(const Demonstration& demonstration, const motion::Clip& clip, double time);

/// `Moving::followed[index]` alone.
glm::dvec3 followed_at(const Demonstration& demonstration, const motion::Clip& clip, std::size_t index, double time);

}  // namespace windlass::choreography
