#include "engine/scene/compose.hpp"

#include <cmath>

#include <glm/geometric.hpp>

#include "tests/catch.hpp"
#include "tests/two_joint_body.hpp"

using namespace windlass;
using motion::Side;
using scene::Quality;

namespace {

scene::Look look_at(const anatomy::Body& body, Side side = Side::right) {
  scene::Look look;
  look.shown = scene::shown_for(scene::Subject::foot, side);
  const motion::Pose pose = motion::neutral_pose(body.rig);
  look.camera = scene::camera_for(*scene::find_view("lateral"), side, body.rig, pose);
  return look;
}

}  // namespace

TEST_CASE("Layers peel from the outside in and bone stays") {
  using anatomy::Layer;
  CHECK(scene::peel_of(Layer::skin, 0.0).glass == 0.0F);
  CHECK(scene::peel_of(Layer::skin, 0.2).glass > 0.0F);
  CHECK(scene::peel_of(Layer::skin, 0.5).glass == 1.0F);
  CHECK(scene::peel_of(Layer::superficial_muscle, 0.4).glass == 0.0F);
  // Each layer is gone before the one beneath begins to clear: the fascia before the muscles of the sole it covers.
  const Layer order[] = {Layer::fat_pad,     Layer::fascia,   Layer::superficial_muscle,
                         Layer::deep_muscle, Layer::ligament, Layer::bone};
  for (double xray = 0.0; xray <= 1.0; xray += 0.01) {
    for (std::size_t i = 0; i + 1 < std::size(order); ++i) {
      if (scene::peel_of(order[i], xray).presence > 0.0F) CHECK(scene::peel_of(order[i + 1], xray).glass == 0.0F);
    }
  }
  for (const Layer layer : {Layer::skin, Layer::nail, Layer::fat_pad, Layer::fascia, Layer::superficial_muscle,
                            Layer::deep_muscle, Layer::ligament}) {
    CHECK(scene::peel_of(layer, 1.0).presence == 0.0F);
    CHECK(scene::peel_of(layer, 0.0).presence == 1.0F);
  }
  CHECK(scene::peel_of(Layer::bone, 1.0).presence == 1.0F);
  CHECK(scene::peel_of(Layer::bone, 1.0).glass == 0.0F);
}

TEST_CASE("Skin prints when a camera looks up through the floor, and only then") {
  const anatomy::Body body = tests::two_joint_body();
  scene::Composer composer(body);
  const motion::Pose pose = motion::neutral_pose(body.rig);
  scene::Look look = look_at(body);
  CHECK(composer.compose(pose, Side::right, look, {1280, 720}).footprint == 0.0F);
  look.camera = scene::camera_for(*scene::find_view("sole"), Side::right, body.rig, pose);
  const scene::Frame& below = composer.compose(pose, Side::right, look, {1280, 720});
  CHECK(below.footprint == Approx(1.0F));
  REQUIRE(below.opaque.size() == 1);
  CHECK(below.opaque[0].prints);
  look.xray = 0.5;
  CHECK(composer.compose(pose, Side::right, look, {1280, 720}).footprint == 0.0F);
}

TEST_CASE("Marks lie on what they reach, and there are only so many") {
  const anatomy::Body body = tests::two_joint_body();
  scene::Composer composer(body);
  const motion::Pose pose = motion::neutral_pose(body.rig);
  scene::Look look = look_at(body);
  look.marks = {{glm::vec3(look.camera.target), {}, 0.05F, {1, 0, 0}, 1.0F}};
  CHECK(composer.compose(pose, Side::right, look, {1280, 720}).opaque.at(0).marked);
  look.marks.front().centre_world.x += 5.0F;
  CHECK_FALSE(composer.compose(pose, Side::right, look, {1280, 720}).opaque.at(0).marked);
  look.marks.resize(scene::most_marks + 3, look.marks.front());
  CHECK(composer.compose(pose, Side::right, look, {1280, 720}).marks.size() == scene::most_marks);
}

TEST_CASE("Opaque skin hides the interior, which is then not posed") {
  const anatomy::Body body = tests::two_joint_body();
  scene::Composer composer(body);
  scene::Look look = look_at(body);
  const motion::Pose pose = motion::neutral_pose(body.rig);

  const scene::Frame& whole = composer.compose(pose, Side::right, look, {1280, 720});
  CHECK(whole.opaque.size() == 1);
  CHECK(whole.inner_glass.empty());
  CHECK(whole.outer_glass.empty());
  CHECK(whole.casters.size() == 1);
  CHECK(whole.floor_casters.size() == 1);

  look.xray = 0.4;
  const scene::Frame& glassy = composer.compose(pose, Side::right, look, {1280, 720});
  CHECK(glassy.opaque.size() == 2);
  CHECK(glassy.outer_glass.size() == 1);
  CHECK(glassy.casters.size() == 1);        // bone
  REQUIRE(glassy.floor_casters.size() == 1);  // skin
  CHECK(glassy.floor_casters[0].presence < 1.0F);

  look.xray = 1.0;
  const scene::Frame& bare = composer.compose(pose, Side::right, look, {1280, 720});
  REQUIRE(bare.opaque.size() == 1);
  CHECK(bare.opaque[0].material == scene::Material::bone);
  CHECK(bare.outer_glass.empty());
  REQUIRE(bare.floor_casters.size() == 1);
  CHECK(bare.floor_casters[0].material == scene::Material::bone);
}

TEST_CASE("A surface is posed once for a pose, whatever the camera does") {
  const anatomy::Body body = tests::two_joint_body();
  scene::Composer composer(body);
  scene::Look look = look_at(body);
  motion::Pose pose = motion::neutral_pose(body.rig);
  const scene::Item first = composer.compose(pose, Side::right, look, {1280, 720}).opaque[0];
  look.camera = scene::orbited(look.camera, 0.3, 0.1);
  const scene::Item second = composer.compose(pose, Side::right, look, {1280, 720}).opaque[0];
  CHECK(second.surface == first.surface);
  CHECK(second.revision == first.revision);
  const glm::vec3* place = first.surface->positions.data();
  pose.values[0] = 0.2;
  const scene::Item third = composer.compose(pose, Side::right, look, {1280, 720}).opaque[0];
  CHECK(third.revision != first.revision);
  CHECK(third.surface->positions.data() == place);  // no new memory
}

TEST_CASE("Small pictures use coarser meshes") {
  const anatomy::Body body = tests::two_joint_body();
  scene::Composer composer(body);
  const scene::Look look = look_at(body);
  const motion::Pose pose = motion::neutral_pose(body.rig);
  const auto triangles = [&](const glm::ivec2& size) {
    return composer.compose(pose, Side::right, look, size).opaque[0].mesh->triangles.size();
  };
  CHECK(triangles({160, 90}) < triangles({3840, 2160}));
}

TEST_CASE("The left side is drawn reflected, under reflected lamps") {
  const anatomy::Body body = tests::two_joint_body();
  scene::Composer composer(body);
  const motion::Pose pose = motion::neutral_pose(body.rig);
  const scene::Frame right = composer.compose(pose, Side::right, look_at(body), {640, 360});
  const scene::Frame left = composer.compose(pose, Side::left, look_at(body, Side::left), {640, 360});
  CHECK_FALSE(right.opaque[0].mirror_z);
  CHECK(left.opaque[0].mirror_z);
  CHECK(left.key.direction.z == Approx(-right.key.direction.z));
  CHECK(left.key.direction.x == Approx(right.key.direction.x));
  CHECK(left.centre_world.z == Approx(-right.centre_world.z));
}

TEST_CASE("Seen from below, or under a body that sinks through it, no floor is drawn") {
  const anatomy::Body body = tests::two_joint_body();
  scene::Composer composer(body);
  const motion::Pose pose = motion::neutral_pose(body.rig);
  scene::Look look = look_at(body);
  CHECK(composer.compose(pose, Side::right, look, {640, 360}).ground == 1.0F);
  motion::Pose sunk = pose;
  sunk.world_from_model.translation.y = -0.1;
  CHECK(composer.compose(sunk, Side::right, look, {640, 360}).ground == 0.0F);
  look.camera.elevation = -1.2;
  CHECK(composer.compose(pose, Side::right, look, {640, 360}).ground == 0.0F);
}

TEST_CASE("Muscles shine like muscle, tendons like tendon") {
  CHECK(scene::material_of({"soleus", anatomy::Layer::deep_muscle, {}}) == scene::Material::muscle);
  CHECK(scene::material_of({"shirt", anatomy::Layer::clothes, {}}) == scene::Material::cloth);
  CHECK(scene::material_of({"achilles", anatomy::Layer::deep_muscle, {}}) == scene::Material::tendon);
  CHECK(scene::material_of({"plantar_fascia", anatomy::Layer::fascia, {}}) == scene::Material::tendon);
  CHECK(scene::material_of({"calcaneus", anatomy::Layer::bone, {}}) == scene::Material::bone);
}
