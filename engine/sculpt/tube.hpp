#pragma once
#include <vector>

#include <glm/mat3x3.hpp>
#include <glm/vec3.hpp>

#include "engine/sculpt/field.hpp"
#include "engine/sculpt/primitives.hpp"

namespace windlass::sculpt {

struct TubePoint {
  glm::vec3 centre{0.0F};  ///< mm
  Section section;         ///< Half axes (mm): `width` along the side, `height` along up.
};

/// A rounded tube whose centre and elliptical section run through given points (Catmull-Rom).
class Tube {
 public:
  /// Nothing: to be assigned.
  Tube() = default;
  /// At least two points. `up`: the direction that section heights follow, made square to the curve everywhere.
  Tube(const std::vector<TubePoint>& points, const glm::vec3& up);
  /// The same with a direction for each point.
  Tube(const std::vector<TubePoint>& points, const std::vector<glm::vec3>& ups);

  /// Signed distance, mm; beyond the bounds a lower estimate.
  float distance(const glm::vec3& point) const;

  /// Where a point lies along and across the tube.
  struct Course {
    float parameter = 0.0F;  ///< 0 at the first point, 1 at the second, … between them in proportion.
    float along = 0.0F;      ///< mm in the direction of travel: beyond an end
    float up = 0.0F;         ///< mm along up
    float side = 0.0F;       ///< mm along the side (direction of travel x up)
    Section section;         ///< There.
  };
  Course course_at(const glm::vec3& point) const;

  /// The point that lies at `course`, up and side in proportion to this tube's section there: where a point of
  /// another tube with as many points goes when that tube takes this one's course.
  glm::vec3 point_at(const Course& course) const;

  /// Direction of travel, up and side (columns) at a parameter.
  glm::mat3 axes_at(float parameter) const;

  /// Holds the whole tube.
  const Box& bounds() const { return bounds_; }

 private:
  struct Station {
    glm::vec3 centre{0.0F};
    glm::vec3 along{0.0F};
    glm::vec3 up{0.0F};
    Section section;
  };
  struct Foot {
    std::size_t segment = 0;
    float t = 0.0F;
  };
  /// A ball around the stations from one point to the next.
  struct Span {
    glm::vec3 centre{0.0F};
    float radius = 0.0F;
  };
  void search(std::size_t span, const glm::vec3& point, Foot& best, float& best_distance2) const;
  Foot nearest(const glm::vec3& point) const;
  Foot foot_at(float parameter) const;
  Station station_at(const Foot& foot) const;

  std::vector<Station> stations_;
  std::vector<Span> spans_;
  Box bounds_;
};

}  // namespace windlass::sculpt
