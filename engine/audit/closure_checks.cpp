#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

#include "engine/audit/checks.hpp"
#include "engine/audit/worst.hpp"

namespace windlass::audit {
namespace {

using choreography::Part;

/// Compares how everything is at `end` with how it was at `begin` (s).
void compare(const Record& record, const Limits& limits, const std::string& check, double begin, double end,
             Findings& findings) {
  const motion::Pose first = motion::pose_at(*record.clip, begin);
  const motion::Pose last = motion::pose_at(*record.clip, end);
  const anatomy::Rig& rig = record.body->rig;
  for (std::size_t c = 0; c < rig.coordinates.size(); ++c) {
    const anatomy::Coordinate& coordinate = rig.coordinates[c];
    const bool turns = coordinate.kind == anatomy::Kind::turn;
    const char* unit = turns ? "deg" : coordinate.kind == anatomy::Kind::shift ? "m" : "";
    Worst open(check, coordinate.name, unit);
    open.above(end, anatomy::shown_value(coordinate, std::abs(last.values[c] - first.values[c])),
               anatomy::shown_value(coordinate, turns ? limits.angle_tolerance : limits.shift_tolerance));
    open.report(record, coordinate.name + " does not return to where it was at " + shown(begin) + " s: off by", findings);
  }
  for (std::size_t p = 0; p < record.demonstration->props.size(); ++p) {
    const choreography::PropState from = state_of(*record.demonstration, *record.clip, p, begin);
    const choreography::PropState to = state_of(*record.demonstration, *record.clip, p, end);
    Worst open(check, record.demonstration->props[p].name, "m");
    open.above(end, glm::length(to.world_from_prop.translation - from.world_from_prop.translation),
               limits.shift_tolerance);
    open.report(record, record.demonstration->props[p].name + " does not return: off by", findings);
  }
}

}  // namespace

Findings closure_findings(const Record& record, const Limits& limits) {
  Findings findings;
  double time = 0.0;
  double begin = -1.0;
  double end = 0.0;
  for (const choreography::Phase& phase : record.demonstration->phases) {
    if (phase.part == Part::repeat && begin < 0.0) begin = time;
    time += phase.duration;
    if (phase.part == Part::repeat) end = time;
  }
  if (begin >= 0.0) compare(record, limits, "loop", begin, end, findings);
  compare(record, limits, "cycle", 0.0, record.clip->duration, findings);
  return findings;
}

}  // namespace windlass::audit
