#pragma once
// A hand on the panel of a tutor, without a window and without GL: what it does reaches the tutor as in the window.
#include <memory>
#include <optional>
#include <string>

#include "app/fields.hpp"
#include "app/keys.hpp"
#include "app/layout.hpp"
#include "app/overlay.hpp"
#include "app/panel.hpp"
#include "tests/app/small_tutor.hpp"
#include "tests/catch.hpp"

namespace windlass::tests {

class Hand {
 public:
  explicit Hand(glm::ivec2 size = {1280, 720}, double scale = 1.0, app::Theme theme = app::Theme::light,
                app::Tutor of = small_tutor())
      : tutor(std::move(of)), size_(size), overlay_(std::make_unique<app::Overlay>(WINDLASS_BUILD_DIR "/fonts", false)) {
    tutor.view.scale = scale;
    tutor.view.theme = theme;
    app::fit_cards(tutor.view, {static_cast<float>(size.x), static_cast<float>(size.y)});
    look();
  }

  app::Tutor tutor;
  app::PanelPass pass;
  std::optional<ImVec2> clicked;  ///< Where the foot was last clicked.

  /// With the rail beside it, as in the window.
  void go_to(app::Place place) {
    tutor.view.rail = true;
    app::apply(tutor, app::GoTo{place});
    look();
  }

  /// Two passes: lists know their height from the pass before.
  void look() {
    for (int i = 0; i < 2; ++i) one_pass();
  }

  /// Presses and releases in the middle of what is seen of the widget `name`, or at `share` of its width.
  void click(const std::string& name, float share = 0.5F) {
    const app::Rect seen = placed(name).visible;
    pointer_.at = {seen.min.x + share * seen.width(), seen.centre().y};
    one_pass();
    pointer_.left = true;
    one_pass();
    pointer_.left = false;
    look();
  }

  /// Rests the pointer on what is seen of each widget, one after the other; `see` is called with what is then shown.
  template <class See>
  void hover_everything(const See& see) {
    const std::vector<app::Placed> all = pass.placed;
    for (const app::Placed& one : all) {
      if (one.visible.width() < 1.0F || one.visible.height() < 1.0F) continue;
      pointer_.at = {one.visible.centre().x, one.visible.centre().y};
      look();
      see();
    }
    pointer_.at = app::Pointer().at;
    look();
  }

  void drag_foot(const glm::vec2& by, bool right_button) {
    pointer_.at = {640, 250};
    one_pass();
    (right_button ? pointer_.right : pointer_.left) = true;
    one_pass();
    pointer_.at += by;
    one_pass();
    pointer_.left = pointer_.right = false;
    one_pass();
  }

  void click_foot(const glm::vec2& at) {
    pointer_.at = at;
    one_pass();
    pointer_.left = true;
    one_pass();
    pointer_.left = false;
    one_pass();
  }

  void wheel_over_foot(float notches) {
    pointer_.at = {640, 250};
    one_pass();
    pointer_.wheel = notches;
    one_pass();
  }

  /// A key: the keyboard's way leads through what was placed last.
  void press(int key, bool shift = false) {
    for (const app::Action& action : app::actions_of_key(tutor, key, shift, pass.placed)) app::apply(tutor, action);
  }

  /// The widget `name`, in sight or not, as the keyboard does.
  void press(const std::string& name) {
    placed(name);
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

  bool has(const std::string& name) const { return find(name) != nullptr; }
  app::Rect rect_of(const std::string& name) const { return placed(name).rect; }
  void resize(const glm::ivec2& size) { size_ = size; }

  /// No text is cut, and every widget has a size and lies within the window's width.
  void check_fits() const {
    for (const std::string& text : pass.cut_texts) CHECK(text == "");
    for (const app::Placed& one : pass.placed) {
      INFO(one.name);
      CHECK(one.rect.width() > 0.0F);
      CHECK(one.rect.height() > 0.0F);
      CHECK(one.rect.min.x >= 0.0F);
      CHECK(one.rect.max.x <= static_cast<float>(size_.x));
    }
  }

  /// The same at both ends of usual scales, in every theme.
  void check_fits_in_every_look() {
    const double scale_before = tutor.view.scale;
    const app::Theme theme_before = tutor.view.theme;
    for (const double scale : {1.0, 2.0}) {
      for (const app::Theme theme : {app::Theme::light, app::Theme::dark, app::Theme::high_contrast}) {
        tutor.view.scale = scale;
        tutor.view.theme = theme;
        look();
        INFO("scale " << scale << ", " << app::name_of(theme));
        check_fits();
      }
    }
    tutor.view.scale = scale_before;
    tutor.view.theme = theme_before;
    look();
  }

 private:
  const app::Placed* find(const std::string& name) const {
    for (const app::Placed& one : pass.placed) {
      if (one.name == name) return &one;
    }
    return nullptr;
  }

  const app::Placed& placed(const std::string& name) const {
    const app::Placed* found = find(name);
    if (found == nullptr) FAIL("no widget '" << name << "'");
    return *found;
  }

  void one_pass() {
    overlay_->begin(size_, pointer_, tutor.view.theme, tutor.view.scale, 1.0 / 60.0);
    pass = app::panel(tutor, overlay_->types(), {static_cast<float>(size_.x), static_cast<float>(size_.y)});
    overlay_->end();
    if (pass.clicked) clicked = pass.clicked;
    pointer_.wheel = 0.0F;
    for (const app::Action& action : pass.actions) app::apply(tutor, action);
  }

  glm::ivec2 size_;
  std::unique_ptr<app::Overlay> overlay_;
  app::Pointer pointer_;
};

}  // namespace windlass::tests
