// A sitting as somebody lives through it at the panel: the real content, without a window and without clips.
#include <SDL_keycode.h>

#include "engine/content/read_routine.hpp"
#include "tests/app/hand.hpp"
#include "tests/app/real_tutor.hpp"

using namespace windlass;
using routine::GuideAction;
using routine::Step;
using tests::Hand;
using tests::real_tutor;

namespace {

void pass_time(app::Tutor& tutor, double seconds) {
  for (double t = 0.0; t < seconds; t += app::longest_step) app::advance(tutor, app::longest_step);
}

/// Somebody at Today who has none of the red flags.
Hand at_today() {
  Hand hand({1280, 720}, 1.0, app::Theme::light, real_tutor());
  hand.go_to(app::Place::today);
  app::apply(hand.tutor, GuideAction(routine::AskCheck{}));
  app::apply(hand.tutor, GuideAction(routine::FinishCheck{}));
  hand.look();
  return hand;
}

/// Somebody in the middle of the suggested routine.
Hand practising() {
  Hand hand = at_today();
  hand.press("start suggested");
  hand.press("guide done");
  REQUIRE(hand.tutor.guide.step == Step::running);
  pass_time(hand.tutor, 20.0);
  hand.look();
  return hand;
}

}  // namespace

TEST_CASE("Any key pauses; from the pause the keys lead on, look from elsewhere, and lead out") {
  Hand hand = practising();
  const auto& session = hand.tutor.session;
  for (const int key : {SDLK_x, SDLK_RETURN, SDLK_ESCAPE, SDLK_PAGEDOWN, SDLK_TAB}) {
    const double xray = hand.tutor.view.xray;
    hand.press(key);
    CHECK_FALSE(session.playing);
    CHECK(hand.tutor.view.xray == xray);  // no more than that
    hand.press(SDLK_RETURN);
    CHECK(session.playing);
  }
  hand.press(SDLK_SPACE);
  const double azimuth = hand.tutor.view.camera.azimuth;
  hand.press(SDLK_LEFT);
  CHECK(hand.tutor.view.camera.azimuth != azimuth);
  const double time = session.time;
  hand.press(SDLK_PERIOD);
  CHECK(session.time > time);
  hand.press(SDLK_COMMA);
  hand.press(SDLK_COMMA);
  CHECK(session.time < time + 1.0);
  hand.press(SDLK_ESCAPE);
  CHECK(hand.tutor.view.place == app::Place::today);
  CHECK(hand.tutor.guide.step == Step::running);
  hand.look();
  hand.click("go on");
  CHECK(hand.tutor.view.place == app::Place::player);
  CHECK(session.playing);
  hand.press(SDLK_s);
  CHECK(hand.tutor.guide.step == Step::stopped);
}

TEST_CASE("Who looks around while practising pauses it, and loses nothing of it") {
  Hand hand = practising();
  const std::string routine = hand.tutor.session.routine.id;
  const std::size_t items = hand.tutor.session.routine.items.size();
  hand.press(SDLK_F3);  // library
  CHECK_FALSE(hand.tutor.session.playing);
  app::apply(hand.tutor, routine::Action(routine::ChooseRoutine{0}));
  app::apply(hand.tutor, routine::Action(routine::ChooseDemonstration{0}));
  routine::Library other = hand.tutor.library;
  other.routines.clear();
  app::apply(hand.tutor, app::ReplaceContent{other, {}});
  CHECK(hand.tutor.session.routine.id == routine);
  CHECK(hand.tutor.session.routine.items.size() == items);
  CHECK_FALSE(hand.tutor.library.routines.empty());
  hand.look();
  hand.press(SDLK_TAB);  // the keyboard leads through the place, not through the practice
  CHECK_FALSE(hand.tutor.view.focus.empty());
  app::apply(hand.tutor, GuideAction(routine::Stop{}));
  app::apply(hand.tutor, app::ReplaceContent{other, {}});
  CHECK(hand.tutor.library.routines.empty());  // now it is
}

TEST_CASE("The keyboard stays within the card that asks") {
  Hand hand = at_today();
  hand.press("start suggested");
  REQUIRE(hand.tutor.guide.step == Step::before);
  for (int i = 0; i < 40; ++i) {
    hand.press(SDLK_TAB);
    INFO(hand.tutor.view.focus);
    CHECK_FALSE(hand.tutor.view.focus.starts_with("go to"));
    CHECK_FALSE(hand.tutor.view.focus.starts_with("prepare"));
  }
  app::apply(hand.tutor, GuideAction(routine::Finish{}));
  app::apply(hand.tutor, app::AskToQuit{true});
  hand.look();
  hand.press(SDLK_TAB);
  CHECK(hand.tutor.view.focus == "stay");
  hand.press(SDLK_TAB);
  CHECK(hand.tutor.view.focus == "leave");
  hand.press(SDLK_TAB);
  CHECK(hand.tutor.view.focus == "stay");
  hand.press(SDLK_RETURN);
  hand.look();
  CHECK_FALSE(hand.tutor.view.asks_to_quit);
  CHECK_FALSE(hand.tutor.quit);
}

TEST_CASE("What was cut off is resumed only after the red flags") {
  Hand hand = practising();
  const routine::SittingRecord cut_off = hand.tutor.guide.practice->sitting;
  const routine::History history = hand.tutor.guide.history;

  const auto later = [&](routine::Instant seconds, std::vector<std::string> flags) {
    app::Tutor tutor = real_tutor();
    tutor.guide.history = history;
    if (!flags.empty()) tutor.guide.history.checks.push_back({tutor.now.utc, flags, false});
    tutor.guide.resumable = cut_off;
    tutor.now.utc += seconds;
    app::apply(tutor, app::ResumeSitting{});
    return tutor;
  };
  CHECK(later(3600, {}).guide.step == Step::running);

  app::Tutor held = later(3600, {"R1"});
  CHECK(held.guide.step == Step::held_back);
  CHECK(held.guide.resumable);

  app::Tutor due = later(8 * 24 * 3600, {});
  REQUIRE(due.guide.step == Step::check);
  app::apply(due, GuideAction(routine::FinishCheck{}));
  CHECK(due.guide.step == Step::running);
  CHECK(due.guide.practice->sitting.id == cut_off.id);
  CHECK_FALSE(due.guide.resumable);

  app::Tutor flagged = later(8 * 24 * 3600, {});
  app::apply(flagged, GuideAction(routine::CheckFlag{"R1", true}));
  app::apply(flagged, GuideAction(routine::FinishCheck{}));
  CHECK(flagged.guide.step == Step::held_back);
  app::apply(flagged, GuideAction(routine::Finish{}));
  CHECK(flagged.guide.resumable);  // it can still be taken up when it has been looked at
}
