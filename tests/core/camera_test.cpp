#include "engine/scene/camera.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <glm/geometric.hpp>

#include "engine/base/units.hpp"
#include "tests/catch.hpp"

using namespace windlass;
using scene::Camera;

namespace {

constexpr double pi = std::numbers::pi;
const base::Transform ankle{{1, 0, 0, 0}, {0.06, 0.065, 0.08}};

glm::vec3 clip_of(const glm::mat4& clip_from_world, const glm::vec3& point) {
  const glm::vec4 clip = clip_from_world * glm::vec4(point, 1.0F);
  return glm::vec3(clip) / clip.w;
}

}  // namespace

TEST_CASE("A view is found by name and by key, in either case") {
  REQUIRE(scene::find_view("lateral"));
  CHECK(scene::find_view("LAT")->name == "lateral");
  CHECK(scene::find_view("lat")->name == "lateral");
  CHECK(scene::find_view("Body-3q")->name == "body_three_quarter");
  CHECK_FALSE(scene::find_view("late"));
  CHECK_FALSE(scene::find_view(""));
}

TEST_CASE("Lateral looks at the outer side of either foot") {
  const scene::View view = *scene::find_view("lateral");
  const Camera right = scene::camera_for(view, motion::Side::right, ankle);
  const Camera left = scene::camera_for(view, motion::Side::left, base::mirrored(ankle));
  CHECK(scene::position_of(right).z > ankle.translation.z + 0.5);
  CHECK(scene::position_of(left).z < -ankle.translation.z - 0.5);
  const glm::dvec3 reflected = base::mirrored(scene::position_of(left));
  CHECK(glm::length(reflected - scene::position_of(right)) < 1e-12);
}

TEST_CASE("Views stand where the shot list says") {
  const Camera camera = scene::camera_for(*scene::find_view("AM"), motion::Side::right, ankle);
  const glm::dvec3 offset = scene::position_of(camera) - camera.target;
  CHECK(glm::length(offset) == Approx(3.0 * scene::foot_length));
  CHECK(base::degrees(std::atan2(offset.z, offset.x)) == Approx(-45));
  CHECK(base::degrees(std::asin(offset.y / glm::length(offset))) == Approx(20));
  CHECK(scene::camera_for(*scene::find_view("BODY-S"), motion::Side::right, base::Transform{}).target.y == Approx(0.9));
}

TEST_CASE("Every view has a name and a key of its own") {
  for (const scene::View& view : scene::views()) {
    CHECK(std::count_if(scene::views().begin(), scene::views().end(), [&](const scene::View& other) {
            return other.name == view.name || other.key == view.key;
          }) == 1);
  }
}

TEST_CASE("The target appears in the middle, or where it is asked for") {
  const Camera camera{{0.1, 0.2, -0.3}, 0.7, 0.4, 0.9};
  const glm::mat4 view = scene::view_matrix(camera);
  const glm::vec3 middle = clip_of(scene::projection_matrix(camera, 1.6) * view, glm::vec3(camera.target));
  CHECK(middle.x == Approx(0).margin(1e-5));
  CHECK(middle.y == Approx(0).margin(1e-5));
  CHECK(std::abs(middle.z) < 1);
  const glm::vec3 moved = clip_of(scene::projection_matrix(camera, 1.6, {-0.25, 0.1}) * view, glm::vec3(camera.target));
  CHECK(moved.x == Approx(-0.25).margin(1e-5));
  CHECK(moved.y == Approx(0.1).margin(1e-5));
}

TEST_CASE("The picture is upright and not mirrored") {
  const Camera camera = scene::camera_for(*scene::find_view("lateral"), motion::Side::right, ankle);
  const glm::mat4 clip = scene::projection_matrix(camera, 1.6) * scene::view_matrix(camera);
  const glm::vec3 middle(camera.target);
  CHECK(clip_of(clip, middle + glm::vec3(0, 0.1F, 0)).y > 0.1F);
  CHECK(clip_of(clip, middle + glm::vec3(0.1F, 0, 0)).x > 0.1F);  // the toes of a right foot point to the right
}

TEST_CASE("Orbiting stops short of the poles and never flips") {
  Camera camera{{0, 0, 0}, 0.3, 0.0, 1.0};
  camera = scene::orbited(camera, 0.0, 10.0);
  CHECK(camera.elevation == Approx(scene::max_elevation));
  CHECK(scene::axes_of(camera)[1].y > 0);
  camera = scene::orbited(camera, 0.0, -20.0);
  CHECK(camera.elevation == Approx(-scene::max_elevation));
  CHECK(scene::axes_of(camera)[1].y > 0);
  const glm::dmat3 axes = scene::axes_of(camera);
  CHECK(glm::length(glm::cross(axes[0], axes[1]) - axes[2]) < 1e-12);
}

TEST_CASE("Zoom stays within reach; panning moves across the picture") {
  const Camera camera{{0, 0, 0}, 0.0, 0.0, 1.0};
  CHECK(scene::zoomed(camera, 0.5).distance == Approx(0.5));
  CHECK(scene::zoomed(camera, 1e-6).distance == Approx(0.1));
  CHECK(scene::zoomed(camera, 1e6).distance == Approx(8.0));
  CHECK(glm::length(scene::panned(camera, 0.2, 0.1).target - glm::dvec3(0, 0.1, -0.2)) < 1e-12);
}

TEST_CASE("Blending starts and ends exactly and goes the shorter way round") {
  const Camera from{{0, 0, 0}, base::radians(170), 0.1, 1.0};
  const Camera to{{1, 0, 0}, base::radians(-170), 0.5, 4.0};
  CHECK(scene::blended(from, to, 0.0).azimuth == Approx(from.azimuth));
  CHECK(scene::blended(from, to, 1.0).azimuth == Approx(to.azimuth));
  CHECK(scene::blended(from, to, 1.0).distance == Approx(4.0));
  const Camera half = scene::blended(from, to, 0.5);
  CHECK(std::abs(half.azimuth) == Approx(pi));
  CHECK(half.distance == Approx(2.0));
  // Eased: hardly moving at the ends.
  CHECK(scene::blended(from, to, 0.01).target.x < 1e-4);
}

TEST_CASE("A narrow picture is taken from farther away, so that its width still fits") {
  const Camera camera{{0, 0, 0}, 0.0, 0.0, 1.0};
  CHECK(scene::fitted(camera, 1.8).distance == Approx(1.0));
  const Camera narrow = scene::fitted(camera, 0.5);
  const glm::vec3 square = clip_of(scene::projection_matrix(camera, 1.0) * scene::view_matrix(camera), {0, 0, 0.3F});
  const glm::vec3 tall = clip_of(scene::projection_matrix(narrow, 0.5) * scene::view_matrix(narrow), {0, 0, 0.3F});
  CHECK(std::abs(tall.x) <= std::abs(square.x) + 1e-5F);
}
