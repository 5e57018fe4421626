#pragma once
// Texts that are written with the keyboard, each by its name: `View::writing` says which one letters go into.
#include <string>
#include <string_view>
#include <vector>

#include "app/brush.hpp"
#include "app/tutor.hpp"

namespace windlass::app {

/// What stands in a field; empty for an unknown one.
std::string text_in(const Tutor& tutor, std::string_view field);

/// Puts `text` there, cut to what fits.
std::vector<Action> put(std::string_view field, std::string text);

/// What letters (UTF-8) do while a field is written into; nothing otherwise.
std::vector<Action> actions_of_text(const Tutor& tutor, std::string_view letters);

/// What Backspace, Enter and Escape do then.
std::vector<Action> actions_of_field_key(const Tutor& tutor, int key);

/// Draws a field; clicked, letters go into it. `otherwise`: stands there while it is empty.
void text_field(Brush& brush, const Tutor& tutor, const std::string& name, const Rect& rect, std::string_view otherwise,
                std::vector<Action>& actions);

}  // namespace windlass::app
