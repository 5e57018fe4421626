// The place "Library".
#include "app/panel.hpp"

namespace windlass::app {

void library_page(const Pass& pass, Rect rest) {
  pass.brush.text(cut_top(rest, pass.brush.px(36)), pass.brush.types().title, pass.brush.colours().ink, "Library");
}

}  // namespace windlass::app
