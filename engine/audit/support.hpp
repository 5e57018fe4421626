#pragma once
// What is touched, and how far a point is from its surface.
#include <array>
#include <cstdint>
#include <vector>

#include "engine/base/transform.hpp"
#include "engine/choreography/prop.hpp"

namespace windlass::audit {

/// How far (m) `point` lies outside a feature; negative: inside. Both in one frame.
double distance_to(const choreography::Feature& feature, const glm::dvec3& point);

/// The direction (unit) away from the feature at `point`.
glm::dvec3 outward_at(const choreography::Feature& feature, const glm::dvec3& point);

/// A piece of skin as something to touch: the triangles between its vertices.
class SkinSupport {
 public:
  explicit SkinSupport(std::vector<std::array<std::uint32_t, 3>> triangles);

  /// Takes up where the skin is now: one entry per vertex. Both must stay while it is asked, and what is asked should
  /// lie around `middle`.
  void show(const std::vector<glm::dvec3>& points, const std::vector<glm::dvec3>& normals, const glm::dvec3& middle);

  struct Nearest {
    double distance = 1e9;  ///< m outside the skin; negative: inside.
    glm::dvec3 normal{0, 1, 0};
  };
  /// Where `point` is; far outside when there is no skin. `guess`: a triangle that may lie near it, 0 if none is known;
  /// becomes the nearest one. A good one makes it quick.
  Nearest nearest(const glm::dvec3& point, std::uint32_t& guess) const;

 private:
  std::vector<std::array<std::uint32_t, 3>> triangles_;
  /// Triangles that lie together.
  struct Cluster {
    glm::dvec3 middle{0.0};
    double radius = 0.0;  ///< m
    std::vector<std::uint32_t> triangles;
  };
  std::vector<Cluster> near_;  ///< What is tried.
  const std::vector<glm::dvec3>* points_ = nullptr;
  const std::vector<glm::dvec3>* normals_ = nullptr;
};

}  // namespace windlass::audit
