#pragma once
// Lines drawn on a surface as with a brush: brows, lashes, the line of a mouth. Millimetres, foot frame.
#include <cstddef>
#include <vector>

#include <glm/vec3.hpp>

#include "engine/sculpt/field.hpp"

namespace windlass::sculpt {

struct StrokePoint {
  glm::vec3 position{0.0F};  ///< Near the surface.
  float half_width = 1.0F;
};

struct Stroke {
  std::vector<StrokePoint> points;  ///< Two or more; a smooth curve through them.
  float raised = 0.0F;              ///< How far its middle stands off the surface.
  glm::vec3 colour{0.0F};           ///< sRGB, 0 to 255
};

/// How finely a stroke is drawn at one level of detail.
struct StrokeDetail {
  std::size_t sections = 2;  ///< Between its two tips.
  float lift = 0.0F;         ///< mm off the surface, so that it shows on a coarse mesh of it.
};

/// `stroke` as a slim closed mesh that lies on the zero surface of `field` and is rooted in it.
Shell stroked(const Field& field, const Stroke& stroke, const StrokeDetail& detail);

/// The mirror image behind the plane z = `middle`.
Stroke mirrored(Stroke stroke, float middle);

}  // namespace windlass::sculpt
