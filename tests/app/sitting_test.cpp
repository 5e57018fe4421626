// A sitting as somebody lives through it at the panel: the real content, without a window and without clips.
#include <algorithm>
#include <set>

#include <SDL_keycode.h>

#include "app/preparing.hpp"
#include "app/showing.hpp"
#include "engine/content/read_routine.hpp"
#include "tests/app/hand.hpp"
#include "tests/app/real_tutor.hpp"

using namespace windlass;
using routine::GuideAction;
using routine::Step;
using tests::Hand;
using tests::real_tutor;

namespace {

/// As the player shows it at `time` (s).
scene::Shown shown(app::Tutor& tutor, const char* demonstration, double time) {
  const int index = routine::find_demonstration(tutor.library, demonstration).value();
  app::apply(tutor, routine::Action(routine::ChooseDemonstration{index}));
  app::apply(tutor, routine::Action(routine::Seek{time}));
  return app::wanted_part(tutor);
}

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

TEST_CASE("Where hands work or hold, all of the person is in the picture; elsewhere the foot, or both") {
  app::Tutor tutor = real_tutor();
  for (const char* by_hand : {"thumb-walk", "knuckle-knead", "foot-cleaning", "achilles-side-to-side", "windlass-by-hand",
                              "seated-achilles-stretch", "band-inversion", "balance-ball-throw"}) {
    INFO(by_hand);
    const scene::Shown whole = shown(tutor, by_hand, 20.0);
    CHECK(whole.figure == 1.0);
    CHECK(whole.hands == scene::Sides::both);
  }
  for (const char* alone : {"toe-scrunch", "marble-pick-up", "single-leg-balance"}) {  // hands on the thighs, or at hand
    INFO(alone);
    app::apply(tutor, app::ChooseView{"lateral"});
    const scene::Shown foot = shown(tutor, alone, routine::get_ready_seconds + 8.0);
    if (scene::find_view(tutor.view.preset)->subject == scene::Subject::person) continue;
    CHECK(foot.figure == 0.0);
    CHECK(foot.legs == scene::Sides::right);
  }
  app::apply(tutor, app::ShowFigure{0.0});
  CHECK(shown(tutor, "thumb-walk", 20.0).hands == scene::Sides::none);  // somebody wants the foot alone
  app::apply(tutor, app::ShowFigure{});
  app::apply(tutor, routine::Action(routine::ChooseRoutine{*routine::find_routine(tutor.library, "strength-two")}));
  app::apply(tutor, routine::Action(routine::Seek{routine::get_ready_seconds + 20.0}));
  REQUIRE(cue_of(tutor.session).together);
  CHECK(app::wanted_part(tutor).legs == scene::Sides::both);  // both feet work
}

TEST_CASE("Whoever goes into the middle sees it from where it would be seen by then") {
  app::Tutor tutor = real_tutor();
  const int index = routine::find_demonstration(tutor.library, "heel-raise").value();
  app::apply(tutor, routine::Action(routine::ChooseDemonstration{index}));
  const auto& timeline = tutor.session.timeline;
  const auto& phases = tutor.library.demonstrations[static_cast<std::size_t>(index)].phases;
  int seen = 0;
  for (const routine::Segment& segment : timeline.segments) {
    const std::string& name = phases[static_cast<std::size_t>(segment.phase)].name;
    if (segment.repetition != 3 || name != "rise again") continue;
    app::apply(tutor, routine::Action(routine::Seek{segment.begin + 0.1}));
    CHECK(tutor.view.preset == "lateral");  // chosen by a phase before
    app::apply(tutor, routine::Action(routine::Seek{routine::get_ready_seconds + 0.1}));
    CHECK(tutor.view.preset == "body_side");
    ++seen;
  }
  CHECK(seen > 0);
}

TEST_CASE("Of a long routine only what comes next is made ready, so that it stays ready") {
  app::Tutor tutor = real_tutor();
  const int tour = routine::find_routine(tutor.library, "class-tour").value();
  app::apply(tutor, routine::Action(routine::ChooseRoutine{tour}));
  REQUIRE(tutor.session.routine.items.size() > 30);
  const std::vector<int> wanted = app::wanted(tutor);
  CHECK(wanted.size() <= 9);
  app::apply(tutor, routine::Action(routine::Seek{600.0}));
  CHECK(app::wanted(tutor).front() == cue_of(tutor.session).demonstration);
  CHECK(app::wanted(tutor) != wanted);
}

TEST_CASE("Captions are never cut, however large all is and whatever comes next") {
  for (const double scale : {2.0, 2.5}) {
    Hand hand({1280, 720}, scale, app::Theme::light, real_tutor());
    hand.tutor.view.place = app::Place::player;
    const auto& library = hand.tutor.library;
    int count = 0;
    for (const char* id : {"evening-massage", "strength-two", "painful-stage"}) {
      app::apply(hand.tutor, routine::Action(routine::ChooseRoutine{*routine::find_routine(library, id)}));
      std::set<std::string> seen;
      for (const routine::Segment& segment : hand.tutor.session.timeline.segments) {
        const routine::Item& item = hand.tutor.session.routine.items[static_cast<std::size_t>(segment.item)];
        const auto& d = library.demonstrations[static_cast<std::size_t>(item.demonstration)];
        const std::string& caption = d.phases[static_cast<std::size_t>(segment.phase)].caption;
        const bool is_shown = segment.activity == routine::Activity::perform && segment.side == motion::Side::right;
        if (!is_shown || caption.size() < 45 || !seen.insert(caption).second) continue;
        app::apply(hand.tutor, routine::Action(routine::Seek{0.5 * (segment.begin + segment.end)}));
        hand.tutor.showing.failed = library.clips->key_of(d);  // else it says that the clip is being made
        hand.look();
        for (const std::string& cut : hand.pass.cut_texts) CHECK(cut == "");
        const auto& texts = hand.pass.texts;
        count += std::find(texts.begin(), texts.end(), caption) != texts.end() ? 1 : 0;
      }
    }
    CHECK(count > 20);
  }
}
