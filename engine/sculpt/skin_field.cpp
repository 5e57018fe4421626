#include "engine/sculpt/skin_field.hpp"

#include <glm/geometric.hpp>

#include "engine/sculpt/parallel.hpp"
#include "engine/sculpt/primitives.hpp"

namespace windlass::sculpt {
namespace {

constexpr float relief_whole_mm = 10.0F;  // from the masses: up to here all of the relief counts,
constexpr float relief_reach_mm = 15.0F;  // and from here on nothing; farther off it cannot move the surface
constexpr float toe_root_x = 122.0F;      // behind it no toe

std::vector<DetailCurve> drawn_onto_all(const Field& field, std::vector<DetailCurve> curves) {
  in_parallel(curves.size(), [&](std::size_t i) { curves[i] = drawn_onto(field, curves[i]); });
  return curves;
}

}  // namespace

SkinField::SkinField(const SkinTables& tables)
    : tables_(tables.masses), leg_(tables.masses.leg_sections), foot_(tables.masses), relief_(tables.details),
      lines_(drawn_onto_all([this](const glm::vec3& p) { return body_without_lines(p); }, tables.lines)) {
  for (const ToeShape& shape : tables.toes) toes_.emplace_back(shape);
}

Box SkinField::bounds() const {
  return {{-48, -8, -84}, {272, tables_.leg_top + 10, 84}};
}

float SkinField::masses(const glm::vec3& point) const {
  float d = smooth_min(leg_.distance(point), foot_.distance(point), tables_.leg_and_foot_blend);
  for (const Ellipsoid& bump : tables_.bumps) d = smooth_min(d, ellipsoid(point - bump.centre, bump.radii), bump.blend);
  for (const Ellipsoid& hollow : tables_.hollows) {
    d = smooth_max(d, -ellipsoid(point - hollow.centre, hollow.radii), hollow.blend);
  }
  return d;
}

float SkinField::body_without_lines(const glm::vec3& point) const {
  const float bare = masses(point);
  const float share = smooth_step(relief_reach_mm, relief_whole_mm, std::abs(bare));
  return share > 0.0F ? bare - share * relief_.height_at(point) : bare;
}

float SkinField::distance(const glm::vec3& where, bool with_nails) const {
  // Under load the soft tissue is drawn down onto the floor and flattened there.
  glm::vec3 point = where;
  point.y += tables_.sink * (1.0F - smooth_step(0.0F, tables_.sink_height, where.y));

  float body = body_without_lines(point);
  body -= smooth_step(relief_reach_mm, relief_whole_mm, std::abs(body)) * lines_.height_at(point);

  float d = body;
  if (point.x > toe_root_x && point.y < 80.0F) {
    for (const Toe& toe : toes_) {
      const float own = with_nails ? toe.distance(point) : toe.plain_distance(point);
      if (own > body + 10.0F) continue;
      d = with_digit(d, body, own, toe.shape().web);
    }
  }
  d = smooth_max(d, tables_.floor_height - where.y, tables_.floor_softness);
  return smooth_max(d, where.y - tables_.leg_top, tables_.leg_top_rounding);
}

}  // namespace windlass::sculpt
