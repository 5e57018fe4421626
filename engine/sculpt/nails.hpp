#pragma once
#include "engine/sculpt/field.hpp"
#include "engine/sculpt/skin_field.hpp"

namespace windlass::sculpt {

struct NailShell {
  Shell shell;  ///< Closed: plate, underside and rim.
  std::vector<glm::u8vec4> colours;
};

/// The nail of toe `index` (0: hallux): a thin plate bent around the toe, its edges under the folds of the skin.
NailShell nail_shell(const SkinField& skin, std::size_t index);

}  // namespace windlass::sculpt
