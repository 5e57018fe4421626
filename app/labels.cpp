// Names beside the foot, as on an anatomical plate: a column on either side, a leader from each name to its place.
#include <algorithm>
#include <cmath>

#include "app/emphasis.hpp"
#include "app/panel.hpp"
#include "app/picture.hpp"

namespace windlass::app {
namespace {

struct Tag {
  std::string words;
  ImVec2 target;  ///< What it names (pixels) …
  Rect rect;      ///< … and where it stands.
};

/// Moves the tags, top first, apart and into `clear`.
void settle(std::vector<Tag>& column, const Rect& clear, float gap) {
  std::sort(column.begin(), column.end(), [](const Tag& a, const Tag& b) { return a.target.y < b.target.y; });
  float free = clear.min.y;
  for (Tag& tag : column) {
    tag.rect = moved(tag.rect, 0, std::max(0.0F, free - tag.rect.min.y));
    free = tag.rect.max.y + gap;
  }
  float end = clear.max.y;
  for (auto tag = column.rbegin(); tag != column.rend(); ++tag) {
    tag->rect = moved(tag->rect, 0, std::min(0.0F, end - tag->rect.max.y));
    end = tag->rect.min.y - gap;
  }
}

void draw(Brush& brush, const Tag& tag) {
  const bool left = tag.rect.centre().x < tag.target.x;
  const ImVec2 from(left ? tag.rect.max.x : tag.rect.min.x, tag.rect.centre().y);
  brush.line(from, tag.target, brush.colours().card, brush.px(4));
  brush.line(from, tag.target, brush.colours().accent, brush.px(1.5));
  brush.fill(middle_of({tag.target, tag.target}, brush.px(9), brush.px(9)), brush.colours().card, brush.px(4.5));
  brush.fill(middle_of({tag.target, tag.target}, brush.px(6), brush.px(6)), brush.colours().accent, brush.px(3));
  brush.fill(tag.rect, brush.colours().card, brush.px(6));
  brush.outline(tag.rect, brush.colours().accent, brush.px(6));
  brush.text(tag.rect, brush.types().strong, brush.colours().ink, tag.words, Align::centre);
}

}  // namespace

void labels(const Pass& pass, const ImVec2& size) {
  Brush& brush = pass.brush;
  const glm::ivec2 pixels(static_cast<int>(size.x), static_cast<int>(size.y));
  const Rect clear = inset(pass.layout.clear, brush.px(16), brush.px(64));
  const Picture picture = picture_of(pass.tutor, pixels);
  std::vector<Tag> left;
  std::vector<Tag> right;
  for (const Label& label : shown_labels(pass.tutor)) {
    const auto at = pixel_of(picture, label.point_world, pixels);
    const float width = brush.width_of(brush.types().strong, label.words) + brush.px(22);
    if (!at || width > clear.width()) continue;
    const ImVec2 target(static_cast<float>(at->x), static_cast<float>(at->y));
    const bool on_left = target.x < clear.centre().x;
    const float begin = on_left ? clear.min.x : clear.max.x - width;
    const float top = target.y - brush.px(15);
    (on_left ? left : right).push_back({label.words, target, {{begin, top}, {begin + width, top + brush.px(30)}}});
  }
  for (std::vector<Tag>* column : {&left, &right}) {
    settle(*column, clear, brush.px(8));
    for (const Tag& tag : *column) draw(brush, tag);
  }
}

}  // namespace windlass::app
