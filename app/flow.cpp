#include "app/flow.hpp"

namespace windlass::app {

void Flow::paragraph(const Type& type, ImU32 colour, std::string_view words, double gap) {
  if (words.empty()) return;
  const Rect rect = cut_top(rest_, brush_.height_of(type, rest_.width(), words), brush_.px(gap));
  if (draws_) brush_.paragraph(rect, type, colour, words);
}

void Flow::heading(std::string_view words) {
  Type heading = brush_.types().title;
  heading.size *= 0.9F;
  paragraph(heading, brush_.colours().ink, words, 10);
}

void Flow::point(std::string_view words) {
  Rect inner = rest_;
  cut_left(inner, brush_.px(18));
  const Type& type = brush_.types().text;
  const float height = brush_.height_of(type, inner.width(), words);
  const Rect whole = cut_top(rest_, height, brush_.px(6));
  if (!draws_) return;
  const float dot = brush_.px(6);
  const float middle = whole.min.y + type.size * 0.62F;
  brush_.fill({{whole.min.x + brush_.px(4), middle - dot / 2}, {whole.min.x + brush_.px(4) + dot, middle + dot / 2}},
              brush_.colours().accent, dot / 2);
  brush_.paragraph({{inner.min.x, whole.min.y}, whole.max}, type, brush_.colours().ink, words);
}

void Flow::note(std::string_view words) {
  const Rect whole = rest_;
  cut_left(rest_, brush_.px(18));
  faint(words);
  rest_.min.x = whole.min.x;
}

float height_of(Brush& brush, float width, const std::function<void(Flow&)>& content) {
  Flow measured(brush, {{0, 0}, {width, 1e6F}}, false);
  content(measured);
  return measured.used();
}

void scrolled(Brush& brush, const char* name, const Rect& rect, const std::function<void(Flow&)>& content) {
  const float height = height_of(brush, rect.width() - brush.px(10), content);
  Rect inner = brush.begin_scroll(name, rect, height);
  inner.max.x = std::min(inner.max.x, inner.min.x + rect.width() - brush.px(10));
  Flow drawn(brush, inner, true);
  content(drawn);
  brush.end_scroll();
}

}  // namespace windlass::app
