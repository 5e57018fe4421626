#include <glm/geometric.hpp>

#include "engine/base/units.hpp"
#include "engine/motion/skinning.hpp"
#include "tests/catch.hpp"

using namespace windlass;

namespace {

/// Two segments hinged at the origin about +z, both sides.
anatomy::Rig hinge() {
  anatomy::Rig rig;
  rig.joints = {{"body", -1, {}, -1}, {"upper_r", 0, {0, 0, 0}, -1}, {"lower_r", 1, {0, 0, 0}, -1}};
  rig.coordinates = {{"hinge_r.flexion", 2, {0, 0, 1}, {0, 0, 0}, -2, 2, "test", -1}};
  return anatomy::with_left_side(rig);
}

anatomy::Mesh points(std::vector<glm::vec3> positions, std::vector<anatomy::Influences> influences) {
  anatomy::Mesh mesh;
  mesh.normals.assign(positions.size(), glm::vec3(0, 1, 0));
  mesh.colours.resize(positions.size());
  mesh.positions = std::move(positions);
  mesh.influences = std::move(influences);
  return mesh;
}

motion::Surface posed(const anatomy::Mesh& mesh, double right, double left, motion::Side side) {
  const anatomy::Rig rig = hinge();
  motion::Pose pose = motion::neutral_pose(rig);
  pose.values = {right, left};
  motion::Surface surface;
  motion::skin(rig, mesh, pose, motion::world_from_neutral(rig, pose), side, surface);
  return surface;
}

}  // namespace

TEST_CASE("A vertex of one joint moves rigidly with it") {
  const anatomy::Mesh mesh = points({{1, 0, 0.2F}}, {{{2}, {1.0F}}});
  const motion::Surface surface = posed(mesh, base::radians(90), 0, motion::Side::right);
  CHECK(glm::length(surface.positions[0] - glm::vec3(0, 1, 0.2F)) < 1e-6F);
  CHECK(glm::length(surface.normals[0] - glm::vec3(-1, 0, 0)) < 1e-6F);
}

TEST_CASE("Half-and-half vertices keep their distance from the hinge: no collapse at a right angle") {
  const anatomy::Mesh mesh = points({{0, -1, 0}}, {{{1, 2}, {0.5F, 0.5F}}});
  const motion::Surface surface = posed(mesh, base::radians(90), 0, motion::Side::right);
  CHECK(glm::length(surface.positions[0]) == Approx(1.0).margin(1e-6));
}

TEST_CASE("The left side is the right side's mirror image, exactly") {
  const anatomy::Mesh mesh = points({{0.3F, -1, 0.2F}, {1, 0.1F, 0.4F}}, {{{1, 2}, {0.7F, 0.3F}}, {{2}, {1.0F}}});
  const motion::Surface right = posed(mesh, 0.8, -0.2, motion::Side::right);
  const motion::Surface left = posed(mesh, -0.2, 0.8, motion::Side::left);
  for (std::size_t i = 0; i < 2; ++i) CHECK(right.positions[i] == left.positions[i]);
}

TEST_CASE("Correctives fade in from zero, hand over between keys and stay on beyond the last") {
  anatomy::Mesh mesh = points({{0, -1, 0}}, {{{1}, {1.0F}}});
  for (const double at : {0.4, 0.8, -0.5}) {
    mesh.correctives.push_back({0, at, {0}, {glm::vec3(0, 0, 0.1F)}, {glm::vec3(0)}});
  }
  CHECK(motion::strength_of(mesh, 0, 0.0) == 0.0F);
  CHECK(motion::strength_of(mesh, 0, 0.2) == Approx(0.5));
  CHECK(motion::strength_of(mesh, 0, 0.4) == Approx(1.0));
  CHECK(motion::strength_of(mesh, 0, 0.6) == Approx(0.5));
  CHECK(motion::strength_of(mesh, 1, 0.6) == Approx(0.5));
  CHECK(motion::strength_of(mesh, 1, 2.0) == Approx(1.0));
  CHECK(motion::strength_of(mesh, 2, 0.4) == 0.0F);
  CHECK(motion::strength_of(mesh, 2, -0.25) == Approx(0.5));
  CHECK(posed(mesh, 0.4, 0, motion::Side::right).positions[0].z == Approx(0.1));
  CHECK(posed(mesh, 0, 0.4, motion::Side::left).positions[0].z == Approx(0.1));
}
