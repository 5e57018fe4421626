#pragma once
// What is written down about practice: sittings, finished sets, pain, answers to the safety questions.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/choreography/advice.hpp"

namespace windlass::routine {

/// s since 1970-01-01 00:00 UTC. Handed in by whoever has a clock.
using Instant = std::int64_t;

/// The day of a moment where clocks are `utc_offset` (min) ahead, counted from 1970-01-01.
Instant day_of(Instant utc, int utc_offset);

/// `open`: it runs, or was cut off and can be resumed.
enum class Ending { open, finished, stopped };

const char* name_of(Ending ending);

/// One time that someone sat down to a routine.
struct SittingRecord {
  std::string id;       ///< Unique; made by the caller.
  std::string routine;  ///< Its id …
  std::string title;    ///< … and its title then.
  Instant began = 0;
  int utc_offset = 0;  ///< min east of UTC then and there: which day it was.
  double announced = 0.0;  ///< s, told before Start.
  std::string plan;        ///< The routine as TOML, with what was left out already gone: what can be resumed.
  Ending ending = Ending::open;

  bool operator==(const SittingRecord&) const = default;
};

/// Which foot worked: one, or both at once.
enum class Worked { right, left, together };

const char* name_of(Worked worked);

/// One set of one side, done to its end.
struct SetRecord {
  std::string sitting;
  int item = 0;               ///< In the sitting's plan, from 0.
  std::string demonstration;  ///< Id.
  Worked side = Worked::right;
  int set = 1;
  int take = 1;  ///< 2 and more: done once more on purpose.
  int repetitions = 1;
  std::optional<double> hold;  ///< s each; absent: without a hold.
  double seconds = 0.0;        ///< From its first movement to its last.
  choreography::Provenance dose_from = choreography::Provenance::app_default;
  Instant ended = 0;

  bool operator==(const SetRecord&) const = default;
};

/// How a sitting ended.
struct EndSitting {
  std::string sitting;
  Ending ending = Ending::finished;
};

enum class PainMoment { before, after, next_morning };

const char* name_of(PainMoment moment);

/// 0 none … 10 worst imaginable.
struct PainRecord {
  std::string sitting;
  PainMoment moment = PainMoment::before;
  int level = 0;
  Instant at = 0;

  bool operator==(const PainRecord&) const = default;
};

/// The red-flag questions as they were answered.
struct SafetyRecord {
  Instant at = 0;
  std::vector<std::string> flags;     ///< Ids of those that apply: "R6".
  bool seen_by_professional = false;  ///< Confirmed for these flags.

  bool operator==(const SafetyRecord&) const = default;
};

/// Everything that is known about what was done. In the order of time.
struct History {
  std::vector<SittingRecord> sittings;
  std::vector<SetRecord> sets;
  std::vector<PainRecord> pains;
  std::vector<SafetyRecord> checks;

  bool operator==(const History&) const = default;
};

}  // namespace windlass::routine
