#pragma once
// Which lines there is room for, and when each is said.
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "engine/routine/cues.hpp"

namespace windlass::routine {

/// Each matters three times as much as the next.
enum class Rank { name, set_up, first_words, later_words, time_left };

/// A line that may be said.
struct Candidate {
  std::vector<std::string> texts;  ///< One of them is said; the first ones are better.
  std::size_t segment = 0;
  Rank rank = Rank::first_words;
  double moment = 0.0;
  double earliest = 0.0;                                     ///< Begin.
  double better_latest = 0.0;                                ///< End, if there is room: before the countdown.
  bool is_early = false;                                     ///< As early as it may be; else as late.
  double longest = std::numeric_limits<double>::infinity();  ///< s

  /// When it has ended at the latest.
  double latest() const { return moment - spare_seconds; }
};

/// A candidate that is said.
struct Said {
  std::size_t candidate = 0;
  std::size_t text = 0;
  double begin = 0.0;
  double end = 0.0;
};

/// The best that there is room for: each line within its bounds, none on top of another, in the order of their moments.
/// `candidates` come in that order.
std::vector<Said> best_talk(const std::vector<Candidate>& candidates, const SecondsOf& seconds_of);

}  // namespace windlass::routine
