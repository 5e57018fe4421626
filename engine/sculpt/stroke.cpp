#include "engine/sculpt/stroke.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <glm/geometric.hpp>

#include "engine/sculpt/polygonise.hpp"
#include "engine/sculpt/tube.hpp"

namespace windlass::sculpt {
namespace {

constexpr std::size_t around = 6;  // vertices of a cross-section
constexpr float rooted_mm = 1.5F;  // how deep in the surface it begins
constexpr float slope_over_mm = 0.5F;

struct Spot {
  glm::vec3 position{0.0F};
  glm::vec3 normal{0.0F};
};

/// The place on the surface nearest to `point`, or close to it.
Spot onto(const Field& field, glm::vec3 point) {
  constexpr int steps = 4;
  glm::vec3 slope(0.0F);
  for (int step = 0; step < steps; ++step) {
    slope = gradient_of(field, point, slope_over_mm);
    point -= slope * (field(point) / std::max(glm::dot(slope, slope), 0.2F));
  }
  return {point, glm::normalize(slope)};
}

}  // namespace

Shell stroked(const Field& field, const Stroke& stroke, const StrokeDetail& detail) {
  const std::size_t sections = detail.sections;
  const float root = rooted_mm + 2.0F * detail.lift;
  std::vector<TubePoint> points;
  for (const StrokePoint& p : stroke.points) points.push_back({p.position, {p.half_width, p.half_width}});
  const Tube tube(points, glm::vec3(0, 1, 0));
  const auto last = static_cast<float>(points.size() - 1);
  const auto station = [&](float parameter) {
    Tube::Course course;
    course.parameter = parameter;
    return tube.point_at(course);
  };

  Shell shell;
  const auto add = [&](const glm::vec3& position, const glm::vec3& normal) {
    shell.positions.push_back(position);
    shell.normals.push_back(glm::normalize(normal));
  };
  for (std::size_t i = 0; i < sections; ++i) {
    const float parameter = last * (static_cast<float>(i) + 0.5F) / static_cast<float>(sections);
    const glm::vec3 centre = station(parameter);
    const float half_width = tube.course_at(centre).section.width;
    const glm::vec3 side = glm::normalize(glm::cross(tube.axes_at(parameter)[0], onto(field, centre).normal));
    for (std::size_t k = 0; k < around; ++k) {
      const float turn = 2.0F * std::numbers::pi_v<float> * static_cast<float>(k) / static_cast<float>(around);
      const float across = std::cos(turn);
      const float up = std::sin(turn);
      const Spot spot = onto(field, centre + side * (half_width * across));
      add(spot.position + spot.normal * (detail.lift + up * (up < 0.0F ? root : stroke.raised)),
          spot.normal * std::max(up, 0.1F) + side * (across * stroke.raised / half_width));
    }
  }
  const auto tip = [&](float parameter, float back) {
    const Spot spot = onto(field, station(parameter));
    add(spot.position + (detail.lift - 0.3F) * spot.normal, spot.normal + back * tube.axes_at(parameter)[0]);
    return static_cast<std::uint32_t>(shell.positions.size() - 1);
  };
  const std::uint32_t first_tip = tip(0.0F, -0.3F);
  const std::uint32_t last_tip = tip(last, 0.3F);

  const auto vertex = [&](std::size_t section, std::size_t k) {
    return static_cast<std::uint32_t>(section * around + k % around);
  };
  const auto triangle = [&](std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    for (const std::uint32_t v : {a, b, c}) shell.triangles.push_back(v);
  };
  for (std::size_t k = 0; k < around; ++k) {
    for (std::size_t i = 0; i + 1 < sections; ++i) {
      triangle(vertex(i, k), vertex(i + 1, k), vertex(i, k + 1));
      triangle(vertex(i + 1, k), vertex(i + 1, k + 1), vertex(i, k + 1));
    }
    triangle(first_tip, vertex(0, k), vertex(0, k + 1));
    triangle(last_tip, vertex(sections - 1, k + 1), vertex(sections - 1, k));
  }
  return shell;
}

Stroke mirrored(Stroke stroke, float middle) {
  for (StrokePoint& point : stroke.points) point.position.z = 2.0F * middle - point.position.z;
  return stroke;
}

}  // namespace windlass::sculpt
