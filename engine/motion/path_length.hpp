#pragma once
// How long muscles and fascia are in a posture.
#include <vector>

#include "engine/anatomy/path.hpp"
#include "engine/motion/pose.hpp"
#include "engine/motion/skinning.hpp"

namespace windlass::motion {

struct PathLength {
  double length = 0.0;  ///< m
  double change = 0.0;  ///< m against the neutral posture; longer is positive.
};

/// One entry a path, of `side`. Where the body stands does not matter.
std::vector<PathLength> path_lengths(const anatomy::Rig& rig, const std::vector<anatomy::Path>& paths, const Pose& pose,
                                     Side side = Side::right);

}  // namespace windlass::motion
