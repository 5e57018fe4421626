#include "engine/sculpt/toe.hpp"

#include <cmath>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

namespace windlass::sculpt {
namespace {

constexpr float detail_whole_mm = 4.0F;  // off the bare toe: up to here its creases count in full,
constexpr float detail_reach_mm = 8.0F;  // and from here on no more
constexpr float margin_mm = 26.0F;       // around the chain: beyond it the toe cannot reach, nor any blend with it

}  // namespace

Toe::Toe(const ToeShape& shape) : shape_(shape), bounds_{glm::vec3(1e9F), glm::vec3(-1e9F)} {
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    segments_[i] = placed_along(shape.centres[i], shape.centres[i + 1] - shape.centres[i], shape.up);
  }
  nail_ = {segments_[2], shape.nail, 0.5F * (shape.half_widths[2] + shape.half_widths[3])};
  for (const glm::vec3& centre : shape.centres) {
    bounds_.low = glm::min(bounds_.low, centre - margin_mm);
    bounds_.high = glm::max(bounds_.high, centre + margin_mm);
  }
}

float Toe::distance_to_segment(std::size_t index, const glm::vec3& point) const {
  const float length = glm::length(shape_.centres[index + 1] - shape_.centres[index]);
  glm::vec3 local = segments_[index].to_local(point);
  const float t = std::clamp(local.x / length, 0.0F, 1.0F);
  const float width = shape_.half_widths[index] + (shape_.half_widths[index + 1] - shape_.half_widths[index]) * t;
  const float height = shape_.half_heights[index] + (shape_.half_heights[index + 1] - shape_.half_heights[index]) * t;
  const float flatness = width / height;
  local.y *= flatness;
  const float round = round_cone(local, glm::vec3(0), glm::vec3(length, 0, 0), shape_.half_widths[index],
                                 shape_.half_widths[index + 1]);
  return round / std::max(1.0F, flatness);
}

float Toe::crease_depth(const glm::vec3& point) const {
  float depth = 0.0F;
  for (const Crease& crease : shape_.creases) {
    const auto row = static_cast<std::size_t>(crease.row);
    const glm::vec3 local = segments_[std::min<std::size_t>(row, 2)].to_local(point);
    if (crease.half_width == 0.0F) {
      depth += crease.depth * bell(local.x - crease.beyond, crease.spread);
      continue;
    }
    const float away = crease.plantar ? -local.y : local.y;
    if (away <= 0.0F) continue;
    // A crease bends a little toward the tip at its ends, as the skin folds around the joint.
    const float bent = local.x - crease.beyond - 0.02F * local.z * local.z * (crease.plantar ? -1.0F : 1.0F);
    depth +=
        crease.depth * bell(bent, crease.spread) * bell(local.z, crease.half_width) * smooth_step(0.5F, 5.0F, away);
  }
  return depth;
}

float Toe::plain_distance(const glm::vec3& point) const {
  const glm::vec3 outside = outside_of(bounds_, point);
  if (outside != glm::vec3(0.0F)) return glm::length(outside) + 15.0F;

  float d = distance_to_segment(0, point);
  d = smooth_min(d, distance_to_segment(1, point), shape_.blend);
  d = smooth_min(d, distance_to_segment(2, point), shape_.blend);
  Placement pad = segments_[2];
  pad.centre = shape_.pad;
  const glm::vec3 pad_radii(shape_.pad_radii.z, shape_.pad_radii.y, shape_.pad_radii.x);
  d = smooth_min(d, ellipsoid(pad.to_local(point), pad_radii), shape_.pad_blend);
  if (d > detail_reach_mm) return d;

  const glm::vec3 knuckle = shape_.centres[1] + segments_[1].axes[1] * (0.6F * shape_.half_heights[1]);
  const float raised = shape_.knuckle_height * bell(glm::length(point - knuckle), shape_.knuckle_spread);
  return d + smooth_step(detail_reach_mm, detail_whole_mm, d) * (crease_depth(point) - raised);
}

float Toe::distance(const glm::vec3& point) const {
  const float plain = plain_distance(point);
  if (plain > detail_reach_mm) return plain;
  return plain + smooth_step(detail_reach_mm, detail_whole_mm, plain) * nail_bed(nail_, point);
}

}  // namespace windlass::sculpt
