#include "engine/audit/things.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <glm/geometric.hpp>

#include "engine/base/units.hpp"

namespace windlass::audit {
namespace {

using choreography::Feature;
using choreography::PropState;

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double lies = 0.002;  // m over the floor

/// Axis times angle (rad) of the turn from one state to the next.
glm::dvec3 turn_between(const PropState& from, const PropState& to) {
  glm::dquat turn = to.world_from_prop.rotation * glm::conjugate(from.world_from_prop.rotation);
  if (turn.w < 0.0) turn = -turn;
  const glm::dvec3 part(turn.x, turn.y, turn.z);
  const double sine = glm::length(part);
  return sine < 1e-12 ? glm::dvec3(0.0) : part / sine * (2.0 * std::atan2(sine, turn.w));
}

std::vector<double> angles(const Record& record, std::size_t prop) {
  std::vector<double> series{0.0};
  std::optional<glm::dvec3> axis;
  for (std::size_t n = 1; n < record.moments.size(); ++n) {
    const glm::dvec3 turn = turn_between(record.moments[n - 1].props[prop], record.moments[n].props[prop]);
    if (!axis && glm::length(turn) > 1e-9) axis = glm::normalize(turn);
    series.push_back(series.back() + (axis ? base::degrees(glm::dot(turn, *axis)) : 0.0));
  }
  return series;
}

double length_of(const PropState& state) {
  double length = 0.0;
  for (std::size_t i = 1; i < state.course.size(); ++i) length += glm::length(state.course[i] - state.course[i - 1]);
  return state.course.empty() ? none : 1e3 * length;
}

/// How fast the place where it lies on the floor slides there; between two moments.
double skid_between(const Record& record, std::size_t prop, std::size_t n) {
  const std::vector<Feature>& features = record.demonstration->props[prop].kind.features;
  // Of a waisted roller the wide ends lie on the floor.
  const auto round = std::max_element(features.begin(), features.end(), [](const Feature& a, const Feature& b) {
    return a.radius < b.radius;
  });
  if (round == features.end() || round->shape == Feature::Shape::plane) return none;
  const PropState& from = record.moments[n - 1].props[prop];
  const PropState& to = record.moments[n].props[prop];
  const double step = record.moments[n].time - record.moments[n - 1].time;
  const glm::dvec3 middle = base::apply(from.world_from_prop, round->point);
  const glm::dvec3 there = base::apply(to.world_from_prop, round->point);
  if (middle.y - (round->radius - 0.5 * from.squash) > lies) return none;
  const glm::dvec3 down(0.0, -0.5 * (middle.y + there.y), 0.0);
  glm::dvec3 slide = there - middle + glm::cross(turn_between(from, to), down);
  slide.y = 0.0;
  return 1e3 * glm::length(slide) / step;
}

}  // namespace

std::vector<double> thing_series(const Record& record, std::size_t prop, const std::string& quantity) {
  if (quantity == "angle_deg") return angles(record, prop);
  std::vector<double> series;
  for (std::size_t n = 0; n < record.moments.size(); ++n) {
    const PropState& state = record.moments[n].props[prop];
    const glm::dvec3& place = state.world_from_prop.translation;
    if (quantity == "length_mm") {
      series.push_back(length_of(state));
    } else if (quantity == "stretch") {
      series.push_back(state.stretch);
    } else if (quantity == "skid_mm_s") {
      series.push_back(n == 0 ? none : skid_between(record, prop, n));
    } else {
      series.push_back(quantity == "x" ? place.x : quantity == "y" ? place.y : place.z);
    }
  }
  return series;
}

}  // namespace windlass::audit
