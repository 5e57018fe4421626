#include "engine/choreography/emphasis.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/choreography/course.hpp"

namespace windlass::choreography {
namespace {

constexpr double peeling = 1.2;    // s that the x-ray takes to its next depth, at most
constexpr double appearing = 0.5;  // s that a mark takes to come and to go, at most
constexpr double throb = 1.5;      // s from one to the next, about

/// 0 at 0 … 1 at 1, still at both ends.
double eased(double share) {
  const double s = std::clamp(share, 0.0, 1.0);
  return s * s * (3.0 - 2.0 * s);
}

/// The first and the last phase of what is repeated; nothing when all is done once.
std::optional<std::pair<std::size_t, std::size_t>> repeated(const Demonstration& d) {
  std::optional<std::pair<std::size_t, std::size_t>> run;
  for (std::size_t i = 0; i < d.phases.size(); ++i) {
    if (d.phases[i].part != Part::repeat) continue;
    if (!run) run.emplace(i, i);
    run->second = i;
  }
  return run;
}

/// The depth that phase `i` ends with.
double depth_after(const Demonstration& d, std::size_t i) {
  for (std::size_t before = i + 1; before-- > 0;) {
    if (d.phases[before].xray) return *d.phases[before].xray;
  }
  return 0.0;
}

/// The depth that phase `i` begins with.
double depth_before(const Demonstration& d, std::size_t i) {
  if (i > 0) return depth_after(d, i - 1);
  const auto loop = repeated(d);
  return depth_after(d, loop && loop->first == 0 ? loop->second : 0);
}

/// Whether the mark shows in the phases on either side of the edge before phase `i`, whichever way it is come to.
bool goes_on(const Demonstration& d, const Mark& mark, std::size_t i) {
  const auto loop = repeated(d);
  const bool begins_anew = loop && i == loop->first;
  const std::size_t before = begins_anew ? loop->second : i - 1;
  return (i > 0 || begins_anew) && i < d.phases.size() && mark.active[before] && mark.active[i];
}

double strength_of(const Demonstration& d, const Mark& mark, const std::vector<Span>& spans, double time) {
  const std::size_t phase = phase_in(spans, time).first;
  if (!mark.active[phase]) return 0.0;
  std::size_t first = phase;
  std::size_t last = phase;
  while (first > 0 && mark.active[first - 1]) --first;
  while (last + 1 < spans.size() && mark.active[last + 1]) ++last;
  const Span run{spans[first].begin, spans[last].end};
  const auto loop = repeated(d);
  const bool stays = loop && last == loop->second && mark.active[loop->first];  // the repetition begins again
  double strength = goes_on(d, mark, first) ? 1.0 : eased((time - run.begin) / appearing);
  if (!stays) strength *= eased((run.end - time) / appearing);
  if (mark.means != Mark::Means::pain) return strength;
  const double length = run.end - run.begin;
  const double times = std::max(1.0, std::round(length / throb));
  return strength * (0.8 + 0.2 * std::cos(2.0 * std::numbers::pi * times * (time - run.begin) / length));
}

}  // namespace

std::optional<double> xray_at(const Demonstration& demonstration, double time) {
  const auto& phases = demonstration.phases;
  if (std::none_of(phases.begin(), phases.end(), [](const Phase& phase) { return phase.xray.has_value(); })) return {};
  const std::vector<Span> spans = spans_of(demonstration);
  const std::size_t phase = phase_in(spans, time).first;
  const double before = depth_before(demonstration, phase);
  const double length = std::min(peeling, spans[phase].end - spans[phase].begin);
  return before + (depth_after(demonstration, phase) - before) * eased((time - spans[phase].begin) / length);
}

bool xray_closes(const Demonstration& demonstration) {
  const auto loop = repeated(demonstration);
  return !loop || depth_before(demonstration, loop->first) == depth_after(demonstration, loop->second);
}

std::vector<double> marks_at(const Demonstration& demonstration, double time) {
  std::vector<double> strengths;
  if (demonstration.marks.empty()) return strengths;
  const std::vector<Span> spans = spans_of(demonstration);
  for (const Mark& mark : demonstration.marks) strengths.push_back(strength_of(demonstration, mark, spans, time));
  return strengths;
}

}  // namespace windlass::choreography
