#pragma once
// The keyboard: everything the panel can do, without the mouse.
#include <vector>

#include "app/brush.hpp"
#include "app/tutor.hpp"

namespace windlass::app {

/// Whether a card asks something: keys are its own, and whatever else there is to say waits.
bool is_asked(const Tutor& tutor);

/// What a key press asks for. `key` is an SDL key code; `placed`: what can be clicked at present, for the keyboard's way
/// through it.
std::vector<Action> actions_of_key(const Tutor& tutor, int key, bool shift, const std::vector<Placed>& placed = {});

/// The key that does the same as a gamepad's button (`SDL_GameControllerButton`); 0: none does.
int key_of_button(int button);

/// The lines of the help card, by the names of their words: `keys.play` and `key_help.play`.
const std::vector<const char*>& key_help();

}  // namespace windlass::app
