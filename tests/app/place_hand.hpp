#pragma once
// A hand on one place of a tutor, without a window and without GL: what it does reaches the tutor as in the window.
#include <algorithm>

#include "app/fields.hpp"
#include "app/layout.hpp"
#include "app/overlay.hpp"
#include "app/panel.hpp"
#include "tests/app/small_tutor.hpp"
#include "tests/catch.hpp"

namespace windlass::tests {

class PlaceHand {
 public:
  PlaceHand(app::Place place, app::Tutor of) : tutor(std::move(of)), overlay_(WINDLASS_BUILD_DIR "/fonts", false) {
    tutor.view.rail = true;
    app::apply(tutor, app::GoTo{place});
    look();
  }
  explicit PlaceHand(app::Place place) : PlaceHand(place, small_tutor()) {}

  app::Tutor tutor;
  app::PanelPass pass;

  /// Two passes: lists know their height from the pass before.
  void look() {
    for (int i = 0; i < 2; ++i) one_pass();
  }

  /// Presses what is called `name`, in sight or not, as the keyboard does.
  void press(const std::string& name) {
    if (!has(name)) FAIL("no widget '" << name << "'");
    app::apply(tutor, app::FocusOn{name});
    app::apply(tutor, app::PressFocus{});
    one_pass();
    app::apply(tutor, app::FocusOn{});
    look();
  }

  void type(const std::string& letters) {
    for (const app::Action& action : app::actions_of_text(tutor, letters)) app::apply(tutor, action);
    look();
  }

  bool has(const std::string& name) const {
    return std::any_of(pass.placed.begin(), pass.placed.end(), [&](const auto& placed) { return placed.name == name; });
  }

  /// Every text fits and every widget has a size and lies within the window's width, at 1280 x 720, in three themes.
  void check_fits() {
    for (const double scale : {1.0, 2.0}) {
      for (const app::Theme theme : {app::Theme::light, app::Theme::dark, app::Theme::high_contrast}) {
        tutor.view.scale = scale;
        tutor.view.theme = theme;
        look();
        INFO("scale " << scale << ", " << app::name_of(theme));
        for (const std::string& text : pass.cut_texts) CHECK(text == "");
        for (const app::Placed& placed : pass.placed) {
          INFO(placed.name);
          CHECK(placed.rect.width() > 0.0F);
          CHECK(placed.rect.height() > 0.0F);
          CHECK(placed.rect.min.x >= 0.0F);
          CHECK(placed.rect.max.x <= 1280.0F);
        }
      }
    }
    tutor.view.scale = 1.0;
    tutor.view.theme = app::Theme::light;
    look();
  }

 private:
  void one_pass() {
    overlay_.begin({1280, 720}, {}, tutor.view.theme, tutor.view.scale, 1.0 / 60.0);
    pass = app::panel(tutor, overlay_.types(), {1280.0F, 720.0F});
    overlay_.end();
    for (const app::Action& action : pass.actions) app::apply(tutor, action);
  }

  app::Overlay overlay_;
};

}  // namespace windlass::tests
