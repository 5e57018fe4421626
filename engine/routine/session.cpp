#include "engine/routine/session.hpp"

#include <algorithm>
#include <optional>

#include "engine/base/require.hpp"

namespace windlass::routine {
namespace {

void show(Session& session, const Library& library, Routine routine) {
  session.routine = std::move(routine);
  session.timeline = timeline_of(session.routine, library, session.pace);
  session.time = 0.0;
}

template <class Items>
bool holds(const Items& items, int index) {
  return index >= 0 && static_cast<std::size_t>(index) < items.size();
}

/// The moment of `timeline` that shows what `cue` showed, as near as its layout allows: the same stretch of the same
/// set, else the last one of its item and side that comes before.
double moment_like(const Timeline& timeline, const Cue& cue) {
  const double length = cue.elapsed + cue.remaining;
  const double share = length > 0 ? cue.elapsed / length : 0.0;
  std::optional<double> same;
  std::optional<double> near;
  for (const Segment& segment : timeline.segments) {
    if (segment.item != cue.item || segment.side != cue.side || segment.set > cue.set) continue;
    if (segment.activity == cue.activity && segment.phase == cue.phase && segment.repetition <= cue.repetition) {
      same = segment.begin + share * (segment.end - segment.begin);
    } else if (segment.set < cue.set || !near) {
      near = segment.begin;
    }
  }
  return same.value_or(near.value_or(0.0));
}

void set_pace(Session& session, const Library& library, Pace pace) {
  if (pace.repetitions) pace.repetitions = std::clamp(*pace.repetitions, 1, 50);
  if (pace.hold) pace.hold = std::clamp(*pace.hold, 0.0, 300.0);
  if (pace.rest) pace.rest = std::clamp(*pace.rest, 0.0, 120.0);
  const Cue now = cue_of(session);
  session.pace = pace;
  session.timeline = timeline_of(session.routine, library, pace);
  session.time = moment_like(session.timeline, now);
}

void step_phase(Session& session, int by) {
  constexpr double just_begun = 0.3;  // s: a second press goes on to the segment before
  const Cue cue = cue_of(session);
  const auto last = static_cast<int>(session.timeline.segments.size()) - 1;
  int target = static_cast<int>(cue.segment) + by;
  if (by < 0 && cue.elapsed > just_begun) ++target;
  if (target > last) {
    session.time = session.timeline.duration;
  } else {
    session.time = session.timeline.segments[static_cast<std::size_t>(std::max(target, 0))].begin;
  }
}

void step_set(Session& session, int by) {
  constexpr double just_begun = 2.0;  // s
  const std::vector<SetSpan> sets = sets_of(session.timeline);
  const double now = session.time;
  const auto after = std::find_if(sets.begin(), sets.end(), [&](const SetSpan& set) { return set.begin > now; });
  if (by > 0) {
    session.time = after == sets.end() ? session.timeline.duration : after->begin;
    return;
  }
  if (after == sets.begin()) {
    session.time = 0.0;
    return;
  }
  auto present = std::prev(after);
  const bool is_over = now >= present->end;
  if (by < 0 && !is_over && now - present->begin <= just_begun && present != sets.begin()) --present;
  session.time = present->begin;
}

}  // namespace

Session start_session(const Library& library) {
  WINDLASS_REQUIRE(!library.demonstrations.empty());
  Session session;
  show(session, library, library.routines.empty() ? routine_of(library, 0) : library.routines.front());
  return session;
}

void apply(Session& session, const Library& library, const Action& action) {
  struct Visitor {
    Session& s;
    const Library& l;
    void operator()(const ChooseRoutine& a) const {
      if (holds(l.routines, a.routine)) show(s, l, l.routines[static_cast<std::size_t>(a.routine)]);
    }
    void operator()(const ChooseDemonstration& a) const {
      if (holds(l.demonstrations, a.demonstration)) show(s, l, routine_of(l, a.demonstration));
    }
    void operator()(const DoRoutine& a) const {
      if (!a.routine.items.empty()) show(s, l, a.routine);
    }
    void operator()(const Play&) const {
      if (s.time >= s.timeline.duration) s.time = 0.0;
      s.playing = true;
    }
    void operator()(const Pause&) const { s.playing = false; }
    void operator()(const Restart&) const { s.time = 0.0; }
    void operator()(const Seek& a) const { s.time = std::clamp(a.time, 0.0, s.timeline.duration); }
    void operator()(const StepPhase& a) const { step_phase(s, a.by); }
    void operator()(const StepSet& a) const { step_set(s, a.by); }
    void operator()(const Extend& a) const {
      const Cue now = cue_of(s);
      extend(s.timeline, now.segment, std::clamp(a.seconds, -60.0, 300.0));
      s.time = std::clamp(s.time, 0.0, s.timeline.duration);
    }
    void operator()(const SetSpeed& a) const { s.speed = std::clamp(a.speed, 0.1, 1.0); }
    void operator()(const SetPace& a) const { set_pace(s, l, a.pace); }
    void operator()(const SetLoop& a) const { s.loop = a.loop; }
  };
  std::visit(Visitor{session, library}, action);
}

bool advance(Session& session, double dt) {
  if (!session.playing || dt <= 0.0) return false;
  session.time += dt * session.speed;
  constexpr double nearly = 1e-9;  // s: what a sum of frames may lack
  if (session.time >= session.timeline.duration - nearly) {
    session.time = session.loop ? session.timeline.segments.front().end : session.timeline.duration;  // one is ready
    session.playing = session.loop;
  }
  return true;
}

Session carried_over(const Session& session, const Library& library) {
  Session result = session;
  if (const auto routine = find_routine(library, session.routine.id)) {
    result.routine = library.routines[static_cast<std::size_t>(*routine)];
  } else if (const auto demonstration = find_demonstration(library, session.routine.id)) {
    result.routine = routine_of(library, *demonstration);
  } else {
    return start_session(library);
  }
  result.timeline = timeline_of(result.routine, library, result.pace);
  result.time = std::min(session.time, result.timeline.duration);
  return result;
}

Cue cue_of(const Session& session) {
  return cue_at(session.routine, session.timeline, session.time);
}

}  // namespace windlass::routine
