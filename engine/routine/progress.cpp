#include "engine/routine/progress.hpp"

#include <algorithm>
#include <map>

namespace windlass::routine {
namespace {

/// Day of each sitting by its id.
std::map<std::string, Instant> days_of(const std::vector<SittingRecord>& sittings) {
  std::map<std::string, Instant> days;
  for (const SittingRecord& sitting : sittings) days[sitting.id] = day_of(sitting.began, sitting.utc_offset);
  return days;
}

struct Mean {
  double sum = 0.0;
  int count = 0;

  void add(double value) {
    sum += value;
    ++count;
  }
  std::optional<double> value() const { return count == 0 ? std::nullopt : std::optional(sum / count); }
};

}  // namespace

std::vector<DayDone> days_done(const History& history, Instant today, int count) {
  std::vector<DayDone> days(static_cast<std::size_t>(std::max(count, 0)));
  const Instant first = today - static_cast<Instant>(days.size()) + 1;
  for (std::size_t i = 0; i < days.size(); ++i) days[i].day = first + static_cast<Instant>(i);
  const auto day_of_sitting = days_of(history.sittings);
  for (const SetRecord& set : history.sets) {
    const auto sitting = day_of_sitting.find(set.sitting);
    if (sitting == day_of_sitting.end() || sitting->second < first || sitting->second > today) continue;
    DayDone& day = days[static_cast<std::size_t>(sitting->second - first)];
    if (set.side != Worked::left) day.right += set.seconds;
    if (set.side != Worked::right) day.left += set.seconds;
    ++day.sets;
    if (set.hold) day.holds += set.repetitions;
  }
  return days;
}

int days_with_practice(const std::vector<DayDone>& days) {
  return static_cast<int>(std::count_if(days.begin(), days.end(), [](const DayDone& day) { return !day.is_rest(); }));
}

std::vector<DayPain> pains_by_day(const History& history, Instant today, int count, int in_a_row) {
  struct Means {
    Mean before, after, next_morning;
  };
  const auto day_of_sitting = days_of(history.sittings);
  std::map<Instant, Means> means;
  for (const PainRecord& pain : history.pains) {
    const auto sitting = day_of_sitting.find(pain.sitting);
    if (sitting == day_of_sitting.end()) continue;
    const bool is_morning = pain.moment == PainMoment::next_morning;
    const Instant day = sitting->second + (is_morning ? 1 : 0);
    if (day <= today - count || day > today) continue;
    Means& of_day = means[today - (today - day) / in_a_row * in_a_row];
    (is_morning ? of_day.next_morning : pain.moment == PainMoment::after ? of_day.after : of_day.before).add(pain.level);
  }
  std::vector<DayPain> pains;
  for (const auto& [day, mean] : means) {
    pains.push_back({day, mean.before.value(), mean.after.value(), mean.next_morning.value()});
  }
  return pains;
}

std::optional<PainCourse> course_of(const std::vector<DayPain>& pains) {
  constexpr Instant week = 7;
  std::vector<DayPain> told;
  for (const DayPain& pain : pains) {
    if (pain.before) told.push_back(pain);
  }
  if (told.empty() || told.back().day - told.front().day < 2 * week - 1) return std::nullopt;
  Mean first, last;
  for (const DayPain& pain : told) {
    if (pain.day < told.front().day + week) first.add(*pain.before);
    if (pain.day > told.back().day - week) last.add(*pain.before);
  }
  return PainCourse{*first.value(), *last.value()};
}

std::vector<SittingDone> last_sittings(const History& history, std::size_t most) {
  std::vector<SittingDone> result;
  for (auto sitting = history.sittings.rbegin(); sitting != history.sittings.rend() && result.size() < most; ++sitting) {
    SittingDone done;
    done.id = sitting->id;
    done.routine = sitting->routine;
    done.title = sitting->title;
    done.day = day_of(sitting->began, sitting->utc_offset);
    done.ending = sitting->ending;
    for (const SetRecord& set : history.sets) {
      if (set.sitting != sitting->id) continue;
      ++done.sets;
      done.seconds += set.seconds;
    }
    for (const PainRecord& pain : history.pains) {
      if (pain.sitting != sitting->id) continue;
      (pain.moment == PainMoment::before  ? done.before
       : pain.moment == PainMoment::after ? done.after
                                          : done.next_morning) = pain.level;
    }
    if (done.sets > 0 || done.before || done.after || done.next_morning) result.push_back(std::move(done));
  }
  return result;
}

}  // namespace windlass::routine
