#include "engine/base/units.hpp"
#include "engine/choreography/compile.hpp"
#include "tests/catch.hpp"

using namespace windlass;
using choreography::Demonstration;
using choreography::Part;

namespace {

anatomy::Rig rig_of_toe_and_arch() {
  anatomy::Rig rig;
  rig.joints = {{"body", -1, {}, -1}, {"toe_r", 0, {}, -1}};
  rig.coordinates = {{"mtp1_r.extension", 1, {0, 0, 1}, {}, -0.7, 1.2, "test", -1},
                     {"midtarsal_r.arch", 1, {0, 0, 1}, {}, -0.2, 0.2, "test", -1}};
  rig.couplings = {{0, 1, 0.1, "test"}};
  return anatomy::with_left_side(rig);
}

choreography::Phase phase(Part part, double duration, std::vector<choreography::Target> targets, bool hold = false) {
  choreography::Phase p;
  p.name = "p";
  p.part = part;
  p.duration = duration;
  p.hold = hold;
  p.targets = std::move(targets);
  return p;
}

/// Enter to -0.1; loop up to 1.0 in two steps, hold, back; exit to 0.
Demonstration toe_raise() {
  Demonstration d;
  d.id = "toe-raise";
  d.height = 0.3;
  d.phases = {phase(Part::enter, 1.0, {{0, -0.1}}),  phase(Part::repeat, 1.5, {{0, 0.5}}),
              phase(Part::repeat, 1.0, {{0, 1.0}}),  phase(Part::repeat, 2.0, {}, true),
              phase(Part::repeat, 2.0, {{0, -0.1}}), phase(Part::exit, 1.0, {{0, 0.0}})};
  return d;
}

motion::Clip compiled(const Demonstration& demonstration) {
  const anatomy::Body body{rig_of_toe_and_arch(), {}, {}};
  return choreography::compile(demonstration, body);
}

double value(const motion::Clip& clip, double t, std::size_t coordinate = 0) {
  return motion::pose_at(clip, t).values[coordinate];
}

}  // namespace

TEST_CASE("A clip meets its targets at the ends of phases and holds still in holds") {
  const motion::Clip clip = compiled(toe_raise());
  CHECK(clip.duration == Approx(8.5));
  CHECK(value(clip, 0) == 0.0);
  CHECK(value(clip, 1.0) == Approx(-0.1).margin(1e-9));
  CHECK(value(clip, 2.5) == Approx(0.5).margin(1e-9));
  CHECK(value(clip, 3.5) == Approx(1.0).margin(1e-9));
  for (double t = 3.5; t <= 5.5; t += 0.01) CHECK(value(clip, t) == Approx(1.0).margin(2e-4));
  CHECK(value(clip, 7.5) == Approx(-0.1).margin(1e-9));
  CHECK(value(clip, 8.5) == Approx(0.0).margin(1e-9));
  CHECK(value(clip, -3) == value(clip, 0));
  CHECK(value(clip, 100) == value(clip, 8.5));
  CHECK(motion::pose_at(clip, 1).world_from_model.translation.y == 0.3);
}

TEST_CASE("Between monotone targets a movement passes through without stopping or overshooting") {
  const motion::Clip clip = compiled(toe_raise());
  const double speed = (value(clip, 2.51) - value(clip, 2.49)) / 0.02;
  CHECK(speed > 0.3);
  double last = value(clip, 1.0);
  for (double t = 1.0; t <= 3.5; t += 0.005) {
    CHECK(value(clip, t) >= last - 1e-5);
    CHECK(value(clip, t) <= 1.0 + 1e-4);
    last = value(clip, t);
  }
}

TEST_CASE("Velocity and acceleration are continuous everywhere") {
  const motion::Clip clip = compiled(toe_raise());
  const double h = 1e-3;
  for (const std::size_t c : {std::size_t{0}, std::size_t{1}}) {
    const auto acceleration = [&](double t) {
      return (value(clip, t + h, c) - 2 * value(clip, t, c) + value(clip, t - h, c)) / (h * h);
    };
    double worst = 0.0;
    for (double t = 0.01; t < clip.duration - 0.01; t += h)
      worst = std::max(worst, std::abs(acceleration(t + h) - acceleration(t)));
    CHECK(worst < 0.15);  // a jump would be of the size of the accelerations themselves, about 2 rad/s²
  }
}

TEST_CASE("Couplings are part of the pose: the arch rises with the toe") {
  const motion::Clip clip = compiled(toe_raise());
  CHECK(value(clip, 3.5, 1) == Approx(0.1 * (1.0 - anatomy::coupling_onset / 2)).margin(1e-9));
  CHECK(value(clip, 1.0, 1) == Approx(0.0).margin(1e-9));  // flexing the toe does not unwind it
}

TEST_CASE("Problems are named with their amounts") {
  const anatomy::Rig rig = rig_of_toe_and_arch();
  CHECK(choreography::problems_in(toe_raise(), rig).empty());

  SECTION("out of range") {
    Demonstration d = toe_raise();
    d.phases[2].where = {"x.toml", 7, 3};
    d.phases[2].targets = {{0, 1.3}};
    const auto errors = choreography::problems_in(d, rig);
    REQUIRE(errors.size() == 1);
    CHECK(base::to_text(errors[0]).rfind("x.toml:7:3: mtp1_r.extension reaches 74.5° at 3.5 s, outside -40.1° … 68.8°",
                                         0) == 0);
  }
  SECTION("out of range by a coupling only") {
    Demonstration d = toe_raise();
    d.start = {{1, 0.15}};
    const auto errors = choreography::problems_in(d, rig);
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].what.rfind("midtarsal_r.arch reaches", 0) == 0);
  }
  SECTION("open loop") {
    Demonstration d = toe_raise();
    d.phases[4].targets = {{0, 0.2}};
    CHECK(choreography::problems_in(d, rig).at(0).what.rfind("the loop does not close: mtp1_r.extension", 0) == 0);
  }
  SECTION("a hold that moves") {
    Demonstration d = toe_raise();
    d.phases[3].targets = {{1, 0.05}};
    d.phases[4].targets.push_back({1, 0.0});
    CHECK(choreography::problems_in(d, rig).at(0).what == "a hold has targets that move");
  }
  SECTION("parts out of order, nothing to repeat, no phases") {
    Demonstration d = toe_raise();
    std::swap(d.phases[0], d.phases[5]);
    CHECK_FALSE(choreography::problems_in(d, rig).empty());
    d.phases = {phase(Part::enter, 1, {})};
    CHECK(choreography::problems_in(d, rig).at(0).what == "nothing to repeat");
    d.phases.clear();
    CHECK(choreography::problems_in(d, rig).at(0).what == "no phases");
  }
}

TEST_CASE("A way leads through its values, is still at both ends and keeps within the joint's range") {
  const anatomy::Rig rig = rig_of_toe_and_arch();
  Demonstration d = toe_raise();
  d.phases[2].ways = {{0, {0.9, -0.3, 0.9}}};
  REQUIRE(choreography::problems_in(d, rig).empty());
  const choreography::Course course(d, rig);
  const choreography::Span span = course.spans()[2];
  const auto toe = [&](double u) { return course.at(span.begin + u * (span.end - span.begin))[0]; };
  CHECK(toe(0.5) == Approx(-0.3));  // the middle one, half way
  CHECK(std::abs(toe(0.001) - toe(0.0)) < 1e-5);
  CHECK(std::abs(toe(1.0) - toe(0.999)) < 1e-5);
  d.phases[2].ways[0].values[1] = 2.0;
  CHECK(choreography::problems_in(d, rig).at(0).what.rfind("mtp1_r.extension passes through", 0) == 0);
}
