#pragma once
// How far a body leaves its course for what it touches, over time.
#include <vector>

#include "engine/choreography/course.hpp"

namespace windlass::choreography {

/// One row each for moments `rate` times a second: without what trembles quicker than a body does. Keeps what does not
/// move as it is. `width` (s): one standard deviation of what it is blended over.
std::vector<Values> smoothed(const std::vector<Values>& moments, double rate, double width = 0.08);

/// Whether the rows at both ends of `loop` differ by more than `most` (rad, m).
bool strayed(const std::vector<Values>& moments, const Span& loop, double rate, double most);

/// Makes the rows at both ends of `loop` alike, changing it and what follows smoothly; the last row stays, unless the loop
/// ends there. Nothing happens to a coordinate that is farther off than `most` (rad, m): such a loop is not one, and
/// whoever judges it shall see that.
void close(std::vector<Values>& moments, const Span& loop, double rate, double most);

}  // namespace windlass::choreography
