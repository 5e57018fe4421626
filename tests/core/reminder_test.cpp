// Reminders: asked for, quiet, once again at most.
#include "engine/routine/reminder.hpp"

#include "tests/catch.hpp"

using namespace windlass;
using namespace windlass::routine;

namespace {

constexpr Instant monday = 20409;  // 2025-11-17

/// On Monday at `hour`:`minute`, an hour ahead of UTC.
Moment at(int hour, int minute = 0) {
  return {monday * 24 * 3600 + (hour - 1) * 3600 + minute * 60, 60};
}

struct Person {
  Reminders reminders{.on = true};
  Plan plan;
  Library library;
  History history;
  Reminded before;

  Person() {
    Routine calm;
    calm.id = "calm";
    library.routines = {calm};
    plan.week[0][0] = "calm";
  }
  std::optional<std::string> due(const Moment& now) const {
    return due_reminder(reminders, plan, library, history, before, now);
  }
  void does(const Moment& now, const std::string& routine) {
    SittingRecord sitting;
    sitting.id = std::to_string(now.utc);
    sitting.routine = routine;
    sitting.began = now.utc;
    sitting.utc_offset = now.utc_offset;
    SetRecord set;
    set.sitting = sitting.id;
    history.sittings.push_back(sitting);
    history.sets.push_back(set);
  }
};

}  // namespace

TEST_CASE("Nobody is reminded who has not asked for it") {
  CHECK_FALSE(Reminders{}.on);
  Person person;
  person.reminders.on = false;
  CHECK_FALSE(person.due(at(7)));
}

TEST_CASE("At its time, for two hours, of what is planned and not done") {
  Person person;
  CHECK_FALSE(person.due(at(6, 59)));
  CHECK(person.due(at(7)) == "calm");
  CHECK(person.due(at(9)) == "calm");
  CHECK_FALSE(person.due(at(9, 1)));
  CHECK_FALSE(person.due(at(19)));  // the evening is free
  Moment tuesday = at(7);
  tuesday.utc += 24 * 3600;
  CHECK_FALSE(person.due(tuesday));
  person.does(at(6, 40), "calm");
  CHECK_FALSE(person.due(at(7)));
}

TEST_CASE("Once again at most, half an hour later") {
  Person person;
  person.before = reminded(person.before, at(7));
  CHECK_FALSE(person.due(at(7, 29)));
  CHECK(person.due(at(7, 30)) == "calm");
  person.before = reminded(person.before, at(7, 30));
  CHECK(person.before.times == 2);
  for (int minute = 0; minute <= 120; ++minute) CHECK_FALSE(person.due(at(7, minute)));
  CHECK(reminded_from(text_of(person.before)) == person.before);
  for (const char* bad : {"", "1 noon 1 2", "x morning 1 2", "1 morning 1"}) CHECK_FALSE(reminded_from(bad));
  person.before = reminded({}, at(7));
  person.reminders.again = false;
  CHECK_FALSE(person.due(at(7, 30)));
  person.plan.week[0][1] = "calm";
  CHECK(person.due(at(19)) == "calm");  // another half, counted anew
}

TEST_CASE("Quiet hours are quiet, also over midnight") {
  Person person;
  person.reminders.quiet_to = 7 * 60 + 15;
  CHECK_FALSE(person.due(at(7)));
  CHECK(person.due(at(7, 15)) == "calm");
  person.reminders.quiet_from = 7 * 60;
  person.reminders.quiet_to = 8 * 60;
  CHECK_FALSE(person.due(at(7, 59)));
  CHECK(person.due(at(8)) == "calm");
  person.plan.week[0][1] = "calm";
  person.reminders.quiet_from = 18 * 60;
  person.reminders.quiet_to = 6 * 60;
  CHECK_FALSE(person.due(at(19)));
}

TEST_CASE("Without a plan one is reminded when nothing was done that day") {
  Person person;
  person.plan = {};
  CHECK(person.due(at(7)) == "");
  person.does(at(6, 45), "anything");
  CHECK_FALSE(person.due(at(7)));
}

TEST_CASE("Times of day are written as clocks show them") {
  CHECK(clock_of(0) == "00:00");
  CHECK(clock_of(21 * 60 + 5) == "21:05");
  CHECK(minute_from("21:05") == 21 * 60 + 5);
  for (const char* bad : {"", "7:00", "24:00", "12:60", "ab:cd", "12-30", "12:300"}) CHECK_FALSE(minute_from(bad));
  CHECK(minute_of({-1, 0}) == 24 * 60 - 1);
}
