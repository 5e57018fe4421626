// The places beside the player, and the rail that leads to them.
#include "app/panel.hpp"
#include "app/words.hpp"

namespace windlass::app {
namespace {

struct Entry {
  Place place;
  const Icon& icon;
};

constexpr Entry entries[] = {{Place::today, icon::today},      {Place::library, icon::library},
                             {Place::player, icon::player},    {Place::builder, icon::builder},
                             {Place::learn, icon::learn},      {Place::progress, icon::progress},
                             {Place::settings, icon::settings}};

}  // namespace

void rail(const Pass& pass) {
  Brush& brush = pass.brush;
  const Colours& colours = brush.colours();
  brush.begin_card("rail", pass.layout.rail);
  Rect rest = inset(pass.layout.rail, brush.px(6));
  const float height = std::min(brush.px(66), rest.height() / static_cast<float>(std::size(entries)) - brush.px(4));
  for (const Entry& entry : entries) {
    Rect place = cut_top(rest, height, brush.px(4));
    bool hovered = false;
    if (brush.place(std::string("go to ") + name_of(entry.place), place, &hovered)) {
      pass.actions.push_back(GoTo{entry.place});
    }
    const std::string title = named(pass.words, "place", name_of(entry.place));
    const bool here = pass.tutor.view.place == entry.place;
    if (here || hovered) brush.fill(place, here ? colours.tint : colours.raised, brush.px(8));
    const bool has_words = !pass.layout.compact && height > brush.px(44);
    Rect symbol = place;
    if (has_words) {
      const Rect words = cut_bottom(symbol, brush.px(24));
      brush.text(moved(words, 0, -brush.px(4)), brush.types().small, here ? colours.accent : colours.faint, title,
                 Align::centre);
      symbol = moved(symbol, 0, brush.px(3));
    }
    brush.symbol(symbol, entry.icon, here ? colours.accent : colours.ink, 1.1F);
    if (hovered && !has_words) brush.hint(place, title);
  }
  brush.end_card();
}

void page(const Pass& pass) {
  Brush& brush = pass.brush;
  brush.begin_card("page", pass.layout.page);
  const Rect rest = inset(pass.layout.page, brush.px(pass.layout.compact ? 14 : 28));
  switch (pass.tutor.view.place) {
    case Place::today: today_page(pass, rest); break;
    case Place::library: library_page(pass, rest); break;
    case Place::builder: builder_page(pass, rest); break;
    case Place::learn: learn_page(pass, rest); break;
    case Place::progress: progress_page(pass, rest); break;
    case Place::settings: settings_page(pass, rest); break;
    case Place::player: break;
  }
  brush.end_card();
}

}  // namespace windlass::app
