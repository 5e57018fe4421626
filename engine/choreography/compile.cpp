#include "engine/choreography/compile.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "engine/base/require.hpp"
#include "engine/base/units.hpp"

namespace windlass::choreography {
namespace {

using Values = std::vector<double>;

/// Authored values (without couplings) at the start and at the end of each phase.
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

/// True when the posture must rest at the border between phases `i - 1` and `i`.
bool rests_at(const Demonstration& demonstration, std::size_t i) {
  const std::vector<Phase>& phases = demonstration.phases;
  return i == 0 || i == phases.size() || phases[i - 1].part != phases[i].part || phases[i - 1].hold || phases[i].hold;
}

/// Speed at key `i`: 0 at rests and turning points, else the weighted harmonic mean of the two slopes
/// (Fritsch & Butland 1984), which keeps the curve monotone.
double speed_at(const Demonstration& demonstration, const std::vector<Values>& keys, std::size_t i,
                std::size_t coordinate) {
  if (rests_at(demonstration, i)) return 0.0;
  const double before = demonstration.phases[i - 1].duration;
  const double after = demonstration.phases[i].duration;
  const double slope_before = (keys[i][coordinate] - keys[i - 1][coordinate]) / before;
  const double slope_after = (keys[i + 1][coordinate] - keys[i][coordinate]) / after;
  if (slope_before * slope_after <= 0.0) return 0.0;
  const double w1 = 2.0 * after + before;
  const double w2 = after + 2.0 * before;
  return (w1 + w2) / (w1 / slope_before + w2 / slope_after);
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

std::string shown_deg(double angle) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f°", base::degrees(angle));
  return text;
}

}  // namespace

const char* name_of(Part part) {
  switch (part) {
    case Part::set_up: return "set-up";
    case Part::enter: return "enter";
    case Part::repeat: return "repeat";
    case Part::exit: return "exit";
  }
  return "";
}

std::vector<Span> spans_of(const Demonstration& demonstration) {
  std::vector<Span> spans;
  double time = 0.0;
  for (const Phase& phase : demonstration.phases) {
    spans.push_back({time, time + phase.duration});
    time += phase.duration;
  }
  return spans;
}

std::vector<base::Error> problems_in(const Demonstration& demonstration, const anatomy::Rig& rig) {
  constexpr double tolerance = 1e-9;
  std::vector<base::Error> errors;
  std::vector<Values> keys = keys_of(demonstration, rig);
  const std::vector<Phase>& phases = demonstration.phases;
  const std::vector<Span> spans = spans_of(demonstration);
  if (phases.empty()) errors.push_back({demonstration.where, "no phases", "add at least one [[phase]]"});

  for (std::size_t i = 0; i < phases.size(); ++i) {
    if (i > 0 && phases[i].part < phases[i - 1].part) {
      errors.push_back(
          {phases[i].where,
           std::string("part '") + name_of(phases[i].part) + "' comes after '" + name_of(phases[i - 1].part) + "'",
           "order phases as set-up, enter, repeat, exit"});
    }
    if (phases[i].hold && keys[i] != keys[i + 1]) {
      errors.push_back({phases[i].where, "a hold has targets that move", "move the targets to the phase before it"});
    }
  }
  const auto is_repeat = [](const Phase& phase) { return phase.part == Part::repeat; };
  const auto first = std::find_if(phases.begin(), phases.end(), is_repeat);
  if (first == phases.end()) {
    if (!phases.empty())
      errors.push_back({demonstration.where, "nothing to repeat", "give at least one phase part = \"repeat\""});
  } else {
    const auto end = std::find_if_not(first, phases.end(), is_repeat);
    const Values& begin_key = keys[static_cast<std::size_t>(first - phases.begin())];
    const Values& end_key = keys[static_cast<std::size_t>(end - phases.begin())];
    for (std::size_t c = 0; c < begin_key.size(); ++c) {
      if (std::abs(begin_key[c] - end_key[c]) > tolerance) {
        errors.push_back({std::prev(end)->where,
                          "the loop does not close: " + rig.coordinates[c].name + " starts at " +
                              shown_deg(begin_key[c]) + " and ends at " + shown_deg(end_key[c]),
                          "bring it back in the last phase of part 'repeat'"});
      }
    }
  }
  for (std::size_t i = 0; i < keys.size(); ++i) {
    motion::couple(rig, keys[i]);
    for (std::size_t c = 0; c < rig.coordinates.size(); ++c) {
      const anatomy::Coordinate& coordinate = rig.coordinates[c];
      if (i > 0 && std::abs(keys[i][c] - keys[i - 1][c]) < tolerance) continue;  // reported where it began
      if (keys[i][c] < coordinate.min - tolerance || keys[i][c] > coordinate.max + tolerance) {
        char time[32];
        std::snprintf(time, sizeof time, "%.1f s", i == 0 ? 0.0 : spans[i - 1].end);
        errors.push_back({i == 0 ? demonstration.where : phases[i - 1].where,
                          coordinate.name + " reaches " + shown_deg(keys[i][c]) + " at " + time + ", outside " +
                              shown_deg(coordinate.min) + " … " + shown_deg(coordinate.max),
                          "change the target (couplings such as the windlass are added to it)"});
      }
    }
  }
  return errors;
}

motion::Clip compile(const Demonstration& demonstration, const anatomy::Rig& rig) {
  WINDLASS_REQUIRE(problems_in(demonstration, rig).empty());
  const std::vector<Values> keys = keys_of(demonstration, rig);
  const std::vector<Span> spans = spans_of(demonstration);

  motion::Clip clip;
  clip.duration = spans.back().end;
  // A whole number of samples: the last one lies exactly at the end.
  const auto intervals = static_cast<std::size_t>(std::ceil(clip.duration * 60.0 - 1e-9));
  clip.rate = static_cast<double>(intervals) / clip.duration;
  clip.base = motion::neutral_pose(rig);
  clip.base.values = keys.front();
  motion::couple(rig, clip.base.values);
  clip.base.world_from_model.translation.y = demonstration.height;

  std::vector<Values> samples(intervals + 1, keys.front());
  std::size_t phase = 0;
  for (std::size_t n = 0; n <= intervals; ++n) {
    const double time = static_cast<double>(n) / clip.rate;
    while (phase + 1 < spans.size() && time >= spans[phase].end) ++phase;
    const double duration = spans[phase].end - spans[phase].begin;
    const double u = std::clamp((time - spans[phase].begin) / duration, 0.0, 1.0);
    for (std::size_t c = 0; c < rig.coordinates.size(); ++c) {
      samples[n][c] = quintic(keys[phase][c], speed_at(demonstration, keys, phase, c), keys[phase + 1][c],
                              speed_at(demonstration, keys, phase + 1, c), duration, u);
    }
    motion::couple(rig, samples[n]);
  }
  for (std::size_t c = 0; c < rig.coordinates.size(); ++c) {
    const auto differs = [&](const Values& values) { return values[c] != clip.base.values[c]; };
    if (std::none_of(samples.begin(), samples.end(), differs)) continue;
    Values track;
    for (const Values& values : samples) track.push_back(values[c]);
    clip.tracks.push_back(motion::track_through(static_cast<int>(c), std::move(track), clip.rate));
  }
  return clip;
}

}  // namespace windlass::choreography
