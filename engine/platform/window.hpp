#pragma once
// A window, or a hidden place to draw, with an OpenGL 3.3 core context that is current on this thread.
#include <string>

#include <glm/vec2.hpp>

struct SDL_Window;

namespace windlass::platform {

class Window {
 public:
  /// A resizable window of `size` in the desktop's units. Throws `base::Failure` without a display or OpenGL 3.3.
  static Window visible(const std::string& title, const glm::ivec2& size);

  /// No display needed: only off-screen targets can be drawn to. Throws `base::Failure` without OpenGL 3.3.
  static Window hidden();

  Window(Window&& other) noexcept;
  Window& operator=(Window&& other) noexcept;
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;
  ~Window();

  /// Size of the drawing area (pixels).
  glm::ivec2 pixels() const;

  /// Shows what was drawn.
  void swap() const;

  /// Vendor's name of the drawing machine, such as "llvmpipe (LLVM 15.0.6, 256 bits)".
  std::string machine() const;

  /// For libraries that speak SDL themselves. Owned by this object.
  SDL_Window* sdl() const { return window_; }
  void* context() const { return context_; }

 private:
  Window(const char* driver, const std::string& title, const glm::ivec2& size, unsigned flags);
  SDL_Window* window_ = nullptr;
  void* context_ = nullptr;
};

}  // namespace windlass::platform
