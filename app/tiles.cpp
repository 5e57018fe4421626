#include "app/tiles.hpp"

#include <algorithm>

#include "app/catalogue.hpp"

namespace windlass::app {
namespace {

constexpr double margin = 14.0;  // logical pixels

const std::string& title_of(const RoutineTile& tile) {
  return tile.routine != nullptr ? tile.routine->title : tile.title;
}

}  // namespace

double height_of(const Pass& pass, float width, const RoutineTile& tile, double least) {
  const Brush& brush = pass.brush;
  const float title = brush.height_of(brush.types().strong, width - brush.px(least + 2 * margin), title_of(tile));
  return std::max(least, static_cast<double>(title / brush.px(1)) + 44.0);
}

bool routine_tile(const Pass& pass, const Rect& rect, const RoutineTile& tile, double least) {
  Brush& brush = pass.brush;
  const Colours& colours = brush.colours();
  bool hovered = false;
  const bool is_pressed = brush.place(tile.name, rect, &hovered);
  brush.fill(rect, hovered ? colours.hovered : colours.raised, brush.px(10));
  Rect rest = rect;
  const Rect picture = cut_left(rest, brush.px(least));
  if (tile.routine == nullptr) {
    brush.fill(picture, colours.tint, brush.px(10));
    brush.symbol(picture, icon::plus, colours.accent);
  } else if (const std::vector<int> shown = portrayed(pass.tutor.library, *tile.routine); !shown.empty()) {
    thumbnail(pass, picture, shown.front(), Moving::no, ImDrawFlags_RoundCornersLeft);
  }
  rest = inset(rest, brush.px(margin), brush.px(10));
  const float title = brush.height_of(brush.types().strong, rest.width(), title_of(tile));
  brush.paragraph(cut_top(rest, title, brush.px(4)), brush.types().strong, colours.ink, title_of(tile));
  const std::string line = tile.routine != nullptr ? effort_text(*tile.routine, pass.tutor.library) : tile.line;
  brush.text(cut_top(rest, brush.px(18), brush.px(4)), brush.types().small, colours.faint, line);
  if (tile.routine == nullptr) return is_pressed;
  const std::string& summary = tile.routine->summary;
  if (brush.height_of(brush.types().small, rest.width(), summary) <= rest.height()) {
    brush.paragraph(rest, brush.types().small, colours.ink, summary);
  } else if (hovered) {
    brush.hint(rect, summary);
  }
  return is_pressed;
}

std::optional<std::size_t> routine_tiles(const Pass& pass, Flow& flow, const std::vector<RoutineTile>& tiles,
                                         double least) {
  const Brush& brush = pass.brush;
  const float gap = brush.px(10);
  const std::size_t columns = flow.width() > brush.px(1000) ? 3 : flow.width() > brush.px(640) ? 2 : 1;
  std::optional<std::size_t> pressed;
  for (std::size_t first = 0; first < tiles.size(); first += columns) {
    const std::size_t end = std::min(tiles.size(), first + columns);
    const auto column = [&](const Rect& row, std::size_t i) {
      return column_of(row, static_cast<int>(i - first), static_cast<int>(columns), gap);
    };
    double height = least;
    const Rect nothing = flow.row(0, 0);
    for (std::size_t i = first; i < end; ++i) {
      height = std::max(height, height_of(pass, column(nothing, i).width(), tiles[i], least));
    }
    const Rect row = flow.row(height, 10);
    if (!flow.draws()) continue;
    for (std::size_t i = first; i < end; ++i) {
      if (routine_tile(pass, column(row, i), tiles[i], least)) pressed = i;
    }
  }
  return pressed;
}

}  // namespace windlass::app
