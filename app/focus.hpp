#pragma once
// The keyboard's way through what can be clicked.
#include <string>
#include <vector>

#include "app/brush.hpp"

namespace windlass::app {

enum class Toward { next, previous, left, right, up, down };

/// The name of what the keyboard is on after a step from `focus`; the first or last one from nothing.
/// `placed`: all that can be reached.
std::string focus_after(const std::vector<Placed>& placed, const std::string& focus, Toward toward);

}  // namespace windlass::app
