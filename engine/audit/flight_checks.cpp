// Free fall. Nothing but weight acts on a body in the air, and a floor can push it up but not draw it down: whatever was
// meant, this is measured on the centre of mass and on the skin of the feet.
#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

#include "engine/audit/checks.hpp"
#include "engine/audit/quantity.hpp"
#include "engine/audit/worst.hpp"

namespace windlass::audit {
namespace {

constexpr double gravity = 9.81;  // m/s²

/// Things between a throw and a catch.
void judge_tossed(const Record& record, const Limits& limits, Findings& findings) {
  constexpr double edge = 2.5 / rate;  // s
  const choreography::Demonstration& demonstration = *record.demonstration;
  for (const choreography::Carry& carry : demonstration.carries) {
    if (!carry.tossed) continue;
    const std::size_t prop = choreography::prop_index(demonstration, carry.prop);
    const auto flies_at = [&](double time) { return !carry.active[phase_at(demonstration, time)]; };
    Worst worst("flight", carry.prop, "m/s2");
    for (std::size_t n = 1; n + 1 < record.moments.size(); ++n) {
      const double time = record.moments[n].time;
      if (!flies_at(time - edge) || !flies_at(time + edge)) continue;
      const auto at = [&](std::size_t m) { return record.moments[m].props[prop].world_from_prop.translation; };
      const glm::dvec3 acceleration = (at(n + 1) - 2.0 * at(n) + at(n - 1)) * rate * rate;
      worst.above(time, glm::length(acceleration + glm::dvec3(0.0, gravity, 0.0)), limits.flight_force);
    }
    worst.report(record, carry.prop + " leaves free fall by", findings);
  }
}

}  // namespace

Findings flight_findings(const Record& record, const Limits& limits) {
  constexpr double edge = 3.5 / rate;   // s, of what is measured around a moment
  constexpr double lifting = 2.0 / rate;  // s in which a foot leaves the floor
  Findings findings;
  judge_tossed(record, limits, findings);
  const auto& phases = record.demonstration->phases;
  if (std::none_of(phases.begin(), phases.end(), [](const auto& phase) { return phase.flies; })) return findings;
  const auto flies_at = [&](double time) {
    return time >= 0.0 && time <= record.clip->duration && phases[phase_at(*record.demonstration, time)].flies;
  };
  const char* axes[] = {"com_acceleration.x", "com_acceleration.y", "com_acceleration.z"};
  for (int axis = 0; axis < 3; ++axis) {
    const Series series = series_of(axes[axis], record);
    Worst worst("flight", axes[axis], "m/s2");
    const double free = axis == 1 ? -gravity : 0.0;
    for (std::size_t n = 0; n < series.size(); ++n) {
      const double time = record.moments[n].time;
      if (std::isnan(series[n])) continue;
      if (flies_at(time - edge) && flies_at(time) && flies_at(time + edge)) {
        worst.above(time, series[n], free + limits.flight_force);
        worst.below(time, series[n], free - limits.flight_force);
      } else if (axis == 1) {
        worst.above(time, series[n], limits.landing);
        worst.below(time, series[n], -gravity - limits.flight_force);
      }
    }
    worst.report(record, "the centre of mass is accelerated by", findings);
  }
  for (std::size_t l = 0; l < record.limbs.size(); ++l) {
    if (!record.limbs[l].name.starts_with("foot")) continue;
    Worst worst("flight", record.limbs[l].name, "mm");
    for (const Moment& moment : record.moments) {
      if (!flies_at(moment.time - lifting) || !flies_at(moment.time + lifting)) continue;
      worst.below(moment.time, 1e3 * moment.lowest[l].y, 0.0);
    }
    worst.report(record, record.limbs[l].name + " flies at a height of", findings);
  }
  return findings;
}

}  // namespace windlass::audit
