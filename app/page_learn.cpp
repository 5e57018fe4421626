// The place "Learn".
#include "app/panel.hpp"

namespace windlass::app {

void learn_page(const Pass& pass, Rect rest) {
  pass.brush.text(cut_top(rest, pass.brush.px(36)), pass.brush.types().title, pass.brush.colours().ink, "Learn");
}

}  // namespace windlass::app
