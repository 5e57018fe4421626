#pragma once
// A routine laid out in time. Any moment can be asked for; the same moment always gives the same cue.
#include <optional>
#include <string>
#include <vector>

#include "engine/motion/skinning.hpp"
#include "engine/routine/routine.hpp"

namespace windlass::routine {

/// What a person changes about a routine without editing it. Absent: as the routine says.
struct Pace {
  std::optional<int> repetitions;  ///< 1 … 50
  std::optional<double> hold;      ///< s, 0 … 300
  std::optional<double> rest;      ///< s, 0 … 120
  std::optional<Sides> sides;
};

enum class Activity { get_ready, perform, switch_side, rest };

const char* name_of(Activity activity);

/// A stretch of time in which one thing happens.
struct Segment {
  double begin = 0.0;  ///< s since the routine's start
  double end = 0.0;
  Activity activity = Activity::perform;
  int item = 0;  ///< In the routine.
  motion::Side side = motion::Side::right;
  int phase = 0;            ///< Of the demonstration; the one about to come for get_ready, rest and switch.
  int set = 1;              ///< 1 … sets; in a rest between two of them the one that is over.
  int repetition = 0;       ///< 1 … repetitions within the loop, else 0.
  double clip_begin = 0.0;  ///< s in the clip; equal ends: the clip stands still.
  double clip_end = 0.0;
  int loops = 1;  ///< How often the clip goes from one to the other: a long hold breathes on.
};

/// A set on one side, from its first movement to its last: what is written down when it is done.
struct SetSpan {
  double begin = 0.0;  ///< s since the routine's start
  double end = 0.0;
  int item = 0;
  int set = 1;
  motion::Side side = motion::Side::right;

  bool is_same(const SetSpan& other) const { return item == other.item && set == other.set && side == other.side; }
};

struct Timeline {
  std::vector<Segment> segments;  ///< Gapless from 0 to `duration`.
  std::vector<Dose> doses;        ///< Per item, as it is done: paced, and minutes turned into repetitions.
  double duration = 0.0;          ///< s
};

inline constexpr double get_ready_seconds = 10.0;
inline constexpr double switch_side_seconds = 8.0;

/// Lays `routine` out: get ready, then for each item, set and side set-up, enter, repetitions, exit, with rests
/// between sets and items and a switch between sides. Both sides get exactly the same time.
Timeline timeline_of(const Routine& routine, const Library& library, const Pace& pace);

/// The sets in the order in which they are done.
std::vector<SetSpan> sets_of(const Timeline& timeline);

/// Makes the segment `index` longer by `seconds` (shorter where negative, to no less than a second), and its like on the
/// other side, where that is still to come: both sides stay equal. All that comes later moves.
void extend(Timeline& timeline, std::size_t index, double seconds);

/// What happens at one moment.
struct Cue {
  std::size_t segment = 0;
  Activity activity = Activity::get_ready;
  int item = 0;
  int demonstration = 0;
  motion::Side side = motion::Side::right;
  bool together = false;  ///< Both feet work at once.
  int phase = 0;
  int set = 1;
  int sets = 1;
  int repetition = 0;
  int repetitions = 1;
  double clip_time = 0.0;  ///< s
  double elapsed = 0.0;    ///< s since the segment's begin
  double remaining = 0.0;  ///< s to the segment's end
  bool finished = false;   ///< At or after the end of the routine.
};

/// The cue at `time` (s), clamped to the routine.
Cue cue_at(const Routine& routine, const Timeline& timeline, double time);

/// The first time (s) at which a clip is at `clip_time` (s); nothing where it never is.
std::optional<double> time_showing(const Timeline& timeline, double clip_time);

}  // namespace windlass::routine
