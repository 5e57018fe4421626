// Nothing of the interior may show through the skin, at rest or bent.
#include <map>

#include "engine/sculpt/skin_field.hpp"
#include "tests/sculpt/baked_leg.hpp"

namespace {

using namespace windlass;
using namespace windlass::tests;

/// Where the soft tissues are known to reach out farther than they should (mm): between their keys the fold behind the
/// bent knee, and what two or three joints press on the front of the ankle in the deepest lunge.
const std::map<std::pair<std::string, std::string>, float> known = {
    {{"deep lunge", "gastrocnemius_medial"}, 7.6F},
    {{"deep lunge", "gastrocnemius_lateral"}, 5.7F},
    {{"deep lunge", "extensor_hallucis_longus"}, 1.8F},
    {{"deep lunge", "extensor_digitorum_longus"}, 1.7F},
    {{"deep lunge", "tibialis_anterior"}, 1.3F},
    {{"kneeling on the toes", "gastrocnemius_medial"}, 1.7F},
    {{"inverted and pointed", "achilles"}, 0.8F},
};

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

TEST_CASE("in no posture does a soft part reach out of the posed skin by more than 0.3 mm, or a bone by more than 1.9 mm") {
  const anatomy::Mesh& skin_mesh = baked().part("skin_leg").levels[0];
  const std::vector<Posture> postures = all_postures();
  REQUIRE(postures.size() >= 40);
  constexpr float hip = 0.6F;  // m at rest; above it the skin of the leg ends under the clothes
  for (const Posture& posture : postures) {
    const motion::Pose pose = pose_of(baked().rig, posture);
    const auto joints = motion::world_from_neutral(baked().rig, pose);
    const PosedShell skin(posed(skin_mesh, pose, joints), skin_mesh.triangles);
    for (const anatomy::Part& part : baked().body.parts) {
      if (!is_interior(part)) continue;
      float least = 1e9F;
      glm::vec3 where(0.0F);
      const std::vector<glm::vec3> positions = posed(part.levels[0], pose, joints).positions;
      for (std::size_t v = 0; v < positions.size(); ++v) {
        if (part.levels[0].positions[v].y > hip) continue;
        const glm::vec3& p = positions[v];
        const float depth = skin.depth_of(p);
        if (depth < -50.0F || depth >= least) continue;
        least = depth;
        where = p * 1e3F;
      }
      INFO(posture.name << ": " << part.name << " is " << least << " mm deep at " << where.x << " " << where.y << " "
                        << where.z);
      const auto exception = known.find({posture.name, part.name});
      const float usual = part.layer == anatomy::Layer::bone ? 1.9F : 0.3F;  // a patella in the bent knee, mostly
      CHECK(least > -(exception == known.end() ? usual : exception->second));
    }
  }
}

}  // namespace
