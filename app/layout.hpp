#pragma once
// Where the cards lie, and what they leave of the window for the foot.
#include "app/rect.hpp"
#include "app/tutor.hpp"

namespace windlass::app {

struct Layout {
  bool compact = false;  ///< Too small for both side cards: one at a time, and a lower transport.
  bool chips = true;     ///< The transport has room for the phases' names.
  Rect library;          ///< Where it stands now, sliding included; outside the window when away.
  Rect inspector;
  Rect transport;
  Rect library_handle;  ///< Buttons that bring the cards, in the upper corners.
  Rect inspector_handle;
  Rect strip;            ///< At the top, while a routine is done along: room for what one may want then; else empty.
  Rect rail;             ///< The places, at the left edge; empty when they are not shown.
  Rect page;             ///< Of a place other than the player; beside the foot where that is part of it.
  Rect clear;  ///< The largest part without cards.
};

/// For a window of `size` pixels.
Layout layout_of(const Tutor& tutor, const ImVec2& size);

/// Whether a place leaves the foot in sight: else its card lies over it.
bool is_foot_seen(Place place);

/// A small window starts with the side cards away.
void fit_cards(View& view, const ImVec2& size);

}  // namespace windlass::app
