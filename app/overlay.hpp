#pragma once
// ImGui's life: one context, fed with pointer, size and time by the caller, drawn with OpenGL or not at all.
#include <optional>
#include <string>

#include <glm/vec2.hpp>

#include "app/theme.hpp"

namespace windlass::app {

/// Where the pointer is (pixels) and what it does.
struct Pointer {
  glm::vec2 at{-1e6F};
  bool left = false;
  bool right = false;
  bool middle = false;
  bool shift = false;
  float wheel = 0.0F;  ///< Notches since the last pass, positive away from the user.
};

/// For `ImDrawList::AddCallback`: fills the clip rectangle with an opaque colour, packed as ImGui packs it and passed
/// as the callback's pointer. Runs while an overlay with OpenGL ends its pass.
void clear_clip(const ImDrawList* list, const ImDrawCmd* command);

class Overlay {
 public:
  /// `font_folder`: see `load_types`. With `draws` an OpenGL context must be current, here and in every call.
  Overlay(std::string font_folder, bool draws);
  Overlay(const Overlay&) = delete;
  Overlay& operator=(const Overlay&) = delete;
  ~Overlay();

  /// Loads the typefaces for a panel of `scale`.
  void load(double scale);

  /// Starts a pass over a window of `size` pixels, `dt` seconds after the last one. Fonts are loaded anew when the
  /// scale has changed.
  void begin(const glm::ivec2& size, const Pointer& pointer, Theme theme, double scale, double dt);

  /// Ends the pass and draws it on the framebuffer in use.
  void end();

  const Types& types() const { return types_; }

  /// Whether the pointer rests on something to click.
  bool wants_hand() const;

 private:
  ImGuiContext* context_;
  std::string font_folder_;
  bool draws_;
  std::optional<double> scale_;
  Types types_;
};

}  // namespace windlass::app
