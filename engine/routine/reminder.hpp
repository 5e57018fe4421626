#pragma once
// When to remind somebody of practice who has asked for it: quietly, once again at most, never at night.
#include <optional>
#include <string>
#include <string_view>

#include "engine/routine/guide.hpp"

namespace windlass::routine {

/// Minutes are of the day, by the clock of the place.
struct Reminders {
  bool on = false;
  int morning = 7 * 60;
  int evening = 19 * 60;
  int quiet_from = 21 * 60 + 30;  ///< Nothing is said from here …
  int quiet_to = 6 * 60 + 30;     ///< … until here, over midnight where it is the earlier one.
  bool again = true;              ///< Once more, when nothing has come of the first one.

  bool operator==(const Reminders&) const = default;
};

inline constexpr int minutes_to_again = 30;  ///< Between the first reminder and the second.
inline constexpr int latest_minutes = 120;   ///< After its time a reminder is not caught up with any more.

/// What has been said about one half of a day.
struct Reminded {
  Instant day = 0;
  Half half = Half::morning;
  int times = 0;
  Instant last = 0;  ///< Moment of the last one.

  bool operator==(const Reminded&) const = default;
};

/// What to remind of now: the id of what is planned and not done yet; without a plan an empty one where nothing was done
/// that day. Nothing: be quiet.
std::optional<std::string> due_reminder(const Reminders& reminders, const Plan& plan, const Library& library,
                                        const History& history, const Reminded& before, const Moment& now);

/// `before` with one more, now.
Reminded reminded(const Reminded& before, const Moment& now);

/// One line that `reminded_from` reads as the same; nothing is read from anything else.
std::string text_of(const Reminded& reminded);
std::optional<Reminded> reminded_from(std::string_view text);

int minute_of(const Moment& now);
Half half_of(const Moment& now);

/// "HH:MM" of a minute of the day, and back; nothing is read from anything else.
std::string clock_of(int minute);
std::optional<int> minute_from(std::string_view clock);

}  // namespace windlass::routine
