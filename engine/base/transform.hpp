#pragma once
#include <glm/gtc/quaternion.hpp>
#include <glm/vec3.hpp>

namespace windlass::base {

/// Rigid motion `target = rotation * source + translation` (m). Name variables `target_from_source`.
struct Transform {
  glm::dquat rotation{1.0, 0.0, 0.0, 0.0};  ///< Unit, (w, x, y, z).
  glm::dvec3 translation{0.0};
};

inline glm::dvec3 apply(const Transform& t, const glm::dvec3& point) {
  return t.rotation * point + t.translation;
}

inline Transform operator*(const Transform& c_from_b, const Transform& b_from_a) {
  return {c_from_b.rotation * b_from_a.rotation, apply(c_from_b, b_from_a.translation)};
}

inline Transform inverse(const Transform& t) {
  const glm::dquat back = glm::conjugate(t.rotation);
  return {back, back * -t.translation};
}

/// Rotation by `angle` (rad, right-hand rule) about the line through `point` along unit `axis`.
inline Transform rotation_about(const glm::dvec3& point, const glm::dvec3& axis, double angle) {
  const glm::dquat rotation = glm::angleAxis(angle, axis);
  return {rotation, point - rotation * point};
}

/// The same motion seen in the mirror z -> -z (right side <-> left side).
inline Transform mirrored(const Transform& t) {
  return {glm::dquat(t.rotation.w, -t.rotation.x, -t.rotation.y, t.rotation.z),
          {t.translation.x, t.translation.y, -t.translation.z}};
}

inline glm::dvec3 mirrored(const glm::dvec3& point) {
  return {point.x, point.y, -point.z};
}

}  // namespace windlass::base
