#include "engine/routine/reminder.hpp"

#include <cstdio>
#include <sstream>

#include "engine/routine/progress.hpp"

namespace windlass::routine {
namespace {

constexpr int day_minutes = 24 * 60;

bool is_quiet(const Reminders& reminders, int minute) {
  const int from = reminders.quiet_from;
  const int to = reminders.quiet_to;
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

bool is_of_now(const Reminded& before, const Moment& now, Half half) {
  return before.times > 0 && before.day == day_of(now.utc, now.utc_offset) && before.half == half;
}

}  // namespace

std::optional<std::string> due_reminder(const Reminders& reminders, const Plan& plan, const Library& library,
                                        const History& history, const Reminded& before, const Moment& now) {
  const int minute = minute_of(now);
  if (!reminders.on || is_quiet(reminders, minute)) return std::nullopt;
  const Half half = half_of(now);
  const int since = minute - (half == Half::morning ? reminders.morning : reminders.evening);
  if (since < 0 || since > latest_minutes) return std::nullopt;
  if (is_of_now(before, now, half)) {
    const bool may_again = reminders.again && before.times == 1 && now.utc - before.last >= 60 * minutes_to_again;
    if (!may_again) return std::nullopt;
  }
  const Instant today = day_of(now.utc, now.utc_offset);
  if (plan.is_empty()) return days_done(history, today, 1)[0].is_rest() ? std::optional(std::string()) : std::nullopt;
  const Routine* routine = planned(plan, library, today, half);
  if (routine == nullptr || is_done(history, routine->id, today)) return std::nullopt;
  return routine->id;
}

Reminded reminded(const Reminded& before, const Moment& now) {
  const Half half = half_of(now);
  const int times = is_of_now(before, now, half) ? before.times : 0;
  return {day_of(now.utc, now.utc_offset), half, times + 1, now.utc};
}

std::string text_of(const Reminded& reminded) {
  return std::to_string(reminded.day) + " " + name_of(reminded.half) + " " + std::to_string(reminded.times) + " " +
         std::to_string(reminded.last);
}

std::optional<Reminded> reminded_from(std::string_view text) {
  Reminded read;
  std::string half;
  std::istringstream stream{std::string(text)};
  if (!(stream >> read.day >> half >> read.times >> read.last)) return std::nullopt;
  for (const Half known : every_half) {
    if (half != name_of(known)) continue;
    read.half = known;
    return read;
  }
  return std::nullopt;
}

int minute_of(const Moment& now) {
  const Instant minutes = (now.utc >= 0 ? now.utc : now.utc - 59) / 60 + now.utc_offset;
  return static_cast<int>((minutes % day_minutes + day_minutes) % day_minutes);
}

Half half_of(const Moment& now) {
  return minute_of(now) < 60 * noon ? Half::morning : Half::evening;
}

std::string clock_of(int minute) {
  char text[16];
  std::snprintf(text, sizeof text, "%02d:%02d", minute / 60 % 24, minute % 60);
  return text;
}

std::optional<int> minute_from(std::string_view clock) {
  const auto digit = [&](std::size_t i) { return clock[i] - '0'; };
  if (clock.size() != 5 || clock[2] != ':') return std::nullopt;
  for (const std::size_t i : {0U, 1U, 3U, 4U}) {
    if (digit(i) < 0 || digit(i) > 9) return std::nullopt;
  }
  const int hour = 10 * digit(0) + digit(1);
  const int minute = 10 * digit(3) + digit(4);
  if (hour > 23 || minute > 59) return std::nullopt;
  return 60 * hour + minute;
}

}  // namespace windlass::routine
