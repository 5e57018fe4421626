#include "engine/routine/timeline.hpp"

#include <algorithm>

#include "engine/base/require.hpp"

namespace windlass::routine {
namespace {

using choreography::Demonstration;
using choreography::Part;
using choreography::Span;

/// Appends segments; keeps the running end time.
class Layout {
 public:
  explicit Layout(Timeline& timeline) : timeline_(timeline) {}

  void pause(Activity activity, double duration, int item, motion::Side side) {
    if (duration > 0.0) append({.activity = activity, .item = item, .side = side}, duration);
  }

  /// Segments from here on belong to this set.
  void begin_set(int set) { set_ = set; }

  /// Set-up, enter, the loop `repetitions` times, exit.
  void perform(const Demonstration& demonstration, const Dose& dose, int item, motion::Side side) {
    const std::vector<Span> spans = choreography::spans_of(demonstration);
    const auto phases_of = [&](auto wanted, int repetition) {
      for (std::size_t i = 0; i < spans.size(); ++i) {
        const choreography::Phase& phase = demonstration.phases[i];
        if (!wanted(phase.part)) continue;
        const double length = phase.hold ? dose.hold.value_or(phase.duration) : phase.duration;
        if (length <= 0.0) continue;
        append({.item = item,
                .side = side,
                .phase = static_cast<int>(i),
                .repetition = repetition,
                .clip_begin = spans[i].begin,
                .clip_end = spans[i].end},
               length);
      }
    };
    phases_of([](Part part) { return part < Part::repeat; }, 0);
    for (int n = 1; n <= dose.repetitions; ++n) phases_of([](Part part) { return part == Part::repeat; }, n);
    phases_of([](Part part) { return part == Part::exit; }, 0);
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

Dose paced(Dose dose, const Pace& pace) {
  dose.repetitions = pace.repetitions.value_or(dose.repetitions);
  if (pace.hold) dose.hold = pace.hold;
  dose.rest = pace.rest.value_or(dose.rest);
  dose.sides = pace.sides.value_or(dose.sides);
  return dose;
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
  for (std::size_t i = 0; i < routine.items.size(); ++i) {
    const Item& item = routine.items[i];
    const int index = static_cast<int>(i);
    const Dose dose = paced(item.dose, pace);
    const Demonstration& demonstration = library.demonstrations[static_cast<std::size_t>(item.demonstration)];
    const motion::Side first = dose.sides == Sides::left ? motion::Side::left : motion::Side::right;
    timeline.repetitions.push_back(dose.repetitions);
    if (i == 0) layout.pause(Activity::get_ready, get_ready_seconds, index, first);
    for (int set = 1; set <= dose.sets; ++set) {
      if (set > 1) layout.pause(Activity::rest, dose.rest, index, first);
      layout.begin_set(set);
      layout.perform(demonstration, dose, index, first);
      if (dose.sides == Sides::both) {
        layout.pause(Activity::switch_side, switch_side_seconds, index, motion::Side::left);
        layout.perform(demonstration, dose, index, motion::Side::left);
      }
    }
    layout.begin_set(1);
    if (i + 1 < routine.items.size()) {
      const Dose next = paced(routine.items[i + 1].dose, pace);
      layout.pause(Activity::rest, dose.rest, index + 1,
                   next.sides == Sides::left ? motion::Side::left : motion::Side::right);
    }
  }
  return timeline;
}

Cue cue_at(const Routine& routine, const Timeline& timeline, double time) {
  WINDLASS_REQUIRE(!timeline.segments.empty());
  const double t = std::clamp(time, 0.0, timeline.duration);
  const auto after = std::upper_bound(timeline.segments.begin(), timeline.segments.end(), t,
                                      [](double value, const Segment& segment) { return value < segment.end; });
  const auto found = after == timeline.segments.end() ? std::prev(after) : after;
  const Segment& segment = *found;
  const double share = (t - segment.begin) / (segment.end - segment.begin);

  Cue cue;
  cue.segment = static_cast<std::size_t>(found - timeline.segments.begin());
  cue.activity = segment.activity;
  cue.item = segment.item;
  cue.demonstration = routine.items[static_cast<std::size_t>(segment.item)].demonstration;
  cue.side = segment.side;
  cue.phase = segment.phase;
  cue.repetition = segment.repetition;
  cue.set = segment.set;
  cue.sets = routine.items[static_cast<std::size_t>(segment.item)].dose.sets;
  cue.repetitions = timeline.repetitions[static_cast<std::size_t>(segment.item)];
  cue.clip_time = segment.clip_begin + share * (segment.clip_end - segment.clip_begin);
  cue.elapsed = t - segment.begin;
  cue.remaining = segment.end - t;
  cue.finished = time >= timeline.duration;
  return cue;
}

}  // namespace windlass::routine
