// The skin at the ends of the foot's ranges and in what the shots combine: it keeps its volume and does not run
// through itself where one sees it.
#include <array>
#include <cmath>

#include "engine/motion/skinning.hpp"
#include "tests/catch.hpp"
#include "tests/sculpt/baked_leg.hpp"
#include "tests/sculpt/crossings.hpp"
#include "tests/sculpt/foot_poses.hpp"
#include "tests/sculpt/mesh_checks.hpp"
#include "tests/sculpt/turned_over.hpp"

using namespace windlass;

namespace {

constexpr float ankle = 0.09F;  // m, model frame: the foot alone lies below,
constexpr float knee = 0.42F;   // and what lies above belongs to the knee

/// The triangles that lie between two heights (m) in the neutral posture.
std::vector<std::uint32_t> between(const anatomy::Mesh& mesh, float low, float high) {
  std::vector<std::uint32_t> found;
  for (std::size_t t = 0; t < mesh.triangles.size(); t += 3) {
    const bool is_between = std::all_of(&mesh.triangles[t], &mesh.triangles[t] + 3, [&](std::uint32_t v) {
      return mesh.positions[v].y >= low && mesh.positions[v].y < high;
    });
    if (is_between) found.insert(found.end(), &mesh.triangles[t], &mesh.triangles[t] + 3);
  }
  return found;
}

}  // namespace

TEST_CASE("in 60 postures foot, shank and both together keep their volume") {
  const anatomy::Rig& rig = tests::baked().rig;
  const anatomy::Mesh& mesh = tests::baked().part("skin_leg").levels.front();
  struct Piece {
    const char* name;
    std::vector<std::uint32_t> triangles;
    double least;  ///< m³, in the neutral posture
  };
  for (const Piece& piece :
       {Piece{"foot", between(mesh, -1.0F, ankle), 8e-4}, Piece{"shank", between(mesh, ankle, knee), 2e-3},
        Piece{"foot and shank", between(mesh, -1.0F, knee), 3e-3}}) {
    const double rest = tests::volume_closed_by_fans(mesh.positions, piece.triangles);
    CHECK(rest > piece.least);
    for (const tests::NamedPose& posture : tests::foot_poses(rig)) {
      INFO(piece.name << ", " << posture.name);
      const motion::Surface surface = tests::posed(mesh, posture.pose, motion::world_from_neutral(rig, posture.pose));
      CHECK(std::abs(tests::volume_closed_by_fans(surface.positions, piece.triangles) / rest - 1.0) < 0.04);
    }
  }
}

TEST_CASE("in 60 postures the skin is not seen to run through itself, nor its back, at every level") {
  const anatomy::Rig& rig = tests::baked().rig;
  const sculpt::FootFrame& frame = tests::baked().frame;
  const std::vector<tests::NamedPose> poses = tests::foot_poses(rig);
  REQUIRE(poses.size() >= 60);
  // 1 mm, and for a coarser level half of how far its edges run beside the toes' surface: up to 0.35 and 1 mm.
  constexpr std::array<float, 3> deep = {0.001F, 0.00115F, 0.0015F};  // m
  const std::vector<anatomy::Mesh>& levels = tests::baked().part("skin_leg").levels;
  REQUIRE(levels.size() == deep.size());
  for (std::size_t level = 0; level < levels.size(); ++level) {
    const anatomy::Mesh& mesh = levels[level];
    CHECK(tests::bad_edges(mesh.triangles) == 0);
    const std::vector<std::uint32_t> triangles = between(mesh, -1.0F, knee);
    for (const tests::NamedPose& posture : poses) {
      const motion::Surface surface = tests::posed(mesh, posture.pose, motion::world_from_neutral(rig, posture.pose));
      INFO(mesh.triangles.size() / 3 << " triangles, " << posture.name);

      // Skin that meets skin in a fold, or one toe that rests on another, crosses in the depth of a narrow cleft, from
      // which little can be seen. A crossing shows where a fifth of all directions is free: on a ridge or a flat it is
      // half of them.
      constexpr float sight = 0.030F;  // m
      constexpr float shows = 0.20F;
      const tests::CrossingFinder finder(surface.positions, triangles, 0.004F);
      for (const tests::Crossing& crossing : finder.deeper_than(deep[level], sight)) {
        const glm::dvec3 where = frame.to_foot(glm::dvec3(mesh.positions[triangles[crossing.triangles[0]]]));
        INFO(crossing.depth * 1e3F << " mm deep at " << where.x << " " << where.y << " " << where.z
                                   << " of the neutral foot");
        CHECK(crossing.openness < shows);
      }
      // The web beside a toe that is raised or bent alone, to its end, turns over in its depth.
      const bool is_toe_alone = posture.name.starts_with("mtp") || posture.name == "hallux alone";
      CHECK(tests::turned_over(surface, triangles, finder, sight, shows) < (is_toe_alone ? 70e-6 : 12e-6));
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
