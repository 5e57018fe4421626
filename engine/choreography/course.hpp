#pragma once
// What a demonstration asks of each coordinate over time, before contacts bend it.
#include <optional>
#include <utility>
#include <vector>

#include "engine/anatomy/rig.hpp"
#include "engine/choreography/demonstration.hpp"
#include "engine/motion/clip.hpp"

namespace windlass::choreography {

/// When each phase of a clip begins and ends (s), in the demonstration's order.
struct Span {
  double begin = 0.0;
  double end = 0.0;
};

std::vector<Span> spans_of(const Demonstration& demonstration);

/// The phase at `time` (s), and how much of it has gone by (0 … 1); beyond both ends the first one and the last.
std::pair<std::size_t, double> phase_in(const std::vector<Span>& spans, double time);

/// Calls `found(begin, end)` for each run of phases that `active` marks.
template <class Found>
void for_each_run(const std::vector<bool>& active, const std::vector<Span>& spans, Found found) {
  for (std::size_t phase = 0; phase < spans.size(); ++phase) {
    if (!active[phase]) continue;
    const double begin = spans[phase].begin;
    while (phase + 1 < spans.size() && active[phase + 1]) ++phase;
    found(begin, spans[phase].end);
  }
}

/// 1 throughout `span`, 0 farther than `ease` (s) from it, smoothly between.
double activity(const Span& span, double ease, double time);

/// How somebody who stands still wanders about the middle, within -1 … 1, at share `u` of a stretch of `duration` (s): still
/// at both ends. Each `rhythm` (0, 1 …) is another one.
double wander(double u, double duration, std::size_t rhythm);

/// One value per coordinate (rad, m, shares; couplings not included).
using Values = std::vector<double>;

/// Authored values at the start and at the end of each phase.
std::vector<Values> keys_of(const Demonstration& demonstration, const anatomy::Rig& rig);

/// One number over time, through what it has at the start and at the end of each phase; as `Course` below.
class Ramp {
 public:
  Ramp(const Demonstration& demonstration, std::vector<double> keys);
  double at(double time) const;

 private:
  std::vector<Span> spans_;
  std::vector<double> keys_;
  std::vector<double> speeds_;  ///< At each key.
};

/// Between keys the values follow quintics that pass through monotone keys without stopping and are still at the ends
/// of parts and holds.
class Course {
 public:
  Course(const Demonstration& demonstration, const anatomy::Rig& rig);

  double duration() const { return spans_.back().end; }
  const std::vector<Span>& spans() const { return spans_; }
  const std::vector<Values>& keys() const { return keys_; }
  /// What ends as it began: the whole, then what is repeated.
  std::vector<Span> loops() const;
  /// At `time` (s), held at both ends. The person breathes and sways.
  Values at(double time) const;
  /// The same with `share` (0 … 1) of the straight way through a phase done.
  Values between_keys(std::size_t phase, double share, double time) const;
  /// s that a breath lasts, where for longer than that nothing but the breath has moved: all is as it was one ago.
  std::optional<double> held_breath(double time) const;

 private:
  double breath_at(double time) const;
  std::vector<Span> spans_;
  std::vector<Values> keys_;
  std::vector<Values> speeds_;  ///< At each key.
  std::vector<motion::Clip> ways_;  ///< Of each phase: what passes through given values, one second long.
  std::optional<Span> repeat_;
  std::optional<std::size_t> breath_;
  std::vector<Span> holds_;
  std::vector<std::vector<Target>> sways_;  ///< In each phase.
  std::vector<Span> breathed_;  ///< Stretches through which whole breaths are drawn: parts and holds.
};

}  // namespace windlass::choreography
