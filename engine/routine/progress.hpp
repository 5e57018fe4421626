#pragma once
// What became of practice, day by day: counted from what was written down. A sitting belongs to the day on which it began,
// by the clock of the place where it was done.
#include <optional>
#include <string>
#include <vector>

#include "engine/routine/record.hpp"

namespace windlass::routine {

/// Practice of one day; a set that works both feet at once counts for each of them.
struct DayDone {
  Instant day = 0;     ///< As `day_of` counts.
  double right = 0.0;  ///< s
  double left = 0.0;   ///< s
  int sets = 0;
  int holds = 0;  ///< Repetitions with a hold.

  bool is_rest() const { return sets == 0; }
};

/// The `count` days up to `today`, oldest first; days without practice are among them.
std::vector<DayDone> days_done(const History& history, Instant today, int count);

/// On how many of the days something was done.
int days_with_practice(const std::vector<DayDone>& days);

/// How it felt, in the mean of a day or of some in a row: 0 none … 10 worst.
struct DayPain {
  Instant day = 0;  ///< The last of them. The next morning lies a day after its sitting.
  std::optional<double> before;
  std::optional<double> after;
  std::optional<double> next_morning;
};

/// The days among the `count` up to `today` on which pain was told, oldest first; `in_a_row` of them make one mean, the
/// last of which ends today.
std::vector<DayPain> pains_by_day(const History& history, Instant today, int count, int in_a_row = 1);

/// How pain before practice went.
struct PainCourse {
  double first = 0.0;  ///< Mean of the first seven days, from the first one on which it was told …
  double last = 0.0;   ///< … and of the last seven.
};

/// Nothing while the days told are less than two weeks apart: one cannot see a course in them.
std::optional<PainCourse> course_of(const std::vector<DayPain>& pains);

/// One sitting, as it is listed.
struct SittingDone {
  std::string id;
  std::string routine;  ///< Its id …
  std::string title;    ///< … and its title then.
  Instant day = 0;
  Ending ending = Ending::open;
  int sets = 0;
  double seconds = 0.0;  ///< Of its sets.
  std::optional<int> before;
  std::optional<int> after;
  std::optional<int> next_morning;
};

/// The last `most` sittings in which a set was finished or pain told, newest first.
std::vector<SittingDone> last_sittings(const History& history, std::size_t most);

}  // namespace windlass::routine
