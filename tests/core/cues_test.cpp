// What is said, sounded and flashed, and when.
#include "engine/routine/cues.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include "tests/catch.hpp"
#include "tests/english_words.hpp"

using namespace windlass;
using namespace windlass::routine;
using choreography::Part;
using sound::BeepKind;

namespace {

constexpr double after_ready = get_ready_seconds;  // s until the first exercise

/// A syllable every fifth of a second, about.
std::optional<double> seconds_of(const std::string& text) {
  return 0.3 + 0.06 * static_cast<double>(text.size());
}

choreography::Phase phase(const char* name, Part part, double duration, const char* voice, bool hold = false) {
  choreography::Phase result;
  result.name = name;
  result.part = part;
  result.duration = duration;
  result.voice = voice;
  result.hold = hold;
  return result;
}

/// A heel raise with a set-up of 4 s, an "up" of 2 s, a hold of 2 s, a "down" of 3 s, an exit of 3 s; and a long
/// stretch.
Library small_library() {
  choreography::Demonstration raise;
  raise.id = "raise";
  raise.title = "Heel raise – both feet";
  raise.phases = {phase("stand", Part::set_up, 4.0, "Stand on your right foot."),
                  phase("up", Part::repeat, 2.0, "Rise up high."), phase("top", Part::repeat, 2.0, "Hold.", true),
                  phase("down", Part::repeat, 3.0, "Lower very slowly."), phase("rest", Part::exit, 3.0, "And rest.")};
  raise.advice.dose.sides = choreography::Advised<Sides>{Sides::both, Provenance::article};
  choreography::Demonstration stretch;
  stretch.id = "stretch";
  stretch.title = "Stretch";
  stretch.advice.gate = "achilles";
  stretch.phases = {phase("lean", Part::enter, 3.0, "Lean in."),
                    phase("hold", Part::repeat, 30.0, "Hold it there.", true),
                    phase("back", Part::exit, 3.0, "Come back.")};
  Library library;
  library.demonstrations = {raise, stretch};
  library.words = tests::english_words();
  return library;
}

Routine routine_with(std::vector<Item> items) {
  Routine routine;
  routine.id = "test";
  routine.items = std::move(items);
  return routine;
}

struct Scene {
  Library library = small_library();
  Routine routine = routine_with({{0, {.repetitions = 5, .sets = 2, .hold = {}, .rest = 20.0, .sides = Sides::both}},
                                  {1, {.repetitions = 1, .hold = {}, .rest = 0.0, .sides = Sides::right}}});
  CueSettings settings;
  Timeline timeline = timeline_of(routine, library, {});

  CuePlan plan(const Already& already = {}) const {
    return make_plan(routine, timeline, library, settings, seconds_of, already);
  }
};

const Speech* find(const CuePlan& plan, const std::string& text, double from = 0.0) {
  for (const Speech& speech : plan.speeches) {
    if (speech.text == text && speech.begin >= from) return &speech;
  }
  return nullptr;
}

std::vector<std::string> texts_in(const CuePlan& plan, double begin, double end) {
  std::vector<std::string> texts;
  for (const Speech& speech : plan.speeches) {
    if (speech.begin >= begin && speech.begin < end) texts.push_back(speech.text);
  }
  return texts;
}

std::vector<double> times_of(const CuePlan& plan, BeepKind kind) {
  std::vector<double> times;
  for (const Beep& beep : plan.beeps) {
    if (beep.kind == kind) times.push_back(beep.at);
  }
  return times;
}

/// What must hold of any plan.
void check(const CuePlan& plan, const Timeline& timeline) {
  constexpr double rounding = 1e-9;
  double free_from = 0.0;
  for (const Speech& speech : plan.speeches) {
    INFO(speech.text << " at " << speech.begin);
    CHECK(speech.begin >= free_from);
    CHECK(speech.end > speech.begin);
    CHECK(speech.end - speech.begin == Approx(*seconds_of(speech.text)));
    CHECK(speech.end <= speech.moment - spare_seconds + rounding);
    CHECK(speech.moment <= timeline.duration);
    REQUIRE(speech.segment < timeline.segments.size());
    const Segment& segment = timeline.segments[speech.segment];
    CHECK(segment.activity == Activity::perform);
    CHECK((speech.moment >= segment.begin && speech.moment <= segment.end));
    free_from = speech.end;
  }
  const auto in_order = [&](const auto& signals, double apart) {
    double last = -1.0;
    for (const auto& signal : signals) {
      CHECK((signal.at >= 0.0 && signal.at <= timeline.duration));
      CHECK(signal.at > last);
      CHECK((last < 0.0 || signal.at - last >= apart));
      last = signal.at;
    }
  };
  in_order(plan.beeps, 0.0);
  in_order(plan.ticks, 0.0);
  in_order(plan.flashes, 0.5);
}

}  // namespace

TEST_CASE("Before the first exercise: its name, its side, its set-up, then the countdown") {
  const Scene scene;
  const CuePlan plan = scene.plan();
  check(plan, scene.timeline);
  const std::vector<std::string> first = texts_in(plan, 0.0, after_ready);
  REQUIRE_FALSE(first.empty());
  CHECK(first.front().find("Right foot.") != std::string::npos);
  CHECK(times_of(plan, BeepKind::countdown).front() == Approx(after_ready - 3.0));
  CHECK(times_of(plan, BeepKind::start).front() == Approx(after_ready));

  Library library = scene.library;
  library.demonstrations[0].title = "Toe";
  library.demonstrations[0].phases[0].voice = "Stand.";
  const CuePlan brief = make_plan(scene.routine, scene.timeline, library, scene.settings, seconds_of);
  CHECK(texts_in(brief, 0.0, after_ready) == std::vector<std::string>{"Get ready. Toe. Right foot.", "Stand."});
}

TEST_CASE("A phase is spoken of during the one before, as late as it ends in time") {
  const Scene scene;
  const CuePlan plan = scene.plan();
  const Speech* rise = find(plan, "Rise up high.");
  REQUIRE(rise != nullptr);
  CHECK(rise->moment == Approx(after_ready + 4.0));  // after the set-up
  CHECK(rise->end == Approx(after_ready + 4.0 - spare_seconds));
  const Speech* lower = find(plan, "Lower very slowly.");
  REQUIRE(lower != nullptr);
  CHECK(lower->begin >= after_ready + 6.0);
  CHECK(lower->moment == Approx(after_ready + 8.0));
  CHECK(scene.timeline.segments[lower->segment].phase == 3);
}

TEST_CASE("Later repetitions hear the count and short words alone") {
  const Scene scene;
  const CuePlan plan = scene.plan();
  const double second = after_ready + 4.0 + 7.0;
  CHECK(texts_in(plan, second - 1.0, second + 7.0 - 1.0) == std::vector<std::string>{"2.", "Hold."});
  const double fourth = after_ready + 4.0 + 3 * 7.0;
  CHECK(texts_in(plan, fourth - 1.0, fourth + 7.0 - 1.0) == std::vector<std::string>{"4."});
  const Speech* last = find(plan, "Last one.");
  REQUIRE(last != nullptr);
  CHECK(last->moment == Approx(after_ready + 4.0 + 4 * 7.0));
  CHECK(find(plan, "5.") == nullptr);
  CHECK(std::count_if(plan.speeches.begin(), plan.speeches.end(),
                      [](const Speech& s) { return s.text == "Rise up high."; }) == 2);  // once on each side
}

TEST_CASE("Quick repetitions are counted by fives") {
  Scene scene;
  scene.library.demonstrations[0].phases[1].duration = 0.8;
  scene.library.demonstrations[0].phases[2].duration = 0.2;
  scene.library.demonstrations[0].phases[3].duration = 1.0;
  scene.routine.items[0].dose.repetitions = 12;
  scene.timeline = timeline_of(scene.routine, scene.library, {});
  const CuePlan plan = scene.plan();
  for (const char* counted : {"5.", "10.", "Last one."}) CHECK(find(plan, counted) != nullptr);
  for (const char* silent : {"2.", "3.", "4.", "6.", "11.", "12."}) CHECK(find(plan, silent) == nullptr);
}

TEST_CASE("Minutes are not counted; their middle is told") {
  Scene scene;
  scene.routine.items[0].dose.minutes = 2.0;
  scene.timeline = timeline_of(scene.routine, scene.library, {});
  REQUIRE(scene.timeline.doses[0].repetitions == 18);
  const CuePlan plan = scene.plan();
  check(plan, scene.timeline);
  CHECK(find(plan, "2.") == nullptr);
  CHECK(find(plan, "5.") == nullptr);
  CHECK(find(plan, "Last one.") != nullptr);
  REQUIRE(find(plan, "Half way.") != nullptr);
  CHECK(find(plan, "Half way.")->moment == Approx(after_ready + (4.0 + 18 * 7.0 + 3.0) / 2.0));
}

TEST_CASE("A hold that is left and entered again is spoken of once") {
  Scene scene;
  scene.routine = routine_with({{1, {.repetitions = 3, .sides = Sides::together}}});
  scene.timeline = timeline_of(scene.routine, scene.library, {});
  const CuePlan plan = scene.plan();
  check(plan, scene.timeline);
  const auto times_said = [&](const std::string& text) {
    return std::count_if(plan.speeches.begin(), plan.speeches.end(), [&](const Speech& s) { return s.text == text; });
  };
  CHECK(times_said("Hold it there.") == 1);
  CHECK(times_said("2.") == 1);
  CHECK(times_said("Last one.") == 1);
  CHECK(times_said("Half way.") == 3);
}

TEST_CASE("A switch names the side, a rest the set or the next exercise") {
  const Scene scene;
  const CuePlan plan = scene.plan();
  const double pass = 4.0 + 5 * 7.0 + 3.0;
  const double switched = after_ready + pass;
  const Speech* switch_line = find(plan, "Switch sides. Left foot next.");
  REQUIRE(switch_line != nullptr);
  CHECK(switch_line->begin == Approx(switched + 0.4));  // after its beep
  CHECK(find(plan, "Stand on your left foot.", switched) != nullptr);
  CHECK(find(plan, "Set 2 of 2. Right foot next.") == nullptr);
  CHECK(find(plan, "Rest. Set 2 of 2. Right foot next.") != nullptr);
  // What must be asked about before is named with its caution.
  CHECK(find(plan, "Rest. Next: Stretch. Stop if it hurts.") != nullptr);
  CHECK(times_of(plan, BeepKind::switch_side).front() == Approx(switched));
  CHECK(times_of(plan, BeepKind::rest).size() == 2);
  CHECK(times_of(plan, BeepKind::start).size() == 5);
}

TEST_CASE("Before a rest that is too short for words, what comes is named while the last thing ends") {
  Scene scene;
  scene.routine.items[0].dose.sets = 1;
  scene.routine.items[0].dose.sides = Sides::right;
  scene.routine.items[0].dose.rest = 1.0;
  scene.routine.items[1].dose.sides = Sides::together;
  scene.timeline = timeline_of(scene.routine, scene.library, {});
  const CuePlan plan = scene.plan();
  check(plan, scene.timeline);
  const double next = after_ready + 4.0 + 5 * 7.0 + 3.0 + 1.0;
  const Speech* name = find(plan, "Next: Stretch. Stop if it hurts.");
  REQUIRE(name != nullptr);
  CHECK(name->moment == Approx(next));
  CHECK(name->begin >= next - 4.0);  // not before the exit of 3 s
  CHECK(find(plan, "And rest.") != nullptr);
}

TEST_CASE("What both feet do together has no side") {
  Scene scene;
  scene.routine = routine_with({{0, {.repetitions = 1, .sides = Sides::together}}});
  scene.timeline = timeline_of(scene.routine, scene.library, {});
  for (const Speech& speech : scene.plan().speeches) {
    INFO(speech.text);
    CHECK((speech.text.find("Right foot") == std::string::npos && speech.text.find("Left foot") == std::string::npos));
  }
  scene.routine = routine_with({{1, {.repetitions = 1, .hold = {}, .rest = 0.0, .sides = Sides::right}}});
  scene.timeline = timeline_of(scene.routine, scene.library, {});
  CHECK(find(scene.plan(), "Get ready. Stretch. Stop if it hurts.") != nullptr);
}

TEST_CASE("Long holds tell their middle and their last ten seconds; the end is told too") {
  Scene scene;
  scene.routine = routine_with({{1, {.repetitions = 1, .hold = 40.0, .rest = 0.0, .sides = Sides::right}}});
  scene.timeline = timeline_of(scene.routine, scene.library, {});
  CuePlan plan = scene.plan();
  check(plan, scene.timeline);
  const double hold = after_ready + 3.0;
  REQUIRE(find(plan, "Half way.") != nullptr);
  CHECK(find(plan, "Half way.")->moment == Approx(hold + 20.0));
  REQUIRE(find(plan, "10 seconds left.") != nullptr);
  CHECK(find(plan, "10 seconds left.")->moment == Approx(hold + 30.0));
  CHECK(find(plan, "Come back.")->moment == Approx(hold + 40.0));
  CHECK(find(plan, "Well done.")->moment == Approx(scene.timeline.duration));
  CHECK(times_of(plan, BeepKind::end_of_hold) == std::vector<double>{hold + 40.0});
  CHECK(times_of(plan, BeepKind::finished) == std::vector<double>{scene.timeline.duration});

  Pace pace;
  pace.hold = 12.0;
  scene.timeline = timeline_of(scene.routine, scene.library, pace);
  plan = scene.plan();
  CHECK(find(plan, "Half way.") == nullptr);
  CHECK(find(plan, "10 seconds left.") == nullptr);
}

TEST_CASE("What does not fit is left out, the least important first") {
  Scene scene;
  scene.routine = routine_with({{1, {.repetitions = 1, .hold = 30.0, .rest = 0.0, .sides = Sides::right}}});
  scene.library.demonstrations[1].phases[2].voice =
      "Come back very slowly, as if somebody pulled you up by a thread from the top of your head, and then stand still "
      "for a "
      "while with both of your feet flat on the floor, while you feel how warm and how long that calf of yours has "
      "become, "
      "and count your breaths.";
  scene.timeline = timeline_of(scene.routine, scene.library, {});
  const CuePlan plan = scene.plan();
  check(plan, scene.timeline);
  CHECK(find(plan, scene.library.demonstrations[1].phases[2].voice) != nullptr);
  CHECK(find(plan, "10 seconds left.") == nullptr);

  // A name before a set-up: with room for one of them alone it is the name.
  scene.library.demonstrations[1].phases[0].voice =
      "Lean in, with both of your hands flat on the wall, one foot behind the other, toes to the front, until it pulls in "
      "the calf of the leg behind.";
  const CuePlan crowded = scene.plan();
  CHECK(texts_in(crowded, 0.0, after_ready) == std::vector<std::string>{"Get ready. Stretch. Stop if it hurts."});
  const auto unsaid = unsaid_lines(scene.routine, scene.timeline, scene.library, seconds_of);
  REQUIRE(unsaid.size() == 1);
  CHECK(unsaid[0].text == scene.library.demonstrations[1].phases[0].voice);
  CHECK(unsaid[0].needs == Approx(*seconds_of(unsaid[0].text)));
  CHECK(unsaid[0].room == Approx(after_ready - 0.4 - spare_seconds));
}

TEST_CASE("A plan from the middle begins there, and repeats nothing") {
  const Scene scene;
  const CuePlan whole = scene.plan();
  for (const double from : {0.0, 3.3, 12.0, 47.5, 60.0, 100.0, scene.timeline.duration}) {
    const CuePlan rest = scene.plan({.from = from, .busy_until = from + 1.0, .saying = {}});
    check(rest, scene.timeline);
    for (const Speech& speech : rest.speeches) CHECK(speech.begin >= from + 1.0);
    for (const Beep& beep : rest.beeps) CHECK(beep.at >= from);
    // The rest of the whole: what was to come comes as it was to come.
    const auto left = std::count_if(whole.speeches.begin(), whole.speeches.end(),
                                    [&](const Speech& speech) { return speech.begin >= from + 1.0; });
    CHECK(rest.speeches.size() == static_cast<std::size_t>(left));
  }
  // "Rise up high." is being said when the pace changes, so that it would be due again.
  const Speech* rise = find(whole, "Rise up high.");
  const Already already{.from = rise->begin - 0.5, .busy_until = rise->begin - 0.1, .saying = rise->text};
  CHECK(find(scene.plan(already), rise->text)->begin > rise->begin + 10.0);  // on the other side
}

TEST_CASE("Each kind of signal is switched on its own") {
  Scene scene;
  scene.settings = {.voice = false, .beeps = false};
  CHECK(scene.plan() == CuePlan{});
  scene.settings.voice = true;
  CHECK_FALSE(scene.plan().speeches.empty());
  CHECK(scene.plan().beeps.empty());
  CHECK(make_plan(scene.routine, scene.timeline, scene.library, scene.settings, nullptr) == CuePlan{});
  const auto mute = [](const std::string&) { return std::optional<double>(); };
  CHECK(make_plan(scene.routine, scene.timeline, scene.library, scene.settings, mute) == CuePlan{});
  scene.settings = {.voice = false, .beeps = false, .metronome = true};
  CHECK(scene.plan().flashes.empty());
  const CuePlan metronome = scene.plan();
  check(metronome, scene.timeline);
  REQUIRE(metronome.ticks.size() > 4);
  // Up after 4 s of set-up, a hold of two seconds after 6, down after 8, up again after 11.
  CHECK(metronome.ticks[0] == Tick{after_ready + 4.0, true});
  CHECK(metronome.ticks[1] == Tick{after_ready + 6.0, false});
  CHECK(metronome.ticks[2] == Tick{after_ready + 7.0, false});
  CHECK(metronome.ticks[3] == Tick{after_ready + 8.0, false});
  CHECK(metronome.ticks[4] == Tick{after_ready + 11.0, true});
  scene.settings = {.voice = false, .beeps = false, .flash = true};
  CHECK(scene.plan().flashes.front().at == Approx(after_ready));
  scene.settings = {.voice = false, .countdown = 0};
  CHECK(times_of(scene.plan(), BeepKind::countdown).empty());
  scene.settings.countdown = -5;
  CHECK(times_of(scene.plan(), BeepKind::countdown).empty());
  scene.settings.countdown = 1000;
  check(scene.plan(), scene.timeline);
}

TEST_CASE("Lines to render ahead are all that a plan may say") {
  const Scene scene;
  const std::vector<std::string> lines = lines_of(scene.routine, scene.timeline, scene.library);
  for (const Speech& speech : scene.plan().speeches) {
    CHECK(std::count(lines.begin(), lines.end(), speech.text) == 1);
  }
}

TEST_CASE("What is said comes from the words alone") {
  Scene scene;
  scene.library.words = Words({{"said.get_ready", "Bereit."},
                               {"said.rest", "Pause."},
                               {"said.exercise", "{exercise}."},
                               {"said.next", "Es folgt {exercise}."},
                               {"said.set", "Satz {n} von {of}."},
                               {"said.switch_sides", "Wechsel."},
                               {"said.right_foot", "Rechts."},
                               {"said.left_foot", "Links."},
                               {"said.right_foot_next", "Jetzt rechts."},
                               {"said.left_foot_next", "Jetzt links."},
                               {"said.safety", "Ruhig."},
                               {"said.count", "{n}!"},
                               {"said.last", "Das letzte Mal."},
                               {"said.half_way", "Mitte."},
                               {"said.seconds_left", "Noch {n}."},
                               {"said.finished", "Gut."}});
  const CuePlan plan = scene.plan();
  for (const char* text : {"Wechsel. Jetzt links.", "Pause. Satz 2 von 2. Jetzt rechts.", "2!", "Das letzte Mal.",
                           "Mitte.", "Noch 10.", "Gut.", "Pause. Es folgt Stretch. Ruhig."}) {
    INFO(text);
    CHECK(find(plan, text) != nullptr);
  }
}

TEST_CASE("A text for the right foot reads as one for the left") {
  const auto left = [](const char* text) { return text_for(motion::Side::left, text, tests::english_words()); };
  CHECK(left("Lay your right foot across your left knee.") == "Lay your left foot across your right knee.");
  CHECK(left("Right foot down.") == "Left foot down.");
  CHECK(left("At a right angle, right.") == "At a right angle, left.");
  CHECK(left("Upright, bright, lefty; right-hand") == "Upright, bright, lefty; left-hand");
  CHECK(left("") == "");
  CHECK(text_for(motion::Side::right, "Your right foot.", {}) == "Your right foot.");
}

TEST_CASE("A side has as many forms as a language needs") {
  const Words german({{"sides.right", "rechts, rechter, rechten"}, {"sides.left", "links, linker, linken"}});
  CHECK(text_for(motion::Side::left, "Rechter Fuß vor den linken, nach rechts.", german) ==
        "Linker Fuß vor den rechten, nach links.");
}

TEST_CASE("Places in a text are filled, each once and with whatever it is") {
  CHECK(filled("Set {n} of {of}.", {{"n", 2}}) == "Set 2 of {of}.");
  CHECK(filled("{exercise}.", {{"exercise", "A {n}"}, {"n", 3}}) == "A {n}.");
  CHECK(filled("No place.", {{"n", 2}}) == "No place.");
  const Words words({{"a.set_one", "{n} set"}, {"a.set_many", "{n} sets"}});
  CHECK(words.counted("a.set", 1) == "1 set");
  CHECK(words.counted("a.set", 0) == "0 sets");
  CHECK(words("a.unknown") == "a.unknown");
  CHECK(words.text_or("a.unknown", "else") == "else");
}

TEST_CASE("Whatever the routine, lines end in time, none is on top of another, and it is the same again") {
  std::mt19937 random(20);
  const auto upto = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
  const auto length = [&] { return 0.05 * std::pow(60.0 / 0.05, upto(1000) / 1000.0); };  // s: 0.05 … 60
  const auto voice = [&] {
    std::string text;
    for (int words = upto(12); words > 0; --words)
      text += "left " + std::string(static_cast<std::size_t>(upto(6)), 'o');
    return text;
  };
  int said = 0;
  const Words words = tests::english_words();
  for (int round = 0; round < 300; ++round) {
    Library library;
    library.words = words;
    Routine routine;
    for (int d = 0; d <= upto(3); ++d) {
      choreography::Demonstration demonstration;
      demonstration.title = voice() + (upto(1) == 0 ? " – " + voice() : "");
      if (upto(1) == 0) demonstration.advice.gate = "achilles";
      if (upto(1) == 0) demonstration.advice.dose.sides = choreography::Advised<Sides>{Sides::both, {}};
      for (const Part part : {Part::set_up, Part::enter, Part::repeat, Part::exit}) {
        for (int n = upto(3) + (part == Part::repeat ? 1 : 0); n > 0; --n) {
          demonstration.phases.push_back(phase("phase", part, length(), voice().c_str(), upto(2) == 0));
        }
      }
      library.demonstrations.push_back(demonstration);
      const std::optional<double> hold = upto(1) == 0 ? std::optional(length()) : std::nullopt;
      const bool has_minutes = upto(3) == 0;
      routine.items.push_back(
          {d,
           {.repetitions = 1 + upto(6),
            .sets = 1 + upto(2),
            .hold = hold,
            .minutes = has_minutes ? std::optional(0.1 * upto(30)) : std::nullopt,
            .rest = upto(2) == 0 ? 0.0 : length(),
            .sides = std::array{Sides::right, Sides::left, Sides::both, Sides::together}[upto(3)]}});
    }
    for (Item& item : routine.items) item.by_foot = upto(1) == 0;
    Timeline timeline = timeline_of(routine, library, {});
    if (upto(1) == 0) extend(timeline, timeline.segments.size() / 2, 7.0);
    CueSettings settings;
    settings.metronome = settings.flash = true;
    settings.beeps = upto(4) > 0;
    settings.countdown = upto(10);
    const double from = upto(2) == 0 ? timeline.duration * upto(100) / 100.0 : 0.0;
    const Already already{.from = from, .busy_until = from + upto(3), .saying = "2."};
    INFO("round " << round);
    const CuePlan plan = make_plan(routine, timeline, library, settings, seconds_of, already);
    check(plan, timeline);
    CHECK(plan == make_plan(routine, timeline, library, settings, seconds_of, already));
    said += static_cast<int>(plan.speeches.size());
  }
  CHECK(said > 3000);
}

TEST_CASE("An hour is planned at once") {
  Scene scene;
  scene.routine =
      routine_with(std::vector<Item>(6, {0, {.repetitions = 50, .hold = {}, .rest = 20.0, .sides = Sides::both}}));
  scene.timeline = timeline_of(scene.routine, scene.library, {});
  REQUIRE(scene.timeline.duration > 3600.0);
  const CuePlan plan = scene.plan();
  check(plan, scene.timeline);
  CHECK(plan.speeches.size() > 600);
}
