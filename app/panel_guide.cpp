// What a sitting asks and says.
#include "app/panel.hpp"

namespace windlass::app {

void guide_cards(const Pass&, const ImVec2&) {}

}  // namespace windlass::app
