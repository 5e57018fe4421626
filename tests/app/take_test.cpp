#include "app/take.hpp"

#include <glm/common.hpp>

#include "engine/choreography/compile.hpp"
#include "engine/scene/framing.hpp"
#include "tests/app/small_tutor.hpp"
#include "tests/catch.hpp"

using namespace windlass;

namespace {

struct Taken {
  anatomy::Body body = tests::two_joint_body();
  choreography::Demonstration demonstration = tests::raising("first", 0.4, "lateral");
  routine::Thumbnail wish;

  motion::Clip clip() const { return choreography::compile(demonstration, body); }
  app::Take take() const { return app::take_of(body, demonstration, wish, clip()); }
};

/// Where a ball's outermost points lie in a picture, in halves of it from its middle.
glm::dvec2 reach_of(const scene::Camera& camera, const glm::dvec4& ball) {
  const glm::mat4 clip_from_world = scene::projection_matrix(camera, app::take_aspect) * scene::view_matrix(camera);
  const glm::dmat3 axes = scene::axes_of(camera);
  glm::dvec2 most(0.0);
  for (const glm::dvec3& aside : {axes[0], -axes[0], axes[1], -axes[1]}) {
    const glm::vec4 at = clip_from_world * glm::vec4(glm::vec3(glm::dvec3(ball) + ball.w * aside), 1.0F);
    most = glm::max(most, glm::abs(glm::dvec2(at.x, at.y) / static_cast<double>(at.w)));
  }
  return most;
}

}  // namespace

TEST_CASE("What is framed fits, stands in the middle and fills one way of the picture") {
  const std::vector<glm::vec4> balls{{0.0F, 0.1F, 0.0F, 0.05F}, {0.4F, 0.2F, 0.1F, 0.02F}, {0.1F, 0.5F, -0.2F, 0.1F}};
  for (const double azimuth : {0.0, 1.2, 4.0}) {
    const scene::Camera camera = scene::framed({{5, 5, 5}, azimuth, 0.3, 7.0}, balls, app::take_aspect);
    CHECK(camera.azimuth == azimuth);
    glm::dvec2 most(0.0);
    for (const glm::vec4& ball : balls) most = glm::max(most, reach_of(camera, glm::dvec4(ball)));
    CHECK(std::max(most.x, most.y) == Approx(1.0).margin(0.01));
  }
}

TEST_CASE("A take shows its hold, and one repetition without the hold's length") {
  Taken taken;
  const app::Take take = taken.take();
  CHECK(take.still == Approx(4.5).margin(1e-9));             // settle 1 s, raise 2 s, half of 3 s
  CHECK(take.period() == Approx(2.0 + 1.5 + 2.0).margin(1e-9));
  CHECK(take.time_at(0.0) == Approx(take.still).margin(1e-9));
  CHECK(take.time_at(take.period()) == Approx(take.still).margin(1e-9));
  CHECK(take.time_at(0.75) == Approx(6.0).margin(1e-9));      // the hold is over …
  CHECK(take.time_at(1.75) == Approx(7.0).margin(1e-9));      // … and what moves takes its time
  CHECK(take.time_at(2.75 + 1.0) == Approx(2.0).margin(1e-9));  // begun anew, after the set-up
}

TEST_CASE("Of what is but held, all is shown, in some seconds") {
  Taken taken;
  taken.demonstration.phases[1].part = choreography::Part::enter;
  taken.demonstration.phases[3].part = choreography::Part::exit;
  taken.demonstration.phases[1].duration = 20.0;
  const app::Take take = taken.take();
  CHECK(take.knots.back().clip == Approx(26.0).margin(1e-9));
  CHECK(take.period() == Approx(9.0 + 1.5).margin(1e-9));
}

TEST_CASE("A take goes by the wish of its table") {
  Taken taken;
  taken.wish.phase = "raise";
  CHECK(taken.take().still == Approx(3.0).margin(1e-9));
  const scene::Camera usual = taken.take().camera;
  CHECK(usual.azimuth == scene::camera_for(*scene::find_view("lateral"), motion::Side::right, taken.body.rig,
                                           motion::neutral_pose(taken.body.rig)).azimuth);
  taken.wish.zoom = 2.0;
  CHECK(taken.take().camera.distance == Approx(usual.distance / 2.0).margin(1e-9));
  taken.wish = {.view = "anterior", .phase = "raise"};
  CHECK(taken.take().camera.azimuth != usual.azimuth);
  taken.wish.turn = 1.0;
  taken.wish.lift = 0.5;
  CHECK(taken.take().camera.azimuth == 1.0);
  CHECK(taken.take().camera.elevation == 0.5);
  CHECK(taken.take().shown.figure == 0.0);
  taken.wish.whole = true;
  CHECK(taken.take().shown.figure == 1.0);
}

TEST_CASE("Without a hold, a take shows where the body is farthest out") {
  Taken taken;
  taken.demonstration.phases.erase(taken.demonstration.phases.begin() + 2);
  CHECK(taken.take().still == Approx(3.0).margin(0.2));
}

TEST_CASE("All that a repetition moves stays in the picture") {
  const Taken taken;
  const app::Take take = taken.take();
  const motion::Clip clip = taken.clip();
  for (double elapsed = 0.0; elapsed < take.period(); elapsed += 0.25) {
    const auto joints = motion::world_from_neutral(taken.body.rig, motion::pose_at(clip, take.time_at(elapsed)));
    for (const anatomy::Landmark& landmark : taken.body.landmarks) {
      if (!landmark.name.ends_with("_r")) continue;
      const glm::dvec3 at = base::apply(joints[static_cast<std::size_t>(landmark.joint)], landmark.point_model);
      const glm::dvec2 place = reach_of(take.camera, {at, 0.0});
      CHECK(std::max(place.x, place.y) < 1.0);
    }
  }
}
