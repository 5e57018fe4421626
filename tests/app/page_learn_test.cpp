// Learn: cards are found, read and leafed through, and the foot shows beside them what they speak of.
#include <SDL.h>

#include "app/emphasis.hpp"
#include "app/keys.hpp"
#include "app/layout.hpp"
#include "app/showing.hpp"
#include "tests/app/hand.hpp"
#include "tests/catch.hpp"

using namespace windlass;
using app::Place;
using tests::Hand;

namespace {

routine::Card card(const std::string& id, const std::string& topic, const std::string& title, routine::Shot shot) {
  routine::Card card;
  card.id = id;
  card.topic = {topic, "What belongs to the topic of " + topic, 1};
  card.title = title;
  card.text = "A first sentence that is as long as sentences of cards are. And a second one, which says a little more.";
  card.points = {"the first of its points", "the second of them, which is so long that it must be broken into lines"};
  card.source = "Heel-pain article for the claim; how often it is so differs between people.";
  card.standing = routine::Standing::article;
  card.shot = std::move(shot);
  return card;
}

Hand hand_on_cards(glm::ivec2 size = {1280, 720}, double scale = 1.0, app::Theme theme = app::Theme::light) {
  Hand hand(size, scale, theme);
  hand.tutor.library.cards = {
      card("morning", "symptoms", "The first steps of the morning", {"first", "medial", 4.0, 0.5, {}}),
      card("stairs", "symptoms", "Stairs", {"second", "sole", 0.5, {}, {hand.tutor.body.parts[0].name}}),
      card("shoes", "prevention", "Shoes with a raised heel that cushions it", {"first", "anterior", 2.0, {}, {}})};
  hand.go_to(Place::learn);
  return hand;
}

}  // namespace

TEST_CASE("Learn: topics open and close, a card is read and shows its moment beside it") {
  Hand hand = hand_on_cards();
  auto& tutor = hand.tutor;
  CHECK_FALSE(hand.has("card morning"));
  hand.click("topic symptoms");
  CHECK(tutor.learning.topic == "symptoms");
  hand.click("card morning");
  REQUIRE(app::open_card(tutor) != nullptr);
  CHECK(app::open_card(tutor)->id == "morning");
  CHECK(tutor.session.routine.id == "first");
  CHECK(cue_of(tutor.session).clip_time == Approx(4.0).margin(1e-4));
  CHECK_FALSE(tutor.session.playing);
  CHECK(tutor.view.preset == "medial");
  CHECK(app::shown_xray(tutor) == 0.5);
  CHECK(tutor.view.xray == 0.0);  // the user's own wish stays
  hand.click("close card");
  CHECK(app::open_card(tutor) == nullptr);
  hand.click("topic symptoms");
  CHECK(tutor.learning.topic.empty());
}

TEST_CASE("Learn: next, previous, and the parts a card names stand out while it is read") {
  Hand hand = hand_on_cards();
  auto& tutor = hand.tutor;
  hand.click("topic symptoms");
  hand.click("card morning");
  CHECK_FALSE(hand.has("previous card"));
  hand.click("next card");
  CHECK(tutor.learning.card == "stairs");
  CHECK(tutor.session.routine.id == "second");
  CHECK(app::shown_highlights(tutor) == std::vector<std::size_t>{0});
  CHECK(app::shown_xray(tutor) == 0.0);
  hand.press(SDLK_PAGEDOWN);
  CHECK(tutor.learning.card == "shoes");
  hand.look();
  CHECK_FALSE(hand.has("next card"));
  hand.press(SDLK_PAGEDOWN);
  CHECK(tutor.learning.card == "shoes");
  hand.press(SDLK_PAGEUP);
  hand.look();
  hand.click("previous card");
  CHECK(tutor.learning.card == "morning");
  hand.press(SDLK_PAGEDOWN);
  app::apply(tutor, app::GoTo{Place::player});
  CHECK(app::shown_highlights(tutor).empty());
  app::apply(tutor, app::Action(routine::Action(routine::ChooseRoutine{0})));
  app::apply(tutor, app::GoBack{});
  CHECK(tutor.session.routine.id == "second");  // it stands beside its card again
}

TEST_CASE("Learn: what is shown can move, and go back to the card's moment") {
  Hand hand = hand_on_cards();
  hand.click("topic symptoms");
  hand.click("card morning");
  hand.click("play shot");
  CHECK(hand.tutor.session.playing);
  hand.click("play shot");
  CHECK_FALSE(hand.tutor.session.playing);
  app::apply(hand.tutor, app::Action(routine::Action(routine::Seek{0.0})));
  hand.click("back to shot");
  CHECK(cue_of(hand.tutor.session).clip_time == Approx(4.0).margin(1e-4));
}

TEST_CASE("Learn: cards are found by typing") {
  Hand hand = hand_on_cards();
  auto& learning = hand.tutor.learning;
  hand.click("find card");
  CHECK(hand.tutor.view.writing == "find card");
  hand.type("SHOEx");
  CHECK(learning.search == "SHOEx");
  CHECK(hand.has("all cards"));  // nothing found
  hand.press(SDLK_BACKSPACE);
  hand.look();
  CHECK(hand.has("card shoes"));
  CHECK_FALSE(hand.has("card morning"));
  hand.press(SDLK_RETURN);
  CHECK(learning.card == "shoes");
  hand.look();
  CHECK_FALSE(hand.has("next card"));  // the only one found
  hand.press(SDLK_ESCAPE);
  CHECK(learning.card.empty());
  CHECK(learning.search == "SHOE");
  hand.look();
  hand.click("clear search");
  CHECK(learning.search.empty());
  hand.press(SDLK_f);
  hand.type("m");
  CHECK(learning.search == "m");
  hand.press(SDLK_DOWN);
  CHECK(hand.tutor.view.focus.starts_with("card "));
  CHECK(hand.tutor.view.writing.empty());
  hand.press(SDLK_f);
  hand.press(SDLK_ESCAPE);
  CHECK(hand.tutor.view.writing.empty());
  CHECK(hand.tutor.view.place == Place::learn);
}

TEST_CASE("Learn: a routine that is being done is not taken away") {
  Hand hand = hand_on_cards();
  auto& tutor = hand.tutor;
  tutor.guide.step = routine::Step::running;
  const std::string before = tutor.session.routine.id;
  hand.click("topic symptoms");
  hand.click("card stairs");
  CHECK(tutor.learning.card == "stairs");
  CHECK(tutor.session.routine.id == before);
  CHECK_FALSE(hand.has("play shot"));
}

TEST_CASE("Learn: the foot stands clear of the page, and all texts fit") {
  for (const auto theme : {app::Theme::light, app::Theme::dark}) {
    for (const auto& [size, scale] : {std::pair<glm::ivec2, double>{{1280, 720}, 1.0},
                                      {{1280, 720}, 2.0},
                                      {{1920, 1080}, 1.0},
                                      {{2560, 1440}, 2.0}}) {
      INFO(size.x << " x " << size.y << " at " << scale);
      Hand hand = hand_on_cards(size, scale, theme);
      const app::Layout layout = app::layout_of(hand.tutor, {static_cast<float>(size.x), static_cast<float>(size.y)});
      CHECK(layout.clear.min.x >= layout.page.max.x);
      CHECK(layout.clear.width() > 0.38F * static_cast<float>(size.x));
      hand.check_fits();
      hand.click("topic symptoms");
      hand.check_fits();
      hand.click("card morning");
      hand.check_fits();
      app::apply(hand.tutor, app::LearnAction(app::FindCard{"raised heel"}));
      hand.look();
      hand.check_fits();
      app::apply(hand.tutor, app::LearnAction(app::FindCard{"nothing holds this"}));
      hand.look();
      hand.check_fits();
    }
  }
}
