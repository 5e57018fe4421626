#include "engine/platform/window.hpp"

#include <string_view>
#include <utility>

#include <SDL.h>
#include <epoxy/gl.h>

#include "engine/base/error.hpp"

namespace windlass::platform {
namespace {

/// Whether SDL, finding no screen, fell back to drawing where nobody can see it without having been told to.
bool unseen() {
  const char* driver = SDL_GetCurrentVideoDriver();
  return driver != nullptr && std::string_view(driver) == "offscreen" && SDL_GetHint(SDL_HINT_VIDEODRIVER) == nullptr;
}

base::Failure failure(const std::string& what, const std::string& to_do) {
  const std::string reason = SDL_GetError();
  return base::Failure({{}, reason.empty() ? what : what + " (" + reason + ")", to_do});
}

}  // namespace

Window Window::visible(const std::string& title, const glm::ivec2& size) {
  return Window(nullptr, title, size, SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
}

Window Window::hidden() {
  return Window("offscreen", "windlass", {64, 64}, SDL_WINDOW_HIDDEN);
}

Window::Window(const char* driver, const std::string& title, const glm::ivec2& size, unsigned flags) {
  if (driver != nullptr) SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, driver, SDL_HINT_OVERRIDE);
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
  const bool started = SDL_InitSubSystem(SDL_INIT_VIDEO) == 0;
  if (started && unseen()) {
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    SDL_ClearError();
  }
  if (!started || SDL_WasInit(SDL_INIT_VIDEO) == 0) {
    throw driver == nullptr
        ? failure("no display to open a window on",
                  "start it inside a desktop session, or use the commands that need none: see --help")
        : failure("no off-screen drawing here", "install Mesa's EGL and DRI packages (libegl1, libgl1-mesa-dri)");
  }
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 24);
  const char* no_gl_advice = "update the graphics driver; on Linux, Mesa's software driver (libgl1-mesa-dri) is enough";
  window_ = SDL_CreateWindow(title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, size.x, size.y,
                             SDL_WINDOW_OPENGL | flags);
  if (window_ != nullptr) context_ = SDL_GL_CreateContext(window_);
  if (context_ == nullptr || epoxy_gl_version() < 33) {
    if (context_ != nullptr) SDL_GL_DeleteContext(context_);
    const base::Failure error = failure("no OpenGL 3.3 on this computer", no_gl_advice);
    if (window_ != nullptr) SDL_DestroyWindow(window_);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    throw error;
  }
  SDL_GL_SetSwapInterval(1);  // fails without a screen; the caller limits its own rate anyway
}

Window::Window(Window&& other) noexcept
    : window_(std::exchange(other.window_, nullptr)), context_(std::exchange(other.context_, nullptr)) {}

Window& Window::operator=(Window&& other) noexcept {
  std::swap(window_, other.window_);
  std::swap(context_, other.context_);
  return *this;
}

Window::~Window() {
  if (context_ != nullptr) SDL_GL_DeleteContext(context_);
  if (window_ == nullptr) return;
  SDL_DestroyWindow(window_);
  SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

glm::ivec2 Window::pixels() const {
  glm::ivec2 size(0);
  SDL_GL_GetDrawableSize(window_, &size.x, &size.y);
  return size;
}

void Window::swap() const {
  SDL_GL_SwapWindow(window_);
}

std::string Window::machine() const {
  const GLubyte* name = glGetString(GL_RENDERER);
  return name == nullptr ? "" : reinterpret_cast<const char*>(name);
}

}  // namespace windlass::platform
