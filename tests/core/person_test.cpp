// Pictures of more than a leg: a small person of two legs, two arms and a trunk.
#include <algorithm>

#include <glm/geometric.hpp>

#include "engine/scene/compose.hpp"
#include "tests/catch.hpp"
#include "tests/small_person.hpp"

using namespace windlass;
using motion::Side;
using scene::Region;
using scene::Shown;
using scene::Sides;

namespace {

scene::Look look_at(const anatomy::Body& body, const char* name, Side side = Side::right) {
  const scene::View view = *scene::find_view(name);
  scene::Look look;
  look.camera = scene::camera_for(view, side, body.rig, motion::neutral_pose(body.rig));
  look.shown = scene::shown_for(view.subject, side);
  return look;
}

std::size_t count(const std::vector<scene::Item>& items, const anatomy::Body& body, const char* part, bool left) {
  return static_cast<std::size_t>(std::count_if(items.begin(), items.end(), [&](const scene::Item& item) {
    return body.parts[item.part].name == part && item.mirror_z == left;
  }));
}

}  // namespace

TEST_CASE("Parts are told apart by what moves them") {
  const anatomy::Body body = tests::small_person();
  const auto region = [&](const char* name) {
    const auto part = std::find_if(body.parts.begin(), body.parts.end(), [&](const auto& p) { return p.name == name; });
    return scene::region_of(*part, body.rig);
  };
  CHECK(region("skin_leg") == Region::leg);
  CHECK(region("tibia") == Region::leg);
  CHECK(region("skin_arm") == Region::arm);
  CHECK(region("shirt") == Region::trunk);
}

TEST_CASE("What is shown in full is, and the rest is as present as the figure") {
  const Shown shown{Sides::left, Sides::right, 0.2};
  CHECK(scene::presence_of(Region::leg, Side::left, shown) == 1.0);
  CHECK(scene::presence_of(Region::leg, Side::right, shown) == 0.2);
  CHECK(scene::presence_of(Region::arm, Side::right, shown) == 1.0);
  CHECK(scene::presence_of(Region::arm, Side::left, shown) == 0.2);
  CHECK(scene::presence_of(Region::trunk, Side::right, shown) == 0.2);
  CHECK(scene::presence_of(Region::trunk, Side::right, {Sides::both, Sides::both, 0.0}) == 0.0);
}

TEST_CASE("A person is drawn with both sides of what is sided and once what is not") {
  const anatomy::Body body = tests::small_person();
  scene::Composer composer(body);
  const motion::Pose pose = motion::neutral_pose(body.rig);
  const scene::Frame& frame = composer.compose(pose, Side::right, look_at(body, "figure"), {640, 640});
  CHECK(frame.opaque.size() == 5);
  for (const bool left : {false, true}) {
    CHECK(count(frame.opaque, body, "skin_leg", left) == 1);
    CHECK(count(frame.opaque, body, "skin_arm", left) == 1);
  }
  CHECK(count(frame.opaque, body, "shirt", false) == 1);
  CHECK(count(frame.opaque, body, "shirt", true) == 0);
  CHECK(frame.ghosts.empty());
  CHECK(frame.fading.empty());
  const auto surfaces = [&](bool left) {
    return std::find_if(frame.opaque.begin(), frame.opaque.end(),
                        [&](const scene::Item& item) {
                          return item.mirror_z == left && body.parts[item.part].name == "skin_leg";
                        })
        ->surface;
  };
  CHECK(surfaces(false) != surfaces(true));
}

TEST_CASE("Each leg takes its own side's posture") {
  const anatomy::Body body = tests::small_person();
  scene::Composer composer(body);
  motion::Pose pose = motion::neutral_pose(body.rig);
  pose.values[static_cast<std::size_t>(*anatomy::find_coordinate(body.rig, "hip_l.flexion"))] = 1.0;
  const scene::Frame& frame = composer.compose(pose, Side::right, look_at(body, "figure"), {640, 640});
  double reach[2] = {0.0, 0.0};  // how far forward right and left come
  for (const scene::Item& item : frame.opaque) {
    if (body.parts[item.part].name != "skin_leg") continue;
    for (const glm::vec3& p : item.surface->positions) {
      reach[item.mirror_z ? 1 : 0] = std::max(reach[item.mirror_z ? 1 : 0], static_cast<double>(p.x));
    }
  }
  CHECK(reach[1] > reach[0] + 0.2);
}

TEST_CASE("A ghost of the figure is glass without inside or shadow; limbs in full fade into it") {
  const anatomy::Body body = tests::small_person();
  scene::Composer composer(body);
  const motion::Pose pose = motion::neutral_pose(body.rig);
  scene::Look look = look_at(body, "figure");
  look.shown = {Sides::right, Sides::none, 0.2};
  look.xray = 0.4;
  const scene::Frame& frame = composer.compose(pose, Side::right, look, {640, 640});
  CHECK(frame.ghosts.size() == 4);  // trunk, two arms, the other leg
  for (const scene::Item& ghost : frame.ghosts) {
    CHECK(ghost.glass > 0.5F);
    CHECK(ghost.presence == Approx(0.2));
  }
  CHECK(count(frame.floor_casters, body, "shirt", false) == 0);
  CHECK(count(frame.fading, body, "tibia", false) + count(frame.opaque, body, "tibia", false) == 1);
  CHECK(count(frame.opaque, body, "tibia", true) == 0);
  REQUIRE(frame.outer_glass.size() == 1);
  CHECK(frame.outer_glass[0].fade.end > frame.outer_glass[0].fade.begin);
  CHECK(frame.outer_glass[0].fade.rest < 0.2F);
}

TEST_CASE("A close-up of a foot shows that leg alone, and what is out of the picture is not posed") {
  const anatomy::Body body = tests::small_person();
  scene::Composer composer(body);
  const motion::Pose pose = motion::neutral_pose(body.rig);
  const scene::Frame& right = composer.compose(pose, Side::right, look_at(body, "lateral"), {1280, 720});
  CHECK(right.opaque.size() + right.fading.size() == 1);
  const scene::Frame& left = composer.compose(pose, Side::left, look_at(body, "lateral", Side::left), {1280, 720});
  REQUIRE(left.opaque.size() + left.fading.size() == 1);
  scene::Look whole = look_at(body, "lateral");
  whole.shown = {Sides::both, Sides::both, 1.0};
  const scene::Frame& near = composer.compose(pose, Side::right, whole, {1280, 720});
  CHECK(count(near.opaque, body, "skin_arm", false) == 0);
  CHECK(count(near.opaque, body, "shirt", false) == 0);
  CHECK(count(near.opaque, body, "skin_leg", true) == 1);
}

TEST_CASE("A hand is looked at along its own axes") {
  const anatomy::Body body = tests::small_person();
  motion::Pose pose = motion::neutral_pose(body.rig);
  const scene::View view = *scene::find_view("hand_palmar");
  const scene::Camera hanging = scene::camera_for(view, Side::right, body.rig, pose);
  CHECK(scene::position_of(hanging).z < hanging.target.z - 0.2);  // from the body's side
  pose.values[static_cast<std::size_t>(*anatomy::find_coordinate(body.rig, "shoulder_r.rotation"))] = 1.5707963;
  const scene::Camera turned = scene::camera_for(view, Side::right, body.rig, pose);
  CHECK(std::abs(scene::position_of(turned).z - turned.target.z) < 0.05);
  CHECK(glm::distance(scene::position_of(turned), turned.target) ==
        Approx(glm::distance(scene::position_of(hanging), hanging.target)));
}

TEST_CASE("The own eyes see what the hands do, wherever the head is") {
  anatomy::Body body = tests::small_person();
  body.rig.joints.push_back({"head", 0, {0.06, 1.47, 0.0}, -1});
  motion::Pose pose = motion::neutral_pose(body.rig);
  const scene::View view = *scene::find_view("POV");
  const scene::Camera standing = scene::camera_for(view, Side::right, body.rig, pose);
  CHECK(scene::position_of(standing).y > 1.4);
  pose.world_from_model.translation.x += 0.3;
  const scene::Camera ahead = scene::camera_for(view, Side::right, body.rig, pose);
  CHECK(scene::position_of(ahead).x == Approx(scene::position_of(standing).x + 0.3));
  CHECK(ahead.target.x == Approx(standing.target.x + 0.3));
}

TEST_CASE("A close-up of the sole turns with the foot") {
  const anatomy::Body body = tests::small_person();
  motion::Pose pose = motion::neutral_pose(body.rig);
  const scene::View view = *scene::find_view("sole_close");
  const scene::Camera flat = scene::camera_for(view, Side::right, body.rig, pose);
  CHECK(scene::position_of(flat).y < flat.target.y - 0.3);
  pose.values[static_cast<std::size_t>(*anatomy::find_coordinate(body.rig, "hip_r.flexion"))] = 1.5707963;
  const scene::Camera raised = scene::camera_for(view, Side::right, body.rig, pose);
  CHECK(scene::position_of(raised).x > raised.target.x + 0.3);  // the sole of a leg raised forward
}

TEST_CASE("What is under a pixel is found, the front-most first, on either side") {
  const anatomy::Body body = tests::small_person();
  scene::Composer composer(body);
  const motion::Pose pose = motion::neutral_pose(body.rig);
  for (const Side side : {Side::right, Side::left}) {
    scene::Look look = look_at(body, "leg", side);
    composer.compose(pose, side, look, {640, 640});
    const auto skin = composer.part_at({320, 320});
    REQUIRE(skin);
    CHECK(body.parts[skin->part].name == "skin_leg");
    CHECK(skin->side == side);
    CHECK(glm::dot(skin->normal_world, glm::vec3(scene::position_of(look.camera)) - skin->point_world) > 0.0F);
    CHECK(skin->distance == Approx(glm::distance(glm::vec3(scene::position_of(look.camera)), skin->point_world)));
    look.xray = 0.7;
    composer.compose(pose, side, look, {640, 640});
    const auto bone = composer.part_at({320, 320});
    REQUIRE(bone);
    CHECK(body.parts[bone->part].name == "tibia");
    CHECK(bone->distance > skin->distance);
    CHECK_FALSE(composer.part_at({3, 3}));
  }
}

TEST_CASE("A highlighted part is marked and stays opaque when its layer clears") {
  const anatomy::Body body = tests::small_person();
  scene::Composer composer(body);
  scene::Look look = look_at(body, "leg");
  look.xray = 1.0;
  const auto muscle =
      std::find_if(body.parts.begin(), body.parts.end(), [](const auto& p) { return p.name == "calf"; });
  const auto index = static_cast<std::size_t>(muscle - body.parts.begin());
  const motion::Pose pose = motion::neutral_pose(body.rig);
  const scene::Frame& plain = composer.compose(pose, Side::right, look, {640, 640});
  CHECK(count(plain.opaque, body, "calf", false) + count(plain.fading, body, "calf", false) == 0);
  look.highlights = {index};
  const scene::Frame& marked = composer.compose(pose, Side::right, look, {640, 640});
  REQUIRE(count(marked.opaque, body, "calf", false) + count(marked.fading, body, "calf", false) == 1);
  for (const auto* items : {&marked.opaque, &marked.fading}) {
    for (const scene::Item& item : *items) CHECK(item.highlighted == (item.part == index));
  }
}

TEST_CASE("A press on one side dents that side alone") {
  const anatomy::Body body = tests::small_person();
  scene::Composer composer(body);
  scene::Look look = look_at(body, "figure");
  look.dents = {{{0.06, 0.2, -0.13}, {0, 0, 1}, 0.03, 0.01}};  // on the outer side of the left shank
  const scene::Frame& frame = composer.compose(motion::neutral_pose(body.rig), Side::right, look, {640, 640});
  for (const scene::Item& item : frame.opaque) {
    if (body.parts[item.part].name != "skin_leg") continue;
    const auto& blanch = item.surface->blanch;
    const bool pressed = std::any_of(blanch.begin(), blanch.end(), [](float b) { return b > 0.5F; });
    CHECK(pressed == item.mirror_z);
  }
}

TEST_CASE("Skin tones run from light to deep, and deep ones leave soles and palms lighter") {
  const auto& tones = scene::skin_tones();
  REQUIRE(tones.size() >= 6);
  for (std::size_t i = 1; i < tones.size(); ++i) {
    CHECK(tones[i].skin.g < tones[i - 1].skin.g);
    CHECK(tones[i].pigment >= tones[i - 1].pigment);
    if (tones[i].pigment > 0.0F) CHECK(tones[i].palm.g > tones[i].skin.g);
  }
  CHECK(scene::find_tone("deep")->name == "deep");
  CHECK(scene::find_tone("Tan")->name == "tan");
  CHECK(scene::find_tone("1")->name == tones[0].name);
  CHECK(scene::find_tone("fair")->skin == glm::vec3(1.0F));
  CHECK_FALSE(scene::find_tone("8x"));

  const anatomy::Body body = tests::small_person();
  const anatomy::Mesh& leg = body.parts[0].levels[0];
  const auto paleness = scene::paleness_of(leg, body.rig);
  for (std::size_t v = 0; v < leg.positions.size(); ++v) {
    if (leg.positions[v].y > 0.05F) CHECK(paleness[v] == 0);
    if (leg.positions[v].y < 0.005F && leg.normals[v].y < -0.9F) CHECK(paleness[v] == 255);
  }
}

TEST_CASE("a near camera over a foot sees the leg whole and no trunk") {
  const scene::Fade fading{0.5F, 0.6F, 0.0F};
  CHECK(scene::from_above(fading, scene::Region::leg, 1.0).rest == 1.0F);
  CHECK(scene::from_above(fading, scene::Region::leg, 0.0).rest == 0.0F);
  const scene::Fade trunk = scene::from_above({}, scene::Region::trunk, 1.0);
  CHECK(trunk.end > 0.0F);
  CHECK(trunk.rest == 0.0F);
  CHECK(scene::from_above({}, scene::Region::trunk, 0.0).end == 0.0F);
}
