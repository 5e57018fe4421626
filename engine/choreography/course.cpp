#include "engine/choreography/course.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/base/ease.hpp"
#include "engine/base/require.hpp"

namespace windlass::choreography {
namespace {

constexpr double breaths_a_second = 0.22;  // shot list 0.5

/// True when the posture must rest at the border between phases `i - 1` and `i`.
bool rests_at(const Demonstration& demonstration, std::size_t i) {
  const std::vector<Phase>& phases = demonstration.phases;
  const auto flies = [&](std::size_t phase) { return phase < phases.size() && phases[phase].flies; };
  // A push-off begins and a landing ends at rest, unless one springs from the other.
  const bool stands = i > 0 && i < phases.size() && !flies(i) && !flies(i - 1);
  if (stands && flies(i + 1) != (i > 1 && flies(i - 2))) return true;
  return i == 0 || i == phases.size() || phases[i - 1].part != phases[i].part || phases[i - 1].hold ||
         phases[i].hold || !phases[i - 1].ways.empty() || !phases[i].ways.empty();
}

/// Speed at key `i`: 0 at rests and turning points, else the weighted harmonic mean of the two slopes
/// (Fritsch & Butland 1984), which keeps the curve monotone. `last`, `now`, `next`: the values of the keys around.
double speed_at(const Demonstration& demonstration, std::size_t i, double last, double now, double next) {
  const double before = demonstration.phases[i - 1].duration;
  const double after = demonstration.phases[i].duration;
  const double slope_before = (now - last) / before;
  const double slope_after = (next - now) / after;
  if (slope_before * slope_after <= 0.0) return 0.0;
  const double w1 = 2.0 * after + before;
  const double w2 = after + 2.0 * before;
  return (w1 + w2) / (w1 / slope_before + w2 / slope_after);
}

/// The ways of a phase between two keys.
motion::Clip ways_of(const Phase& phase, const Values& from, const Values& to) {
  motion::Clip clip;
  clip.duration = 1.0;
  for (const Way& way : phase.ways) {
    const auto coordinate = static_cast<std::size_t>(way.coordinate);
    Values values{from[coordinate]};
    values.insert(values.end(), way.values.begin(), way.values.end());
    values.push_back(to[coordinate]);
    clip.rate = static_cast<double>(values.size() - 1);
    clip.tracks.push_back(motion::track_through(way.coordinate, std::move(values), clip.rate));
  }
  return clip;
}

/// Quintic from (p0, v0) to (p1, v1) over `duration`, without acceleration at its ends; u in [0, 1].
double quintic(double p0, double v0, double p1, double v1, double duration, double u) {
  const double d = p1 - p0;
  const double a = v0 * duration;
  const double b = v1 * duration;
  const double c3 = 10.0 * d - 6.0 * a - 4.0 * b;
  const double c4 = -15.0 * d + 8.0 * a + 7.0 * b;
  const double c5 = 6.0 * d - 3.0 * a - 3.0 * b;
  return p0 + u * (a + u * u * (c3 + u * (c4 + u * c5)));
}

}  // namespace

std::vector<Span> spans_of(const Demonstration& demonstration) {
  std::vector<Span> spans;
  double time = 0.0;
  for (const Phase& phase : demonstration.phases) {
    spans.push_back({time, time + phase.duration});
    time += phase.duration;
  }
  return spans;
}

std::vector<Values> keys_of(const Demonstration& demonstration, const anatomy::Rig& rig) {
  Values now(rig.coordinates.size(), 0.0);
  for (const Target& target : demonstration.start) now[static_cast<std::size_t>(target.coordinate)] = target.value;
  std::vector<Values> keys{now};
  for (const Phase& phase : demonstration.phases) {
    for (const Target& target : phase.targets) now[static_cast<std::size_t>(target.coordinate)] = target.value;
    keys.push_back(now);
  }
  return keys;
}

Ramp::Ramp(const Demonstration& demonstration, std::vector<double> keys)
    : spans_(spans_of(demonstration)), keys_(std::move(keys)) {
  WINDLASS_REQUIRE(keys_.size() == spans_.size() + 1);
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    speeds_.push_back(rests_at(demonstration, i) ? 0.0
                                                 : speed_at(demonstration, i, keys_[i - 1], keys_[i], keys_[i + 1]));
  }
}

double Ramp::at(double time) const {
  const auto [phase, u] = phase_in(spans_, time);
  const double duration = spans_[phase].end - spans_[phase].begin;
  return quintic(keys_[phase], speeds_[phase], keys_[phase + 1], speeds_[phase + 1], duration, u);
}

std::pair<std::size_t, double> phase_in(const std::vector<Span>& spans, double time) {
  std::size_t phase = 0;
  while (phase + 1 < spans.size() && time >= spans[phase].end) ++phase;
  return {phase, std::clamp((time - spans[phase].begin) / (spans[phase].end - spans[phase].begin), 0.0, 1.0)};
}

double activity(const Span& span, double ease, double time) {
  if (time < span.begin) return base::eased(1.0 - (span.begin - time) / ease);
  if (time > span.end) return base::eased(1.0 - (time - span.end) / ease);
  return 1.0;
}

double wander(double u, double duration, std::size_t rhythm) {
  // App default: two tides a second or less, that never meet in step; their difference starts and stops without a jerk.
  constexpr double slow[] = {0.21, 0.32, 0.27};   // a second
  constexpr double quick[] = {0.47, 0.61, 0.74};  // a second
  const double first = std::max(1.0, std::round(slow[rhythm % 3] * duration));
  const double second = std::max(first + 1.0, std::round(quick[rhythm % 3] * duration));
  const double turn = 2.0 * std::numbers::pi * std::clamp(u, 0.0, 1.0);
  const double way = (second * std::sin(first * turn) - first * std::sin(second * turn)) / (first + second);
  return rhythm % 2 == 0 ? way : -way;
}

Course::Course(const Demonstration& demonstration, const anatomy::Rig& rig)
    : spans_(spans_of(demonstration)), keys_(keys_of(demonstration, rig)) {
  WINDLASS_REQUIRE(!spans_.empty());
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    Values speeds(rig.coordinates.size(), 0.0);
    for (std::size_t c = 0; c < speeds.size() && !rests_at(demonstration, i); ++c) {
      speeds[c] = speed_at(demonstration, i, keys_[i - 1][c], keys_[i][c], keys_[i + 1][c]);
    }
    speeds_.push_back(std::move(speeds));
  }
  for (std::size_t i = 0; i < spans_.size(); ++i) {
    ways_.push_back(ways_of(demonstration.phases[i], keys_[i], keys_[i + 1]));
  }
  if (const auto breath = anatomy::find_coordinate(rig, "thorax.breath")) breath_ = static_cast<std::size_t>(*breath);
  for (const Phase& phase : demonstration.phases) sways_.push_back(phase.sway);
  for (std::size_t i = 0; i < spans_.size(); ++i) {
    if (demonstration.phases[i].hold) holds_.push_back(spans_[i]);
    if (demonstration.phases[i].part != Part::repeat) continue;
    if (!repeat_) repeat_ = spans_[i];
    repeat_->end = spans_[i].end;
  }
  for (std::size_t i = 0; i < spans_.size(); ++i) {
    const bool begins = i == 0 || demonstration.phases[i].part != demonstration.phases[i - 1].part ||
                        demonstration.phases[i].hold || demonstration.phases[i - 1].hold;
    if (begins) {
      breathed_.push_back(spans_[i]);
    } else {
      breathed_.back().end = spans_[i].end;
    }
  }
}

std::vector<Span> Course::loops() const {
  std::vector<Span> loops{{spans_.front().begin, spans_.back().end}};
  if (repeat_) loops.push_back(*repeat_);
  return loops;
}

double Course::breath_at(double time) const {
  for (const Span& span : breathed_) {
    if (time > span.end) continue;
    const double breaths = std::round((span.end - span.begin) * breaths_a_second);
    const double u = (time - span.begin) / (span.end - span.begin);
    return 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * breaths * std::max(u, 0.0));
  }
  return 0.0;
}

std::optional<double> Course::held_breath(double time) const {
  constexpr double settling = 1.5;  // s through which what came before is felt
  for (const Span& hold : holds_) {
    const double breaths = std::round((hold.end - hold.begin) * breaths_a_second);
    if (breaths < 1.0) continue;
    const double breath = (hold.end - hold.begin) / breaths;
    if (time > hold.begin + settling + breath && time < hold.end) return breath;
  }
  return std::nullopt;
}

Values Course::between_keys(std::size_t phase, double share, double time) const {
  Values values = keys_[phase];
  for (std::size_t c = 0; c < values.size(); ++c) values[c] += share * (keys_[phase + 1][c] - values[c]);
  if (breath_) values[*breath_] += breath_at(time);
  return values;
}

Values Course::at(double time) const {
  const auto [phase, u] = phase_in(spans_, time);
  const double duration = spans_[phase].end - spans_[phase].begin;
  Values values(keys_.front().size());
  for (std::size_t c = 0; c < values.size(); ++c) {
    values[c] = quintic(keys_[phase][c], speeds_[phase][c], keys_[phase + 1][c], speeds_[phase + 1][c], duration, u);
  }
  // Along a way time itself sets in and ends softly, so that what follows it is still at both ends.
  const double share = base::eased(u);
  for (const motion::Track& track : ways_[phase].tracks) {
    values[static_cast<std::size_t>(track.coordinate)] = motion::value_at(ways_[phase], track, share);
  }
  const std::vector<Target>& sway = sways_[phase];
  for (std::size_t k = 0; k < sway.size(); ++k) {
    values[static_cast<std::size_t>(sway[k].coordinate)] += sway[k].value * wander(u, duration, k);
  }
  if (breath_) values[*breath_] += breath_at(time);
  return values;
}

}  // namespace windlass::choreography
