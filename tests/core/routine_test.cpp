#include "engine/routine/session.hpp"
#include "tests/catch.hpp"

using namespace windlass;
using namespace windlass::routine;

namespace {

/// Two demonstrations: 1 s enter, 2 s loop with a 1 s hold in it, 1 s exit each.
Library small_library() {
  Library library;
  for (const char* id : {"first", "second"}) {
    choreography::Demonstration d;
    d.id = id;
    d.title = id;
    using choreography::Part;
    for (const auto& [part, duration, hold] :
         {std::tuple{Part::enter, 1.0, false}, std::tuple{Part::repeat, 1.0, false},
          std::tuple{Part::repeat, 1.0, true}, std::tuple{Part::exit, 1.0, false}}) {
      choreography::Phase phase;
      phase.part = part;
      phase.duration = duration;
      phase.hold = hold;
      d.phases.push_back(phase);
    }
    library.demonstrations.push_back(d);
  }
  Routine both;
  both.id = "both";
  both.items = {{0, {.repetitions = 3, .hold = {}, .rest = 10, .sides = Sides::both}},
                {1, {.repetitions = 2, .hold = 5.0, .rest = 10, .sides = Sides::right}}};
  library.routines = {both};
  return library;
}

}  // namespace

TEST_CASE("A timeline has no gaps and the announced length") {
  const Library library = small_library();
  const Timeline timeline = timeline_of(library.routines[0], library, {});
  double time = 0.0;
  for (const Segment& segment : timeline.segments) {
    CHECK(segment.begin == time);
    CHECK(segment.end > segment.begin);
    time = segment.end;
  }
  CHECK(time == timeline.duration);
  // get ready, right (1 + 3·2 + 1), switch, left the same, rest, second (1 + 2·(1+5) + 1); no rest after the last
  CHECK(timeline.duration == Approx(get_ready_seconds + 8 + 8 + 8 + 10 + 14));
}

TEST_CASE("Both sides get exactly the same time") {
  const Library library = small_library();
  Pace pace;
  pace.hold = 7.3;
  pace.sides = Sides::both;
  const Timeline timeline = timeline_of(library.routines[0], library, pace);
  double right = 0.0;
  double left = 0.0;
  for (const Segment& s : timeline.segments) {
    if (s.activity == Activity::perform) (s.side == motion::Side::right ? right : left) += s.end - s.begin;
  }
  CHECK(right == Approx(left).margin(1e-9));
}

TEST_CASE("A cue tells the repetition, the side and what remains") {
  const Library library = small_library();
  const Routine& routine = library.routines[0];
  const Timeline timeline = timeline_of(routine, library, {});
  CHECK(cue_at(routine, timeline, 0).activity == Activity::get_ready);
  const Cue second = cue_at(routine, timeline, get_ready_seconds + 1 + 2 + 0.25);
  CHECK(second.repetition == 2);
  CHECK(second.repetitions == 3);
  CHECK(second.clip_time == Approx(1.25));
  CHECK(second.remaining == Approx(0.75));
  CHECK(cue_at(routine, timeline, get_ready_seconds + 8 + 1).activity == Activity::switch_side);
  CHECK(cue_at(routine, timeline, get_ready_seconds + 8 + 1).side == motion::Side::left);
  CHECK(cue_at(routine, timeline, get_ready_seconds + 8 + 8 + 8 + 1).activity == Activity::rest);
  CHECK(cue_at(routine, timeline, get_ready_seconds + 8 + 8 + 8 + 1).demonstration == 1);
  CHECK_FALSE(cue_at(routine, timeline, timeline.duration - 1e-6).finished);
  CHECK(cue_at(routine, timeline, timeline.duration).finished);
  CHECK(cue_at(routine, timeline, 1e9).clip_time == Approx(4.0));
}

TEST_CASE("A stretched hold keeps its stretch of the clip") {
  const Library library = small_library();
  const Timeline timeline = timeline_of(library.routines[0], library, {});
  const Cue cue = cue_at(library.routines[0], timeline, get_ready_seconds + 34 + 1 + 1 + 2.5);  // half of the second item's 5 s hold
  CHECK(cue.item == 1);
  CHECK(cue.clip_time == Approx(2.5));
}

TEST_CASE("Playing ends at the end, or starts over when looping") {
  const Library library = small_library();
  Session session = start_session(library);
  CHECK_FALSE(advance(session, 1.0));
  CHECK(session.time == 0.0);
  apply(session, library, Play{});
  apply(session, library, SetSpeed{0.5});
  CHECK(advance(session, 1.0));
  CHECK(session.time == Approx(0.5));
  advance(session, 1e6);
  CHECK(session.time == session.timeline.duration);
  CHECK_FALSE(session.playing);
  apply(session, library, Play{});  // from the end: again from the start
  CHECK(session.time == 0.0);
  apply(session, library, SetLoop{true});
  advance(session, 1e6);
  CHECK(session.playing);
}

TEST_CASE("Speed, pace and time are clamped; a wrong index changes nothing") {
  const Library library = small_library();
  Session session = start_session(library);
  apply(session, library, SetSpeed{0.0});
  CHECK(session.speed == 0.1);
  apply(session, library, SetSpeed{9.0});
  CHECK(session.speed == 1.0);
  apply(session, library, Seek{-4.0});
  CHECK(session.time == 0.0);
  apply(session, library, SetPace{{.repetitions = 900, .hold = -1.0, .rest = 1e9, .sides = {}}});
  CHECK(*session.pace.repetitions == 50);
  CHECK(*session.pace.hold == 0.0);
  CHECK(*session.pace.rest == 120.0);
  apply(session, library, ChooseRoutine{7});
  CHECK(session.routine.id == "both");
  apply(session, library, ChooseDemonstration{1});
  CHECK(session.routine.id == "second");
}

TEST_CASE("Changing the pace while playing stays at the same moment of the movement") {
  const Library library = small_library();
  Session session = start_session(library);
  apply(session, library, Seek{get_ready_seconds + 1 + 2 + 0.25});
  apply(session, library, SetPace{{.repetitions = 12, .hold = 4.0, .rest = {}, .sides = {}}});
  const Cue cue = cue_of(session);
  CHECK(cue.repetition == 2);
  CHECK(cue.clip_time == Approx(1.25));
}

TEST_CASE("Stepping by phase goes to begins, first to that of the present one") {
  const Library library = small_library();
  Session session = start_session(library);
  apply(session, library, StepPhase{1});
  CHECK(session.time == get_ready_seconds);
  apply(session, library, Seek{get_ready_seconds + 0.9});
  apply(session, library, StepPhase{-1});
  CHECK(session.time == get_ready_seconds);
  apply(session, library, StepPhase{-1});
  CHECK(session.time == 0.0);
  apply(session, library, StepPhase{-1});
  CHECK(session.time == 0.0);
}

TEST_CASE("Reloaded content keeps the routine and the moment; a routine that has gone gives the first") {
  Library library = small_library();
  Session session = start_session(library);
  apply(session, library, Seek{20.0});
  library.routines[0].items[0].dose.repetitions = 1;
  Session kept = carried_over(session, library);
  CHECK(kept.time == 20.0);
  CHECK(kept.timeline.duration < session.timeline.duration);
  library.routines[0].id = "renamed";
  CHECK(carried_over(session, library).routine.id == "renamed");
}

TEST_CASE("The time that shows a moment of a clip") {
  const Library library = small_library();
  Session session = start_session(library);
  Pace pace;
  pace.hold = 3.0;  // the clip's hold of 1 s, three times over
  apply(session, library, SetPace{pace});
  for (const double moment : {0.0, 0.5, 1.5, 2.5, 3.5}) {
    const auto time = time_showing(session.timeline, moment);
    REQUIRE(time);
    CHECK(cue_at(session.routine, session.timeline, *time).clip_time == Approx(moment).margin(1e-4));
  }
  CHECK_FALSE(time_showing(session.timeline, 99.0));
}
