#include "engine/choreography/compile.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "engine/base/require.hpp"
#include "engine/base/units.hpp"
#include "engine/choreography/flight.hpp"
#include "engine/choreography/performance.hpp"

namespace windlass::choreography {
namespace {

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
    const bool is_outer = i == 0 || i + 1 == phases.size();
    if (phases[i].flies && (is_outer || phases[i].hold || phases[i - 1].hold || phases[i + 1].hold)) {
      errors.push_back({phases[i].where, "nobody can fly without a push-off before and a landing after",
                        "put a phase before and one after it that are no holds, in which the feet stand"});
    }
    if (phases[i].hold && (keys[i] != keys[i + 1] || !phases[i].ways.empty())) {
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
  for (const Phase& phase : phases) {
    for (const Way& way : phase.ways) {
      const anatomy::Coordinate& coordinate = rig.coordinates[static_cast<std::size_t>(way.coordinate)];
      const auto [least, most] = std::minmax_element(way.values.begin(), way.values.end());
      if (*least >= coordinate.min - tolerance && *most <= coordinate.max + tolerance) continue;
      errors.push_back({phase.where,
                        coordinate.name + " passes through " + shown_deg(*least) + " … " + shown_deg(*most) +
                            ", outside " + shown_deg(coordinate.min) + " … " + shown_deg(coordinate.max),
                        "change the way"});
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

motion::Clip compile(const Demonstration& demonstration, const anatomy::Body& body) {
  const anatomy::Rig& rig = body.rig;
  WINDLASS_REQUIRE(problems_in(demonstration, rig).empty());
  const Course course(demonstration, rig);
  const bool jumps = !flights_of(demonstration).empty();
  const bool is_free = !jumps && demonstration.contacts.empty() && demonstration.balances.empty() && demonstration.rolls.empty() &&
                       demonstration.straps.empty() && demonstration.carries.empty() && demonstration.trails.empty();

  motion::Clip clip;
  clip.duration = course.duration();
  // A whole number of samples: the last one lies exactly at the end.
  const auto intervals = static_cast<std::size_t>(std::ceil(clip.duration * (is_free || jumps ? 60.0 : 20.0) - 1e-9));
  clip.rate = static_cast<double>(intervals) / clip.duration;
  std::vector<Values> samples;
  if (is_free) {
    for (std::size_t n = 0; n <= intervals; ++n) samples.push_back(course.at(static_cast<double>(n) / clip.rate));
  } else {
    const std::vector<Performer::Sample> performed = Performer(demonstration, body).perform(intervals, clip.rate);
    for (const Performer::Sample& sample : performed) samples.push_back(sample.own);
    for (std::size_t i = 0; i < performed.front().channels.size(); ++i) {
      Values channel;
      for (const Performer::Sample& sample : performed) channel.push_back(sample.channels[i]);
      clip.channels.push_back(motion::track_through(-1, std::move(channel), clip.rate));
    }
  }
  for (Values& values : samples) motion::couple(rig, values);
  clip.base = motion::neutral_pose(rig);
  clip.base.values = samples.front();
  clip.base.world_from_model.translation.y = demonstration.height;
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
