// Nothing of the interior may show through the skin, at rest or bent.
#include <map>

#include "engine/sculpt/skin_field.hpp"
#include "tests/sculpt/baked_leg.hpp"

namespace {

using namespace windlass;
using namespace windlass::tests;

bool is_interior(const anatomy::Part& part) {
  return part.layer >= anatomy::Layer::fat_pad;
}

TEST_CASE("at rest every interior part of foot and shank lies at least 0.3 mm inside the skin") {
  constexpr float knee = 430.0F;  // mm; above it the skin's field ends in the thigh
  const sculpt::SkinField skin(sculpt::load_skin_tables(anatomy_folder));
  for (const anatomy::Part& part : baked().body.parts) {
    if (!is_interior(part)) continue;
    float least = 1e9F;
    glm::vec3 where(0.0F);
    for (const glm::vec3& p : part.levels[0].positions) {
      const glm::vec3 q = baked().foot(p);
      const float depth = q.y < knee ? -skin.distance(q) : 1e9F;
      if (depth < least) {
        least = depth;
        where = q;
      }
    }
    INFO(part.name << " is " << least << " mm deep at " << where.x << " " << where.y << " " << where.z);
    CHECK(least > 0.3F);
  }
}

/// Postures between those in which anything is corrected, and what only several joints together do.
std::vector<Posture> postures_between() {
  std::vector<Posture> postures;
  for (const double knee : {30, 60, 68, 75, 82, 90, 98, 105, 114, 125, 133}) {
    for (const double ankle : {-40, 0, 20, 35}) {
      postures.push_back({"knee " + std::to_string(static_cast<int>(knee)) + ", ankle " + std::to_string(static_cast<int>(ankle)),
                          {{"knee_r.flexion", knee}, {"ankle_r.dorsiflexion", ankle}},
                          true});
    }
  }
  for (const double ankle : {-42, -25, -9, 9, 27}) {
    for (const double inversion : {-8, 12, 24}) {
      postures.push_back({"ankle " + std::to_string(static_cast<int>(ankle)) + ", inversion " +
                              std::to_string(static_cast<int>(inversion)),
                          joined({{{"ankle_r.dorsiflexion", ankle}, {"subtalar_r.inversion", inversion}},
                                  toes("mtp", "extension", -ankle)}),
                          true});
    }
  }
  for (const double bend : {14, 28, 42}) {
    postures.push_back({"toes bent by " + std::to_string(static_cast<int>(bend)),
                        joined({toes("pip", "flexion", bend, 2), toes("dip", "flexion", bend, 2),
                                toes("mtp", "extension", -0.6 * bend), {{"ip1_r.flexion", bend}, {"foot_r.load", 0.5}}}),
                        true});
  }
  return postures;
}

/// Of `mesh` at rest: what lies below the hip, where the skin of the leg ends under the clothes, and less than 30 mm deep.
std::vector<std::size_t> near_skin(const anatomy::Mesh& mesh, const anatomy::Mesh& skin, const PointGrid& grid) {
  constexpr float hip = 0.6F;  // m
  constexpr float deep = 0.03F;
  std::vector<std::size_t> found;
  for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
    const std::size_t nearest = mesh.positions[v].y > hip ? skin.positions.size() : grid.nearest(mesh.positions[v]);
    if (nearest == skin.positions.size()) continue;
    if (glm::distance(mesh.positions[v], skin.positions[nearest]) < deep) found.push_back(v);
  }
  return found;
}

TEST_CASE("in no posture does an interior part reach out of the posed skin by more than 0.3 mm") {
  const anatomy::Mesh& skin_mesh = baked().part("skin_leg").levels[0];
  std::vector<Posture> postures = all_postures();
  for (const Posture& posture : postures_between()) postures.push_back(posture);
  REQUIRE(postures.size() >= 100);
  constexpr float most = 0.3F;  // mm
  const PointGrid at_rest(skin_mesh.positions);
  std::map<const anatomy::Part*, std::vector<std::size_t>> vertices;
  for (const anatomy::Part& part : baked().body.parts) {
    if (is_interior(part)) vertices[&part] = near_skin(part.levels[0], skin_mesh, at_rest);
  }
  for (const Posture& posture : postures) {
    const motion::Pose pose = pose_of(baked().rig, posture);
    const auto joints = motion::world_from_neutral(baked().rig, pose);
    const PosedShell skin(posed(skin_mesh, pose, joints), skin_mesh.triangles);
    for (const auto& [part, near] : vertices) {
      float least = 1e9F;
      glm::vec3 where(0.0F);
      const std::vector<glm::vec3> positions = posed(part->levels[0], pose, joints).positions;
      for (const std::size_t v : near) {
        const glm::vec3& p = positions[v];
        float depth = skin.depth_of(p);
        if (depth < -50.0F || depth >= least) continue;
        if (depth < -most) depth = skin.exact_depth_of(p);  // its nearest vertex may lie far off
        if (depth >= least) continue;
        least = depth;
        where = p * 1e3F;
      }
      INFO(posture.name << ": " << part->name << " is " << least << " mm deep at " << where.x << " " << where.y << " "
                        << where.z);
      CHECK(least > -most);
    }
  }
}

TEST_CASE("What keeps bones below the skin bends none of them out of shape") {
  constexpr float most = 2.5F;  // mm
  std::vector<Posture> postures = all_postures();
  postures.push_back({"at rest", {}, true});
  for (const Posture& posture : postures) {
    const motion::Pose pose = pose_of(baked().rig, posture);
    const auto joints = motion::world_from_neutral(baked().rig, pose);
    for (const anatomy::Part& part : baked().body.parts) {
      if (part.layer != anatomy::Layer::bone) continue;
      const motion::Surface covered = posed(part.levels[0], pose, joints);
      motion::Surface bare;
      motion::skin(baked().rig, part.levels[0], pose, joints, motion::Side::right, bare);
      float farthest = 0.0F;
      glm::vec3 where(0.0F);
      for (std::size_t v = 0; v < bare.positions.size(); ++v) {
        const float moved = 1e3F * glm::distance(bare.positions[v], covered.positions[v]);
        if (moved <= farthest) continue;
        farthest = moved;
        where = baked().foot(part.levels[0].positions[v]);
      }
      INFO(posture.name << ": " << part.name << " at " << where.x << " " << where.y << " " << where.z);
      CHECK(farthest < most);
    }
  }
}

}  // namespace
