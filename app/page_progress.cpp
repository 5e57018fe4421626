// The place "Progress".
#include "app/panel.hpp"

namespace windlass::app {

void progress_page(const Pass& pass, Rect rest) {
  pass.brush.text(cut_top(rest, pass.brush.px(36)), pass.brush.types().title, pass.brush.colours().ink, "Progress");
}

}  // namespace windlass::app
