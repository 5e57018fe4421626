// What became of practice, counted day by day.
#include "engine/routine/progress.hpp"

#include "tests/catch.hpp"

using namespace windlass;
using namespace windlass::routine;

namespace {

constexpr Instant hour = 3600;
constexpr Instant day = 24 * hour;
constexpr Instant today = 20000;

/// A sitting that began `hours` after midnight UTC of the day `ago` days before today.
SittingRecord sitting(const std::string& id, int ago, int hours, int utc_offset = 0) {
  SittingRecord record;
  record.id = id;
  record.title = "Morning " + id;
  record.began = (today - ago) * day + hours * hour;
  record.utc_offset = utc_offset;
  record.ending = Ending::finished;
  return record;
}

SetRecord set_of(const std::string& of, Worked side, double seconds, std::optional<double> hold = {}, int times = 1) {
  SetRecord record;
  record.sitting = of;
  record.side = side;
  record.seconds = seconds;
  record.hold = hold;
  record.repetitions = times;
  return record;
}

}  // namespace

TEST_CASE("A sitting belongs to the day it began, by the clock where it was done") {
  CHECK(day_of(0, 0) == 0);
  CHECK(day_of(0, -60) == -1);
  CHECK(day_of(23 * hour, 60) == 1);
  History history;
  history.sittings = {sitting("a", 1, 23, 120), sitting("b", 0, 1, -120)};  // each over a midnight from UTC
  history.sets = {set_of("a", Worked::right, 60), set_of("b", Worked::right, 30)};
  const auto days = days_done(history, today, 3);
  REQUIRE(days.size() == 3);
  CHECK(days[0].day == today - 2);
  CHECK(days[0].is_rest());
  CHECK(days[1].right == 30.0);
  CHECK(days[2].right == 60.0);
}

TEST_CASE("Days of seven: every day with a finished set counts once, rest days and older ones do not") {
  History history;
  history.sittings = {sitting("old", 7, 8), sitting("a", 6, 8), sitting("b", 2, 8), sitting("c", 2, 20),
                      sitting("nothing done", 1, 8), sitting("d", 0, 8)};
  for (const char* id : {"old", "a", "b", "c", "d"}) history.sets.push_back(set_of(id, Worked::together, 10));
  CHECK(days_with_practice(days_done(history, today, 7)) == 3);
  CHECK(days_with_practice(days_done(history, today, 8)) == 4);
  CHECK(days_with_practice(days_done({}, today, 7)) == 0);
  CHECK(days_done(history, today, 0).empty());
}

TEST_CASE("Both feet at once count for each; holds are repetitions that are held") {
  History history;
  history.sittings = {sitting("a", 0, 8)};
  history.sets = {set_of("a", Worked::right, 40, 30.0, 3), set_of("a", Worked::left, 41, 30.0, 3),
                  set_of("a", Worked::together, 20, {}, 15), set_of("unknown", Worked::left, 99)};
  const DayDone done = days_done(history, today, 1).front();
  CHECK(done.right == 60.0);
  CHECK(done.left == 61.0);
  CHECK(done.sets == 3);
  CHECK(done.holds == 6);
}

TEST_CASE("Pain: the mean of a day; the next morning lies a day later") {
  History history;
  history.sittings = {sitting("a", 3, 8), sitting("b", 3, 20), sitting("c", 0, 8), sitting("old", 40, 8)};
  history.pains = {{"a", PainMoment::before, 6, 0}, {"b", PainMoment::before, 3, 0}, {"b", PainMoment::after, 2, 0},
                   {"b", PainMoment::next_morning, 4, 0}, {"c", PainMoment::before, 0, 0},
                   {"old", PainMoment::before, 9, 0}, {"gone", PainMoment::before, 9, 0}};
  const auto pains = pains_by_day(history, today, 28);
  REQUIRE(pains.size() == 3);
  CHECK(pains[0].day == today - 3);
  CHECK(pains[0].before == Approx(4.5));
  CHECK(pains[0].after == Approx(2.0));
  CHECK_FALSE(pains[0].next_morning);
  CHECK(pains[1].day == today - 2);
  CHECK(pains[1].next_morning == Approx(4.0));
  CHECK(pains[2].before == Approx(0.0));

  const auto weeks = pains_by_day(history, today, 84, 7);
  REQUIRE(weeks.size() == 2);
  CHECK(weeks[0].day == today - 35);
  CHECK(weeks[0].before == Approx(9.0));
  CHECK(weeks[1].day == today);
  CHECK(weeks[1].before == Approx(3.0));
  CHECK(weeks[1].next_morning == Approx(4.0));
}

TEST_CASE("A course of pain is told from two weeks on") {
  std::vector<DayPain> pains;
  for (Instant i = 0; i < 13; ++i) pains.push_back({today + i, i < 7 ? 6.0 : 4.0, {}, {}});
  CHECK_FALSE(course_of(pains));
  CHECK_FALSE(course_of({}));
  pains.push_back({today + 13, 4.0, {}, {}});
  pains.push_back({today + 30, {}, 1.0, {}});  // says nothing about before
  const auto course = course_of(pains);
  REQUIRE(course);
  CHECK(course->first == Approx(6.0));
  CHECK(course->last == Approx(4.0));
}

TEST_CASE("The last sittings, newest first, without those in which nothing happened") {
  History history;
  history.sittings = {sitting("a", 3, 8), sitting("empty", 2, 8), sitting("b", 1, 8), sitting("c", 0, 8)};
  history.sittings.back().ending = Ending::stopped;
  history.sets = {set_of("a", Worked::right, 40), set_of("b", Worked::right, 30), set_of("b", Worked::left, 30)};
  history.pains = {{"b", PainMoment::before, 5, 0}, {"b", PainMoment::after, 3, 0}, {"b", PainMoment::next_morning, 4, 0},
                   {"c", PainMoment::before, 7, 0}};
  const auto last = last_sittings(history, 2);
  REQUIRE(last.size() == 2);
  CHECK(last[0].id == "c");
  CHECK(last[0].ending == Ending::stopped);
  CHECK(last[0].before == 7);
  CHECK(last[1].title == "Morning b");
  CHECK(last[1].sets == 2);
  CHECK(last[1].seconds == 60.0);
  CHECK(last[1].after == 3);
  CHECK(last[1].next_morning == 4);
  CHECK(last_sittings(history, 9).size() == 3);
}
