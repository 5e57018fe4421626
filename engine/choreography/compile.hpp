#pragma once
#include "engine/anatomy/rig.hpp"
#include "engine/choreography/demonstration.hpp"
#include "engine/motion/clip.hpp"

namespace windlass::choreography {

/// When each phase of a clip begins and ends (s), in the demonstration's order.
struct Span {
  double begin = 0.0;
  double end = 0.0;
};

std::vector<Span> spans_of(const Demonstration& demonstration);

/// Everything that would make `compile` fail or break a promise: a target or a coupled posture outside its
/// range, a loop that does not close, a hold that moves. Each with the place of its phase. Never throws.
std::vector<base::Error> problems_in(const Demonstration& demonstration, const anatomy::Rig& rig);

/// The clip of a demonstration without problems: set-up, enter, the loop once, exit. Between targets the
/// coordinates follow quintics that pass through monotone keys without stopping and are still at loop ends.
motion::Clip compile(const Demonstration& demonstration, const anatomy::Rig& rig);

}  // namespace windlass::choreography
