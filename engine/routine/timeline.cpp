#include "engine/routine/timeline.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/require.hpp"

namespace windlass::routine {
namespace {

using choreography::Demonstration;
using choreography::Part;
using choreography::Span;

/// s that `phase` lasts in `item`.
double length_of(const choreography::Phase& phase, const Item& item, const Dose& dose) {
  if (phase.hold && dose.hold) return *dose.hold;
  const auto own = item.tempo.find(phase.name);
  return own == item.tempo.end() ? phase.duration : own->second;
}

/// Appends segments; keeps the running end time.
class Layout {
 public:
  explicit Layout(Timeline& timeline) : timeline_(timeline) {}

  void pause(Activity activity, double duration, int item, motion::Side side) {
    if (duration > 0.0) append({.activity = activity, .item = item, .side = side}, duration);
  }

  /// Segments from here on belong to this set.
  void begin_set(int set) { set_ = set; }

  /// Set-up, enter, the loop `repetitions` times, exit. Where the loop is nothing but a hold, it is left and entered
  /// again between repetitions: nobody holds on for minutes.
  void perform(const Demonstration& demonstration, const Item& authored, const Dose& dose, int item,
               motion::Side side) {
    const std::vector<Span> spans = choreography::spans_of(demonstration);
    bool only_holds = true;
    for (const choreography::Phase& phase : demonstration.phases) {
      only_holds = only_holds && (phase.part != Part::repeat || phase.hold);
    }
    const auto phases_of = [&](Part part, int repetition) {
      for (std::size_t i = 0; i < spans.size(); ++i) {
        const choreography::Phase& phase = demonstration.phases[i];
        if (phase.part != part) continue;
        const double length = length_of(phase, authored, dose);
        if (length <= 0.0) continue;
        const int loops = phase.hold ? std::max(1, static_cast<int>(std::lround(length / phase.duration))) : 1;
        append({.item = item,
                .side = side,
                .phase = static_cast<int>(i),
                .repetition = repetition,
                .clip_begin = spans[i].begin,
                .clip_end = spans[i].end,
                .loops = loops},
               length);
      }
    };
    phases_of(Part::set_up, 0);
    phases_of(Part::enter, 0);
    for (int n = 1; n <= dose.repetitions; ++n) {
      if (n > 1 && only_holds) {
        phases_of(Part::exit, 0);
        phases_of(Part::enter, 0);
      }
      phases_of(Part::repeat, n);
    }
    phases_of(Part::exit, 0);
  }

 private:
  void append(Segment segment, double duration) {
    segment.begin = timeline_.duration;
    segment.end = segment.begin + duration;
    segment.set = set_;
    timeline_.duration = segment.end;
    timeline_.segments.push_back(segment);
  }

  Timeline& timeline_;
  int set_ = 1;
};

/// The dose as it is done: with `pace`, and whole repetitions for minutes.
Dose done(const Item& item, const Demonstration& demonstration, const Pace& pace) {
  Dose dose = item.dose;
  if (pace.hold) dose.hold = pace.hold;
  dose.rest = pace.rest.value_or(dose.rest);
  if (pace.sides && dose.sides != Sides::together) dose.sides = *pace.sides;
  if (pace.repetitions) {
    dose.repetitions = *pace.repetitions;
  } else if (dose.minutes) {
    double loop = 0.0;
    for (const choreography::Phase& phase : demonstration.phases) {
      if (phase.part == Part::repeat) loop += length_of(phase, item, dose);
    }
    constexpr double nearly = 1e-6;
    if (loop > 0.0) dose.repetitions = std::max(1, static_cast<int>(std::ceil(60.0 * *dose.minutes / loop - nearly)));
  }
  return dose;
}

motion::Side first_side(const Dose& dose) {
  return dose.sides == Sides::left ? motion::Side::left : motion::Side::right;
}

/// Where the items from `begin` on end that are done all on one foot, then all on the other: one after `begin`, where
/// that one stands alone.
std::size_t end_of_run(const Routine& routine, const std::vector<Dose>& doses, std::size_t begin) {
  const auto goes_along = [&](std::size_t i) {
    const Item& item = routine.items[i];
    return item.by_foot && item.block == routine.items[begin].block && doses[i].sides == Sides::both;
  };
  std::size_t end = begin + 1;
  while (goes_along(begin) && end < routine.items.size() && goes_along(end)) ++end;
  return end;
}

}  // namespace

const char* name_of(Activity activity) {
  switch (activity) {
    case Activity::get_ready: return "get ready";
    case Activity::perform: return "perform";
    case Activity::switch_side: return "switch side";
    case Activity::rest: return "rest";
  }
  return "";
}

Timeline timeline_of(const Routine& routine, const Library& library, const Pace& pace) {
  Timeline timeline;
  Layout layout(timeline);
  const auto demonstration_of = [&](const Item& item) -> const Demonstration& {
    return library.demonstrations[static_cast<std::size_t>(item.demonstration)];
  };
  for (const Item& item : routine.items) timeline.doses.push_back(done(item, demonstration_of(item), pace));
  const auto perform = [&](std::size_t i, motion::Side side) {
    const Item& item = routine.items[i];
    layout.perform(demonstration_of(item), item, timeline.doses[i], static_cast<int>(i), side);
  };
  /// All sets of an item; on `side` alone where that is given.
  const auto do_item = [&](std::size_t i, std::optional<motion::Side> side) {
    const Dose& dose = timeline.doses[i];
    const int index = static_cast<int>(i);
    const motion::Side first = side.value_or(first_side(dose));
    for (int set = 1; set <= dose.sets; ++set) {
      if (set > 1) layout.pause(Activity::rest, dose.rest, index, first);
      layout.begin_set(set);
      perform(i, first);
      if (side || dose.sides != Sides::both) continue;
      layout.pause(Activity::switch_side, switch_side_seconds, index, motion::Side::left);
      perform(i, motion::Side::left);
    }
    layout.begin_set(1);
  };
  const std::size_t count = routine.items.size();
  for (std::size_t i = 0; i < count;) {
    const std::size_t end = end_of_run(routine, timeline.doses, i);
    if (i == 0) layout.pause(Activity::get_ready, get_ready_seconds, 0, first_side(timeline.doses[0]));
    const bool by_foot = end > i + 1;
    for (const motion::Side side : {motion::Side::right, motion::Side::left}) {
      if (!by_foot && side == motion::Side::left) break;
      if (by_foot && side == motion::Side::left) {
        layout.pause(Activity::switch_side, switch_side_seconds, static_cast<int>(i), side);
      }
      for (std::size_t k = i; k < end; ++k) {
        if (k > i) layout.pause(Activity::rest, timeline.doses[k - 1].rest, static_cast<int>(k), side);
        do_item(k, by_foot ? std::optional(side) : std::nullopt);
      }
    }
    if (end < count) {
      layout.pause(Activity::rest, timeline.doses[end - 1].rest, static_cast<int>(end), first_side(timeline.doses[end]));
    }
    i = end;
  }
  return timeline;
}

std::vector<SetSpan> sets_of(const Timeline& timeline) {
  std::vector<SetSpan> sets;
  for (const Segment& segment : timeline.segments) {
    if (segment.activity != Activity::perform) continue;
    const SetSpan span{segment.begin, segment.end, segment.item, segment.set, segment.side};
    if (!sets.empty() && sets.back().is_same(span)) {
      sets.back().end = span.end;
    } else {
      sets.push_back(span);
    }
  }
  return sets;
}

void extend(Timeline& timeline, std::size_t index, double seconds) {
  WINDLASS_REQUIRE(index < timeline.segments.size());
  const Segment chosen = timeline.segments[index];
  const auto is_like = [&](const Segment& s) {
    return s.activity == Activity::perform && s.item == chosen.item && s.set == chosen.set && s.phase == chosen.phase &&
           s.repetition == chosen.repetition;
  };
  const double length = chosen.end - chosen.begin;
  const double by = std::max(seconds, std::min(1.0, length) - length);
  double shift = 0.0;
  for (std::size_t i = index; i < timeline.segments.size(); ++i) {
    Segment& segment = timeline.segments[i];
    segment.begin += shift;
    if (i == index || (chosen.activity == Activity::perform && is_like(segment))) shift += by;
    segment.end += shift;
  }
  timeline.duration += shift;
}

Cue cue_at(const Routine& routine, const Timeline& timeline, double time) {
  WINDLASS_REQUIRE(!timeline.segments.empty());
  const double t = std::clamp(time, 0.0, timeline.duration);
  const auto after = std::upper_bound(timeline.segments.begin(), timeline.segments.end(), t,
                                      [](double value, const Segment& segment) { return value < segment.end; });
  const auto found = after == timeline.segments.end() ? std::prev(after) : after;
  const Segment& segment = *found;
  const double share = (t - segment.begin) / (segment.end - segment.begin);
  const double way = share * segment.loops;
  const double share_of_loop = share < 1.0 ? way - std::floor(way) : 1.0;

  Cue cue;
  cue.segment = static_cast<std::size_t>(found - timeline.segments.begin());
  cue.activity = segment.activity;
  cue.item = segment.item;
  cue.demonstration = routine.items[static_cast<std::size_t>(segment.item)].demonstration;
  cue.side = segment.side;
  cue.phase = segment.phase;
  cue.repetition = segment.repetition;
  cue.set = segment.set;
  const Dose& dose = timeline.doses[static_cast<std::size_t>(segment.item)];
  cue.sets = dose.sets;
  cue.repetitions = dose.repetitions;
  cue.together = dose.sides == Sides::together;
  cue.clip_time = segment.clip_begin + share_of_loop * (segment.clip_end - segment.clip_begin);
  cue.elapsed = t - segment.begin;
  cue.remaining = segment.end - t;
  cue.finished = time >= timeline.duration;
  return cue;
}

std::optional<double> time_showing(const Timeline& timeline, double clip_time) {
  constexpr double within = 0.999999;  // the segment's end belongs to the next one
  for (const Segment& segment : timeline.segments) {
    if (segment.activity != Activity::perform || clip_time < segment.clip_begin || clip_time > segment.clip_end) continue;
    const double length = segment.clip_end - segment.clip_begin;
    const double share = length > 0.0 ? (clip_time - segment.clip_begin) / length : 0.0;
    return segment.begin + within * share / segment.loops * (segment.end - segment.begin);
  }
  return std::nullopt;
}

}  // namespace windlass::routine
