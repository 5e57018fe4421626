#pragma once
// Rectangles of the panel (pixels, y down) and cutting pieces off them: the panel's whole layout.
#include <algorithm>

#include <imgui.h>

namespace windlass::app {

struct Rect {
  ImVec2 min{0, 0};
  ImVec2 max{0, 0};

  float width() const { return max.x - min.x; }
  float height() const { return max.y - min.y; }
  ImVec2 centre() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
  bool contains(const ImVec2& p) const { return p.x >= min.x && p.x < max.x && p.y >= min.y && p.y < max.y; }
};

inline Rect inset(const Rect& r, float by) {
  return {{r.min.x + by, r.min.y + by}, {r.max.x - by, r.max.y - by}};
}
inline Rect inset(const Rect& r, float x, float y) {
  return {{r.min.x + x, r.min.y + y}, {r.max.x - x, r.max.y - y}};
}
inline Rect moved(const Rect& r, float x, float y) {
  return {{r.min.x + x, r.min.y + y}, {r.max.x + x, r.max.y + y}};
}

/// A piece of `size` cut off `rest`, which loses `gap` more.
inline Rect cut_top(Rect& rest, float size, float gap = 0) {
  const Rect piece{rest.min, {rest.max.x, rest.min.y + size}};
  rest.min.y += size + gap;
  return piece;
}
inline Rect cut_bottom(Rect& rest, float size, float gap = 0) {
  const Rect piece{{rest.min.x, rest.max.y - size}, rest.max};
  rest.max.y -= size + gap;
  return piece;
}
inline Rect cut_left(Rect& rest, float size, float gap = 0) {
  const Rect piece{rest.min, {rest.min.x + size, rest.max.y}};
  rest.min.x += size + gap;
  return piece;
}
inline Rect cut_right(Rect& rest, float size, float gap = 0) {
  const Rect piece{{rest.max.x - size, rest.min.y}, rest.max};
  rest.max.x -= size + gap;
  return piece;
}

/// `width` x `height` in the middle of `r`.
inline Rect middle_of(const Rect& r, float width, float height) {
  const ImVec2 c = r.centre();
  return {{c.x - width / 2, c.y - height / 2}, {c.x + width / 2, c.y + height / 2}};
}

/// The `index`-th of `count` equal columns with `gap` between them.
inline Rect column_of(const Rect& r, int index, int count, float gap) {
  const float width = (r.width() - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
  const float left = r.min.x + static_cast<float>(index) * (width + gap);
  return {{left, r.min.y}, {left + width, r.max.y}};
}

}  // namespace windlass::app
