#include "engine/motion/dent.hpp"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

#include "tests/catch.hpp"

using namespace windlass;
using motion::Dent;
using motion::Side;
using motion::Surface;

namespace {

constexpr double step = 0.0004;  // m between the sheet's points
constexpr int half = 60;         // points on either side of the middle

/// A level sheet of skin at height `height`, facing down: a sole seen by what presses from below.
Surface sheet(float height) {
  Surface surface;
  for (int x = -half; x <= half; ++x) {
    for (int z = -half; z <= half; ++z) {
      surface.positions.emplace_back(static_cast<float>(x * step), height, static_cast<float>(z * step));
      surface.normals.emplace_back(0, -1, 0);
    }
  }
  return surface;
}

std::size_t at(int x, int z) {
  return static_cast<std::size_t>((x + half) * (2 * half + 1) + z + half);
}

const Dent thumb{{0, 0.1, 0}, {0, 1, 0}, 0.012, 0.004};

}  // namespace

TEST_CASE("A press reaches its depth in the middle and ends with its rim") {
  Surface surface = sheet(0.1F);
  motion::press({thumb}, Side::right, surface);
  CHECK(surface.positions[at(0, 0)].y - 0.1F == Approx(thumb.depth).epsilon(0.05));
  double lowest = 0.0;
  for (const glm::vec3& p : surface.positions) {
    const double beside = std::hypot(p.x, p.z);
    const double sunk = p.y - 0.1F;
    if (beside >= motion::dent_reach * thumb.radius) CHECK(sunk == Approx(0.0).margin(1e-7));
    if (beside < thumb.radius) CHECK(sunk >= -1e-7);
    lowest = std::min(lowest, sunk);
  }
  CHECK(lowest < -0.05 * thumb.depth);  // the rim stands out …
  CHECK(lowest > -0.25 * thumb.depth);  // … a little
}

TEST_CASE("The rim takes up part of what the hollow displaces, never more") {
  double hollow = 0.0;
  double rim = 0.0;
  for (double share = 0.0005; share < motion::dent_reach; share += 0.001) {
    (share < 1.0 ? hollow : rim) += motion::dent_profile(share) * share;
  }
  CHECK(-rim > 0.2 * hollow);
  CHECK(-rim < hollow);
}

TEST_CASE("Normals of a dent are those of the pressed surface, without a crease") {
  Surface surface = sheet(0.1F);
  motion::press({thumb}, Side::right, surface);
  for (int x = -half + 1; x < half; ++x) {
    for (int z = -half + 1; z < half; ++z) {
      const glm::vec3 along_x = surface.positions[at(x + 1, z)] - surface.positions[at(x - 1, z)];
      const glm::vec3 along_z = surface.positions[at(x, z + 1)] - surface.positions[at(x, z - 1)];
      const glm::vec3 measured = glm::normalize(glm::cross(along_x, along_z));
      REQUIRE(glm::dot(measured, surface.normals[at(x, z)]) > 0.998F);  // 3.6 degrees
      REQUIRE(glm::dot(surface.normals[at(x, z)], surface.normals[at(x + 1, z)]) > 0.99F);  // 8 degrees in 0.4 mm
    }
  }
}

TEST_CASE("Pressed skin pales in the hollow and flushes around it") {
  Surface surface = sheet(0.1F);
  motion::press({thumb}, Side::right, surface);
  REQUIRE(surface.blanch.size() == surface.positions.size());
  CHECK(surface.blanch[at(0, 0)] == Approx(1.0));
  CHECK(surface.blanch[at(static_cast<int>(1.3 * thumb.radius / step), 0)] < -0.1F);
  CHECK(surface.blanch[at(half, half)] == 0.0F);
  motion::press({}, Side::right, surface);
  CHECK(surface.blanch.empty());
}

TEST_CASE("Only skin that faces what presses gives way") {
  Surface far_side = sheet(0.1F);
  for (glm::vec3& normal : far_side.normals) normal = {0, 1, 0};
  motion::press({thumb}, Side::right, far_side);
  CHECK(far_side.positions[at(0, 0)].y == 0.1F);
  Surface behind = sheet(0.13F);
  motion::press({thumb}, Side::right, behind);
  CHECK(behind.positions[at(0, 0)].y == 0.13F);
}

TEST_CASE("A press on the left is the mirror image of one on the right") {
  const Dent right{{0.003, 0.1, 0.004}, glm::normalize(glm::dvec3(0.1, 1, 0.3)), 0.01, 0.003};
  Dent left = right;
  left.point_world.z = -left.point_world.z;
  left.direction_world.z = -left.direction_world.z;
  Surface a = sheet(0.1F);
  Surface b = a;  // the left side comes in the reflected world
  motion::press({right}, Side::right, a);
  motion::press({left}, Side::left, b);
  CHECK(a.positions == b.positions);
  CHECK(a.normals == b.normals);
  CHECK(a.blanch == b.blanch);
}
