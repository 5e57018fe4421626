// The place "Today": a programme that is followed, its week, easier and harder steps; reminders.
#include <nlohmann/json.hpp>

#include "engine/store/log.hpp"
#include "tests/app/hand.hpp"
#include "tests/app/program.hpp"
#include "tests/app/real_tutor.hpp"
#include "tests/scratch.hpp"

using namespace windlass;
using app::Place;
using routine::GuideAction;
using routine::Half;
using routine::Step;
using tests::Hand;

namespace {

constexpr routine::Instant monday = 20409;  // 2025-11-17

/// On that Monday at `hour`, somebody without red flags.
Hand at(int hour) {
  app::Tutor tutor = tests::real_tutor(monday * 24 * 3600 + hour * 3600);
  tutor.guide.history.checks.push_back({tutor.now.utc - 60, {}, false});
  Hand hand({1280, 720}, 1.0, app::Theme::light, std::move(tutor));
  hand.go_to(Place::today);
  return hand;
}

std::string suggested(Hand& hand) {
  hand.press("start suggested");
  const std::string id = hand.tutor.guide.routine.id;
  app::apply(hand.tutor, GuideAction(routine::Finish{}));
  hand.look();
  return id;
}

}  // namespace

TEST_CASE("A programme is followed, its week changed, and left again") {
  Hand hand = at(7);
  hand.press("follow step-by-step");
  CHECK(hand.tutor.plan.programme == "step-by-step");
  CHECK(suggested(hand) == "first-step-morning");
  hand.check_fits_in_every_look();
  hand.press("plan monday morning");
  hand.check_fits_in_every_look();
  hand.press("plan tool-massage");
  CHECK(suggested(hand) == "tool-massage");
  hand.press("week as written");
  CHECK(suggested(hand) == "first-step-morning");
  hand.press("leave programme");
  CHECK(hand.tutor.plan.is_empty());
  hand.press("own week");
  hand.press("plan monday morning");
  hand.press("plan strength-one");
  CHECK(suggested(hand) == "strength-one");
  hand.press("plan monday morning");
  hand.press("plan nothing");
  CHECK(hand.tutor.plan.is_empty());
}

TEST_CASE("A harder stage is asked about, an easier one is not") {
  Hand hand = at(19);
  hand.press("follow step-by-step");
  CHECK(suggested(hand) == "painful-stage");
  hand.press("harder stage");
  hand.check_fits_in_every_look();
  hand.press("harder no");
  CHECK(hand.tutor.plan.stage == 0);
  CHECK(hand.tutor.planning.is_refused);
  hand.press("harder stage");
  hand.press("harder yes");
  CHECK(hand.tutor.plan.stage == 1);
  CHECK(suggested(hand) == "stretch-only");
  hand.press("easier stage");
  CHECK(hand.tutor.plan.stage == 0);
}

TEST_CASE("What was done of the plan today is not suggested again") {
  Hand hand = at(7);
  hand.press("follow step-by-step");
  routine::SittingRecord sitting;
  sitting.id = "1";
  sitting.routine = "first-step-morning";
  sitting.began = hand.tutor.now.utc;
  routine::SetRecord set;
  set.sitting = "1";
  hand.tutor.guide.history.sittings.push_back(sitting);
  hand.tutor.guide.history.sets.push_back(set);
  CHECK(app::planned_now(hand.tutor) == nullptr);
  hand.tutor.now.utc += 12 * 3600;
  CHECK(app::planned_now(hand.tutor)->id == "painful-stage");
}

TEST_CASE("An item is made easier or harder before Start, asked about anew, and stays so") {
  Hand hand = at(10);
  const auto begin = [&] {
    const auto index = routine::find_routine(hand.tutor.library, "strength-two");
    app::apply(hand.tutor, GuideAction(routine::Prepare{hand.tutor.library.routines[static_cast<std::size_t>(*index)]}));
    hand.look();
  };
  const auto first = [&] {
    const int index = hand.tutor.guide.routine.items.front().demonstration;
    return hand.tutor.library.demonstrations[static_cast<std::size_t>(index)].id;
  };
  begin();
  REQUIRE(first() == "heel-raise");
  const double rest = hand.tutor.guide.routine.items.front().dose.rest;
  hand.press("gate ready yes");
  CHECK(hand.tutor.guide.answers.contains("ready"));
  hand.press("harder 4");  // of the balance: there are several
  hand.check_fits_in_every_look();
  hand.press("harder balance-pillow");
  CHECK_FALSE(hand.tutor.guide.answers.contains("ready"));
  hand.press("easier 4");
  CHECK(hand.tutor.rungs.empty());
  hand.press("gate ready yes");
  hand.press("harder 0");  // on the step is in the routine already: the book is left
  CHECK(first() == "heel-raise-book");
  CHECK(hand.tutor.guide.routine.items.front().dose.rest == rest);
  CHECK_FALSE(hand.tutor.guide.answers.contains("ready"));
  app::apply(hand.tutor, GuideAction(routine::Finish{}));
  begin();
  CHECK(first() == "heel-raise-book");
  CHECK(routine::rungs_from(routine::text_of(hand.tutor.rungs)) == hand.tutor.rungs);
  hand.press("easier 0");
  CHECK(first() == "heel-raise");
  CHECK(hand.tutor.rungs.empty());
}

TEST_CASE("The player leads from a movement to its easier and harder steps") {
  Hand hand = at(10);
  hand.go_to(Place::player);
  const auto id = [&] { return hand.tutor.session.routine.id; };
  app::apply(hand.tutor,
             routine::Action(routine::ChooseDemonstration{*routine::find_demonstration(hand.tutor.library, "heel-raise")}));
  hand.look();
  hand.check_fits_in_every_look();
  hand.press("harder");
  CHECK(id() == "heel-raise-book");
  hand.press("easier");
  CHECK(id() == "heel-raise");
  app::apply(hand.tutor,
             routine::Action(routine::ChooseDemonstration{*routine::find_demonstration(hand.tutor.library, "layers")}));
  hand.look();
  CHECK_FALSE(hand.has("harder"));
}

TEST_CASE("A reminder stands aside until it is taken up or put away") {
  Hand hand = at(7);
  CHECK_FALSE(app::remind_if_due(hand.tutor));
  hand.tutor.reminders.on = true;
  hand.press("follow step-by-step");
  REQUIRE(app::remind_if_due(hand.tutor));
  CHECK_FALSE(app::remind_if_due(hand.tutor));
  hand.look();
  hand.check_fits_in_every_look();
  hand.press("reminder away");
  CHECK_FALSE(hand.tutor.view.reminder);
  hand.tutor.now.utc += 1800;
  REQUIRE(app::remind_if_due(hand.tutor));
  hand.look();
  hand.press("reminder start");
  CHECK(hand.tutor.guide.step == Step::before);
  CHECK(hand.tutor.guide.routine.id == "first-step-morning");
  CHECK_FALSE(hand.tutor.view.reminder);
}

TEST_CASE("windlass remind says what is due, twice at most, and nothing to who has not asked") {
  const std::string data = (tests::scratch_folder() / "remind").string();
  std::filesystem::remove_all(data);
  const auto due_at = [&](const std::string& at) {
    const auto run = tests::windlass_run("remind --json --at " + at, "XDG_DATA_HOME='" + data + "'");
    INFO(run.err);
    CHECK(run.worked);
    return nlohmann::json::parse(run.out);
  };
  CHECK(due_at("2025-11-17T07:00:00Z")["due"] == false);
  {
    store::Opened opened = store::open_log(data + "/windlass/windlass.db", 1'763'362'000);
    REQUIRE_FALSE(opened.log.set("reminders", "on"));
    REQUIRE_FALSE(opened.log.set("plan", "step-by-step;0;first-step-morning;;;;;;;;;;;;;"));
  }
  const auto first = due_at("2025-11-17T07:00:00Z");
  CHECK(first["due"] == true);
  CHECK(first["routine"] == "first-step-morning");
  CHECK(due_at("2025-11-17T07:10:00Z")["due"] == false);
  CHECK(due_at("2025-11-17T07:40:00Z")["due"] == true);
  CHECK(due_at("2025-11-17T08:30:00Z")["due"] == false);
  CHECK(due_at("2025-11-18T07:00:00Z")["due"] == false);  // Tuesday is free
}
