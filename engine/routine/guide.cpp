#include "engine/routine/guide.hpp"

#include <algorithm>
#include <cmath>

#include "engine/routine/rungs.hpp"

namespace windlass::routine {
namespace {

void write(Guide& guide, Entry entry) {
  struct Keep {
    History& history;
    void operator()(const SittingRecord& r) const {
      const auto same = [&](const SittingRecord& other) { return other.id == r.id; };
      const auto found = std::find_if(history.sittings.begin(), history.sittings.end(), same);
      if (found == history.sittings.end()) {
        history.sittings.push_back(r);
      } else {
        *found = r;
      }
    }
    void operator()(const SetRecord& r) const { history.sets.push_back(r); }
    void operator()(const EndSitting& r) const {
      for (SittingRecord& sitting : history.sittings) {
        if (sitting.id == r.sitting) sitting.ending = r.ending;
      }
    }
    void operator()(const PainRecord& r) const {
      std::erase_if(history.pains, [&](const PainRecord& p) { return p.sitting == r.sitting && p.moment == r.moment; });
      history.pains.push_back(r);
    }
    void operator()(const SafetyRecord& r) const { history.checks.push_back(r); }
  };
  std::visit(Keep{guide.history}, entry);
  guide.effects.push_back(WriteDown{std::move(entry)});
}

/// The second in which it begins; a number more for each other sitting of the same second that is known.
std::string new_id(const Guide& guide, const Moment& now) {
  const std::string stem = std::to_string(now.utc) + (guide.salt.empty() ? "" : "-" + guide.salt);
  const auto taken = [&](const std::string& id) {
    return std::any_of(guide.history.sittings.begin(), guide.history.sittings.end(),
                       [&](const SittingRecord& s) { return s.id == id; });
  };
  std::string id = stem;
  for (int n = 1; taken(id); ++n) id = stem + "-" + std::to_string(n);
  return id;
}

void hush(Guide& guide) {
  guide.effects.push_back(Hush{});
}

/// Tells how it ended. What is left of it cannot be resumed.
void end(Guide& guide, Ending ending) {
  if (!guide.practice) return;
  guide.practice->sitting.ending = ending;
  write(guide, EndSitting{guide.practice->sitting.id, ending});
}

void tell_pain(Guide& guide, PainMoment moment, const Moment& now) {
  if (guide.pain && guide.practice) {
    write(guide, PainRecord{guide.practice->sitting.id, moment, *guide.pain, now.utc});
  }
  guide.pain.reset();
}

struct Applier {
  Guide& g;
  Session& session;
  const Library& library;
  const Moment& now;
  const std::function<std::string(const Routine&)>& plan_text;

  void operator()(const AskCheck&) const {
    if (g.step == Step::none && must_check(g, now)) g.step = Step::check;
  }
  void operator()(const CheckFlag& a) const {
    if (find_flag(library.safety, a.id) == nullptr) return;
    if (a.applies) {
      g.flags.insert(a.id);
    } else {
      g.flags.erase(a.id);
    }
  }
  void operator()(const SeenByProfessional& a) const { g.seen = a.seen; }
  void operator()(const FinishCheck&) const {
    const SafetyRecord record{now.utc, {g.flags.begin(), g.flags.end()}, g.seen};
    write(g, record);
    if (!clearance_of(record, library.safety).may_exercise) {
      g.step = Step::held_back;
    } else if (g.resumes) {
      go_on();
    } else {
      g.step = g.routine.items.empty() ? Step::none : Step::before;
    }
  }
  void operator()(const Prepare& a) const {
    if (a.routine.items.empty() || g.step == Step::running) return;
    g.routine = a.routine;
    g.answers.clear();
    g.resumes = false;
    g.pain.reset();
    g.stop_pain.reset();
    g.practice.reset();
    g.step = step_before(Step::before);
    session.playing = false;
  }
  void operator()(const Swap& a) const {
    const auto found = find_demonstration(library, a.demonstration);
    if (g.step != Step::before || !found || a.item < 0 || a.item >= static_cast<int>(g.routine.items.size())) return;
    Item& item = g.routine.items[static_cast<std::size_t>(a.item)];
    item = swapped(item, *found, library);
    for (const std::string& gate : gates_of(item, library)) g.answers.erase(gate);
  }
  void operator()(const AnswerGate& a) const {
    if (find_gate(library.safety, a.gate) != nullptr) g.answers[a.gate] = a.yes;
  }
  void operator()(const TellPain& a) const {
    g.pain = std::clamp(a.level, 0, 10);
    if (g.step != Step::before && g.practice) {
      write(g, PainRecord{g.practice->sitting.id, PainMoment::after, *g.pain, now.utc});
    }
  }
  void operator()(const Start&) const {
    if (g.step != Step::before) return;
    const Routine routine = prepared(g, library);
    if (routine.items.empty()) return;
    (*this)(LetGo{});  // who begins anew does not go on with the old one
    apply(session, library, DoRoutine{routine});
    g.practice = begin_practice(session, new_id(g, now), plan_text(as_written(routine)), now.utc, now.utc_offset);
    write(g, g.practice->sitting);
    tell_pain(g, PainMoment::before, now);
    run();
  }
  void operator()(const Stop&) const {
    if (g.step != Step::running) return;
    session.playing = false;
    hush(g);
    end(g, Ending::stopped);
    g.pain.reset();
    g.stop_pain.reset();
    g.step = Step::stopped;
  }
  void operator()(const NameStopPain& a) const {
    if (a.which >= 0 && static_cast<std::size_t>(a.which) < library.safety.stop_pains.size()) g.stop_pain = a.which;
  }
  void operator()(const Finish&) const {
    if (g.step == Step::running) return;
    g.step = Step::none;
    g.practice.reset();
    g.pain.reset();
    g.stop_pain.reset();
    g.routine = {};
    g.resumes = false;
    session.playing = false;
  }
  void operator()(const Resume& a) const {
    if (!g.resumable || a.routine.items.empty() || g.step == Step::running) return;
    g.routine = a.routine;
    g.resumes = true;
    g.step = step_before(Step::running);
    session.playing = false;
    if (g.step == Step::running) go_on();
  }
  void go_on() const {
    std::vector<SetRecord> done;
    for (const SetRecord& set : g.history.sets) {
      if (set.sitting == g.resumable->id) done.push_back(set);
    }
    apply(session, library, DoRoutine{g.routine});
    g.practice = resume_practice(session, *g.resumable, done);
    g.resumable.reset();
    g.resumes = false;
    write(g, g.practice->sitting);
    run();
  }
  void operator()(const LetGo&) const {
    if (!g.resumable) return;
    write(g, EndSitting{g.resumable->id, Ending::stopped});
    g.resumable.reset();
  }
  void operator()(const TellMorning& a) const {
    write(g, PainRecord{a.sitting, PainMoment::next_morning, std::clamp(a.level, 0, 10), now.utc});
  }
  void operator()(const SetCues& a) const {
    g.cues = a.cues;
    for (double* volume : {&g.cues.voice_volume, &g.cues.beep_volume, &g.cues.metronome_volume}) {
      *volume = std::clamp(*volume, 0.0, 1.0);
    }
    g.cues.countdown = std::clamp(g.cues.countdown, 0, 10);
    if (g.step == Step::running) replan(g, session, library);
  }
  void operator()(const SetPainRule& a) const {
    g.pain_rule = find_rule(library.safety, a.id) != nullptr ? a.id : "";
  }

  /// What comes before `wanted`: the red flags when they are due, or what the last answer to them said.
  Step step_before(Step wanted) const {
    if (must_check(g, now)) return Step::check;
    const auto& checks = g.history.checks;
    return !checks.empty() && !clearance_of(checks.back(), library.safety).may_exercise ? Step::held_back : wanted;
  }
  void run() const {
    g.step = Step::running;
    session.playing = true;
    session.speed = 1.0;
    session.loop = false;
    replan(g, session, library);
  }
};

}  // namespace

const char* name_of(Step step) {
  switch (step) {
    case Step::none: return "none";
    case Step::check: return "check";
    case Step::held_back: return "held back";
    case Step::before: return "before";
    case Step::running: return "running";
    case Step::stopped: return "stopped";
    case Step::after: return "after";
  }
  return "";
}

bool must_check(const Guide& guide, const Moment& now) {
  std::optional<Instant> last;
  if (!guide.history.checks.empty()) last = guide.history.checks.back().at;
  return is_due(last, now.utc);
}

Routine prepared(const Guide& guide, const Library& library) {
  return without(guide.routine, left_out(guide.routine, library, guide.answers));
}

void apply(Guide& guide, Session& session, const Library& library, const GuideAction& action, const Moment& now,
           const std::function<std::string(const Routine&)>& plan_text) {
  std::visit(Applier{guide, session, library, now, plan_text}, action);
}

void replan(Guide& guide, const Session& session, const Library& library) {
  if (guide.step != Step::running) return;
  hush(guide);
  const double speed = session.speed;
  SecondsOf seconds_of;
  if (guide.seconds_of && has_voice(library)) {
    seconds_of = [&guide, speed](const std::string& text) -> std::optional<double> {
      const auto seconds = guide.seconds_of(text);
      return seconds ? std::optional(*seconds * speed) : std::nullopt;
    };
  }
  guide.planned_to = session.time;
  guide.plan = make_plan(session.routine, session.timeline, library, guide.cues, seconds_of,
                         {.from = session.time, .busy_until = session.time, .saying = {}});
}

void follow(Guide& guide, Session& session, const Library& library, double from, double to, const Moment& now) {
  if (guide.step != Step::running || !guide.practice) return;
  const bool is_over = to >= session.timeline.duration;
  // Sets first: what is done is on the disk before the next one is announced.
  for (SetRecord& set : live_through(*guide.practice, session, library, from, to, now.utc)) write(guide, std::move(set));
  const auto each_due = [&](const auto& items, auto time_of, auto emit) {
    for (const auto& item : items) {
      const double at = time_of(item);
      if (at >= guide.planned_to && (at < to || (is_over && at <= to))) emit(item);
    }
  };
  each_due(guide.plan.speeches, [](const Speech& s) { return s.begin; },
           [&](const Speech& s) { guide.effects.push_back(Say{s}); });
  each_due(guide.plan.beeps, [](const Beep& b) { return b.at; }, [&](const Beep& b) { guide.effects.push_back(Sound{b}); });
  each_due(guide.plan.ticks, [](const Tick& t) { return t.at; }, [&](const Tick& t) { guide.effects.push_back(Strike{t}); });
  each_due(guide.plan.flashes, [](const Flash& f) { return f.at; },
           [&](const Flash& f) { guide.effects.push_back(LightUp{f}); });
  guide.planned_to = std::max(guide.planned_to, to);
  if (!is_over) return;
  end(guide, Ending::finished);
  guide.step = Step::after;
  session.playing = false;
}

std::optional<SittingRecord> awaits_morning(const History& history, const Moment& now) {
  const Instant today = day_of(now.utc, now.utc_offset);
  for (auto sitting = history.sittings.rbegin(); sitting != history.sittings.rend(); ++sitting) {
    const Instant day = day_of(sitting->began, sitting->utc_offset);
    if (day >= today) continue;
    if (day + 2 < today) return std::nullopt;
    const bool is_told = std::any_of(history.pains.begin(), history.pains.end(), [&](const PainRecord& p) {
      return p.sitting == sitting->id && p.moment == PainMoment::next_morning;
    });
    return is_told ? std::nullopt : std::optional(*sitting);
  }
  return std::nullopt;
}

}  // namespace windlass::routine
