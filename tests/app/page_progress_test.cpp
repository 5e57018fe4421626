// Progress: an invitation at first, then what was written down; everything fits.
#include "tests/app/hand.hpp"

using namespace windlass;
using app::Place;
using tests::Hand;

namespace {

constexpr routine::Instant day = 24 * 3600;
constexpr routine::Instant today = 20000;

/// Practice on two of three days for ten weeks, with pain that becomes less.
routine::History ten_weeks() {
  routine::History history;
  for (int ago = 70; ago >= 0; --ago) {
    if (ago % 3 == 1) continue;
    const routine::Instant began = (today - ago) * day + 8 * 3600;
    const std::string id = std::to_string(ago);
    history.sittings.push_back({id, "morning", "Before the first steps of a morning that begins early", began, 60, 600.0,
                                "", ago % 10 == 0 ? routine::Ending::stopped : routine::Ending::finished});
    for (const auto side : {routine::Worked::right, routine::Worked::left}) {
      routine::SetRecord set;
      set.sitting = id;
      set.side = side;
      set.repetitions = 3;
      set.hold = 30.0;
      set.seconds = 180.0 + ago;
      history.sets.push_back(set);
    }
    history.pains.push_back({id, routine::PainMoment::before, ago / 10 + 1, began});
    history.pains.push_back({id, routine::PainMoment::after, ago / 12, began});
    history.pains.push_back({id, routine::PainMoment::next_morning, ago / 9 + 1, began + day});
  }
  return history;
}

}  // namespace

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
        hand.tutor.now = {today * day + 20 * 3600, 60};
        if (kind > 0) hand.tutor.guide.history = ten_weeks();
        if (kind == 1) hand.tutor.guide.history.pains.clear();
        hand.go_to(Place::progress);
        hand.check_fits();
        CHECK(hand.has("choose what to do") == (kind == 0));
      }
    }
  }
}
