#pragma once
// What is said, sounded and flashed while a routine runs, and when: a plan made before, so that every line ends in
// time.
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/routine/side_text.hpp"
#include "engine/routine/timeline.hpp"
#include "engine/sound/beep.hpp"

namespace windlass::routine {

/// Each on its own, volumes apart.
struct CueSettings {
  bool voice = true;
  bool beeps = true;
  bool metronome = false;
  bool flash = false;
  double voice_volume = 1.0;  ///< 0 … 1
  double beep_volume = 0.6;
  double metronome_volume = 0.4;
  int countdown = 3;  ///< Beeps before each start, a second apart; 0 … 10.

  bool operator==(const CueSettings&) const = default;
};

/// A line, and the moment that it announces. All times are s since the routine's start.
struct Speech {
  double begin = 0.0;
  double end = 0.0;
  double moment =
      0.0;  ///< Begin of the segment that it is about, or what it tells of: half way, ten seconds left, the end.
  std::string text;
  std::size_t segment = 0;  ///< Of the timeline: the one that it is about.

  bool operator==(const Speech&) const = default;
};

struct Beep {
  double at = 0.0;
  sound::BeepKind kind = sound::BeepKind::start;

  bool operator==(const Beep&) const = default;
};

/// Of the metronome. `is_strong` where a repetition begins.
struct Tick {
  double at = 0.0;
  bool is_strong = false;

  bool operator==(const Tick&) const = default;
};

/// The screen lights up. Never more than two a second.
struct Flash {
  double at = 0.0;
  double length = 0.0;  ///< s

  bool operator==(const Flash&) const = default;
};

/// Each in the order of time, within the routine.
struct CuePlan {
  std::vector<Speech> speeches;  ///< None overlaps another; each ends `spare_seconds` before its moment.
  std::vector<Beep> beeps;       ///< At most one at a moment.
  std::vector<Tick> ticks;
  std::vector<Flash> flashes;

  bool operator==(const CuePlan&) const = default;
};

/// Between the end of a line and its moment, or the next line; s.
inline constexpr double spare_seconds = 0.15;

/// How long it takes to say a line, in s of the routine: at half speed half as long as the sound lasts. Nothing: it
/// cannot be said. An empty function: there is no voice.
using SecondsOf = std::function<std::optional<double>(const std::string& text)>;

/// What has happened when a plan is made in the middle of a routine: after a seek, a pause, a change of pace.
struct Already {
  double from = 0.0;        ///< s: nothing that would begin before this is in the plan …
  double busy_until = 0.0;  ///< s: … nor a line that would begin before this one has ended …
  std::string saying;       ///< … nor the same line again right after it.
};

/// What is heard and flashed while `timeline` of `routine` runs.
///
/// A phase is spoken of during the segment before, as late as the line ends in time; a long line may begin up to 2 s
/// before that. What is said of a pause – the exercise that comes, its side, its set – is said as the pause begins.
/// Where the time is short a line loses its last sentences, or is left out: "half way" and "ten seconds left" before
/// the words of later repetitions, these before those of the first one, the set-up, and the names of exercise and side.
/// From the second repetition on, and in the second set, only the count (none where minutes are the dose) and lines of
/// up to a second are spoken; from the fourth on, and from the second one of later sets, the count alone: there is
/// quiet.
///
/// The metronome ticks at the begin of each phase that is repeated, strongly where a repetition begins, and every
/// second of a hold. Beeps: the last seconds before each start, starts, ends of holds of 4 s and more, pauses, the end.
CuePlan make_plan(const Routine& routine, const Timeline& timeline, const Library& library, const CueSettings& settings,
                  const SecondsOf& seconds_of, const Already& already = {});

/// All lines that such a plan may hold, each once, in the order in which they may be needed: what can be rendered
/// ahead.
std::vector<std::string> lines_of(const Routine& routine, const Timeline& timeline, const Library& library);

/// A line of set-up or first repetition that `make_plan` shortens or leaves out: what a content's author wants to know.
struct Unsaid {
  std::string text;
  std::string heard;  ///< What is said of it; empty: nothing.
  std::size_t segment = 0;
  double needs = 0.0;  ///< s
  double room = 0.0;   ///< s from the earliest begin to the latest end, as if nothing else were said
};
std::vector<Unsaid> unsaid_lines(const Routine& routine, const Timeline& timeline, const Library& library,
                                 const SecondsOf& seconds_of);

}  // namespace windlass::routine
