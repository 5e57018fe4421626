#pragma once
// Clips are made when they are wanted: which are missing, and how the tutor takes those that are done.
#include <cstdint>
#include <vector>

#include "app/tutor.hpp"

namespace windlass::app {

/// Names a shape: part of the names of the clips made for it.
std::uint64_t shape_key(const anatomy::Morphology& morphology);

/// From now on clips are made for the body's present shape.
void renew_clips(Tutor& tutor);

/// Takes the clip of what the session shows if it is at hand; until it is, one of an earlier version of the same
/// demonstration goes on, and another demonstration's gives way to `pose` (right side). True when what is shown changed.
bool take_clip(Tutor& tutor, const motion::Pose& pose);

/// Whether what was chosen waits for its clip: time stands still.
bool is_preparing(const Tutor& tutor);

/// The demonstrations whose clips are not at hand: what is shown first, then what comes next in the routine.
std::vector<int> wanted(const Tutor& tutor);

/// Makes the clips that are wanted, and waits for them. What keeps one from being made is thrown as `base::Failure`.
void prepare(Tutor& tutor);

}  // namespace windlass::app
