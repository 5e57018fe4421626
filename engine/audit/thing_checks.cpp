#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

#include "engine/audit/checks.hpp"
#include "engine/audit/posed_skin.hpp"
#include "engine/audit/things.hpp"
#include "engine/audit/worst.hpp"

namespace windlass::audit {
namespace {

using choreography::PropState;
using choreography::Strap;

/// The skin of one foot.
Region foot_of(const anatomy::Body& body, bool is_left) {
  constexpr float height = 0.20F;  // m
  Region foot;
  for (std::size_t p = 0; p < body.parts.size(); ++p) {
    if (body.parts[p].name != "skin_leg") continue;
    foot.part = p;
    foot.is_left = is_left;
    const std::vector<glm::vec3>& positions = body.parts[p].levels.front().positions;
    for (std::uint32_t v = 0; v < positions.size(); ++v) {
      if (positions[v].y < height) foot.vertices.push_back(v);
    }
  }
  return foot;
}

/// How deep (m) the middle line of a strap lies in the skin, at most; negative: it is off it.
double depth_of(const PropState& strap, const PosedSkin& skin) {
  constexpr double near = 0.02;  // m: what is farther off cannot be in it
  const std::vector<glm::dvec3>& points = skin.points(0);
  double deepest = -near;
  for (const glm::dvec3& at : strap.course) {
    double nearest = near;
    double depth = -near;
    for (std::size_t v = 0; v < points.size(); ++v) {
      if (std::abs(points[v].x - at.x) > nearest || std::abs(points[v].y - at.y) > nearest) continue;
      const double distance = glm::distance(points[v], at);
      if (distance >= nearest) continue;
      nearest = distance;
      depth = glm::dot(points[v] - at, skin.normals(0)[v]);
    }
    deepest = std::max(deepest, depth);
  }
  return deepest;
}

/// Straps that go through the foot that they lie on.
void judge_straps(const Record& record, const Limits& limits, Findings& findings) {
  constexpr std::size_t every = 6;  // of the moments
  const choreography::Demonstration& demonstration = *record.demonstration;
  for (const Strap& strap : demonstration.straps) {
    std::size_t prop = 0;
    while (prop < demonstration.props.size() && demonstration.props[prop].name != strap.prop) ++prop;
    if (prop == demonstration.props.size()) continue;
    PosedSkin skin(*record.body, {foot_of(*record.body, strap.is_left)});
    Worst depth("penetration", strap.prop, "mm");
    for (std::size_t n = 0; n < record.moments.size(); n += every) {
      const Moment& moment = record.moments[n];
      skin.pose(moment.pose, moment.world_from_neutral);
      depth.above(moment.time, 1e3 * depth_of(moment.props[prop], skin), 1e3 * limits.penetration);
    }
    depth.report(record, strap.prop + " goes through the skin by", findings);
  }
}

}  // namespace

Findings thing_findings(const Record& record, const Limits& limits) {
  Findings findings;
  for (std::size_t p = 0; p < record.demonstration->props.size(); ++p) {
    const std::string& name = record.demonstration->props[p].name;
    const auto draws_it = [&](const choreography::Trail& trail) { return trail.prop == name; };
    const std::vector<choreography::Trail>& trails = record.demonstration->trails;
    if (std::any_of(trails.begin(), trails.end(), draws_it)) continue;  // a line grows while it is drawn
    const std::vector<double> lengths = thing_series(record, p, "length_mm");
    const std::vector<double> stretches = thing_series(record, p, "stretch");
    const std::vector<double> skids = thing_series(record, p, "skid_mm_s");
    Worst length("length", name, "%");
    Worst rolling("rolling", name, "mm/s");
    double slack = -1.0;  // mm: unstretched, at the first moment
    for (std::size_t n = 0; n < record.moments.size(); ++n) {
      const double now = lengths[n] / stretches[n];
      if (slack < 0.0 && now > 0.0) slack = now;
      if (slack > 0.0) length.above(record.moments[n].time, 100.0 * std::abs(now / slack - 1.0), 100.0 * limits.length_share);
      rolling.above(record.moments[n].time, skids[n], 1e3 * limits.skid);
    }
    length.report(record, name + " changes its slack length by", findings);
    rolling.report(record, name + " skids at", findings);
  }
  judge_straps(record, limits, findings);
  return findings;
}

}  // namespace windlass::audit
