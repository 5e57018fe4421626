#include "app/stage.hpp"

#include <algorithm>

#include "app/emphasis.hpp"
#include "app/picture.hpp"
#include "app/showing.hpp"
#include "engine/base/error.hpp"
#include "engine/base/require.hpp"
#include "engine/platform/paths.hpp"

namespace windlass::app {

std::string font_folder() {
  try {
    return platform::find_data("fonts");
  } catch (const base::Failure&) {
    return {};  // the panel falls back on a built-in font
  }
}

namespace {

/// From the top left to left, bottom, width, height.
glm::ivec4 pixels_of(const Rect& rect, const glm::ivec2& size) {
  const auto left = static_cast<int>(rect.min.x);
  const auto bottom = size.y - static_cast<int>(rect.max.y);
  return {left, bottom, static_cast<int>(rect.max.x) - left, size.y - static_cast<int>(rect.min.y) - bottom};
}

}  // namespace

scene::Look look_of(const Tutor& tutor, const glm::ivec2& size, scene::Quality quality) {
  const Picture picture = picture_of(tutor, size);
  scene::Look look;
  look.camera = picture.camera;
  look.shown = shown_part(tutor);
  look.xray = shown_xray(tutor);
  look.backdrop = backdrop_of(tutor.view.theme);
  look.body_revision = tutor.body_revision;
  look.tone = *scene::find_tone(tutor.view.skin_tone);
  look.dents = shown_dents(tutor);
  look.things = shown_things(tutor);
  look.quality = quality;
  look.shot = shot_of(tutor);
  if (tutor.view.move) look.approach = std::max(1.0, tutor.view.camera.distance / tutor.view.move->to.distance);
  look.centre = picture.centre;
  look.highlights = shown_highlights(tutor);
  look.marks = shown_marks(tutor);
  return look;
}

Stage::Stage(double scale, const std::string& pictures)
    : renderer_(platform::find_data("assets/shaders")), overlay_(font_folder(), true), thumbnails_(pictures) {
  overlay_.load(scale);
}

void Stage::set_body(const anatomy::Body& body) {
  composer_.emplace(body);
}

PanelPass Stage::draw(const Tutor& tutor, const render::Target& target, scene::Quality quality, const Pointer& pointer,
                      double dt) {
  overlay_.begin(target.size(), pointer, tutor.view.theme, tutor.view.scale, dt);
  PanelPass pass =
      panel(tutor, overlay_.types(), {static_cast<float>(target.size().x), static_cast<float>(target.size().y)},
            &thumbnails_);
  wishes_ = pass.pictures;
  constexpr double budget = 0.008;  // s of a frame for thumbnails that stand still
  see_to_thumbnails(tutor, dt, budget);
  if (is_foot_seen(tutor.view.place)) {
    scene::Look look = look_of(tutor, target.size(), quality);
    for (const Rect& rect : pass.hidden) look.hidden.push_back(pixels_of(rect, target.size()));
    draw(tutor, std::move(look), target);
  } else {
    target.bind();  // the panel covers all of it
  }
  overlay_.end();
  if (pass.clicked && is_foot_seen(tutor.view.place)) {
    const auto hit = composer_->part_at({pass.clicked->x, pass.clicked->y});
    pass.actions.push_back(ChoosePart{hit ? tutor.body.parts[hit->part].name : ""});
  }
  return pass;
}

void Stage::draw_foot(const Tutor& tutor, const render::Target& target, scene::Quality quality) {
  draw(tutor, look_of(tutor, target.size(), quality), target);
}

void Stage::see_to_thumbnails(const Tutor& tutor, double dt, double budget) {
  WINDLASS_REQUIRE(composer_.has_value());
  thumbnails_.see_to(tutor, wishes_, dt, budget,
                     [&](const motion::Pose& pose, const scene::Look& look, const render::Target& target) {
                       renderer_.draw(composer_->compose(pose, motion::Side::right, look, target.size()), target);
                     });
}

void Stage::finish_thumbnails(const Tutor& tutor) {
  constexpr double no_limit = 1e9;
  see_to_thumbnails(tutor, 0.0, no_limit);
  while (!thumbnails_.waiting().empty()) {
    const int next = thumbnails_.waiting().front();
    tutor.library.clips->get(tutor.library.demonstrations[static_cast<std::size_t>(next)]);
    see_to_thumbnails(tutor, 0.0, no_limit);
  }
}

void Stage::draw(const Tutor& tutor, scene::Look look, const render::Target& target) {
  WINDLASS_REQUIRE(composer_.has_value());
  look.dents.insert(look.dents.end(), dents_.begin(), dents_.end());
  renderer_.draw(composer_->compose(shown_pose(tutor), cue_of(tutor.session).side, look, target.size()), target);
}

}  // namespace windlass::app
