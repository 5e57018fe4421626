#include "engine/scene/pick.hpp"

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

namespace windlass::scene {
namespace {

constexpr float solid = 0.5F;  // glass up to here counts as something to be picked

struct Ray {
  glm::vec3 from{0.0F};
  glm::vec3 along{0.0F};  ///< Unit.
};

Ray ray_through(const Frame& frame, const glm::dvec2& pixel) {
  const glm::dvec2 place(2.0 * pixel.x / frame.size.x - 1.0, 1.0 - 2.0 * pixel.y / frame.size.y);
  const glm::dvec4 far = glm::inverse(glm::dmat4(frame.clip_from_world)) * glm::dvec4(place, 0.9, 1.0);
  const glm::dvec3 eye(frame.eye_world);
  return {frame.eye_world, glm::vec3(glm::normalize(glm::dvec3(far) / far.w - eye))};
}

/// How far along `ray` the triangle lies that faces its start (Möller and Trumbore 1997); nothing if it misses.
std::optional<float> distance_to(const Ray& ray, const glm::vec3& a, const glm::vec3& b, const glm::vec3& c) {
  const glm::vec3 ab = b - a;
  const glm::vec3 ac = c - a;
  const glm::vec3 p = glm::cross(ray.along, ac);
  const float determinant = glm::dot(ab, p);
  if (determinant <= 1e-14F) return std::nullopt;  // edge-on, or its back
  const glm::vec3 from_a = ray.from - a;
  const float u = glm::dot(from_a, p);
  if (u < 0.0F || u > determinant) return std::nullopt;
  const glm::vec3 q = glm::cross(from_a, ab);
  const float v = glm::dot(ray.along, q);
  if (v < 0.0F || u + v > determinant) return std::nullopt;
  const float distance = glm::dot(ac, q) / determinant;
  return distance > 0.0F ? std::optional(distance) : std::nullopt;
}

void look_in(const Item& item, const Ray& ray, std::optional<Hit>& nearest) {
  const glm::vec3 mirror(1.0F, 1.0F, item.mirror_z ? -1.0F : 1.0F);
  // In the item's own reflected world, where its triangles keep their order.
  const Ray own{ray.from * mirror, ray.along * mirror};
  const auto& triangles = item.mesh->triangles;
  const auto& positions = item.surface->positions;
  for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
    const glm::vec3& a = positions[triangles[i]];
    const glm::vec3& b = positions[triangles[i + 1]];
    const glm::vec3& c = positions[triangles[i + 2]];
    const auto distance = distance_to(own, a, b, c);
    if (!distance || (nearest && *distance >= nearest->distance)) continue;
    nearest = Hit{item.part, item.mirror_z ? motion::Side::left : motion::Side::right, ray.from + *distance * ray.along,
                  glm::normalize(glm::cross(b - a, c - a)) * mirror, *distance};
  }
}

}  // namespace

std::optional<Hit> hit_at(const Frame& frame, const glm::dvec2& pixel) {
  const Ray ray = ray_through(frame, pixel);
  std::optional<Hit> nearest;
  for (const auto* items : {&frame.opaque, &frame.fading, &frame.inner_glass, &frame.outer_glass}) {
    for (const Item& item : *items) {
      if (item.glass < solid) look_in(item, ray, nearest);
    }
  }
  return nearest;
}

}  // namespace windlass::scene
