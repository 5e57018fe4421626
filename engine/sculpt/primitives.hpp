#pragma once
// Signed distances (mm) to simple solids, negative inside, and how they combine. Written after the published
// derivations of I. Quilez ("distance functions", "smooth minimum").
#include <algorithm>
#include <cmath>

#include <glm/mat3x3.hpp>
#include <glm/vec3.hpp>

namespace windlass::sculpt {

/// The smaller of two distances with the corner between them rounded off over `blend_mm`; at equal values the
/// surface swells by a quarter of it. Farther apart than `blend_mm` it is the plain minimum.
inline float smooth_min(float a, float b, float blend_mm) {
  if (blend_mm <= 0.0F) return std::min(a, b);
  const float h = std::max(blend_mm - std::abs(a - b), 0.0F) / blend_mm;
  return std::min(a, b) - h * h * blend_mm * 0.25F;
}

inline float smooth_max(float a, float b, float blend_mm) {
  return -smooth_min(-a, -b, blend_mm);
}

/// 0 below `from`, 1 above `to` (either order), with flat ends.
inline float smooth_step(float from, float to, float x) {
  const float t = std::clamp((x - from) / (to - from), 0.0F, 1.0F);
  return t * t * (3.0F - 2.0F * t);
}

/// 1 at 0, falling to 1/e at `spread` to either side.
inline float bell(float x, float spread) {
  return std::exp(-(x / spread) * (x / spread));
}

/// `whole`, which is `body` and the digits joined so far, with one digit more (all distances, mm). Each digit grows out
/// of the body by itself, rounded by `web_mm`; two are joined only where both have just left it, at the web.
inline float with_digit(float whole, float body, float digit, float web_mm) {
  const float grown = smooth_min(body, digit, web_mm);
  const float both_free = std::min(body - whole, body - grown);
  return smooth_min(whole, grown, std::clamp(both_free, 0.0F, 2.4F) * smooth_step(6.5F, 3.0F, both_free));
}

/// Where a solid stands: `axes` are its own x, y, z in the foot frame (columns, orthonormal).
struct Placement {
  glm::vec3 centre{0.0F};
  glm::mat3 axes{1.0F};

  glm::vec3 to_local(const glm::vec3& point) const { return (point - centre) * axes; }
  glm::vec3 to_foot(const glm::vec3& local) const { return centre + axes * local; }
};

/// Turned by `degrees` about the foot frame's z (raises the front), then y (turns the front to the medial side),
/// then x (lowers the lateral side).
Placement placed(const glm::vec3& centre, const glm::vec3& degrees);

/// Own x along `forward`, own y as near to `up` as that allows.
Placement placed_along(const glm::vec3& centre, const glm::vec3& forward, const glm::vec3& up);

/// Half axes `radii`, centred at the origin. Close to the true distance near the surface only.
float ellipsoid(const glm::vec3& local, const glm::vec3& radii);

/// Box of half extents `half`, its edges rounded by `radius`.
float rounded_box(const glm::vec3& local, const glm::vec3& half, float radius);

/// Spheres of two radii and the cone that touches both.
float round_cone(const glm::vec3& point, const glm::vec3& a, const glm::vec3& b, float radius_a, float radius_b);

/// Half axes of a flattened cross-section: across the direction called up, and along it.
struct Section {
  float width = 1.0F;
  float height = 1.0F;
};

/// A segment from `a` to `b` with an elliptical cross-section whose width is square to the segment and to `up`.
/// Ends are rounded by the smaller half axis.
float flat_segment(const glm::vec3& point, const glm::vec3& a, const glm::vec3& b, const glm::vec3& up,
                   const Section& at_a, const Section& at_b);

}  // namespace windlass::sculpt
