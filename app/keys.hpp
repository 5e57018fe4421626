#pragma once
// The keyboard: everything the panel can do, without the mouse.
#include <vector>

#include "app/tutor.hpp"

namespace windlass::app {

/// What a key press asks for. `key` is an SDL key code.
std::vector<Action> actions_of_key(const Tutor& tutor, int key, bool shift);

/// One line of the help card.
struct KeyHelp {
  const char* keys;
  const char* words;
};

const std::vector<KeyHelp>& key_help();

}  // namespace windlass::app
