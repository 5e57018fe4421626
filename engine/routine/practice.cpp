#include "engine/routine/practice.hpp"

#include <algorithm>
#include <set>

namespace windlass::routine {

SetKey key_of(const SetSpan& set, const Timeline& timeline) {
  const Dose& dose = timeline.doses[static_cast<std::size_t>(set.item)];
  const Worked worked = dose.sides == Sides::together        ? Worked::together
                        : set.side == motion::Side::right ? Worked::right
                                                          : Worked::left;
  return {set.item, set.set, worked};
}

Practice begin_practice(const Session& session, std::string id, std::string plan, Instant now, int utc_offset) {
  Practice practice;
  practice.sitting = {std::move(id), session.routine.id, as_written(session.routine).title, now, utc_offset,
                      session.timeline.duration, std::move(plan), Ending::open};
  return practice;
}

Practice resume_practice(Session& session, const SittingRecord& sitting, const std::vector<SetRecord>& done) {
  Practice practice;
  practice.sitting = sitting;
  practice.sitting.ending = Ending::open;
  for (const SetRecord& set : done) {
    int& takes = practice.takes[{set.item, set.set, set.side}];
    takes = std::max(takes, set.take);
  }
  const std::vector<SetSpan> sets = sets_of(session.timeline);
  const auto first = std::find_if(sets.begin(), sets.end(), [&](const SetSpan& set) {
    return !practice.takes.contains(key_of(set, session.timeline));
  });
  session.time = first == sets.end() ? session.timeline.duration : std::max(0.0, first->begin - get_ready_seconds);
  if (first != sets.end() && first != sets.begin()) session.time = std::max(session.time, std::prev(first)->end);
  return practice;
}

std::vector<SetRecord> live_through(Practice& practice, const Session& session, const Library& library, double from,
                                    double to, Instant now) {
  std::vector<SetRecord> done;
  constexpr double nearly = 1e-9;
  for (const SetSpan& set : sets_of(session.timeline)) {
    if (set.end + nearly < from || set.begin >= to) continue;
    const SetKey key = key_of(set, session.timeline);
    double& lived = practice.lived[key];
    lived += std::max(0.0, std::min(to, set.end) - std::max(from, set.begin));
    const bool ends = from < set.end - nearly && to >= set.end - nearly;
    if (!ends) continue;
    const bool is_done = lived >= share_of_done * (set.end - set.begin);
    const double seconds = lived;
    lived = 0.0;
    if (!is_done) continue;
    const Dose& dose = session.timeline.doses[static_cast<std::size_t>(set.item)];
    SetRecord record;
    record.sitting = practice.sitting.id;
    record.item = set.item;
    const Item& item = session.routine.items[static_cast<std::size_t>(set.item)];
    record.demonstration = library.demonstrations[static_cast<std::size_t>(item.demonstration)].id;
    record.side = std::get<Worked>(key);
    record.set = set.set;
    record.take = ++practice.takes[key];
    record.repetitions = dose.repetitions;
    record.hold = dose.hold;
    record.seconds = seconds;
    record.dose_from = dose.provenance;
    record.ended = now;
    done.push_back(std::move(record));
  }
  return done;
}

std::pair<double, double> seconds_by_side(const std::vector<SetRecord>& sets) {
  std::pair<double, double> seconds{0.0, 0.0};
  for (const SetRecord& set : sets) {
    if (set.side != Worked::left) seconds.first += set.seconds;
    if (set.side != Worked::right) seconds.second += set.seconds;
  }
  return seconds;
}

}  // namespace windlass::routine
