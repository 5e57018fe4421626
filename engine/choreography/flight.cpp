#include "engine/choreography/flight.hpp"

#include <algorithm>
#include <cmath>

#include <glm/common.hpp>

namespace windlass::choreography {
namespace {

const glm::dvec3 weight{0.0, -gravity, 0.0};

/// Quintic from rest at `begin` to `end`, which it passes with `speed` in free fall; u in [0, 1] of `duration` (s).
glm::dvec3 driven(const glm::dvec3& begin, const glm::dvec3& end, const glm::dvec3& speed, double duration, double u) {
  const glm::dvec3 way = end - begin;
  const glm::dvec3 v = speed * duration;
  const glm::dvec3 a = weight * (duration * duration);
  const glm::dvec3 c3 = 10.0 * way - 4.0 * v + 0.5 * a;
  const glm::dvec3 c4 = -15.0 * way + 7.0 * v - a;
  const glm::dvec3 c5 = 6.0 * way - 3.0 * v + 0.5 * a;
  return begin + u * u * u * (c3 + u * (c4 + u * c5));
}

}  // namespace

glm::dvec3 thrown(const glm::dvec3& begin, const glm::dvec3& end, double duration, double time) {
  const double u = time / duration;
  return begin + u * (end - begin) + 0.5 * time * (time - duration) * weight;
}

glm::dvec3 thrown_speed(const glm::dvec3& begin, const glm::dvec3& end, double duration, double time) {
  return (end - begin) / duration + (time - 0.5 * duration) * weight;
}

std::vector<Flight> flights_of(const Demonstration& demonstration) {
  const std::vector<Span> spans = spans_of(demonstration);
  std::vector<Flight> flights;
  for (std::size_t i = 1; i + 1 < spans.size(); ++i) {
    if (!demonstration.phases[i].flies || demonstration.phases[i - 1].flies) continue;
    std::size_t last = i;
    while (last + 1 < spans.size() && demonstration.phases[last + 1].flies) ++last;
    if (last + 1 == spans.size()) break;
    Flight flight;
    const auto flies = [&](std::size_t phase) { return phase < spans.size() && demonstration.phases[phase].flies; };
    flight.push = {i - 1, spans[i - 1], i > 2 && flies(i - 3), {}};
    flight.air = {spans[i].begin, spans[last].end};
    flight.landing = {last + 1, spans[last + 1], flies(last + 3), {}};
    flights.push_back(std::move(flight));
  }
  return flights;
}

glm::dvec3 centre_at(const Flight& flight, double time) {
  const double duration = flight.air.end - flight.air.begin;
  const auto share = [&](const Span& span) { return std::clamp((time - span.begin) / (span.end - span.begin), 0.0, 1.0); };
  if (time < flight.air.begin) {
    const Span& push = flight.push.span;
    const glm::dvec3 speed = thrown_speed(flight.off, flight.down, duration, 0.0);
    return driven(flight.low, flight.off, speed, push.end - push.begin, share(push));
  }
  if (time <= flight.air.end) return thrown(flight.off, flight.down, duration, time - flight.air.begin);
  // A landing is a push-off backwards.
  const Span& landing = flight.landing.span;
  const glm::dvec3 speed = -thrown_speed(flight.off, flight.down, duration, duration);
  return driven(flight.sunk, flight.down, speed, landing.end - landing.begin, 1.0 - share(landing));
}

double share_at(const Stride& stride, double height) {
  constexpr double least = 0.1;  // of the way's mean slope: so that no height is passed twice, and the end not before its time
  const std::vector<double>& heights = stride.heights;
  const double way = heights.back() - heights.front();
  const double wanted = (height - heights.front()) / way;
  const double last = static_cast<double>(heights.size() - 1);
  double done = 0.0;
  for (std::size_t i = 1; i < heights.size(); ++i) {
    const double share = static_cast<double>(i) / last;
    const double next = std::clamp((heights[i] - heights.front()) / way, least * share, 1.0 - least * (1.0 - share));
    if (next <= done) continue;  // it comes back on its way
    if (next >= wanted) return (static_cast<double>(i - 1) + std::max(0.0, wanted - done) / (next - done)) / last;
    done = next;
  }
  return 1.0;
}

}  // namespace windlass::choreography
