#pragma once
// Skin that gives way where something presses: a hollow, a low rim around it, and blood pressed aside.
#include <vector>

#include <glm/vec3.hpp>

#include "engine/motion/skinning.hpp"

namespace windlass::motion {

/// Something round that presses on skin.
struct Dent {
  glm::dvec3 point_world{0.0};          ///< m, on the skin before it gives way
  glm::dvec3 direction_world{0, 1, 0};  ///< Unit, into the body.
  double radius = 0.012;                ///< m, of the hollow
  double depth = 0.004;                 ///< m, at its middle
  glm::dvec3 half_world{0.0};           ///< m, from the middle to either end: of what a bar presses in.

  bool operator==(const Dent&) const = default;
};

/// Nothing moves farther than this many radii from the middle: between 1 and this lies the rim.
inline constexpr double dent_reach = 1.6;

/// Share of the depth by which skin sinks at `share` radii beside the middle: 1 in the middle, 0 at 1, below 0 in the
/// rim, 0 again from `dent_reach`; with a continuous slope.
double dent_profile(double share);

/// Presses `dents` into `surface`, which `side` came out as, and writes how pale its skin becomes: `Surface::blanch`.
/// Only skin that faces what presses gives way.
void press(const std::vector<Dent>& dents, Side side, Surface& surface);

}  // namespace windlass::motion
