#include "engine/scene/hollow.hpp"

#include <algorithm>
#include <cmath>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

namespace windlass::scene {
namespace {

using choreography::Solid;

constexpr double far_away = 1e3;

double to_segment(const glm::dvec3& p, const glm::dvec3& a, const glm::dvec3& b) {
  const glm::dvec3 ab = b - a;
  const double t = std::clamp(glm::dot(p - a, ab) / std::max(glm::dot(ab, ab), 1e-12), 0.0, 1.0);
  return glm::distance(p, a + t * ab);
}

double from_box(const glm::dvec3& p, const glm::dvec3& half, double rounding) {
  const glm::dvec3 q = glm::abs(p) - (half - rounding);
  return glm::length(glm::max(q, 0.0)) + std::min(std::max({q.x, q.y, q.z}), 0.0) - rounding;
}

/// `profile` closed along the axis; `p`: radius and height.
double from_profile(const glm::dvec2& p, const std::vector<glm::dvec2>& profile) {
  double nearest = far_away;
  bool inside = false;
  for (std::size_t i = 0; i < profile.size(); ++i) {
    const glm::dvec2& a = profile[i];
    const glm::dvec2& b = profile[(i + 1) % profile.size()];
    if (i + 1 < profile.size()) {
      nearest = std::min(nearest, to_segment({p, 0.0}, {a, 0.0}, {b, 0.0}));
    }
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside ? -nearest : nearest;
}

double from_line(const glm::dvec3& p, const Solid& solid) {
  double nearest = far_away;
  for (std::size_t i = 1; i < solid.points.size(); ++i) {
    nearest = std::min(nearest, to_segment(p, solid.points[i - 1], solid.points[i]));
  }
  return nearest - 0.5 * std::min(solid.size.x, solid.size.y);
}

}  // namespace

double distance_from(const Solid& solid, const glm::dvec3& point) {
  const glm::dvec3 p = glm::conjugate(solid.thing_from_solid) * (point - solid.centre);
  const glm::dvec2 turned(std::hypot(p.x, p.z), p.y);
  switch (solid.shape) {
    case Solid::Shape::box:
    case Solid::Shape::cushion: return from_box(p, 0.5 * solid.size, solid.rounding);
    case Solid::Shape::cylinder: {
      const glm::dvec2 q = glm::abs(turned) - 0.5 * glm::dvec2(solid.size.x, solid.size.y);
      return glm::length(glm::max(q, 0.0)) + std::min(std::max(q.x, q.y), 0.0);
    }
    case Solid::Shape::ball: return (glm::length(p / solid.size) - 0.5) * std::min({solid.size.x, solid.size.y, solid.size.z});
    case Solid::Shape::ring:
      return glm::length(turned - glm::dvec2(0.5 * (solid.size.x - solid.size.y), 0.0)) - 0.5 * solid.size.y;
    case Solid::Shape::lathe: return from_profile(turned, solid.profile);
    case Solid::Shape::tube: return from_line(p, solid);
    case Solid::Shape::loft:
    case Solid::Shape::strand:
    case Solid::Shape::blades: break;
  }
  return far_away;
}

double openness(const std::vector<Solid>& solids, const glm::dvec3& point, const glm::dvec3& normal) {
  constexpr double heights[] = {0.006, 0.016, 0.04, 0.09};  // m
  constexpr double weights[] = {0.34, 0.30, 0.22, 0.14};
  double hidden = 0.0;
  for (std::size_t i = 0; i < std::size(heights); ++i) {
    double room = heights[i];
    for (const Solid& solid : solids) room = std::min(room, distance_from(solid, point + heights[i] * normal));
    hidden += weights[i] * (1.0 - std::max(room, 0.0) / heights[i]);
  }
  return 1.0 - 0.85 * std::clamp(hidden, 0.0, 1.0);
}

}  // namespace windlass::scene
