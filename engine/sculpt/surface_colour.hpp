#pragma once
// Colours and baked shade of what lies under the skin.
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

#include "engine/sculpt/field.hpp"

namespace windlass::sculpt {

/// 0 in a deep crease of `field` … 1 in the open: how much of the space before a surface point is free.
float openness(const Field& field, const glm::vec3& point, const glm::vec3& normal);

/// sRGB with `open` in alpha.
glm::u8vec4 to_colour(const glm::vec3& srgb, float open);

/// Matt ivory with faint blotches, darker and warmer in creases; pale and bluish under the cartilage where a joint is
/// 0 mm away, round it a rough, pitted rim that fades out along the shaft. sRGB.
glm::vec3 bone_colour(const glm::vec3& point, float open, float from_joint_mm);

/// Red fibres that run along the tube and turn into silky white where `sinew` is 1. `along` and `side` in mm.
glm::vec3 fibre_colour(float along, float side, float up, float sinew);

}  // namespace windlass::sculpt
