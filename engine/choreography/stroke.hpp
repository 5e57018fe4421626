#pragma once
// How a stroke goes along its line, and how deep it presses meanwhile.
#include "engine/choreography/demonstration.hpp"

namespace windlass::choreography {

struct Progress {
  double share = 0.0;  ///< Of the line's length, 0 … 1.
  double depth = 0.0;  ///< m, of the skin that is pressed in.
};

/// `press`: m, how deep it presses besides its pulses. The stroke lasts from `begin` to `end`; before and after it, it
/// rests where it begins and ends; s.
Progress progress_of(const Stroke& stroke, const motion::SkinPath& path, double press, double begin, double end,
                     double time);

}  // namespace windlass::choreography
