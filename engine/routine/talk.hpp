#pragma once
// Which lines there is room for, and when each is said.
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "engine/routine/cues.hpp"

namespace windlass::routine {

/// The first ones are said before the others get what is left of the time.
enum class Rank { name, set_up, first_words, later_words, time_left };

/// A line that may be said.
struct Candidate {
  std::vector<std::string> texts;  ///< The first that fits is said.
  std::size_t segment = 0;
  Rank rank = Rank::first_words;
  double moment = 0.0;
  double earliest = 0.0;
  double better_latest = 0.0;                                ///< End, if there is room: before the countdown.
  bool is_early = false;                                     ///< As early as it may be; else as late.
  double longest = std::numeric_limits<double>::infinity();  ///< s

  /// When it has ended at the latest.
  double latest() const { return moment - spare_seconds; }
};

/// What there is room for: no line on top of another, each within its bounds. `left_out`, where given, gets the others.
std::vector<Speech> spoken(std::vector<Candidate> candidates, const SecondsOf& seconds_of,
                           std::vector<Candidate>* left_out = nullptr);

}  // namespace windlass::routine
