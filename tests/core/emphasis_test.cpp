// How deep a demonstration lets look, and which places it marks, at any moment.
#include "engine/choreography/emphasis.hpp"

#include "engine/choreography/delta.hpp"
#include "tests/catch.hpp"

using namespace windlass;
using choreography::Demonstration;
using choreography::Mark;
using choreography::Part;

namespace {

choreography::Phase phase(Part part, std::optional<double> xray) {
  choreography::Phase p;
  p.name = "phase";
  p.part = part;
  p.duration = 3.0;
  p.xray = xray;
  return p;
}

/// Set-up, three repeated phases and an exit, 3 s each.
Demonstration peeling() {
  Demonstration d;
  d.id = "peeling";
  d.phases = {phase(Part::set_up, 0.2), phase(Part::repeat, 0.6), phase(Part::repeat, {}), phase(Part::repeat, 0.2),
              phase(Part::exit, 0.0)};
  return d;
}

Mark mark(std::vector<bool> active, Mark::Means means = Mark::Means::place) {
  Mark m;
  m.name = "spot";
  m.means = means;
  m.active = std::move(active);
  return m;
}

}  // namespace

TEST_CASE("The x-ray goes to each phase's depth and stays there") {
  const Demonstration d = peeling();
  CHECK(choreography::xray_at(d, 0.0) == Approx(0.2));
  CHECK(choreography::xray_at(d, 3.0) == Approx(0.2));
  CHECK(*choreography::xray_at(d, 3.5) > 0.25);
  CHECK(*choreography::xray_at(d, 3.5) < 0.55);
  CHECK(choreography::xray_at(d, 5.0) == Approx(0.6));
  CHECK(choreography::xray_at(d, 8.0) == Approx(0.6));
  CHECK(choreography::xray_at(d, 11.9) == Approx(0.2));
  CHECK(choreography::xray_at(d, 99.0) == Approx(0.0).margin(1e-9));
}

TEST_CASE("Where no phase says a depth, it is left to the user") {
  Demonstration d = peeling();
  for (choreography::Phase& p : d.phases) p.xray.reset();
  CHECK_FALSE(choreography::xray_at(d, 5.0).has_value());
  CHECK(choreography::xray_closes(d));
}

TEST_CASE("A repetition must end as deep as it begins") {
  Demonstration d = peeling();
  CHECK(choreography::xray_closes(d));
  d.phases[3].xray = 0.3;
  CHECK_FALSE(choreography::xray_closes(d));
  d.phases.erase(d.phases.begin());  // what is repeated comes first, and goes on from its own end
  CHECK(choreography::xray_closes(d));
  CHECK(choreography::xray_at(d, 0.0) == Approx(0.3));
}

TEST_CASE("Marks come and go with their phases, and stay from one repetition to the next") {
  Demonstration d = peeling();
  d.marks = {mark({false, true, true, false, false}), mark({false, true, true, true, false})};
  CHECK(choreography::marks_at(d, 1.0) == std::vector<double>{0.0, 0.0});
  CHECK(choreography::marks_at(d, 3.0)[0] == Approx(0.0).margin(1e-9));
  CHECK(choreography::marks_at(d, 6.0)[0] == Approx(1.0));
  CHECK(choreography::marks_at(d, 8.999)[0] < 0.01);
  CHECK(choreography::marks_at(d, 3.0)[1] == Approx(1.0));  // it was there at the end of the repetition before
  CHECK(choreography::marks_at(d, 11.999)[1] == Approx(1.0));
  CHECK(choreography::marks_at(d, 13.0)[1] == 0.0);
}

TEST_CASE("Pain throbs, and whole throbs fill a run of phases") {
  Demonstration d = peeling();
  d.marks = {mark({false, true, true, true, false}, Mark::Means::pain)};
  CHECK(choreography::marks_at(d, 3.0)[0] == Approx(choreography::marks_at(d, 11.9999)[0]).margin(1e-3));
  CHECK(choreography::marks_at(d, 3.75)[0] < 0.7);
}

TEST_CASE("A version takes marks away, replaces them, and asks for another arch") {
  Demonstration d = peeling();
  d.marks = {mark({true, true, true, true, true})};
  choreography::Delta delta;
  delta.version.kind = choreography::Version::Kind::variant;
  delta.version.name = "other";
  delta.arch = -1.0;
  delta.marks = {mark({false, true, false, false, false}, Mark::Means::load)};
  const Demonstration other = choreography::with(d, delta);
  REQUIRE(other.marks.size() == 1);
  CHECK(other.marks[0].means == Mark::Means::load);
  CHECK(other.arch == -1.0);
  delta.marks.clear();
  delta.without = {"spot"};
  CHECK(choreography::with(d, delta).marks.empty());
}
