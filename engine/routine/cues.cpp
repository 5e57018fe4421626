#include "engine/routine/cues.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "engine/routine/talk.hpp"

namespace windlass::routine {
namespace {

using choreography::Part;
using sound::BeepKind;

constexpr double after_beep = 0.4;       // s: a pause begins with a beep, then words
constexpr double ahead_at_most = 8.0;    // s before its moment that a name may be said where there is no pause
constexpr double spoken_pause = 3.0;     // s: in a shorter one there is no time for words
constexpr double ahead = 2.0;            // s before the segment before that a line may begin
constexpr double short_line = 1.0;       // s: what may be said again and again
constexpr int worded_repetitions = 3;    // of the first set: later ones are counted alone
constexpr double long_wait = 8.0;        // s
constexpr double quick_cycle = 2.5;      // s: quicker repetitions are counted by fives
constexpr double halved_from = 20.0;     // s that a segment lasts whose middle is told
constexpr double counted_from = 30.0;    // s that a segment lasts whose last seconds are told …
constexpr int seconds_told = 10;         // … this many of them
constexpr double told_within = 3.0;      // s: how much too early such a line may be
constexpr double beeped_hold = 4.0;      // s
constexpr double same_moment = 0.05;     // s
constexpr double flash_length = 0.3;     // s
constexpr double between_flashes = 0.5;  // s

/// The routine as it runs, with what the rules below ask of it.
class Course {
 public:
  Course(const Routine& routine, const Timeline& timeline, const Library& library)
      : routine_(routine), library_(library), segments_(timeline.segments), timeline_(timeline) {
    for (const Segment& segment : segments_) {
      if (segment.activity == Activity::perform && segment.side == motion::Side::left) left_.insert(segment.item);
    }
  }

  const std::vector<Segment>& segments() const { return segments_; }
  double duration() const { return timeline_.duration; }
  const Words& words() const { return library_.words; }
  const Dose& dose(int item) const { return timeline_.doses[static_cast<std::size_t>(item)]; }

  const choreography::Demonstration& demonstration(int item) const {
    return library_
        .demonstrations[static_cast<std::size_t>(routine_.items[static_cast<std::size_t>(item)].demonstration)];
  }
  const choreography::Phase& phase(const Segment& segment) const {
    return demonstration(segment.item).phases[static_cast<std::size_t>(segment.phase)];
  }

  bool is_performed(std::size_t i) const { return segments_[i].activity == Activity::perform; }

  /// The one performed before it.
  std::optional<std::size_t> performed_before(std::size_t i) const {
    while (i-- > 0) {
      if (is_performed(i)) return i;
    }
    return std::nullopt;
  }

  /// It is the first of an item, a set or a side.
  bool begins_pass(std::size_t i) const {
    if (!is_performed(i)) return false;
    const std::optional<std::size_t> before = performed_before(i);
    if (!before) return true;
    const Segment& a = segments_[*before];
    const Segment& b = segments_[i];
    return a.item != b.item || a.side != b.side || a.set != b.set;
  }

  /// Whether there is time for words in the pauses right before it; else what comes is named while the last thing ends.
  bool follows_pause(std::size_t i) const {
    return segments_[i].begin - segments_[pauses_before(i)].begin >= spoken_pause;
  }

  /// The pauses right before it begin here; itself where there is none.
  std::size_t pauses_before(std::size_t i) const {
    while (i > 0 && !is_performed(i - 1)) --i;
    return i;
  }

  bool begins_repetition(std::size_t i) const {
    const Segment& segment = segments_[i];
    if (!is_performed(i) || segment.repetition == 0) return false;
    return begins_pass(i) || !is_performed(i - 1) || segments_[i - 1].repetition != segment.repetition;
  }

  /// Its phase has not been seen before on this side, and this is the first set.
  bool is_first(std::size_t i) const {
    if (segments_[i].set > 1) return false;
    for (std::size_t k = i; !begins_pass(k);) {
      if (segments_[--k].phase == segments_[i].phase) return false;
    }
    return true;
  }

  /// When the pass ends that begins there.
  double end_of_pass(std::size_t i) const {
    std::size_t next = i + 1;
    while (next < segments_.size() && is_performed(next) && !begins_pass(next)) ++next;
    return segments_[next - 1].end;
  }

  std::size_t segment_at(double time) const {
    const auto found = std::upper_bound(segments_.begin(), segments_.end(), time,
                                        [](double t, const Segment& segment) { return t < segment.end; });
    return static_cast<std::size_t>(std::min(found, segments_.end() - 1) - segments_.begin());
  }

  /// s that the repetition lasts which begins there.
  double cycle(std::size_t i) const {
    std::size_t next = i + 1;
    while (next < segments_.size() && is_performed(next) && !begins_pass(next) &&
           segments_[next].repetition == segments_[i].repetition) {
      ++next;
    }
    return segments_[next - 1].end - segments_[i].begin;
  }

  /// One foot does it, then the other: it matters which.
  bool has_side(int item) const {
    const auto& sides = demonstration(item).advice.dose.sides;
    if (dose(item).sides == Sides::together) return false;
    return left_.contains(item) || (sides && sides->value == Sides::both);
  }

 private:
  const Routine& routine_;
  const Library& library_;
  const std::vector<Segment>& segments_;
  const Timeline& timeline_;
  std::set<int> left_;  ///< Items that are done on the left side.
};

std::string joined(const std::vector<std::string>& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) {
    if (!sentence.empty()) text += (text.empty() ? "" : " ") + sentence;
  }
  return text;
}

/// "Toe flexion – toes curl": with its dash as it is spoken, then the first part alone.
std::pair<std::string, std::string> spoken_titles(const std::string& title) {
  static const std::string dash = " – ";
  const std::size_t found = title.find(dash);
  if (found == std::string::npos) return {title, title};
  std::string whole = title;
  return {whole.replace(found, dash.size(), ", "), title.substr(0, found)};
}

/// The text, then without its last sentence, and so on down to its first one.
std::vector<std::string> shorter_and_shorter(const std::string& text) {
  std::vector<std::string> texts{text};
  for (std::size_t i = text.size(); i-- > 1;) {
    const bool is_end = text[i] == ' ' && std::string_view(".!?").find(text[i - 1]) != std::string_view::npos;
    if (is_end) texts.push_back(text.substr(0, i));
  }
  return texts;
}

/// What is said before the pass that begins with segment `i`: everything, then less and less.
std::vector<std::string> names_of(const Course& course, std::size_t i) {
  const Segment& segment = course.segments()[i];
  const std::optional<std::size_t> before = course.performed_before(i);
  const bool is_new_item = !before || course.segments()[*before].item != segment.item;
  const bool is_new_set = !is_new_item && course.segments()[*before].set != segment.set;
  const choreography::Demonstration& d = course.demonstration(segment.item);

  const Words& words = course.words();
  std::string opening;
  if (course.follows_pause(i)) {
    switch (course.segments()[i - 1].activity) {
      case Activity::get_ready: opening = words("said.get_ready"); break;
      case Activity::switch_side: opening = words("said.switch_sides"); break;
      case Activity::rest: opening = words("said.rest"); break;
      case Activity::perform: break;
    }
  } else if (!is_new_item && !is_new_set) {
    opening = words("said.switch_sides");
  }
  const bool is_right = segment.side == motion::Side::right;
  std::string side;
  if (course.has_side(segment.item)) {
    side = is_new_item ? (is_right ? words("said.right_foot") : words("said.left_foot"))
                       : (is_right ? words("said.right_foot_next") : words("said.left_foot_next"));
  }
  if (!is_new_item) {
    const std::string set = is_new_set
                                ? words("said.set", {{"n", segment.set}, {"of", course.dose(segment.item).sets}})
                                : std::string();
    return {joined({opening, set, side}), joined({set, side}), side.empty() ? set : side};
  }
  const std::string safety = d.advice.gate.empty() ? std::string() : words("said.safety");
  const auto [title, short_title] = spoken_titles(d.title);
  const std::string whole_name = words(before ? "said.next" : "said.exercise", {{"exercise", title}});
  const std::string short_name = words("said.exercise", {{"exercise", short_title}});
  std::vector<std::string> texts{joined({opening, whole_name, side, safety}), joined({whole_name, side, safety}),
                                 joined({short_name, side, safety})};
  const std::string& voice = course.phase(segment).voice;
  const bool tells_side = voice != text_for(motion::Side::left, voice, words);
  if (tells_side) texts.push_back(joined({short_name, safety}));
  texts.push_back(joined({side, safety}));
  texts.push_back(side);
  return texts;
}

/// What is said before segment `i` has been heard often enough; unless it ends a long wait.
bool is_learnt(const Course& course, std::size_t i) {
  const Segment& segment = course.segments()[i];
  const Segment& before = course.segments()[i - 1];
  return segment.repetition > (segment.set > 1 ? 1 : worded_repetitions) && before.end - before.begin < long_wait;
}

std::vector<Candidate> candidates_of(const Course& course, int countdown) {
  const Words& words = course.words();
  std::vector<Candidate> candidates;
  const std::vector<Segment>& segments = course.segments();
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (!course.is_performed(i)) continue;
    const Segment& segment = segments[i];
    const choreography::Phase& phase = course.phase(segment);
    const std::size_t pause = course.pauses_before(i);
    const double moment = segment.begin;
    const double pause_begin = segments[pause].begin + after_beep;
    Candidate line;
    line.segment = i;
    line.moment = moment;
    line.earliest = pause < i ? pause_begin : (i > 0 ? std::max(segments[i - 1].begin - ahead, 0.0) : 0.0);
    line.better_latest = line.latest() - (pause < i ? countdown : 0);

    if (course.begins_pass(i)) {
      Candidate names = line;
      names.texts = names_of(course, i);
      names.rank = Rank::name;
      names.is_early = true;
      if (pause == i) names.earliest = std::max(names.earliest, moment - ahead_at_most);
      if (pause < i && !course.follows_pause(i)) {
        names.earliest = std::max(pause > 0 ? segments[pause - 1].begin : 0.0, moment - ahead_at_most);
      }
      candidates.push_back(std::move(names));
    }

    const std::string voice = text_for(segment.side, phase.voice, words);
    const bool is_first = course.is_first(i);
    if (!is_first && course.begins_repetition(i)) {
      const int n = segment.repetition;
      const Dose& dose = course.dose(segment.item);
      const bool is_last = n == dose.repetitions && n > 2;
      line.rank = Rank::later_words;
      const bool is_counted = !dose.minutes && (course.cycle(i) >= quick_cycle || n % 5 == 0);
      if (is_last || is_counted) {
        line.texts = {is_last ? words("said.last") : words("said.count", {{"n", n}})};
      }
    } else {
      line.texts = shorter_and_shorter(voice);
      line.rank = !is_first ? Rank::later_words : phase.part < Part::repeat ? Rank::set_up : Rank::first_words;
      if (!is_first) line.longest = is_learnt(course, i) ? 0.0 : short_line;
    }
    candidates.push_back(std::move(line));

    const auto tell = [&](double when, std::size_t at, const std::string& text) {
      Candidate told{{text}, at, Rank::time_left, when};
      told.earliest = std::max(segment.begin, when - spare_seconds - told_within);
      told.better_latest = told.latest();
      candidates.push_back(std::move(told));
    };
    const double length = segment.end - segment.begin;
    if (length >= halved_from) tell(segment.begin + length / 2.0, i, words("said.half_way"));
    if (course.begins_pass(i) && course.dose(segment.item).minutes) {
      const double middle = (segment.begin + course.end_of_pass(i)) / 2.0;
      const std::size_t at = course.segment_at(middle);
      if (segments[at].end - segments[at].begin < halved_from) tell(middle, at, words("said.half_way"));
    }
    if (length >= counted_from) tell(segment.end - seconds_told, i, words("said.seconds_left", {{"n", seconds_told}}));
  }
  if (!segments.empty()) {
    Candidate end{{words("said.finished")}, segments.size() - 1, Rank::first_words, course.duration()};
    end.earliest = segments.back().begin;
    end.better_latest = end.latest();
    candidates.push_back(std::move(end));
  }
  for (Candidate& candidate : candidates) {
    std::erase_if(candidate.texts, [](const std::string& text) { return text.empty(); });
    candidate.texts.erase(std::unique(candidate.texts.begin(), candidate.texts.end()), candidate.texts.end());
  }
  std::erase_if(candidates, [](const Candidate& candidate) { return candidate.texts.empty(); });
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.moment < b.moment; });
  return candidates;
}

/// All of them, one at a moment.
std::vector<Beep> beeps_of(const Course& course, int countdown) {
  std::vector<Beep> beeps;
  const std::vector<Segment>& segments = course.segments();
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const Segment& segment = segments[i];
    const bool is_last = i + 1 == segments.size();
    if (course.begins_pass(i)) {
      const double pause_begin = segments[course.pauses_before(i)].begin;
      for (int n = countdown; n > 0; --n) {
        if (segment.begin - n >= pause_begin + after_beep) beeps.push_back({segment.begin - n, BeepKind::countdown});
      }
      beeps.push_back({segment.begin, BeepKind::start});
    } else if (segment.activity == Activity::rest) {
      beeps.push_back({segment.begin, BeepKind::rest});
    } else if (segment.activity == Activity::switch_side) {
      beeps.push_back({segment.begin, BeepKind::switch_side});
    }
    const bool goes_on = !is_last && course.is_performed(i + 1) && !course.begins_pass(i + 1);
    if (goes_on && course.is_performed(i) && course.phase(segment).hold && segment.end - segment.begin >= beeped_hold) {
      beeps.push_back({segment.end, BeepKind::end_of_hold});
    }
    if (is_last) beeps.push_back({segment.end, BeepKind::finished});
  }
  return beeps;
}

std::vector<Tick> ticks_of(const Course& course) {
  std::vector<Tick> ticks;
  const std::vector<Segment>& segments = course.segments();
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (!course.is_performed(i)) continue;
    const Segment& segment = segments[i];
    const bool is_hold = course.phase(segment).hold;
    if (!is_hold && segment.repetition == 0) continue;
    ticks.push_back({segment.begin, course.begins_repetition(i)});
    if (!is_hold) continue;
    for (int n = 1; segment.begin + n < segment.end - same_moment; ++n) ticks.push_back({segment.begin + n, false});
  }
  return ticks;
}

/// What the beeps tell, without the countdown.
std::vector<Flash> flashes_of(const std::vector<Beep>& beeps) {
  std::vector<Flash> flashes;
  for (const Beep& beep : beeps) {
    if (beep.kind == BeepKind::countdown) continue;
    if (!flashes.empty() && beep.at - flashes.back().at < between_flashes) continue;
    flashes.push_back({beep.at, flash_length});
  }
  return flashes;
}

int countdown_of(const CueSettings& settings) {
  return std::clamp(settings.countdown, 0, 10);
}

}  // namespace

CuePlan make_plan(const Routine& routine, const Timeline& timeline, const Library& library, const CueSettings& settings,
                  const SecondsOf& seconds_of, const Already& already) {
  const Course course(routine, timeline, library);
  CuePlan plan;
  if (settings.voice && seconds_of) {
    const auto candidates = candidates_of(course, settings.beeps ? countdown_of(settings) : 0);
    for (const Said& said : best_talk(candidates, seconds_of)) {
      const Candidate& candidate = candidates[said.candidate];
      plan.speeches.push_back({said.begin, said.end, candidate.moment, candidate.texts[said.text], candidate.segment});
    }
  }
  plan.beeps = beeps_of(course, countdown_of(settings));
  if (settings.flash) plan.flashes = flashes_of(plan.beeps);
  if (!settings.beeps) plan.beeps.clear();
  if (settings.metronome) plan.ticks = ticks_of(course);

  const auto is_over = [&](const auto& signal) { return signal.at < already.from; };
  std::erase_if(plan.beeps, is_over);
  std::erase_if(plan.ticks, is_over);
  std::erase_if(plan.flashes, is_over);
  constexpr double right_after = 5.0;  // s
  std::erase_if(plan.speeches, [&](const Speech& speech) {
    const bool is_again = speech.text == already.saying && speech.begin < already.busy_until + right_after;
    return speech.begin < already.from || speech.begin < already.busy_until || is_again;
  });
  return plan;
}

std::vector<std::string> lines_of(const Routine& routine, const Timeline& timeline, const Library& library) {
  std::vector<std::string> lines;
  std::set<std::string> known;
  for (const Candidate& candidate : candidates_of(Course(routine, timeline, library), 0)) {
    for (const std::string& text : candidate.texts) {
      if (known.insert(text).second) lines.push_back(text);
    }
  }
  return lines;
}

std::vector<Unsaid> unsaid_lines(const Routine& routine, const Timeline& timeline, const Library& library,
                                 const SecondsOf& seconds_of) {
  const auto candidates = candidates_of(Course(routine, timeline, library), CueSettings{}.countdown);
  std::vector<std::string> heard(candidates.size());
  for (const Said& said : best_talk(candidates, seconds_of))
    heard[said.candidate] = candidates[said.candidate].texts[said.text];
  std::vector<Unsaid> result;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& candidate = candidates[i];
    const std::string& text = candidate.texts.front();
    if (candidate.rank > Rank::first_words || heard[i] == text) continue;
    result.push_back({text, heard[i], candidate.segment, seconds_of(text).value_or(0.0),
                      std::max(candidate.latest() - candidate.earliest, 0.0)});
  }
  return result;
}

}  // namespace windlass::routine
