#include "app/chips.hpp"

#include <algorithm>

namespace windlass::app {

std::vector<Rect> boxes(const Brush& brush, const Rect& rect, const Type& type, const std::vector<std::string>& labels,
                        float height, float pad, float gap) {
  std::vector<Rect> result;
  ImVec2 at = rect.min;
  for (const std::string& label : labels) {
    const float width = std::min(brush.width_of(type, label) + 2 * pad, rect.width());
    if (at.x > rect.min.x && at.x + width > rect.max.x) at = {rect.min.x, at.y + height + gap};
    result.push_back({at, {at.x + width, at.y + height}});
    at.x += width + gap;
  }
  return result;
}

int chips(Flow& flow, const std::string& title, const std::vector<Chip>& all) {
  Brush& brush = flow.brush();
  const Rect start = flow.row(0, 0);
  Rect rect{start.min, {start.max.x, start.min.y + 1e6F}};
  const float margin = title.empty() ? 0.0F : brush.px(84);
  const Rect words{rect.min, {rect.min.x + margin, rect.min.y + brush.px(30)}};
  rect.min.x += margin;
  std::vector<std::string> labels;
  for (const Chip& chip : all) labels.push_back(chip.label);
  const std::vector<Rect> places = boxes(brush, rect, brush.types().small, labels, brush.px(30), brush.px(14), brush.px(6));
  if (places.empty()) return -1;
  flow.row(static_cast<double>((places.back().max.y - start.min.y) / brush.px(1)), 8);
  if (!flow.draws()) return -1;
  int pressed = -1;
  brush.text(words, brush.types().small, brush.colours().faint, title);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (brush.choice(all[i].name, places[i], all[i].label, all[i].chosen)) pressed = static_cast<int>(i);
  }
  return pressed;
}

}  // namespace windlass::app
