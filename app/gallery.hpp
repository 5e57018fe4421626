#pragma once
// Pictures of demonstrations as pages show them: the panel says what it would like to show, and takes what is there.
#include <glm/vec2.hpp>
#include <imgui.h>

#include "app/tutor.hpp"

namespace windlass::app {

/// A picture that a page would like to show.
struct PictureWish {
  int demonstration = 0;    ///< In the library.
  glm::ivec2 size{0};       ///< Pixels that the whole picture would cover.
  bool moves = false;       ///< Else it stands still, at the moment that says most.
  bool is_pointed = false;  ///< Pointer or keyboard are on it: it does not come to rest.
};

class Gallery {
 public:
  virtual ~Gallery() = default;

  /// ImGui's name of the picture's texture, top row last; nothing while there is none.
  virtual ImTextureID texture_of(const Tutor& tutor, const PictureWish& wish) const = 0;
};

}  // namespace windlass::app
