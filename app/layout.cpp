#include "app/layout.hpp"

#include <algorithm>
#include <cmath>

#include "app/words.hpp"
#include "engine/content/words.hpp"

namespace windlass::app {
namespace {

bool is_compact(const View& view, const ImVec2& size) {
  return size.x < 1100.0 * view.scale || size.y < 560.0 * view.scale;
}

/// Of the rail (logical pixels): the longest of the places' names has room, about.
double rail_width(const Tutor& tutor) {
  constexpr double letter = 6.8;  // of the small type, at its widest usual mix
  std::size_t longest = 0;
  for (const Place place : every_place) {
    longest = std::max(longest, content::length_of(named(tutor.library.words, "place", name_of(place))));
  }
  return std::clamp(20.0 + letter * static_cast<double>(longest), 76.0, 132.0);
}

}  // namespace

bool is_foot_seen(Place place) {
  return place == Place::player || place == Place::learn;
}

void fit_cards(View& view, const ImVec2& size) {
  if (!is_compact(view, size)) return;
  view.library = view.inspector = false;
  view.library_out = view.inspector_out = 0.0;
}

Layout layout_of(const Tutor& tutor, const ImVec2& size) {
  const View& view = tutor.view;
  const auto px = [&](double logical) { return static_cast<float>(logical * view.scale); };
  // Slides out fast and settles softly.
  const auto eased = [](double t) { return static_cast<float>(1.0 - (1.0 - t) * (1.0 - t)); };

  Layout layout;
  layout.compact = is_compact(view, size);
  const float margin = px(layout.compact ? 8 : 16);
  Rect all = inset({{0, 0}, size}, margin);
  if (view.rail) layout.rail = cut_left(all, px(layout.compact ? 56 : rail_width(tutor)), margin);
  layout.page = all;
  layout.clear = {{0, 0}, size};
  const float handle = px(36);
  layout.library_handle = {all.min, {all.min.x + handle, all.min.y + handle}};
  layout.inspector_handle = {{all.max.x - handle, all.min.y}, {all.max.x, all.min.y + handle}};
  if (view.place == Place::learn) {  // what is read stands beside what is shown
    layout.page.max.x = all.min.x + std::min(px(600), std::round(0.52F * all.width()));
    layout.clear.min.x = layout.page.max.x;
    return layout;
  }
  if (!view.panel) return layout;

  const bool is_practised = is_practising(tutor) && view.place == Place::player;
  layout.chips = !layout.compact || !is_practised;
  const float transport_height = px(!layout.compact ? 176 : layout.chips ? 142 : 110);
  const float library_out = eased(view.library_out);
  // In a small window the inspector stands over the library.
  const float inspector_out = eased(view.inspector_out);
  const float library_width = std::min(px(272), all.width() - handle - px(8));
  const float inspector_width = std::min(px(288), all.width() - handle - px(8));
  const float side_bottom = layout.compact ? all.max.y - transport_height - px(8) : all.max.y;
  layout.library = moved({all.min, {all.min.x + library_width, side_bottom}},
                         (library_out - 1.0F) * (library_width + 2 * margin), 0);
  layout.inspector = moved({{all.max.x - inspector_width, all.min.y}, {all.max.x, side_bottom}},
                           (1.0F - inspector_out) * (inspector_width + 2 * margin), 0);

  const float left = layout.compact ? all.min.x : std::max(all.min.x, layout.library.max.x + margin);
  const float right = layout.compact ? all.max.x : std::min(all.max.x, layout.inspector.min.x - margin);
  const float width = std::min(right - left, px(880));
  const float middle = (left + right) / 2;
  layout.transport = {{middle - width / 2, all.max.y - transport_height}, {middle + width / 2, all.max.y}};

  if (is_practised) {
    layout.strip = {{layout.transport.min.x, px(12)}, {layout.transport.max.x, px(12 + 52)}};
    layout.clear.min.y = layout.strip.max.y;
    const bool is_narrow = all.width() < px(560);  // the strip has need of the corners
    for (Rect* corner : {&layout.library_handle, &layout.inspector_handle}) {
      if (is_narrow) *corner = moved(*corner, 0, layout.strip.max.y);
    }
  }
  layout.clear.max.y = layout.transport.min.y;
  layout.clear.min.x = std::max(0.0F, layout.library.max.x);
  layout.clear.max.x = std::min(size.x, layout.inspector.min.x);
  return layout;
}

}  // namespace windlass::app
