#include "app/input.hpp"

#include "app/fields.hpp"
#include "app/keys.hpp"

namespace windlass::app {
namespace {

void set_button(Pointer& pointer, Uint8 button, bool down) {
  if (button == SDL_BUTTON_LEFT) pointer.left = down;
  if (button == SDL_BUTTON_RIGHT) pointer.right = down;
  if (button == SDL_BUTTON_MIDDLE) pointer.middle = down;
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
      set_button(input.pointer, event.button.button, event.type == SDL_MOUSEBUTTONDOWN);
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

}  // namespace windlass::app
