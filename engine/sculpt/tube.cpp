#include "engine/sculpt/tube.hpp"

#include <limits>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/base/require.hpp"

namespace windlass::sculpt {
namespace {

constexpr std::size_t per_span = 10;  // stations between two points

template <class T>
T catmull_rom(const T& before, const T& a, const T& b, const T& after, float t) {
  return 0.5F * (2.0F * a + (b - before) * t + (2.0F * before - 5.0F * a + 4.0F * b - after) * (t * t) +
                 (3.0F * a - before - 3.0F * b + after) * (t * t * t));
}

}  // namespace

Tube::Tube(const std::vector<TubePoint>& points, const glm::vec3& up)
    : Tube(points, std::vector<glm::vec3>(points.size(), up)) {}

Tube::Tube(const std::vector<TubePoint>& points, const std::vector<glm::vec3>& ups) {
  WINDLASS_REQUIRE(points.size() >= 2 && ups.size() == points.size());
  const std::size_t last = points.size() - 1;
  for (std::size_t i = 0; i <= last * per_span; ++i) {
    const std::size_t span = std::min(i / per_span, last - 1);
    const float t = static_cast<float>(i - span * per_span) / static_cast<float>(per_span);
    const TubePoint& before = points[span == 0 ? 0 : span - 1];
    const TubePoint& a = points[span];
    const TubePoint& b = points[span + 1];
    const TubePoint& after = points[std::min(span + 2, last)];
    const auto radius = [&](float Section::*axis) {
      return std::max(0.2F,
                      catmull_rom(before.section.*axis, a.section.*axis, b.section.*axis, after.section.*axis, t));
    };
    stations_.push_back({catmull_rom(before.centre, a.centre, b.centre, after.centre, t),
                         {},
                         glm::mix(ups[span], ups[span + 1], t),
                         {radius(&Section::width), radius(&Section::height)}});
  }
  bounds_ = {glm::vec3(std::numeric_limits<float>::max()), glm::vec3(std::numeric_limits<float>::lowest())};
  for (std::size_t i = 0; i < stations_.size(); ++i) {
    Station& s = stations_[i];
    s.along =
        glm::normalize(stations_[std::min(i + 1, stations_.size() - 1)].centre - stations_[i == 0 ? 0 : i - 1].centre);
    s.up = glm::normalize(s.up - s.along * glm::dot(s.up, s.along));
    const glm::vec3 reach(std::max(s.section.width, s.section.height));
    bounds_.low = glm::min(bounds_.low, s.centre - reach);
    bounds_.high = glm::max(bounds_.high, s.centre + reach);
  }
  for (std::size_t i = 0; i < last; ++i) {
    Span span{stations_[i * per_span + per_span / 2].centre, 0.0F};
    for (std::size_t k = i * per_span; k <= (i + 1) * per_span; ++k) {
      span.radius = std::max(span.radius, glm::distance(span.centre, stations_[k].centre));
    }
    spans_.push_back(span);
  }
}

void Tube::search(std::size_t span, const glm::vec3& point, Foot& best, float& best_distance2) const {
  for (std::size_t i = span * per_span; i < (span + 1) * per_span; ++i) {
    const glm::vec3 step = stations_[i + 1].centre - stations_[i].centre;
    const glm::vec3 offset = point - stations_[i].centre;
    const float t = std::clamp(glm::dot(offset, step) / glm::dot(step, step), 0.0F, 1.0F);
    const glm::vec3 miss = offset - step * t;
    const float distance2 = glm::dot(miss, miss);
    if (distance2 < best_distance2) {
      best_distance2 = distance2;
      best = {i, t};
    }
  }
}

Tube::Foot Tube::nearest(const glm::vec3& point) const {
  std::size_t first = 0;
  float least = std::numeric_limits<float>::max();
  for (std::size_t i = 0; i < spans_.size(); ++i) {
    const float distance = glm::distance(point, spans_[i].centre);
    if (distance < least) {
      least = distance;
      first = i;
    }
  }
  Foot best;
  float best_distance2 = std::numeric_limits<float>::max();
  search(first, point, best, best_distance2);
  for (std::size_t i = 0; i < spans_.size(); ++i) {
    const float nearest_possible = glm::distance(point, spans_[i].centre) - spans_[i].radius;
    if (i == first || (nearest_possible > 0.0F && nearest_possible * nearest_possible > best_distance2)) continue;
    search(i, point, best, best_distance2);
  }
  return best;
}

Tube::Foot Tube::foot_at(float parameter) const {
  const float station = std::clamp(parameter * float(per_span), 0.0F, static_cast<float>(stations_.size() - 1));
  const std::size_t segment = std::min(static_cast<std::size_t>(station), stations_.size() - 2);
  return {segment, station - static_cast<float>(segment)};
}

Tube::Station Tube::station_at(const Foot& foot) const {
  const Station& a = stations_[foot.segment];
  const Station& b = stations_[foot.segment + 1];
  const glm::vec3 along = glm::normalize(glm::mix(a.along, b.along, foot.t));
  const glm::vec3 up = glm::mix(a.up, b.up, foot.t);
  return {glm::mix(a.centre, b.centre, foot.t),
          along,
          glm::normalize(up - along * glm::dot(up, along)),
          {glm::mix(a.section.width, b.section.width, foot.t), glm::mix(a.section.height, b.section.height, foot.t)}};
}

Tube::Course Tube::course_at(const glm::vec3& point) const {
  const Foot foot = nearest(point);
  const Station s = station_at(foot);
  const glm::vec3 offset = point - s.centre;
  return {(static_cast<float>(foot.segment) + foot.t) / static_cast<float>(per_span), glm::dot(offset, s.along),
          glm::dot(offset, s.up), glm::dot(offset, glm::cross(s.along, s.up)), s.section};
}

glm::vec3 Tube::point_at(const Course& course) const {
  const Station s = station_at(foot_at(course.parameter));
  return s.centre + s.along * course.along + s.up * (course.up * s.section.height / course.section.height) +
         glm::cross(s.along, s.up) * (course.side * s.section.width / course.section.width);
}

glm::mat3 Tube::axes_at(float parameter) const {
  const Station s = station_at(foot_at(parameter));
  return {s.along, s.up, glm::cross(s.along, s.up)};
}

float Tube::distance(const glm::vec3& point) const {
  // Far away the distance to the bounds serves, farther than any blend reaches.
  const float gap = glm::length(outside_of(bounds_, point));
  if (gap > 40.0F) return gap;
  const Station s = station_at(nearest(point));
  const glm::vec3 offset = point - s.centre;
  return ellipsoid({glm::dot(offset, s.along), glm::dot(offset, s.up), glm::dot(offset, glm::cross(s.along, s.up))},
                   {std::min(s.section.width, s.section.height), s.section.height, s.section.width});
}

}  // namespace windlass::sculpt
