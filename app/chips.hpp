#pragma once
// Words in boxes, side by side, going on in the next row where they do not fit.
#include <string>
#include <vector>

#include "app/flow.hpp"

namespace windlass::app {

struct Chip {
  std::string name;   ///< For tests.
  std::string label;
  bool chosen = false;
};

/// Draws chips that can be pressed; the index of the one that was, else -1. `title`: stands before them; may be empty.
int chips(Flow& flow, const std::string& title, const std::vector<Chip>& all);

/// Places of boxes as wide as `labels` in rows `height` high (px) from `rect`'s top left; as high as they need.
std::vector<Rect> boxes(const Brush& brush, const Rect& rect, const Type& type, const std::vector<std::string>& labels,
                        float height, float pad, float gap);

}  // namespace windlass::app
