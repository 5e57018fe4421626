#pragma once
// A hand on one place of a small tutor, without a window and without GL.
#include <string>

#include "app/keys.hpp"
#include "app/overlay.hpp"
#include "app/panel.hpp"
#include "tests/app/small_tutor.hpp"
#include "tests/catch.hpp"

namespace windlass::tests {

class PageHand {
 public:
  PageHand(glm::ivec2 size, double scale, app::Theme theme)
      : size_(size), overlay_(std::make_unique<app::Overlay>(WINDLASS_BUILD_DIR "/fonts", false)) {
    tutor.view.rail = true;
    tutor.view.scale = scale;
    tutor.view.theme = theme;
    app::fit_cards(tutor.view, {static_cast<float>(size.x), static_cast<float>(size.y)});
  }

  app::Tutor tutor = small_tutor();
  app::PanelPass pass;

  void go_to(app::Place place) {
    app::apply(tutor, app::GoTo{place});
    look();
  }

  /// Two passes: lists know their height from the pass before.
  void look() {
    for (int i = 0; i < 2; ++i) one_pass();
  }

  bool has(const std::string& name) const { return find(name) != nullptr; }

  /// Presses and releases in the middle of what is called `name`.
  void click(const std::string& name) {
    const app::Placed* placed = find(name);
    if (placed == nullptr) FAIL("nothing is called '" << name << "'");
    const ImVec2 at = placed->visible.centre();
    pointer_.at = {at.x, at.y};
    one_pass();
    pointer_.left = true;
    one_pass();
    pointer_.left = false;
    one_pass();
    pointer_.at = glm::vec2(-1e6F);
    look();
  }

  void press(int key) {
    for (const app::Action& action : app::actions_of_key(tutor, key, false)) app::apply(tutor, action);
  }

  /// No text is cut, and all that can be pressed lies inside the window.
  void check_fits() const {
    for (const std::string& text : pass.cut_texts) CHECK(text == "");
    for (const app::Placed& placed : pass.placed) {
      INFO(placed.name);
      CHECK(placed.rect.width() > 0.0F);
      CHECK(placed.rect.height() > 0.0F);
      CHECK(placed.visible.min.x >= 0.0F);
      CHECK(placed.visible.max.x <= static_cast<float>(size_.x));
    }
  }

 private:
  const app::Placed* find(const std::string& name) const {
    for (const app::Placed& placed : pass.placed) {
      if (placed.name == name) return &placed;
    }
    return nullptr;
  }

  void one_pass() {
    overlay_->begin(size_, pointer_, tutor.view.theme, tutor.view.scale, 1.0 / 60.0);
    pass = app::panel(tutor, overlay_->types(), {static_cast<float>(size_.x), static_cast<float>(size_.y)});
    overlay_->end();
    for (const app::Action& action : pass.actions) app::apply(tutor, action);
  }

  glm::ivec2 size_;
  std::unique_ptr<app::Overlay> overlay_;
  app::Pointer pointer_;
};

}  // namespace windlass::tests
