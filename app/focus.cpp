#include "app/focus.hpp"

#include <algorithm>
#include <cmath>

namespace windlass::app {

std::string focus_after(const std::vector<Placed>& placed, const std::string& focus, Toward toward) {
  if (placed.empty()) return {};
  const auto found = std::find_if(placed.begin(), placed.end(), [&](const Placed& p) { return p.name == focus; });
  if (found == placed.end()) return toward == Toward::previous ? placed.back().name : placed.front().name;
  if (toward == Toward::next) return (std::next(found) == placed.end() ? placed.front() : *std::next(found)).name;
  if (toward == Toward::previous) return (found == placed.begin() ? placed.back() : *std::prev(found)).name;
  const ImVec2 from = found->rect.centre();
  const Placed* best = &*found;
  float least = 1e30F;
  for (const Placed& other : placed) {
    const ImVec2 to = other.rect.centre();
    const float x = to.x - from.x;
    const float y = to.y - from.y;
    const float along = toward == Toward::left ? -x : toward == Toward::right ? x : toward == Toward::up ? -y : y;
    const float across = toward == Toward::left || toward == Toward::right ? std::abs(y) : std::abs(x);
    if (along <= 1.0F) continue;
    const float cost = along + 2.5F * across;
    if (cost < least) {
      least = cost;
      best = &other;
    }
  }
  return best->name;
}

}  // namespace windlass::app
