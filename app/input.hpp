#pragma once
// SDL events of one wake-up → where the pointer is and what the keys ask for.
#include <array>
#include <vector>

#include <SDL.h>

#include "app/brush.hpp"
#include "app/overlay.hpp"
#include "app/tutor.hpp"

namespace windlass::app {

struct Input {
  Pointer pointer;
  bool happened = false;         ///< Something that the picture may depend on.
  bool closed = false;           ///< The window shall go.
  double pixels_per_unit = 1.0;  ///< Of the window: events count in the desktop's units.
  std::array<bool, 3> is_new{};   ///< Left, right, middle button: it went down since the last pass …
  std::array<bool, 3> is_over{};  ///< … and up again: that is seen by the next pass, so that no quick click is missed.
  bool is_opening = false;       ///< The key that is down has led into a field: its letter does not go there.
  std::vector<Placed> placed;    ///< What can be clicked, from the last pass over the panel: the keyboard's way.
};

/// Takes one event in. `tutor` receives what keys ask for; without one only pointer and closing count.
void take(Input& input, const SDL_Event& event, Tutor* tutor);

/// To be called when a pass over the panel has seen the pointer. True when another has to see what is left.
bool after_pass(Input& input);

}  // namespace windlass::app
