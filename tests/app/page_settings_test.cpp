#include "app/settings.hpp"

#include <cstdlib>
#include <filesystem>

#include <SDL_keycode.h>

#include "app/errands.hpp"
#include "app/outlet.hpp"
#include "engine/platform/file.hpp"
#include "tests/app/hand.hpp"
#include "tests/scratch.hpp"

using namespace windlass;
using tests::Hand;

namespace {

/// Settings with safety content and a log in memory.
class Desk : public Hand {
 public:
  Desk() : outlet(store::open_log(":memory:", 0).log, false) {
    go_to(app::Place::settings);
    tutor.library.safety.notice.text = "No medical advice.";
    tutor.library.safety.pain.rules = {{"rule-of-five", "Rule of five", 5, "Up to five it may hurt.", "A source."}};
    tutor.now = {1'795'000'000, 60};
    outlet.take_settings(tutor);
    look();
  }
  /// Moves a slider with the arrow keys.
  void nudge(const std::string& name, int by) {
    app::apply(tutor, app::FocusOn{name});
    look();
    for (int i = 0; i < std::abs(by); ++i) {
      Hand::press(by > 0 ? SDLK_RIGHT : SDLK_LEFT);
      look();
      CHECK(tutor.view.focus == name);
    }
    app::apply(tutor, app::FocusOn{});
  }
  void run() {
    outlet.carry_out(tutor);
    look();
  }

  app::Outlet outlet;
};

}  // namespace

TEST_CASE("Settings: each does what it says") {
  Desk desk;
  desk.check_fits_in_every_look();
  const app::View& view = desk.tutor.view;
  const routine::CueSettings& cues = desk.tutor.guide.cues;
  desk.press("theme high-contrast");
  CHECK(view.theme == app::Theme::high_contrast);
  desk.press("Size of everything more");
  CHECK(view.scale == 1.25);
  desk.press("Captions more");
  CHECK(view.caption_size == 1.25);
  desk.press("reduced motion");
  CHECK(view.reduced_motion);
  desk.nudge("Voice volume", -1);
  CHECK(cues.voice_volume == Approx(0.95));
  desk.nudge("Voice volume", 2);  // no further than its end
  CHECK(cues.voice_volume == 1.0);
  desk.press("Voice");
  CHECK_FALSE(cues.voice);
  CHECK_FALSE(desk.has("Voice volume"));
  desk.press("Metronome");
  const double before = cues.metronome_volume;
  desk.nudge("Metronome volume", 1);
  CHECK(cues.metronome_volume == Approx(before + 0.05));
  desk.press("Flash");
  CHECK(cues.flash);
  desk.press("Beeps before a start less");
  CHECK(cues.countdown == 2);
  desk.nudge("Beeps volume", -20);
  CHECK(cues.beep_volume == 0.0);
  desk.press("pain rule rule-of-five");
  CHECK(desk.tutor.guide.pain_rule == "rule-of-five");
  desk.check_fits_in_every_look();
  desk.press("pain rule none");
  CHECK(desk.tutor.guide.pain_rule.empty());
  desk.press("about");
  desk.check_fits_in_every_look();
  desk.press("about back");
}

TEST_CASE("Choices are kept in the log, and only those that were made") {
  Desk desk;
  desk.run();
  CHECK_FALSE(desk.outlet.log().setting("theme"));
  desk.press("theme dark");
  desk.press("Flash");
  desk.run();
  CHECK(desk.outlet.log().setting("theme") == "dark");
  CHECK(desk.outlet.log().setting("flash") == "on");
  CHECK_FALSE(desk.outlet.log().setting("voice"));

  app::Tutor later = tests::small_tutor();
  desk.outlet.take_settings(later);
  CHECK(later.view.theme == app::Theme::dark);
  CHECK(later.guide.cues.flash);
  CHECK(app::kept_settings(later).at("voice") == "on");
}

TEST_CASE("What cannot be read among the settings stays as it is") {
  app::Tutor tutor = tests::small_tutor();
  const app::Kept before = app::kept_settings(tutor);
  app::take_up(tutor, {{"theme", "mauve"}, {"scale", "huge"}, {"voice", "maybe"}, {"caption_size", "99"},
                       {"countdown", "-1"}, {"pain_rule", "nobody"}, {"unknown", "x"}});
  CHECK(app::kept_settings(tutor) == before);
}

TEST_CASE("With reduced motion cameras and cards are where they go at once") {
  app::Tutor tutor = tests::small_tutor();
  app::apply(tutor, app::SettingsAction(app::SetReducedMotion{true}));
  app::apply(tutor, app::ChooseView{"medial"});
  CHECK_FALSE(tutor.view.move);
  CHECK(tutor.view.preset == "medial");
  app::apply(tutor, app::ShowLibrary{false});
  app::advance(tutor, 0.001);
  CHECK(tutor.view.library_out == 0.0);
}

TEST_CASE("Everything written down is exported, deleted after two confirmations, and taken in again") {
  const auto folder = tests::scratch_folder();
  std::filesystem::remove_all(folder / "windlass");
  setenv("XDG_DATA_HOME", folder.c_str(), 1);
  Desk desk;
  const routine::SittingRecord sitting{"a", "pair", "A pair", 1'795'000'000, 60, 100.0, "plan", routine::Ending::finished};
  REQUIRE_FALSE(desk.outlet.log().begin(sitting));
  REQUIRE_FALSE(desk.outlet.log().end("a", routine::Ending::finished));
  desk.press("theme dark");
  desk.press("export csv");
  desk.press("export json");
  desk.run();
  REQUIRE(desk.tutor.settings.importable.size() == 1);
  const std::string name = std::filesystem::path(desk.tutor.settings.importable[0]).filename().string();
  CHECK(std::filesystem::exists(std::filesystem::path(app::export_folder()) / (name.substr(0, name.size() - 5) + ".csv")));
  desk.press("export json");
  desk.run();
  CHECK(desk.tutor.settings.importable.size() == 2);  // the first one is still there

  CHECK_FALSE(desk.has("erase surely"));
  app::apply(desk.tutor, app::SettingsAction(app::Erase{}));  // never asked for
  CHECK(desk.tutor.errands.empty());
  desk.press("erase");
  desk.check_fits_in_every_look();
  desk.press("keep everything");
  desk.run();
  CHECK(desk.outlet.log().history().sittings.size() == 1);
  desk.press("erase");
  desk.press("erase surely");
  desk.run();
  CHECK(desk.outlet.log().history().sittings.empty());
  CHECK_FALSE(desk.outlet.log().setting("theme"));
  CHECK(desk.tutor.view.theme == app::Theme::light);

  desk.press("import " + name);
  desk.run();
  CHECK(desk.outlet.log().history().sittings.size() == 1);
  CHECK(desk.tutor.faults.empty());
  app::apply(desk.tutor, app::SettingsAction(app::Import{(folder / "nothing.json").string()}));
  desk.run();
  CHECK(desk.tutor.faults.size() == 1);
}
