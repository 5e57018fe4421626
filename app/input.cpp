#include "app/input.hpp"

#include <iterator>

#include "app/fields.hpp"
#include "app/keys.hpp"

namespace windlass::app {
namespace {

constexpr Uint8 buttons[] = {SDL_BUTTON_LEFT, SDL_BUTTON_RIGHT, SDL_BUTTON_MIDDLE};
constexpr bool Pointer::*states[] = {&Pointer::left, &Pointer::right, &Pointer::middle};

void set_button(Input& input, Uint8 button, bool down) {
  for (std::size_t i = 0; i < std::size(buttons); ++i) {
    if (buttons[i] != button) continue;
    input.is_over[i] = !down && input.is_new[i];
    if (down) input.is_new[i] = true;
    if (!input.is_over[i]) input.pointer.*states[i] = down;
  }
}

glm::vec2 pixels(const Input& input, int x, int y) {
  return {static_cast<float>(x * input.pixels_per_unit), static_cast<float>(y * input.pixels_per_unit)};
}

}  // namespace

void take(Input& input, const SDL_Event& event, Tutor* tutor) {
  switch (event.type) {
    case SDL_QUIT: input.closed = true; break;
    case SDL_WINDOWEVENT:
      if (event.window.event == SDL_WINDOWEVENT_LEAVE) input.pointer.at = Pointer{}.at;
      break;
    case SDL_MOUSEMOTION: input.pointer.at = pixels(input, event.motion.x, event.motion.y); break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
      input.pointer.at = pixels(input, event.button.x, event.button.y);
      set_button(input, event.button.button, event.type == SDL_MOUSEBUTTONDOWN);
      break;
    case SDL_MOUSEWHEEL:
      input.pointer.wheel += event.wheel.preciseY;
      if (tutor != nullptr) app::apply(*tutor, FocusOn{});  // who scrolls has left the keyboard
      break;
    case SDL_CONTROLLERDEVICEADDED: SDL_GameControllerOpen(event.cdevice.which); break;
    case SDL_CONTROLLERBUTTONDOWN:
      if (const int key = key_of_button(event.cbutton.button); key != 0 && tutor != nullptr) {
        for (const Action& action : actions_of_key(*tutor, key, false, input.placed)) app::apply(*tutor, action);
      }
      break;
    case SDL_KEYDOWN:
    case SDL_KEYUP:
      input.pointer.shift = (event.key.keysym.mod & KMOD_SHIFT) != 0;
      if (event.type == SDL_KEYDOWN && tutor != nullptr &&
          (event.key.keysym.mod & (KMOD_CTRL | KMOD_ALT | KMOD_GUI)) == 0) {
        const std::string before = tutor->view.writing;
        for (const Action& action : actions_of_key(*tutor, event.key.keysym.sym, input.pointer.shift, input.placed))
          app::apply(*tutor, action);
        if (event.key.repeat == 0) input.is_opening = tutor->view.writing != before;
      }
      if (event.type == SDL_KEYUP) input.is_opening = false;
      break;
    case SDL_TEXTINPUT:
      if (tutor != nullptr && !input.is_opening) {
        for (const Action& action : actions_of_text(*tutor, event.text.text)) app::apply(*tutor, action);
      }
      break;
    case SDL_DROPFILE:
      if (tutor != nullptr) app::apply(*tutor, SettingsAction(Import{event.drop.file}));
      SDL_free(event.drop.file);
      break;
    default: return;
  }
  input.happened = true;
}

bool after_pass(Input& input) {
  input.pointer.wheel = 0.0F;
  bool is_left = false;
  for (std::size_t i = 0; i < std::size(states); ++i) {
    if (input.is_over[i]) {
      input.pointer.*states[i] = false;
      is_left = true;
    }
  }
  input.is_new = input.is_over = {};
  return is_left;
}

}  // namespace windlass::app
