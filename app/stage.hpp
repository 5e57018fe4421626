#pragma once
// From the tutor to pixels: composes the foot beside the cards, draws it, and the panel over it.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/layout.hpp"
#include "app/overlay.hpp"
#include "app/panel.hpp"
#include "app/thumbnails.hpp"
#include "app/tutor.hpp"
#include "engine/render/renderer.hpp"
#include "engine/scene/compose.hpp"

namespace windlass::app {

/// What `tutor` shows in a window of `size` pixels: the foot in the part that the cards leave clear.
scene::Look look_of(const Tutor& tutor, const glm::ivec2& size, scene::Quality quality);

/// Owns what drawing needs besides the tutor. An OpenGL context must be current throughout.
class Stage {
 public:
  /// Shaders, and typefaces for a panel of `scale`: what can be made ready while the body still loads. `pictures`: folder
  /// where thumbnails are kept; empty: nowhere. Throws `base::Failure` when a shader is missing.
  explicit Stage(double scale, const std::string& pictures = {});

  /// What will be drawn; call it before the first `draw`. `body` must outlive the stage.
  void set_body(const anatomy::Body& body);

  /// Where something presses on the skin, in every picture from now on.
  void set_dents(std::vector<motion::Dent> dents) { dents_ = std::move(dents); }

  /// Draws foot and panel, and goes on with the thumbnails that the panel wants; what the user did to the panel.
  PanelPass draw(const Tutor& tutor, const render::Target& target, scene::Quality quality, const Pointer& pointer,
                 double dt);

  /// Makes all thumbnails that the panel wanted last, and the clips that they take.
  void finish_thumbnails(const Tutor& tutor);

  const Thumbnails& thumbnails() const { return thumbnails_; }

  /// Draws the foot alone.
  void draw_foot(const Tutor& tutor, const render::Target& target, scene::Quality quality);

  bool wants_hand() const { return overlay_.wants_hand(); }

 private:
  void draw(const Tutor& tutor, scene::Look look, const render::Target& target);
  void see_to_thumbnails(const Tutor& tutor, double dt, double budget);

  render::Renderer renderer_;
  std::optional<scene::Composer> composer_;
  std::vector<motion::Dent> dents_;
  Overlay overlay_;
  Thumbnails thumbnails_;
  std::vector<PictureWish> wishes_;  ///< Of the last pass.
};

/// Folder of the typefaces that the build copied; empty when there is none.
std::string font_folder();

}  // namespace windlass::app
