#pragma once
#include <glm/vec4.hpp>

#include "engine/sculpt/field.hpp"
#include "engine/sculpt/nail_seat.hpp"

namespace windlass::sculpt {

struct NailShell {
  Shell shell;  ///< Closed: plate, underside and rim.
  std::vector<glm::u8vec4> colours;
};

/// A thin plate bent around the digit at `seat`, its edges under the folds of the skin. `bare_skin` is the skin without
/// the bed of the nail.
NailShell nail_shell(const Field& bare_skin, const NailSeat& seat);

}  // namespace windlass::sculpt
