#pragma once
#include "engine/anatomy/body.hpp"
#include "engine/choreography/course.hpp"
#include "engine/motion/clip.hpp"

namespace windlass::choreography {

/// Everything that would make `compile` fail or break a promise: a target or a coupled posture outside its
/// range, a loop that does not close, a hold that moves. Each with the place of its phase. Never throws.
std::vector<base::Error> problems_in(const Demonstration& demonstration, const anatomy::Rig& rig);

/// The clip of a demonstration without problems: set-up, enter, the loop once, exit. What has contacts is solved for
/// `body` moment by moment.
motion::Clip compile(const Demonstration& demonstration, const anatomy::Body& body);

}  // namespace windlass::choreography
