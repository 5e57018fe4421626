// Choosing something whose clip must be made first.
#include <atomic>
#include <chrono>
#include <thread>

#include "app/preparing.hpp"
#include "app/rehearsal.hpp"
#include "app/showing.hpp"
#include "tests/app/small_tutor.hpp"
#include "tests/catch.hpp"

using namespace windlass;
using namespace windlass::app;

namespace {

/// `raising` with something to solve; the contact is never looked at, since `make` makes the clips.
choreography::Demonstration solved(const std::string& id, double peak, std::uint64_t content) {
  choreography::Demonstration d = tests::raising(id, peak, "anterior");
  d.content = content;
  d.contacts.emplace_back();
  d.contacts.back().active.assign(d.phases.size(), true);
  return d;
}

/// The clip without the contact; content 666 has none.
motion::Clip make(const choreography::Demonstration& demonstration, const anatomy::Body& body) {
  if (demonstration.content == 666) {
    throw base::Failure({{"second.toml", 30, 1}, "the heel ends 20 mm off the floor at 2.0 s", "bend less"});
  }
  choreography::Demonstration free = demonstration;
  free.contacts.clear();
  return choreography::compile(free, body);
}

routine::Library library_with(const choreography::Demonstration& second) {
  const anatomy::Body body = tests::two_joint_body();
  routine::Library library;
  library.demonstrations = {tests::raising("first", 0.4, "lateral"), second};
  library.clips = std::make_shared<choreography::Clips>(choreography::performer_of(body), 0, 0, nullptr, make);
  return library;
}

double ankle(const Tutor& tutor) {
  return shown_pose(tutor).values[0];
}

void choose(Tutor& tutor, int demonstration) {
  app::apply(tutor, routine::Action(routine::ChooseDemonstration{demonstration}));
}

void seek(Tutor& tutor, double time) {
  app::apply(tutor, routine::Action(routine::Seek{time}));
}

}  // namespace

TEST_CASE("The last posture stays and time stands still until the clip is there") {
  Tutor tutor = start_tutor(tests::two_joint_body(), library_with(solved("second", -0.5, 1)));
  seek(tutor, routine::get_ready_seconds + 1.0 + 2.0 + 1.0);  // get ready, enter, raise: in the hold
  REQUIRE(ankle(tutor) == Approx(0.4).margin(1e-3));

  choose(tutor, 1);
  CHECK(is_preparing(tutor));
  CHECK(wanted(tutor) == std::vector<int>{1});
  app::apply(tutor, routine::Action(routine::Play{}));
  for (int i = 0; i < 30; ++i) advance(tutor, 0.1);  // the camera arrives meanwhile
  CHECK(ankle(tutor) == Approx(0.4).margin(1e-3));
  CHECK(tutor.session.time == routine::get_ready_seconds);
  CHECK_FALSE(is_moving(tutor));

  prepare(tutor);
  CHECK_FALSE(is_preparing(tutor));
  CHECK(wanted(tutor).empty());
  CHECK(ankle(tutor) == 0.0);
  CHECK(advance(tutor, 0.1));
  CHECK(tutor.session.time == Approx(routine::get_ready_seconds + 0.1));
  seek(tutor, routine::get_ready_seconds + 1.0 + 2.0 + 1.0);
  CHECK(ankle(tutor) == Approx(-0.5).margin(1e-3));

  choose(tutor, 0);  // at hand: nothing to wait for
  CHECK_FALSE(is_preparing(tutor));
}

TEST_CASE("Until a changed demonstration is ready, or if it never is, its last good clip goes on") {
  Tutor tutor = start_tutor(tests::two_joint_body(), library_with(solved("second", -0.5, 1)));
  choose(tutor, 1);
  prepare(tutor);
  seek(tutor, routine::get_ready_seconds + 1.0 + 2.0 + 1.0);

  app::apply(tutor, ReplaceContent{library_with(solved("second", -0.3, 2)), {}});
  CHECK_FALSE(is_preparing(tutor));
  CHECK(ankle(tutor) == Approx(-0.5).margin(1e-3));
  CHECK(wanted(tutor) == std::vector<int>{1});
  prepare(tutor);
  CHECK(ankle(tutor) == Approx(-0.3).margin(1e-3));

  app::apply(tutor, ReplaceContent{library_with(solved("second", -0.2, 666)), {}});
  CHECK_THROWS_AS(prepare(tutor), base::Failure);
  advance(tutor, 0.1);
  advance(tutor, 0.1);
  CHECK(ankle(tutor) == Approx(-0.3).margin(1e-3));
  CHECK(base::to_text(tutor.faults) == "second.toml:30:1: the heel ends 20 mm off the floor at 2.0 s – bend less");
}

TEST_CASE("What cannot be made is told, and the posture stays") {
  Tutor tutor = start_tutor(tests::two_joint_body(), library_with(solved("second", -0.5, 666)));
  choose(tutor, 1);
  CHECK(is_preparing(tutor));
  CHECK_THROWS_AS(prepare(tutor), base::Failure);
  CHECK(advance(tutor, 0.1));
  CHECK_FALSE(is_preparing(tutor));
  CHECK(tutor.faults.size() == 1);
  CHECK_FALSE(tutor.view.faults_read);
  choose(tutor, 0);
  CHECK(tutor.showing.clip);
}

TEST_CASE("Another shape gets its own clips once it has settled") {
  Tutor tutor = start_tutor(tests::two_joint_body(), library_with(solved("second", -0.5, 1)));
  tutor.shapes.narrowest = 0.9;
  tutor.shapes.broadest = 1.1;
  choose(tutor, 1);
  prepare(tutor);
  seek(tutor, routine::get_ready_seconds + 1.0 + 2.0 + 1.0);
  const auto clips = tutor.library.clips;
  app::apply(tutor, SetMorphology{{0.0, tutor.shapes.foot_length, 1.05}});
  advance(tutor, 0.1);
  CHECK(is_moving(tutor));
  CHECK(tutor.library.clips == clips);
  for (int i = 0; i < 5; ++i) advance(tutor, 0.1);
  CHECK(tutor.library.clips != clips);
  CHECK(ankle(tutor) == Approx(-0.5).margin(1e-3));  // as before, until …
  CHECK(wanted(tutor) == std::vector<int>{1});
  prepare(tutor);
  CHECK(wanted(tutor).empty());
}

TEST_CASE("A rehearsal makes what is wanted while others go on, and tells what it cannot put on the shelf") {
  const routine::Library library = library_with(solved("second", -0.5, 1));
  const auto until = [](auto done) {
    for (int i = 0; i < 1000 && !done(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return done();
  };
  Rehearsal rehearsal;
  CHECK_FALSE(library.clips->find(library.demonstrations[1]));
  rehearsal.want(library.clips, {library.demonstrations[1]});
  CHECK(until([&] { return library.clips->find(library.demonstrations[1]).has_value(); }));

  struct Hungry : choreography::Shelf {
    bool holds(std::uint64_t) override { return false; }
    std::optional<motion::Clip> find(std::uint64_t) override { return std::nullopt; }
    void keep(std::uint64_t, const motion::Clip&) override { ++kept; }
    std::atomic<int> kept = 0;
  };
  const auto shelf = std::make_shared<Hungry>();
  const auto clips = std::make_shared<choreography::Clips>(tests::two_joint_body(), 0, 0, shelf, make);
  rehearsal.stock(clips, {solved("a", 0.1, 3), solved("b", 0.1, 666), solved("c", 0.1, 4)});
  CHECK(until([&] { return shelf->kept == 2; }));
  CHECK(rehearsal.faults().size() == 1);
  CHECK(rehearsal.faults().empty());
}
