// Jumps: what a performer asks for while a body is driven up, flies and is caught again.
#include "engine/choreography/performance.hpp"

#include <algorithm>

#include "engine/base/ease.hpp"
#include "engine/base/require.hpp"

namespace windlass::choreography {
namespace {

constexpr double exact = 1e-6;  // s: moments do not always hit the border of a phase to the last digit

}  // namespace

void Performer::find_flights() {
  constexpr int steps = 32;
  flights_ = flights_of(demonstration_);
  for (Flight& flight : flights_) {
    // The feet stand as they do meanwhile; only the posture changes.
    const auto walk = [&](Stride& stride, glm::dvec3& first, glm::dvec3& last) {
      const double middle = 0.5 * (stride.span.begin + stride.span.end);
      Values from = course_.between_keys(stride.phase, 0.0, middle);
      for (int i = 0; i <= steps; ++i) {
        const Values wanted = course_.between_keys(stride.phase, static_cast<double>(i) / steps, middle);
        Demands demands;
        for (const Touch& touch : touches_) {
          if (touch.begin <= middle && touch.end >= middle) demand(touch, 1.0, nullptr, demands);
        }
        demand_floor(middle, demands);
        from = solver_->solve(demands, wanted, from);
        const glm::dvec3 centre = solver_->kinematics().centre_of_mass();
        stride.heights.push_back(centre.y);
        if (i == 0) first = centre;
        last = centre;
      }
    };
    walk(flight.push, flight.low, flight.off);
    walk(flight.landing, flight.down, flight.sunk);
  }
}

Values Performer::wanted_at(double time) {
  for (const Flight& flight : flights_) {
    if (time < flight.push.span.begin || time > flight.landing.span.end) continue;
    const glm::dvec3 centre = centre_at(flight, time);
    const bool in_air = time >= flight.air.begin && time <= flight.air.end;
    const Stride& stride = time < flight.air.begin ? flight.push : flight.landing;
    if (!in_air && stride.springs) return course_.at(time);
    if (!in_air) return course_.between_keys(stride.phase, share_at(stride, centre.y), time);
    Values values = course_.at(time);
    solver_->stage().show(values);
    const glm::dvec3 off = centre - solver_->kinematics().centre_of_mass();
    const auto shift = [&](const char* name, double by) {
      const auto coordinate = anatomy::find_coordinate(body_.rig, name);
      WINDLASS_REQUIRE(coordinate);
      values[static_cast<std::size_t>(*coordinate)] += by;
    };
    shift("pelvis.forward", off.x);
    shift("pelvis.up", off.y);
    shift("pelvis.right", off.z);
    return values;
  }
  return course_.at(time);
}

bool Performer::is_in_air(double time) const {
  return std::any_of(flights_.begin(), flights_.end(),
                     [&](const Flight& flight) { return time > flight.air.begin + exact && time < flight.air.end - exact; });
}

double Performer::nearness(double time) const {
  constexpr double ease = 0.3;  // s
  double near = 0.0;
  for (const Flight& flight : flights_) {
    near = std::max(near, activity({flight.push.span.begin, flight.landing.span.end}, ease, time));
  }
  return near;
}

void Performer::demand_flight(double time, Demands& demands) const {
  for (const Flight& flight : flights_) {
    const Span& push = flight.push.span;
    const Span& landing = flight.landing.span;
    if (time < push.begin || time > landing.end) continue;
    // Where the body comes from rest or goes to it, its posture has the last word.
    double share = 1.0;
    if (time < push.end && !flight.push.springs) share = base::eased(2.0 * (time - push.begin) / (push.end - push.begin));
    if (time > landing.begin && !flight.landing.springs) {
      share = base::eased(2.0 * (landing.end - time) / (landing.end - landing.begin));
    }
    demands.centred.push_back({centre_at(flight, time), share});
  }
}

}  // namespace windlass::choreography
