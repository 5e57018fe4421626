#include <algorithm>
#include <cmath>

#include "engine/audit/checks.hpp"
#include "engine/audit/things.hpp"
#include "engine/audit/worst.hpp"

namespace windlass::audit {

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
  return findings;
}

}  // namespace windlass::audit
