#include "engine/scene/things.hpp"

#include "engine/choreography/extras.hpp"
#include "engine/scene/compose.hpp"
#include "tests/catch.hpp"
#include "tests/two_joint_body.hpp"

using namespace windlass;
using choreography::PropKind;
using choreography::Solid;
using motion::Side;

namespace {

PropKind slab(const glm::dvec3& centre, const glm::dvec3& size) {
  PropKind kind;
  kind.name = "slab";
  Solid solid;
  solid.centre = centre;
  solid.size = size;
  kind.solids = {solid};
  return kind;
}

scene::Look look_at(const anatomy::Body& body, Side side = Side::right) {
  scene::Look look;
  look.shown = scene::shown_for(scene::Subject::foot, side);
  look.camera = scene::camera_for(*scene::find_view("lateral"), side, body.rig, motion::neutral_pose(body.rig));
  return look;
}

}  // namespace

TEST_CASE("A thing is drawn beside the body, and as glass when it would hide it") {
  const anatomy::Body body = tests::two_joint_body();
  scene::Composer composer(body);
  const motion::Pose pose = motion::neutral_pose(body.rig);
  const PropKind kind = slab({0, 0, 0}, {0.4, 0.5, 0.02});
  scene::Look look = look_at(body);
  const glm::dvec3 target = look.camera.target;

  look.things = {{&kind, {}}};
  look.things[0].state.world_from_prop.translation = target - glm::dvec3(0, 0, 0.3);  // behind: the eye is at +z
  const scene::Frame& behind = composer.compose(pose, Side::right, look, {640, 360});
  REQUIRE(behind.things.size() == 1);
  CHECK(behind.clear_things.empty());
  CHECK(behind.things[0].glass == 0.0F);

  look.things[0].state.world_from_prop.translation = target + glm::dvec3(0, 0, 0.3);
  const scene::Frame& before = composer.compose(pose, Side::right, look, {640, 360});
  CHECK(before.things.empty());
  REQUIRE(before.clear_things.size() == 1);
  CHECK(before.clear_things[0].glass > 0.5F);

  look.things[0].state.world_from_prop.translation = target + glm::dvec3(50, 0, 0);
  CHECK(composer.compose(pose, Side::right, look, {640, 360}).things.empty());
}

TEST_CASE("A thing that stays is not posed again, and its mesh stays where it is") {
  const anatomy::Body body = tests::two_joint_body();
  scene::Composer composer(body);
  const motion::Pose pose = motion::neutral_pose(body.rig);
  const PropKind kind = slab({0, -0.05, 0}, {0.3, 0.02, 0.3});
  scene::Look look = look_at(body);
  look.things = {{&kind, {}}};
  const scene::Item first = composer.compose(pose, Side::right, look, {640, 360}).things.at(0);
  const PropKind copy = kind;  // as after content was read again
  look.things = {{&copy, {}}};
  const scene::Item second = composer.compose(pose, Side::right, look, {640, 360}).things.at(0);
  CHECK(second.mesh == first.mesh);
  CHECK(second.revision == first.revision);
  look.things[0].state.world_from_prop.translation.x = 0.01;
  CHECK(composer.compose(pose, Side::right, look, {640, 360}).things.at(0).revision != first.revision);
}

TEST_CASE("On the left side things are reflected with all the rest") {
  const anatomy::Body body = tests::two_joint_body();
  scene::Composer composer(body);
  const motion::Pose pose = motion::neutral_pose(body.rig);
  const PropKind kind = slab({0, 0.05, 0}, {0.1, 0.1, 0.1});
  const auto frame = [&](Side side) {
    scene::Look look = look_at(body, side);
    look.things = {{&kind, {}}};
    look.things[0].state.world_from_prop.translation = {0, 0, 0.25};
    return composer.compose(pose, side, look, {640, 360});
  };
  const scene::Frame right = frame(Side::right);
  const scene::Frame left = frame(Side::left);
  CHECK_FALSE((right.things.empty() ? right.clear_things : right.things).at(0).mirror_z);
  CHECK((left.things.empty() ? left.clear_things : left.things).at(0).mirror_z);
  CHECK(left.things.size() == right.things.size());
  CHECK(left.centre_world.z == Approx(-right.centre_world.z).margin(1e-5));
}

TEST_CASE("Every prop of a demonstration has a state") {
  choreography::Demonstration demonstration;
  choreography::Prop prop;
  prop.kind = slab({}, glm::dvec3(0.1));
  prop.world_from_prop.translation = {1, 2, 3};
  demonstration.props = {prop};
  const auto states = choreography::prop_states_at(demonstration, {}, 0.5);
  REQUIRE(states.size() == 1);
  CHECK(states[0].world_from_prop.translation == glm::dvec3(1, 2, 3));
}
