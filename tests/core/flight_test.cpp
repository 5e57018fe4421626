// Jumps and throws: what flies falls freely, and takes off and lands as fast as it is driven.
#include "engine/choreography/flight.hpp"

#include <glm/geometric.hpp>

#include "engine/audit/record.hpp"
#include "engine/choreography/compile.hpp"
#include "tests/catch.hpp"
#include "tests/two_joint_body.hpp"

using namespace windlass;
using choreography::Demonstration;
using choreography::Part;

namespace {

/// A heavy pelvis on two legs that grow longer and shorter, with a round foot each.
anatomy::Body jumper() {
  using anatomy::Kind;
  anatomy::Rig right;
  right.joints = {{"pelvis", -1, {0, 0.9, 0}, -1}, {"foot_r", 0, {0, 0.1, 0.1}, -1}};
  right.coordinates = {{"pelvis.forward", 0, {1, 0, 0}, {}, -1, 1, "test", -1, 1.0, Kind::shift},
                       {"pelvis.up", 0, {0, 1, 0}, {}, -1, 1, "test", -1, 1.0, Kind::shift},
                       {"pelvis.right", 0, {0, 0, 1}, {}, -1, 1, "test", -1, 1.0, Kind::shift},
                       {"hip_r.reach", 1, {0, -1, 0}, {}, -1, 1, "test", -1, 1.0, Kind::shift}};
  anatomy::Body body;
  body.rig = anatomy::with_left_side(right);
  anatomy::Part skin{"skin_leg", anatomy::Layer::skin, {}};
  anatomy::Mesh mesh;
  tests::add_ellipsoid(mesh, {0, 0.05F, 0.1F}, {0.05F, 0.05F, 0.05F}, 1, {200, 160, 140, 255}, 64);
  skin.levels.push_back(std::move(mesh));
  body.parts.push_back(std::move(skin));
  body.masses = {{0, {0.02, 1.0, 0}, 0.8}, {1, {0, 0.3, 0.1}, 0.1}, {2, {0, 0.3, -0.1}, 0.1}};
  const anatomy::SpotRow row{"pad_r", "skin_leg", {0, 0, 0.1}, {0, -1, 0}, 0.02};
  const auto spot = anatomy::spot_at(body, row);
  REQUIRE(spot);
  body.spots.all = {*spot, anatomy::mirrored(body, row, *spot)};
  return body;
}

choreography::Phase phase(Part part, double duration, double pelvis, double reach) {
  choreography::Phase p;
  p.part = part;
  p.duration = duration;
  p.targets = {{1, pelvis}, {3, reach}, {4, reach}};
  return p;
}

constexpr double off = 1.4;   // s: the feet leave the floor …
constexpr double down = 1.7;  // … and meet it again

Demonstration jump() {
  Demonstration d;
  d.phases = {phase(Part::set_up, 0.5, 0, 0),       phase(Part::repeat, 0.5, -0.2, -0.2),
              phase(Part::repeat, 0.4, 0.05, 0.05), phase(Part::repeat, 0.3, 0, 0),
              phase(Part::repeat, 0.4, -0.2, -0.2), phase(Part::repeat, 0.5, 0, 0)};
  d.phases[3].flies = true;
  choreography::Contact right;
  right.name = "foot";
  right.spots = {"pad_r"};
  right.active = {true, true, true, false, true, true};
  right.returns = true;
  right.ease = 0.05;
  choreography::Contact left = right;
  left.name = "other_foot";
  left.spots = {"pad_l"};
  d.contacts = {right, left};
  d.firmness = {{3, 0.005}, {4, 0.005}};
  return d;
}

glm::dvec3 centre(const anatomy::Body& body, const motion::Clip& clip, double time) {
  return audit::centre_of_mass(body, motion::world_from_neutral(body.rig, motion::pose_at(clip, time)));
}

}  // namespace

TEST_CASE("What is thrown arrives, falls by 9.81 m/s2 and has its speed") {
  const glm::dvec3 begin(0.1, 1.2, 0);
  const glm::dvec3 end(0.3, 0.9, 0.1);
  CHECK(glm::distance(choreography::thrown(begin, end, 0.6, 0.6), end) < 1e-12);
  const auto at = [&](double t) { return choreography::thrown(begin, end, 0.6, t); };
  constexpr double h = 1e-3;
  CHECK(((at(0.2 + h) - 2.0 * at(0.2) + at(0.2 - h)) / (h * h)).y == Approx(-9.81).epsilon(1e-4));
  CHECK(glm::distance((at(0.2 + h) - at(0.2 - h)) / (2 * h), choreography::thrown_speed(begin, end, 0.6, 0.2)) < 1e-6);
}

TEST_CASE("A jump's course is driven from rest, joins the free fall and is caught at rest") {
  choreography::Flight flight;
  flight.push.span = {1.0, 1.4};
  flight.air = {1.4, 1.7};
  flight.landing.span = {1.7, 2.1};
  flight.low = {0, 0.6, 0};
  flight.off = {0.02, 0.95, 0.1};
  flight.down = {0.05, 0.9, 0.4};
  flight.sunk = {0.05, 0.65, 0.5};
  const auto at = [&](double t) { return choreography::centre_at(flight, t); };
  const auto speed = [&](double t) { return (at(t + 1e-5) - at(t - 1e-5)) / 2e-5; };
  CHECK(glm::distance(at(1.0), flight.low) < 1e-9);
  CHECK(glm::distance(at(2.1), flight.sunk) < 1e-9);
  CHECK(glm::length(speed(1.0001)) < 1e-3);
  CHECK(glm::length(speed(2.0999)) < 1e-3);
  for (const double border : {1.4, 1.7}) {
    CHECK(glm::distance(at(border - 1e-9), at(border + 1e-9)) < 1e-7);
    CHECK(glm::distance(speed(border - 1e-3), speed(border + 1e-3)) < 0.03);  // as much as the fall gives meanwhile
  }
}

TEST_CASE("A share of a stride is found from the height, also where that comes back on its way") {
  const choreography::Stride stride{0, {}, false, {0.0, 0.1, 0.05, 0.3}};
  CHECK(choreography::share_at(stride, 0.05) == Approx(0.5 / 3));
  CHECK(choreography::share_at(stride, 0.2) == Approx(2.5 / 3));
  CHECK(choreography::share_at(stride, 0.4) == 1.0);
}

TEST_CASE("A compiled jump follows the parabola, in the air on both feet, and lands where it stood") {
  const anatomy::Body body = jumper();
  const motion::Clip clip = choreography::compile(jump(), body);
  const glm::dvec3 from = centre(body, clip, off);
  const glm::dvec3 to = centre(body, clip, down);
  for (double t = off; t <= down; t += 0.01) {
    CHECK(glm::distance(centre(body, clip, t), choreography::thrown(from, to, down - off, t - off)) < 0.003);
  }
  const auto sole = [&](double t) {
    const motion::Pose pose = motion::pose_at(clip, t);
    return base::apply(motion::world_from_neutral(body.rig, pose)[1], {0, 0, 0.1});
  };
  CHECK(sole(off).y == Approx(0.0).margin(0.004));
  CHECK(sole(0.5 * (off + down)).y > 0.05);
  CHECK(glm::distance(sole(2.6), sole(0.0)) < 0.001);
  // Its speed has no step where the feet leave the floor and where they meet it.
  const auto speed = [&](double t) { return (centre(body, clip, t + 0.01) - centre(body, clip, t - 0.01)).y / 0.02; };
  for (const double border : {off, down}) CHECK(std::abs(speed(border + 0.03) - speed(border - 0.03)) < 1.2);
}
