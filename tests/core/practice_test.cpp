#include "engine/routine/practice.hpp"
#include "tests/catch.hpp"

using namespace windlass;
using namespace windlass::routine;
using choreography::Part;

namespace {

choreography::Demonstration demonstration(const std::string& id, bool only_holds) {
  choreography::Demonstration d;
  d.id = d.title = id;
  const auto add = [&](const char* name, Part part, double duration, bool hold) {
    choreography::Phase phase;
    phase.name = name;
    phase.part = part;
    phase.duration = duration;
    phase.hold = hold;
    d.phases.push_back(phase);
  };
  add("enter", Part::enter, 1.0, false);
  if (!only_holds) add("move", Part::repeat, 2.0, false);
  add("hold", Part::repeat, 2.0, true);
  add("exit", Part::exit, 1.0, false);
  return d;
}

Item item_of(int index, int sets, int repetitions, Sides sides) {
  Item item{index};
  item.dose.sets = sets;
  item.dose.repetitions = repetitions;
  item.dose.sides = sides;
  item.dose.rest = 5.0;
  return item;
}

/// "moves" and "holds", and a routine of both.
Library library_of(std::vector<Item> items) {
  Library library;
  library.demonstrations = {demonstration("moves", false), demonstration("holds", true)};
  Routine routine;
  routine.id = "routine";
  routine.title = "Routine";
  routine.items = std::move(items);
  library.routines = {routine};
  return library;
}

std::vector<SetRecord> live(Practice& practice, Session& session, const Library& library, double seconds) {
  std::vector<SetRecord> all;
  for (double left = seconds; left > 1e-9; left -= 0.25) {
    const double from = session.time;
    session.playing = true;
    advance(session, std::min(left, 0.25));
    for (SetRecord& set : live_through(practice, session, library, from, session.time, 1000)) {
      all.push_back(std::move(set));
    }
  }
  return all;
}

double seconds_of(const Timeline& timeline, motion::Side side) {
  double sum = 0.0;
  for (const SetSpan& set : sets_of(timeline)) sum += set.side == side ? set.end - set.begin : 0.0;
  return sum;
}

}  // namespace

TEST_CASE("Minutes become as many whole repetitions as fill them, with the hold that is asked for") {
  Library library = library_of({item_of(0, 1, 1, Sides::right)});
  library.routines[0].items[0].dose.minutes = 0.5;
  CHECK(timeline_of(library.routines[0], library, {}).doses[0].repetitions == 8);  // of 4 s
  library.routines[0].items[0].dose.hold = 10.0;
  CHECK(timeline_of(library.routines[0], library, {}).doses[0].repetitions == 3);  // of 12 s
  library.routines[0].items[0].tempo["move"] = 5.0;
  CHECK(timeline_of(library.routines[0], library, {}).doses[0].repetitions == 2);  // of 15 s
}

TEST_CASE("A hold that is all there is to repeat is left and entered again in between") {
  const Library library = library_of({item_of(1, 1, 2, Sides::right)});
  Pace pace;
  pace.hold = 60.0;
  const Timeline timeline = timeline_of(library.routines[0], library, pace);
  CHECK(timeline.duration == Approx(get_ready_seconds + 1 + 60 + 1 + 1 + 60 + 1));
  const auto longest = std::max_element(timeline.segments.begin(), timeline.segments.end(),
                                        [](const auto& a, const auto& b) { return a.end - a.begin < b.end - b.begin; });
  CHECK(longest->end - longest->begin == Approx(60));
  CHECK(longest->loops == 30);  // it breathes on at its own pace
}

TEST_CASE("A long hold goes round its clip at the pace it was made for") {
  const Library library = library_of({item_of(1, 1, 1, Sides::right)});
  Pace pace;
  pace.hold = 20.0;
  const Timeline timeline = timeline_of(library.routines[0], library, pace);
  const double begin = get_ready_seconds + 1;
  CHECK(cue_at(library.routines[0], timeline, begin + 0.5).clip_time == Approx(1.5));
  CHECK(cue_at(library.routines[0], timeline, begin + 2.5).clip_time == Approx(1.5));
  CHECK(cue_at(library.routines[0], timeline, begin + 19.5).clip_time == Approx(2.5));
}

TEST_CASE("A block foot by foot does everything on the right foot, then everything on the left") {
  Library library = library_of({item_of(0, 1, 2, Sides::both), item_of(1, 1, 1, Sides::both), item_of(0, 1, 1, Sides::together)});
  for (int i : {0, 1}) {
    library.routines[0].items[static_cast<std::size_t>(i)].block = "massage";
    library.routines[0].items[static_cast<std::size_t>(i)].by_foot = true;
  }
  CHECK(blocks_of(library.routines[0]) == 2);
  const Timeline timeline = timeline_of(library.routines[0], library, {});
  std::string order;
  for (const SetSpan& set : sets_of(timeline)) {
    order += std::to_string(set.item) + (set.side == motion::Side::right ? "r " : "l ");
  }
  CHECK(order == "0r 1r 0l 1l 2r ");
  double right = 0.0;
  double left = 0.0;
  for (const SetSpan& set : sets_of(timeline)) {
    if (set.item < 2) (set.side == motion::Side::right ? right : left) += set.end - set.begin;
  }
  CHECK(right == Approx(left).margin(1e-9));
}

TEST_CASE("Each finished set is one record, and every second of it is counted") {
  const Library library = library_of({item_of(0, 2, 3, Sides::both), item_of(1, 1, 1, Sides::together)});
  Session session = start_session(library);
  Practice practice = begin_practice(session, "id", "plan", 900, 60);
  CHECK(practice.sitting.announced == session.timeline.duration);
  const std::vector<SetRecord> done = live(practice, session, library, session.timeline.duration + 1);
  REQUIRE(done.size() == 5);
  CHECK(done[0].demonstration == "moves");
  CHECK(done[0].side == Worked::right);
  CHECK(done[1].side == Worked::left);
  CHECK(done[2].set == 2);
  CHECK(done[4].side == Worked::together);
  CHECK(done[0].repetitions == 3);
  CHECK(done[0].seconds == Approx(14));
  CHECK(done[0].ended == 1000);
  CHECK(seconds_by_side(done).first == Approx(seconds_by_side(done).second));
}

TEST_CASE("A set that was skipped is not done, one that is done again is another take") {
  const Library library = library_of({item_of(0, 2, 3, Sides::right)});
  Session session = start_session(library);
  Practice practice = begin_practice(session, "id", "plan", 900, 0);
  CHECK(live(practice, session, library, get_ready_seconds + 5).empty());
  apply(session, library, StepSet{1});
  CHECK(session.time == Approx(get_ready_seconds + 14 + 5));
  CHECK(live(practice, session, library, 14).size() == 1);
  apply(session, library, StepSet{-1});  // over: back to its begin
  CHECK(session.time == Approx(get_ready_seconds + 14 + 5));
  const auto again = live(practice, session, library, 14);
  REQUIRE(again.size() == 1);
  CHECK(again[0].take == 2);
  CHECK(again[0].set == 2);
}

TEST_CASE("Back goes to the begin of the set, then to the one before") {
  const Library library = library_of({item_of(0, 2, 3, Sides::right)});
  Session session = start_session(library);
  apply(session, library, Seek{get_ready_seconds + 14 + 5 + 7});
  apply(session, library, StepSet{-1});
  CHECK(session.time == Approx(get_ready_seconds + 19));
  apply(session, library, StepSet{-1});
  CHECK(session.time == Approx(get_ready_seconds));
  apply(session, library, StepSet{-1});
  CHECK(session.time == Approx(get_ready_seconds));
  apply(session, library, StepSet{1});
  apply(session, library, StepSet{1});
  CHECK(session.time == session.timeline.duration);
}

TEST_CASE("A hold that is made longer is longer on the other side too") {
  const Library library = library_of({item_of(1, 2, 1, Sides::both)});
  Session session = start_session(library);
  apply(session, library, Seek{get_ready_seconds + 1 + 1});
  const double before = session.timeline.duration;
  apply(session, library, Extend{15});
  CHECK(session.timeline.duration == Approx(before + 30));
  CHECK(cue_of(session).remaining == Approx(1 + 15));
  CHECK(seconds_of(session.timeline, motion::Side::right) == Approx(seconds_of(session.timeline, motion::Side::left)));
  double end = 0.0;
  for (const Segment& segment : session.timeline.segments) {
    CHECK(segment.begin == Approx(end));
    end = segment.end;
  }
  CHECK(end == Approx(session.timeline.duration));
}

TEST_CASE("A sitting that was cut off goes on before the first set that is not written down") {
  const Library library = library_of({item_of(0, 2, 3, Sides::both)});
  Session session = start_session(library);
  Practice practice = begin_practice(session, "id", "plan", 900, 0);
  const std::vector<SetRecord> done = live(practice, session, library, get_ready_seconds + 14 + 8 + 14 + 3);
  REQUIRE(done.size() == 2);
  Session later = start_session(library);
  Practice resumed = resume_practice(later, practice.sitting, done);
  CHECK(later.time == Approx(get_ready_seconds + 14 + 8 + 14));  // in the rest before the second set
  const auto rest = live(resumed, later, library, later.timeline.duration);
  REQUIRE(rest.size() == 2);
  CHECK(rest[0].set == 2);
  CHECK(rest[0].take == 1);
}

TEST_CASE("An hour in steps of a frame ends where it was announced") {
  const Library library = library_of({item_of(1, 1, 50, Sides::both)});
  Session session = start_session(library);
  Pace pace;
  pace.hold = 40.0;
  apply(session, library, SetPace{pace});
  session.playing = true;
  REQUIRE(session.timeline.duration > 3600);
  long frames = 0;
  while (session.playing) {
    advance(session, 1.0 / 60.0);
    ++frames;
  }
  CHECK(std::abs(static_cast<double>(frames) / 60.0 - session.timeline.duration) <= 1.0 / 60.0 + 1e-6);
}
