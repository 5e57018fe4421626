// Every function without a mouse: by keyboard alone, by a clicker's three buttons in the player, by gamepad; and what the
// keyboard is on is said in words.
#include <cctype>
#include <set>

#include <SDL.h>

#include "app/input.hpp"
#include "tests/app/hand.hpp"
#include "tests/app/real_tutor.hpp"

using namespace windlass;
using app::Place;
using routine::GuideAction;
using routine::Step;
using tests::Hand;
using tests::real_tutor;

namespace {

Hand somebody() {
  Hand hand({1280, 720}, 1.0, app::Theme::light, real_tutor());
  hand.tutor.view.spoken_focus = true;
  app::apply(hand.tutor, GuideAction(routine::AskCheck{}));
  hand.look();
  return hand;
}

Hand at(Place place) {
  Hand hand = somebody();
  app::apply(hand.tutor, GuideAction(routine::FinishCheck{}));
  hand.go_to(place);
  return hand;
}

Hand practising() {
  Hand hand = at(Place::today);
  hand.press("start suggested");
  hand.press("guide done");
  REQUIRE(hand.tutor.guide.step == Step::running);
  for (int i = 0; i < 200; ++i) app::advance(hand.tutor, app::longest_step);
  hand.look();
  return hand;
}

/// What can be clicked, and is not under a dialog; on the cards that `is_wanted` says.
template <class Wanted>
std::set<std::string> clickable(const Hand& hand, const Wanted& is_wanted) {
  std::set<std::string> names;
  for (const app::Placed& one : hand.pass.placed) {
    if (!one.is_covered && is_wanted(one.card)) names.insert(one.name);
  }
  return names;
}

constexpr auto every_card = [](const std::string&) { return true; };

/// What the keyboard comes by on its way through all there is, each said in words.
template <class Press>
std::set<std::string> walked(Hand& hand, const Press& press) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < 3 * hand.pass.placed.size() + 3; ++i) {
    press();
    hand.look();
    const std::string& focus = hand.tutor.view.focus;
    if (!names.insert(focus).second) continue;
    INFO("at " << focus << ": " << hand.pass.spoken);
    CHECK(std::any_of(hand.pass.spoken.begin(), hand.pass.spoken.end(),
                      [](unsigned char c) { return std::isalnum(c) != 0; }));
  }
  return names;
}

void press_pad(Hand& hand, SDL_GameControllerButton button) {
  app::Input input;
  input.placed = hand.pass.placed;
  SDL_Event event{};
  event.type = SDL_CONTROLLERBUTTONDOWN;
  event.cbutton.button = static_cast<Uint8>(button);
  app::take(input, event, &hand.tutor);
  hand.look();
}

/// What is on the list of `wanted` and not on that of `there`.
std::string missing(const std::set<std::string>& wanted, const std::set<std::string>& there) {
  std::string names;
  for (const std::string& name : wanted) {
    if (!there.contains(name)) names += name + "; ";
  }
  return names;
}

}  // namespace

TEST_CASE("Tab comes by everything in every place, and each is said in words") {
  for (const Place place : app::every_place) {
    Hand hand = at(place);
    INFO(app::name_of(place));
    CHECK(missing(clickable(hand, every_card), walked(hand, [&] { hand.press(SDLK_TAB); })) == "");
  }
}

TEST_CASE("Tab comes by everything on every card, and by nothing below it") {
  const auto check_card = [](Hand& hand, const char* what) {
    hand.look();
    INFO(what);
    const std::set<std::string> there = clickable(hand, every_card);
    CHECK_FALSE(there.empty());
    const std::set<std::string> by_tab = walked(hand, [&] { hand.press(SDLK_TAB); });
    CHECK(missing(there, by_tab) == "");
    CHECK(missing(by_tab, there) == "");
  };
  Hand first = somebody();
  check_card(first, "red flags");
  app::apply(first.tutor, GuideAction(routine::CheckFlag{"R1", true}));
  app::apply(first.tutor, GuideAction(routine::FinishCheck{}));
  check_card(first, "held back");

  Hand hand = at(Place::today);
  hand.press("start suggested");
  check_card(hand, "before Start");
  hand.press("guide done");
  app::apply(hand.tutor, GuideAction(routine::Stop{}));
  check_card(hand, "stopped");
  app::apply(hand.tutor, GuideAction(routine::Finish{}));
  app::apply(hand.tutor, app::ShowHelp{true});
  check_card(hand, "keys");
  app::apply(hand.tutor, app::ShowHelp{false});
  app::apply(hand.tutor, app::AskToQuit{true});
  check_card(hand, "leaving");
}

TEST_CASE("A clicker's three buttons do everything in the player") {
  Hand hand = at(Place::player);
  const auto off_the_rail = [](const std::string& card) { return card != "rail"; };
  const std::set<std::string> there = clickable(hand, off_the_rail);
  CHECK(missing(there, walked(hand, [&] { hand.press(SDLK_PAGEDOWN); })) == "");
  CHECK(missing(there, walked(hand, [&] { hand.press(SDLK_PAGEUP); })) == "");
  hand.press(SDLK_ESCAPE);
  CHECK(hand.tutor.view.focus.empty());
  hand.press(SDLK_RETURN);
  CHECK(hand.tutor.session.playing);
  hand.press(SDLK_RETURN);
  CHECK_FALSE(hand.tutor.session.playing);
}

TEST_CASE("A clicker's three buttons lead a practice: pause, go on, by sets, longer, stop") {
  const std::set<std::string> wanted{"pause or go on", "set back", "set again", "longer", "set skip", "need to stop"};
  for (const std::string& name : wanted) {
    Hand hand = practising();
    const auto& session = hand.tutor.session;
    hand.press(SDLK_PAGEDOWN);  // pauses, no more
    CHECK_FALSE(session.playing);
    CHECK(hand.tutor.view.focus.empty());
    const double time = session.time;
    const double duration = session.timeline.duration;
    for (int i = 0; i < 10 && hand.tutor.view.focus != name; ++i) hand.press(SDLK_PAGEDOWN);
    INFO(name);
    REQUIRE(hand.tutor.view.focus == name);
    hand.press(SDLK_RETURN);
    hand.look();
    if (name == "pause or go on") CHECK(session.playing);
    if (name == "set back" || name == "set again") CHECK(session.time < time);
    if (name == "set skip") CHECK(session.time > time);
    if (name == "longer") CHECK(session.timeline.duration > duration);
    if (name == "need to stop") CHECK(hand.tutor.guide.step == Step::stopped);
  }
}

TEST_CASE("A gamepad reaches everything in every place, and leads a practice") {
  for (const Place place : app::every_place) {
    Hand hand = at(place);
    INFO(app::name_of(place));
    CHECK(missing(clickable(hand, every_card), walked(hand, [&] { press_pad(hand, SDL_CONTROLLER_BUTTON_Y); })) == "");
  }
  Hand hand = somebody();
  press_pad(hand, SDL_CONTROLLER_BUTTON_A);  // none of these
  CHECK(hand.tutor.guide.step == Step::none);
  press_pad(hand, SDL_CONTROLLER_BUTTON_BACK);
  CHECK(hand.tutor.view.place == Place::today);
  for (int i = 0; i < 60 && hand.tutor.view.focus != "start suggested"; ++i) press_pad(hand, SDL_CONTROLLER_BUTTON_Y);
  press_pad(hand, SDL_CONTROLLER_BUTTON_A);
  CHECK(hand.tutor.guide.step == Step::before);
  press_pad(hand, SDL_CONTROLLER_BUTTON_A);
  CHECK(hand.tutor.guide.step == Step::running);
  press_pad(hand, SDL_CONTROLLER_BUTTON_START);
  CHECK_FALSE(hand.tutor.session.playing);
  press_pad(hand, SDL_CONTROLLER_BUTTON_START);
  CHECK(hand.tutor.session.playing);
  press_pad(hand, SDL_CONTROLLER_BUTTON_X);
  CHECK(hand.tutor.guide.step == Step::stopped);
  press_pad(hand, SDL_CONTROLLER_BUTTON_B);
  CHECK(hand.tutor.guide.step == Step::none);
}

TEST_CASE("From the first launch to the first stretch in five decisions, by the one key Enter where it can be") {
  Hand hand = somebody();
  hand.go_to(Place::today);
  int decisions = 0;
  double seconds = 0.0;
  const auto decide = [&](int key) {
    ++decisions;
    for (int i = 0; i < 20; ++i) app::advance(hand.tutor, app::longest_step);  // 2 s to think
    seconds += 2.0;
    hand.press(key);
    hand.look();
  };
  REQUIRE(hand.tutor.guide.step == Step::check);
  decide(SDLK_RETURN);  // none of these
  CHECK(hand.tutor.guide.step == Step::none);
  for (int i = 0; i < 60 && hand.tutor.view.focus != "start suggested"; ++i) hand.press(SDLK_TAB);
  decide(SDLK_RETURN);
  REQUIRE(hand.tutor.guide.step == Step::before);
  decide(SDLK_RETURN);
  REQUIRE(hand.tutor.guide.step == Step::running);
  CHECK(decisions <= 5);
  const auto moves = [&] { return cue_of(hand.tutor.session).activity == routine::Activity::perform; };
  for (; !moves() && seconds < 60.0; seconds += app::longest_step) app::advance(hand.tutor, app::longest_step);
  CHECK(seconds < 60.0);
}
