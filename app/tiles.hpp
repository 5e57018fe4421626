#pragma once
// Routines to choose from, side by side: picture, title, how much it is, and what it is where there is room.
#include <optional>
#include <string>
#include <vector>

#include "app/flow.hpp"
#include "app/panel.hpp"

namespace windlass::app {

struct RoutineTile {
  std::string name;  ///< Of the widget.
  const routine::Routine* routine = nullptr;  ///< Null: something new …
  std::string title = {};                     ///< … which is called so …
  std::string line = {};                      ///< … and of which this is said.
};

constexpr double least_tile_height = 66.0;   ///< Logical pixels.
constexpr double roomy_tile_height = 106.0;  ///< The same, where there is room for summaries.

/// How high a tile of `width` pixels has to be for its title and effort (logical pixels); its picture is `least` wide.
double height_of(const Pass& pass, float width, const RoutineTile& tile, double least = least_tile_height);

/// Draws one; whether it was pressed.
bool routine_tile(const Pass& pass, const Rect& rect, const RoutineTile& tile, double least = least_tile_height);

/// All of them in as many columns as fit; the one that was pressed.
std::optional<std::size_t> routine_tiles(const Pass& pass, Flow& flow, const std::vector<RoutineTile>& tiles,
                                         double least = least_tile_height);

}  // namespace windlass::app
