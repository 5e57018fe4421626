#include "app/commands/play.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <memory>
#include <set>
#include <thread>

#include <nlohmann/json.hpp>

#include "app/arguments.hpp"
#include "app/outlet.hpp"
#include "app/script.hpp"
#include "app/showing.hpp"
#include "app/start.hpp"
#include "app/user_log.hpp"
#include "app/words.hpp"
#include "engine/platform/file.hpp"
#include "engine/store/time_text.hpp"
#include "engine/text/spelling.hpp"

namespace windlass::app {
namespace {

using Json = nlohmann::ordered_json;
using routine::Step;

constexpr int frames_a_second = 60;

/// To the microsecond: what a sum of frames adds beyond that says nothing.
double rounded(double seconds) {
  return std::round(seconds * 1e6) / 1e6;
}

/// Events, one JSON record a line, each on its way before the program goes on.
class Events {
 public:
  explicit Events(const std::string& path) {
    if (path.empty()) return;
    file_.reset(std::fopen(path.c_str(), "wb"));
    if (!file_) refuse("'" + path + "' cannot be written", "choose a folder that you may write to");
  }
  void set_time(double time) { time_ = time; }
  void tell(const char* name, Json fields = Json::object()) {
    Json record{{"t", rounded(time_)}, {"event", name}};
    record.update(fields);
    const std::string line = record.dump() + "\n";
    std::FILE* out = file_ ? file_.get() : stdout;
    is_cut_ = std::fwrite(line.data(), 1, line.size(), out) != line.size() || std::fflush(out) != 0 || is_cut_;
  }
  /// Once each, to whoever watches too.
  void tell_trouble(const base::Error& trouble) {
    const std::string what = base::to_text({trouble});
    if (!told_.insert(what).second) return;
    tell("trouble", {{"what", what}});
    std::fprintf(stderr, "%s\n", what.c_str());
  }
  /// Whether some of them could not be written.
  bool is_cut() const { return is_cut_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> file_;
  double time_ = 0.0;
  bool is_cut_ = false;
  std::set<std::string> told_;
};

Json record_of(const routine::Entry& entry) {
  struct Record {
    Json operator()(const routine::SittingRecord& r) const {
      return {{"row", "sitting"}, {"routine", r.routine}, {"announced_s", rounded(r.announced)}};
    }
    Json operator()(const routine::SetRecord& r) const {
      return {{"row", "set"},          {"item", r.item},
              {"demonstration", r.demonstration}, {"side", name_of(r.side)},
              {"set", r.set},          {"take", r.take},
              {"repetitions", r.repetitions},     {"hold_s", r.hold ? Json(rounded(*r.hold)) : Json(nullptr)},
              {"duration_s", rounded(r.seconds)}, {"dose_from", name_of(r.dose_from)}};
    }
    Json operator()(const routine::EndSitting& r) const { return {{"row", "ending"}, {"ending", name_of(r.ending)}}; }
    Json operator()(const routine::PainRecord& r) const {
      return {{"row", "pain"}, {"moment", name_of(r.moment)}, {"level", r.level}};
    }
    Json operator()(const routine::SafetyRecord& r) const {
      return {{"row", "safety_check"}, {"flags", r.flags}, {"seen_by_professional", r.seen_by_professional}};
    }
  };
  return std::visit(Record{}, entry);
}

/// `is_saved`: nothing waits to be written to the disk.
void tell(Events& events, const routine::Effect& effect, bool is_saved) {
  struct Tell {
    Events& events;
    bool is_saved;
    void operator()(const routine::Say& e) const {
      events.tell("speech", {{"begin_s", rounded(e.speech.begin)},
                             {"end_s", rounded(e.speech.end)},
                             {"moment_s", rounded(e.speech.moment)},
                             {"text", e.speech.text}});
    }
    void operator()(const routine::Sound& e) const {
      events.tell("beep", {{"at_s", rounded(e.beep.at)}, {"kind", sound::name_of(e.beep.kind)}});
    }
    void operator()(const routine::Strike& e) const {
      events.tell("tick", {{"at_s", rounded(e.tick.at)}, {"strong", e.tick.is_strong}});
    }
    void operator()(const routine::LightUp& e) const {
      events.tell("flash", {{"at_s", rounded(e.flash.at)}, {"length_s", rounded(e.flash.length)}});
    }
    void operator()(const routine::Hush&) const { events.tell("hush"); }
    void operator()(const routine::WriteDown& e) const {
      Json record = record_of(e.entry);
      record["saved"] = is_saved;
      events.tell("log", std::move(record));
    }
  };
  std::visit(Tell{events, is_saved}, effect);
}

/// Plays one sitting and tells what happens.
class Sitting {
 public:
  Sitting(Tutor& tutor, Outlet& outlet, Events& events, const PlayOptions& options, std::vector<ScriptLine> script)
      : tutor_(tutor), outlet_(outlet), events_(events), options_(options), script_(std::move(script)) {
    const bool says_start = std::any_of(script_.begin(), script_.end(), [](const auto& line) { return line.verb == "start"; });
    starts_itself_ = !says_start;
  }

  int run(routine::Instant begin, int utc_offset) {
    using Clock = std::chrono::steady_clock;
    const auto started = Clock::now();
    const bool is_real = options_.clock == "real";
    for (long frame = 0;; ++frame) {
      const double time = static_cast<double>(frame) / frames_a_second;
      events_.set_time(time);
      tutor_.now = {begin + static_cast<routine::Instant>(std::floor(time + 1e-9)), utc_offset};
      if (frame > 0) {
        advance(tutor_, 1.0 / frames_a_second);
        report();
      }
      while (next_ < script_.size() && script_[next_].at <= time + 1e-9) act(script_[next_++]);
      if (starts_itself_ && tutor_.guide.step == Step::before) do_now(routine::GuideAction(routine::Start{}));
      if (is_over()) break;
      if (!is_real) continue;
      std::this_thread::sleep_until(started + std::chrono::duration_cast<Clock::duration>(
                                                  std::chrono::duration<double>(static_cast<double>(frame + 1) / frames_a_second)));
    }
    return tell_end();
  }

  void do_now(const Action& action) {
    apply(tutor_, action);
    report();
  }

  /// Takes up what was cut off.
  void resume() {
    do_now(ResumeSitting{});
    if (!tutor_.faults.empty() && tutor_.guide.step == Step::none) throw base::Failure(tutor_.faults);
  }

 private:
  void act(const ScriptLine& line) {
    for (const Action& action : actions_of(line, tutor_)) do_now(action);
    if (line.verb == "gate") events_.tell("gate", {{"gate", line.words[0]}, {"answer", line.words[1]}});
  }

  /// Carries out what waits, and tells it and every change.
  void report() {
    const Step step = tutor_.guide.step;
    if (step != step_) {
      step_ = step;
      if (step == Step::before) tell_before();
      if (step == Step::running) {
        running_from_ = tutor_.session.time;
        events_.tell("start", {{"routine", tutor_.session.routine.id},
                               {"announced_s", rounded(tutor_.session.timeline.duration)},
                               {"from_s", rounded(tutor_.session.time)}});
        announced_ = tutor_.session.timeline.duration;
      }
      events_.tell("step", {{"step", name_of(step)}});
    }
    outlet_.carry_out(tutor_, [&](const routine::Effect& effect, const std::optional<base::Error>& trouble) {
      if (const auto* written = std::get_if<routine::WriteDown>(&effect)) {
        if (const auto* sitting = std::get_if<routine::SittingRecord>(&written->entry)) sitting_ = sitting->id;
        if (const auto* set = std::get_if<routine::SetRecord>(&written->entry)) sets_.push_back(*set);
      }
      if (trouble) events_.tell_trouble(*trouble);
      tell(events_, effect, outlet_.log().unsaved() == 0);
    });
    if (tutor_.guide.step != Step::running) return;
    if (tutor_.session.timeline.duration != announced_) {
      announced_ = tutor_.session.timeline.duration;
      events_.tell("announced", {{"announced_s", rounded(announced_)}});
    }
    if (tutor_.session.playing != playing_) {
      playing_ = tutor_.session.playing;
      events_.tell(playing_ ? "goes on" : "pause", {{"routine_s", rounded(tutor_.session.time)}});
    }
    const routine::Cue cue = cue_of(tutor_.session);
    if (cue.segment == segment_ || cue.finished) return;
    segment_ = cue.segment;
    tell_cue(cue);
  }

  void tell_before() {
    const routine::Library& library = tutor_.library;
    const routine::Guide& guide = tutor_.guide;
    for (const std::string& id : routine::gates_of(guide.routine, library)) {
      const routine::Gate* gate = routine::find_gate(library.safety, id);
      events_.tell("gate", {{"gate", id}, {"question", gate != nullptr ? gate->question : ""}});
    }
  }

  void tell_cue(const routine::Cue& cue) {
    const choreography::Demonstration& demonstration = demonstration_of(tutor_, cue);
    const choreography::Phase& phase = demonstration.phases[static_cast<std::size_t>(cue.phase)];
    const routine::Segment& segment = tutor_.session.timeline.segments[cue.segment];
    events_.tell("cue", {{"begin_s", rounded(segment.begin)},
                         {"end_s", rounded(segment.end)},
                         {"activity", name_of(cue.activity)},
                         {"item", cue.item},
                         {"demonstration", demonstration.id},
                         {"side", cue.together ? "together" : name_of(cue.side)},
                         {"set", cue.set},
                         {"repetition", cue.repetition},
                         {"phase", phase.name},
                         {"caption", routine::text_for(cue.side, phase.caption, tutor_.library.words)}});
  }

  bool is_over() {
    const bool has_more = next_ < script_.size();
    switch (tutor_.guide.step) {
      case Step::running: return !has_more && !tutor_.session.playing;
      case Step::before: return !has_more && !starts_itself_;
      default: return !has_more;
    }
  }

  int tell_end() {
    const auto [right, left] = routine::seconds_by_side(sets_);
    const Step step = tutor_.guide.step;
    const auto& practice = tutor_.guide.practice;
    const bool is_done = has_finished();
    Json end{{"step", name_of(step)}, {"finished", is_done}};
    if (practice) {
      end.update(Json{{"announced_s", rounded(announced_)},
                      {"played_s", rounded(tutor_.session.time - running_from_)},
                      {"sets", sets_.size()},
                      {"right_s", rounded(right)},
                      {"left_s", rounded(left)},
                      {"unsaved", outlet_.log().unsaved()}});
    }
    events_.tell("end", end);
    if (events_.is_cut()) refuse("not all events could be written", "make room on the disk");
    return is_done ? 0 : 1;
  }

  /// With a set at least; it may have been done before the program was cut off.
  bool has_finished() const {
    const routine::History& history = tutor_.guide.history;
    return std::any_of(history.sittings.begin(), history.sittings.end(), [&](const auto& sitting) {
             return sitting.id == sitting_ && sitting.ending == routine::Ending::finished;
           }) &&
           std::any_of(history.sets.begin(), history.sets.end(), [&](const auto& set) { return set.sitting == sitting_; });
  }

  Tutor& tutor_;
  Outlet& outlet_;
  Events& events_;
  const PlayOptions& options_;
  std::vector<ScriptLine> script_;
  std::size_t next_ = 0;
  bool starts_itself_ = true;
  Step step_ = Step::none;
  bool playing_ = true;
  std::size_t segment_ = static_cast<std::size_t>(-1);
  double announced_ = 0.0;
  double running_from_ = 0.0;
  std::string sitting_;  ///< Its id.
  std::vector<routine::SetRecord> sets_;
};

/// What will be done, and what will not and why.
void tell_plan(Events& events, const Tutor& tutor, const routine::Routine& routine) {
  Json items = Json::array();
  for (const routine::Item& item : routine.items) {
    items.push_back(tutor.library.demonstrations[static_cast<std::size_t>(item.demonstration)].id);
  }
  events.tell("routine", {{"routine", routine.id},
                          {"items", items},
                          {"whole_s", rounded(routine::timeline_of(routine, tutor.library, {}).duration)}});
}

}  // namespace

int play(const PlayOptions& options) {
  if (options.clock != "real" && options.clock != "simulated") {
    refuse("no clock is called '" + options.clock + "'", "write real or simulated");
  }
  const auto begin = store::from_iso(options.begin);
  if (!begin) refuse("'" + options.begin + "' is no moment", "write it like 2026-01-01T08:00:00Z");
  if (options.routine.empty() && !options.resume) refuse("no routine is named", "name one, or write --resume");
  const bool is_real = options.clock == "real";
  std::vector<ScriptLine> script;
  if (!options.script.empty()) script = read_script(platform::load_text(options.script), options.script);

  Tutor tutor = load_tutor(find_sources({}, options.language));
  tutor.is_blind = true;
  Events events(options.events);
  store::Opened opened = open_user_log();
  Outlet outlet(std::move(opened.log), is_real && !options.mute);
  outlet.join(tutor);
  for (const base::Error& note : opened.notes) events.tell_trouble(note);
  if (outlet.silence()) events.tell("silent", {{"why", base::to_text({*outlet.silence()})}});
  const routine::Instant instant = is_real ? now() : begin->instant;
  const int offset = is_real ? utc_offset_at(instant) : begin->utc_offset;
  tutor.now = {instant, offset};
  if (tutor.guide.resumable) {
    events.tell("resume offered", {{"routine", tutor.guide.resumable->routine}});
  } else if (options.resume) {
    refuse("nothing was cut off", "name a routine");
  }

  if (!options.first_launch && routine::must_check(tutor.guide, tutor.now)) {
    tutor.guide.history.checks.push_back({instant, {}, false});  // only here: nobody has answered it
  }
  Sitting sitting(tutor, outlet, events, options, std::move(script));
  if (options.resume) {
    sitting.resume();
    return sitting.run(instant, offset);
  }
  const auto found = routine::find_routine(tutor.library, options.routine);
  if (!found) {
    std::vector<std::string> known;
    for (const routine::Routine& r : tutor.library.routines) known.push_back(r.id);
    refuse("no routine is called '" + options.routine + "'", text::hint(options.routine, known));
  }
  const routine::Routine& routine = tutor.library.routines[static_cast<std::size_t>(*found)];
  tell_plan(events, tutor, routine);
  sitting.do_now(routine::GuideAction(routine::Prepare{routine}));
  return sitting.run(instant, offset);
}

}  // namespace windlass::app
