// Progress: an invitation at first, then what was written down; everything fits.
#include <SDL_keycode.h>

#include "tests/app/hand.hpp"
#include "tests/app/practised.hpp"

using namespace windlass;
using app::Place;
using tests::Hand;

TEST_CASE("Progress: without any practice it leads to some") {
  Hand hand({1280, 720}, 1.0, app::Theme::light);
  hand.go_to(Place::progress);
  hand.click("choose what to do");
  CHECK(hand.tutor.view.place == Place::today);
}

TEST_CASE("Progress: texts fit with practice, with pain alone and without any") {
  for (const auto theme : {app::Theme::light, app::Theme::dark}) {
    for (const auto& [size, scale] : {std::pair<glm::ivec2, double>{{1280, 720}, 1.0},
                                      {{1280, 720}, 2.0},
                                      {{1920, 1080}, 1.0},
                                      {{2560, 1440}, 2.0}}) {
      INFO(size.x << " x " << size.y << " at " << scale);
      for (const int kind : {0, 1, 2}) {
        Hand hand(size, scale, theme);
        hand.tutor.now = {tests::this_evening, 60};
        if (kind > 0) hand.tutor.guide.history = tests::ten_weeks();
        if (kind == 1) hand.tutor.guide.history.pains.clear();
        hand.go_to(Place::progress);
        hand.check_fits();
        CHECK(hand.has("choose what to do") == (kind == 0));
      }
    }
  }
}

TEST_CASE("Progress: the keyboard leads to what lies below the window's edge") {
  Hand hand({1280, 720}, 2.0, app::Theme::light);
  hand.tutor.now = {tests::this_evening, 60};
  hand.tutor.guide.history = tests::ten_weeks();
  hand.go_to(Place::progress);
  CHECK(hand.rect_of("Last sittings").min.y > 720.0F);
  for (int i = 0; i < 20 && hand.tutor.view.focus != "Last sittings"; ++i) {
    hand.press(SDLK_PAGEDOWN);
    hand.look();
  }
  CHECK(hand.rect_of("Last sittings").min.y < 720.0F);
}
