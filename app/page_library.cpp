// The place "Library": every routine and every movement, to be searched and sifted.
#include <algorithm>
#include <cmath>

#include "app/catalogue.hpp"
#include "app/chips.hpp"
#include "app/fields.hpp"
#include "app/flow.hpp"
#include "app/panel.hpp"
#include "app/take.hpp"
#include "app/words.hpp"

namespace windlass::app {
namespace {

constexpr double pad = 14;          ///< Inside a tile, logical pixels.
constexpr double tile_width = 250;  ///< At least.

struct Sizes {
  float picture = 0.0F;
  float title = 0.0F;
  float line = 0.0F;
  float badges = 0.0F;
  float all = 0.0F;
};

std::vector<Rect> badge_boxes(const Brush& brush, const Rect& rect, const Tile& tile) {
  return boxes(brush, rect, brush.types().small, tile.badges, brush.px(22), brush.px(9), brush.px(6));
}

/// How high a tile must be at `width` for all its words.
Sizes sizes_of(const Brush& brush, const Tile& tile, float width) {
  const float inner = width - 2 * brush.px(pad);
  Sizes sizes;
  sizes.title = brush.height_of(brush.types().strong, inner, tile.title);
  sizes.line = brush.height_of(brush.types().text, inner, tile.line);
  const auto places = badge_boxes(brush, {{0, 0}, {inner, 1e6F}}, tile);
  sizes.badges = places.empty() ? 0.0F : places.back().max.y + brush.px(10);
  sizes.picture = std::round(width / static_cast<float>(take_aspect));
  sizes.all = sizes.picture + 2 * brush.px(pad) + brush.px(22) + sizes.title + brush.px(6) + sizes.line + sizes.badges;
  return sizes;
}

void open(const Pass& pass, const Tile& tile) {
  if (tile.is_routine) {
    const auto& routine = pass.tutor.library.routines[static_cast<std::size_t>(tile.index)];
    pass.actions.push_back(routine::GuideAction(routine::Prepare{routine}));
  } else {
    pass.actions.push_back(routine::Action(routine::ChooseDemonstration{tile.index}));
    pass.actions.push_back(GoTo{Place::player});
  }
}

void draw_tile(const Pass& pass, const Rect& rect, const Tile& tile, const Sizes& sizes) {
  Brush& brush = pass.brush;
  const Colours& colours = brush.colours();
  bool hovered = false;
  const std::string name = (tile.is_routine ? "routine " : "demonstration ") + tile.id;
  if (brush.place(name, rect, &hovered)) open(pass, tile);
  brush.fill(rect, hovered ? colours.hovered : tile.is_routine ? colours.tint : colours.raised, brush.px(10));
  Rect rest = rect;
  const Rect picture = cut_top(rest, sizes.picture);
  const Moving moving = hovered || brush.has_focus(name) ? Moving::pointed_at : Moving::no;
  if (tile.is_routine) {
    thumbnails(pass, picture, pass.tutor.library.routines[static_cast<std::size_t>(tile.index)], moving,
               ImDrawFlags_RoundCornersTop);
  } else {
    thumbnail(pass, picture, tile.index, moving, ImDrawFlags_RoundCornersTop);
  }
  rest = inset(rest, brush.px(pad));
  Rect head = cut_top(rest, brush.px(16), brush.px(6));
  brush.text(cut_right(head, brush.px(70)), brush.types().small, colours.ink, length_text(tile.seconds, pass.words),
             Align::right);
  const std::string kind = tile.is_routine ? pass.words("tile.routine") : tile.shot;
  brush.text(head, brush.types().small, tile.is_routine ? colours.accent : colours.faint, kind);
  brush.paragraph(cut_top(rest, sizes.title, brush.px(6)), brush.types().strong, colours.ink, tile.title);
  brush.paragraph(cut_top(rest, sizes.line, brush.px(10)), brush.types().text, colours.faint, tile.line);
  const auto places = badge_boxes(brush, rest, tile);
  for (std::size_t i = 0; i < places.size(); ++i) {
    brush.fill(places[i], colours.raised, brush.px(11));
    brush.text(places[i], brush.types().small, colours.ink, tile.badges[i], Align::centre);
  }
}

/// Rows of tiles of one height each.
void tiles(const Pass& pass, Flow& flow, const std::string& title, const std::vector<const Tile*>& all) {
  if (all.empty()) return;
  Brush& brush = pass.brush;
  const Rect head = flow.row(30, 2);
  if (flow.draws()) brush.text(head, brush.types().strong, brush.colours().ink, title);
  const float gap = brush.px(12);
  const int columns = std::max(1, static_cast<int>((head.width() + gap) / (brush.px(tile_width) + gap)));
  for (std::size_t first = 0; first < all.size(); first += static_cast<std::size_t>(columns)) {
    const std::size_t end = std::min(all.size(), first + static_cast<std::size_t>(columns));
    const float width = column_of(head, 0, columns, gap).width();
    float height = 0.0F;
    for (std::size_t i = first; i < end; ++i) height = std::max(height, sizes_of(brush, *all[i], width).all);
    const Rect row = flow.row(static_cast<double>(height / brush.px(1)), 12);
    if (!flow.draws()) continue;
    for (std::size_t i = first; i < end; ++i) {
      const Rect place = column_of(row, static_cast<int>(i - first), columns, gap);
      draw_tile(pass, place, *all[i], sizes_of(brush, *all[i], width));
    }
  }
  flow.space(10);
}

/// A row of chips of which none or one is taken; `change` gets what is wanted then.
template <class Value, std::size_t count, class Change>
void sieve(Flow& flow, const char* section, const Value (&every)[count], const std::optional<Value>& now,
           const Change& change) {
  std::vector<Chip> all;
  const Words& words = flow.brush().words;
  for (const Value value : every) {
    all.push_back({std::string("only ") + name_of(value), named(words, section, name_of(value)), now == value});
  }
  const int pressed = chips(flow, named(words, "library", section), all);
  if (pressed < 0) return;
  const Value value = every[pressed];
  change(now == value ? std::nullopt : std::optional<Value>(value));
}

void sieves(const Pass& pass, Flow& flow) {
  const Catalogue& catalogue = pass.tutor.catalogue;
  const auto want = [&](const CatalogueAction& action) { pass.actions.push_back(action); };
  sieve(flow, "goal", every_goal, catalogue.goal, [&](auto goal) { want(WantGoal{goal}); });
  sieve(flow, "position", every_position, catalogue.position, [&](auto position) { want(WantPosition{position}); });
  sieve(flow, "span", every_span, catalogue.span, [&](auto span) { want(WantSpan{span}); });
  flow.space(6);
}

void nothing_found(const Pass& pass, Flow& flow) {
  flow.space(28);
  flow.strong(pass.words("library.nothing_fits"));
  flow.faint(pass.words("library.nothing_fits_hint"));
  const Rect row = flow.row(36);
  if (flow.draws() && pass.brush.button("show everything", {row.min, {row.min.x + pass.brush.px(160), row.max.y}},
                                        pass.words("library.show_everything"), Face::accent)) {
    pass.actions.push_back(CatalogueAction(WantAnything{}));
  }
}

}  // namespace

void library_page(const Pass& pass, Rect rest) {
  Brush& brush = pass.brush;
  const Catalogue& catalogue = pass.tutor.catalogue;
  Rect head = cut_top(rest, brush.px(40), brush.px(12));
  const float field = std::min(brush.px(320), head.width() * 0.6F);
  if (!catalogue.is_open() && brush.button("clear search", cut_right(head, brush.px(40), brush.px(6)), icon::close,
                                           Face::plain, pass.words("library.everything"))) {
    pass.actions.push_back(CatalogueAction(WantAnything{}));
  }
  text_field(brush, pass.tutor, "library search", cut_right(head, field, brush.px(12)), pass.words("library.search"),
             pass.actions);
  brush.text(head, brush.types().title, brush.colours().ink, pass.words("place.library"));

  std::vector<Tile> all = tiles_of(pass.tutor.library, pass.tutor.body.rig);
  std::erase_if(all, [&](const Tile& tile) { return !is_wanted(tile, catalogue); });
  scrolled(brush, "library tiles", rest, [&](Flow& flow) {
    sieves(pass, flow);
    if (all.empty()) nothing_found(pass, flow);
    std::vector<const Tile*> group;
    for (const Tile& tile : all) {
      if (tile.is_routine) group.push_back(&tile);
    }
    tiles(pass, flow, pass.words("library.routines"), group);
    for (const Goal goal : every_goal) {
      group.clear();
      for (const Tile& tile : all) {
        if (!tile.is_routine && tile.goals.front() == goal) group.push_back(&tile);
      }
      tiles(pass, flow, named(pass.words, "goal", name_of(goal)), group);
    }
  });
}

}  // namespace windlass::app
