// The skin at the ends of the foot's ranges and in what the shots combine: it keeps its volume and does not run
// through itself where one sees it.
#include <cmath>

#include "engine/motion/skinning.hpp"
#include "tests/catch.hpp"
#include "tests/sculpt/baked_leg.hpp"
#include "tests/sculpt/crossings.hpp"
#include "tests/sculpt/foot_poses.hpp"
#include "tests/sculpt/mesh_checks.hpp"

using namespace windlass;

namespace {

constexpr float top = 0.42F;  // m, model frame: what lies above belongs to the knee

/// The triangles that lie below `top` in the neutral posture.
std::vector<std::uint32_t> foot_and_shank(const anatomy::Mesh& mesh) {
  std::vector<std::uint32_t> below;
  for (std::size_t t = 0; t < mesh.triangles.size(); t += 3) {
    const bool is_below = std::all_of(&mesh.triangles[t], &mesh.triangles[t] + 3,
                                      [&](std::uint32_t v) { return mesh.positions[v].y < top; });
    if (is_below) below.insert(below.end(), &mesh.triangles[t], &mesh.triangles[t] + 3);
  }
  return below;
}

/// m³, of what `triangles` enclose together with the plane at `top` in which they end.
double volume_below(std::vector<glm::vec3> positions, const std::vector<std::uint32_t>& triangles) {
  for (glm::vec3& p : positions) p.y -= top;
  return tests::volume(positions, triangles);
}

/// Whether a toe moves the vertex: it lies on a toe or in a web.
bool is_moved_by_toe(const anatomy::Mesh& mesh, const anatomy::Rig& rig, std::uint32_t vertex) {
  const anatomy::Influences& influences = mesh.influences[vertex];
  for (std::size_t k = 0; k < 4; ++k) {
    if (influences.weights[k] > 0.1F && rig.joints[influences.joints[k]].name.starts_with("toe")) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("in 60 postures the skin keeps its volume and is not seen to run through itself") {
  const anatomy::Rig& rig = tests::baked().rig;
  const sculpt::FootFrame& frame = tests::baked().frame;
  const anatomy::Mesh& mesh = tests::baked().part("skin_leg").levels.front();
  CHECK(tests::bad_edges(mesh.triangles) == 0);

  const std::vector<std::uint32_t> triangles = foot_and_shank(mesh);
  const double rest = volume_below(mesh.positions, triangles);
  CHECK(rest > 2.5e-3);
  const std::vector<tests::NamedPose> poses = tests::foot_poses(rig);
  REQUIRE(poses.size() >= 60);
  for (const tests::NamedPose& posture : poses) {
    motion::Surface surface;
    motion::skin(rig, mesh, posture.pose, motion::world_from_neutral(rig, posture.pose), motion::Side::right, surface);
    INFO(posture.name);
    CHECK(std::abs(volume_below(surface.positions, triangles) / rest - 1.0) < 0.04);

    // Skin that meets skin in a fold, or one toe that rests on another, crosses in the depth of a narrow cleft, from
    // which little can be seen. A crossing shows where a fifth of all directions is free: on a ridge or a flat it is
    // half of them. Toes and webs are soft: they may sink 2 mm into each other.
    constexpr float deep = 0.001F;  // m
    constexpr float deep_between_toes = 0.002F;
    constexpr float sight = 0.030F;
    constexpr float shows = 0.20F;
    const tests::CrossingFinder finder(surface.positions, triangles, 0.004F);
    for (const tests::Crossing& crossing : finder.deeper_than(deep, sight)) {
      const bool is_soft = is_moved_by_toe(mesh, rig, triangles[crossing.triangles[0]]) &&
                           is_moved_by_toe(mesh, rig, triangles[crossing.triangles[1]]);
      if (is_soft && crossing.depth < deep_between_toes) continue;
      const glm::dvec3 where = frame.to_foot(glm::dvec3(mesh.positions[triangles[crossing.triangles[0]]]));
      INFO(crossing.depth * 1e3F << " mm deep at " << where.x << " " << where.y << " " << where.z
                                 << " of the neutral foot");
      CHECK(crossing.openness < shows);
    }
  }
}

TEST_CASE("a crossing of two triangles is found once, with its depth and how much of it is seen") {
  // Two wings on a floor's edge: a vertical triangle stands 2 deep in a horizontal one.
  const std::vector<glm::vec3> positions = {{-10, 0, -10}, {0, 0, 12}, {10, 0, -10},
                                            {-3, -2, 0},   {3, -2, 0}, {0, 6, 0}};
  const std::vector<std::uint32_t> triangles = {0, 1, 2, 3, 4, 5};
  const auto found = tests::CrossingFinder(positions, triangles, 4.0F).deeper_than(1.0F, 20.0F);
  REQUIRE(found.size() == 1);
  CHECK(found[0].depth == Approx(2.0F).margin(1e-3));
  CHECK(found[0].at.y == Approx(0.0F).margin(1e-4));
  CHECK(found[0].openness == Approx(0.25F).margin(0.03));
  CHECK(tests::CrossingFinder(positions, triangles, 4.0F).deeper_than(2.5F, 20.0F).empty());
  // Side by side they do not cross.
  std::vector<glm::vec3> apart = positions;
  for (std::size_t i = 3; i < 6; ++i) apart[i].x += 30.0F;
  CHECK(tests::CrossingFinder(apart, triangles, 4.0F).deeper_than(0.0F, 20.0F).empty());
}
