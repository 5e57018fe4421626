#pragma once
// Cloth that lies over another garment: a hem that rests on the lap instead of being run through by the thigh.
#include <optional>
#include <vector>

#include <glm/vec3.hpp>

#include "engine/sculpt/field.hpp"
#include "engine/sculpt/foot_frame.hpp"
#include "engine/sculpt/neighbours.hpp"

namespace windlass::sculpt {

/// How far (m) each of `positions` (m) moves, up and forward, until all that has a gap is so far (mm) off `below`. What
/// is near moves with it, so that the cloth stays even.
std::vector<glm::vec3> draping(const std::vector<glm::vec3>& positions, const std::vector<std::optional<float>>& gaps,
                               const Field& below, const Neighbours& neighbours, const FootFrame& frame);

}  // namespace windlass::sculpt
