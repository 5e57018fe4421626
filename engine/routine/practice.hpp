#pragma once
// A routine that somebody does along, from Start to its end or to "I need to stop": which sets are done, and what of
// that is written down. Knows no clock: moments are handed in.
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "engine/routine/record.hpp"
#include "engine/routine/session.hpp"

namespace windlass::routine {

/// A set on one side of an item.
using SetKey = std::tuple<int, int, Worked>;

struct Practice {
  SittingRecord sitting;
  std::map<SetKey, double> lived;  ///< s of each set that have been lived through since it last began …
  std::map<SetKey, int> takes;     ///< … and how often it has been done to its end.
};

/// So much of a set must have been lived through for it to count as done: who skips most of it has not done it.
inline constexpr double share_of_done = 0.8;

/// The name of a set.
SetKey key_of(const SetSpan& set, const Timeline& timeline);

/// Begins a sitting of what `session` holds. `plan`: the routine as text.
Practice begin_practice(const Session& session, std::string id, std::string plan, Instant now, int utc_offset);

/// Takes up a sitting that was cut off: `done` are its sets that were written down. `session` is put where the first set
/// begins that is not among them, with a moment to get ready; to its end when all are done.
Practice resume_practice(Session& session, const SittingRecord& sitting, const std::vector<SetRecord>& done);

/// Notes that the session's time went from `from` to `to` (s), with nothing skipped, and gives the sets that this has
/// brought to their end, in order. `now`: when.
std::vector<SetRecord> live_through(Practice& practice, const Session& session, const Library& library, double from,
                                    double to, Instant now);

/// s lived through on each side, right and left, in sets that were done; sets of both feet count for each.
std::pair<double, double> seconds_by_side(const std::vector<SetRecord>& sets);

}  // namespace windlass::routine
