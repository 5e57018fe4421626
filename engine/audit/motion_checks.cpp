// Speed and jerk. Limbs move smoothly: what a muscle drives has hardly anything above 5 Hz. A spike, a step, a kink and
// a tremble have: their jerk is large beside their acceleration. So a moment is a fault when
//   - it is quicker than a limb: RMS jerk > spike_rate × RMS acceleration in every window that it lies in
//     (in one that reaches only the first instants of a movement that is so of any movement), and
//   - it stands out: RMS jerk around it > spike_times_typical × the coordinate's own median over the windows in which
//     it moves – but never less than what is seen and never more than what is always too much.
// A quick but smooth landing is not the first, a faint numerical noise not the second. From the push-off of a jump
// to its landing, where feet leave the floor and meet it again, joints do stop as quickly as that: there
// `impact_turn_jerk` and `impact_shift_jerk` hold.
#include <algorithm>
#include <cmath>

#include "engine/audit/checks.hpp"
#include "engine/audit/worst.hpp"

namespace windlass::audit {
namespace {

/// RMS of each window of `size` entries.
std::vector<double> windows(const std::vector<double>& values, std::size_t size) {
  std::vector<double> result;
  double sum = 0.0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    sum += values[i] * values[i];
    if (i >= size) sum -= values[i - size] * values[i - size];
    if (i + 1 >= size) result.push_back(std::sqrt(std::max(sum, 0.0) / static_cast<double>(size)));
  }
  return result;
}

std::vector<double> slopes(const std::vector<double>& values) {
  std::vector<double> result;
  for (std::size_t i = 1; i < values.size(); ++i) result.push_back((values[i] - values[i - 1]) * rate);
  return result;
}

/// The median of those that are not next to nothing.
double typical(std::vector<double> values, double nothing) {
  std::erase_if(values, [&](double value) { return value < nothing; });
  if (values.empty()) return 0.0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

struct Jump {
  double begin = 0.0;  ///< s
  double end = 0.0;
};

/// From the push-off to the landing of each jump: feet leave the floor and meet it again, heels after toes.
std::vector<Jump> jumps_of(const choreography::Demonstration& demonstration) {
  const std::vector<choreography::Phase>& phases = demonstration.phases;
  std::vector<Jump> jumps;
  double begin = 0.0;  // of the phase before
  for (std::size_t i = 1; i + 1 < phases.size(); ++i) {
    const double lasts = phases[i - 1].duration + phases[i].duration + phases[i + 1].duration;
    if (phases[i].flies) jumps.push_back({begin, begin + lasts});
    begin += phases[i - 1].duration;
  }
  return jumps;
}

}  // namespace

Findings motion_findings(const Record& record, const Limits& limits) {
  Findings findings;
  const motion::Clip& clip = *record.clip;
  const auto count = static_cast<std::size_t>(clip.duration * rate + 1e-9) + 1;
  const auto window = std::max<std::size_t>(static_cast<std::size_t>(limits.spike_window * rate), 4);
  if (count < window + 4) return findings;
  const std::vector<Jump> jumps = jumps_of(*record.demonstration);
  const auto is_impact = [&](double time) {
    const double reach = limits.impact + 0.5 * limits.spike_window;
    return std::any_of(jumps.begin(), jumps.end(), [&](const Jump& jump) {
      return time > jump.begin - reach && time < jump.end + reach;
    });
  };
  std::vector<motion::Pose> poses(count);
  for (std::size_t n = 0; n < count; ++n) motion::sample(clip, static_cast<double>(n) / rate, poses[n]);
  for (const motion::Track& track : clip.tracks) {
    const anatomy::Coordinate& coordinate = record.body->rig.coordinates[static_cast<std::size_t>(track.coordinate)];
    if (coordinate.kind == anatomy::Kind::share) continue;
    const bool turns = coordinate.kind == anatomy::Kind::turn;
    std::vector<double> values;
    for (const motion::Pose& pose : poses) values.push_back(pose.values[static_cast<std::size_t>(track.coordinate)]);
    const std::vector<double> speed = slopes(values);
    const std::vector<double> acceleration = slopes(speed);
    const std::vector<double> jerk = slopes(acceleration);

    Worst fast("speed", coordinate.name, turns ? "deg/s" : "m/s");
    const double fastest = turns ? limits.turn_speed : limits.shift_speed;
    for (std::size_t n = 0; n < speed.size(); ++n) {
      fast.above((static_cast<double>(n) + 0.5) / rate, anatomy::shown_value(coordinate, std::abs(speed[n])),
                 anatomy::shown_value(coordinate, fastest));
    }
    fast.report(record, coordinate.name + " moves at", findings);

    Worst spike("jerk", coordinate.name, turns ? "deg/s3" : "m/s3");
    const std::vector<double> jerks = windows(jerk, window);
    const std::vector<double> accelerations = windows(acceleration, window);
    const double seen = turns ? limits.seen_turn_jerk : limits.seen_shift_jerk;
    const double too_much = turns ? limits.turn_jerk : limits.shift_jerk;
    const double most = std::clamp(limits.spike_times_typical * typical(jerks, 0.01 * seen), seen, too_much);
    const std::size_t reach = window / 2;
    const auto is_quick = [&](std::size_t n) { return jerks[n] > limits.spike_rate * accelerations[n]; };
    std::size_t quick = 0;  // windows up to the last one looked at, without a break
    for (std::size_t last = 0; last < jerks.size() + reach; ++last) {
      if (last < jerks.size()) quick = is_quick(last) ? quick + 1 : 0;
      if (last < reach) continue;
      const std::size_t n = last - reach;
      const std::size_t needed = std::min(last, jerks.size() - 1) - (n > reach ? n - reach : 0) + 1;
      if (quick < needed) continue;
      const double time = (static_cast<double>(n) + 0.5 * static_cast<double>(window) + 1.0) / rate;
      const double impact = turns ? limits.impact_turn_jerk : limits.impact_shift_jerk;
      spike.above(time, anatomy::shown_value(coordinate, jerks[n]),
                  anatomy::shown_value(coordinate, is_impact(time) ? std::max(most, impact) : most));
    }
    spike.report(record, coordinate.name + " jumps or trembles with a jerk of", findings);
  }
  return findings;
}

}  // namespace windlass::audit
