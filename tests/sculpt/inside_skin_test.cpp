// Nothing of the interior may show through the skin, at rest or bent.
#include <glm/geometric.hpp>

#include "engine/base/units.hpp"
#include "engine/motion/skinning.hpp"
#include "engine/sculpt/foot_frame.hpp"
#include "engine/sculpt/interior.hpp"
#include "engine/sculpt/skin_field.hpp"
#include "engine/sculpt/skin_part.hpp"
#include "engine/text/rig_table.hpp"
#include "tests/catch.hpp"
#include "tests/sculpt/surface_search.hpp"

namespace {

using namespace windlass;

const std::string folder = std::string(WINDLASS_SOURCE_DIR) + "/assets/anatomy";

struct Body {
  anatomy::Rig rig = text::load_rig(folder + "/rig.toml");
  std::vector<anatomy::Part> interior = sculpt::bone_parts(folder, rig);
  anatomy::Part skin = sculpt::skin_part(folder, rig);

  Body() {
    for (anatomy::Part& part : sculpt::soft_tissue_parts(folder, rig)) interior.push_back(std::move(part));
  }
};

const Body& body() {
  static const Body made;
  return made;
}

TEST_CASE("at rest every interior part lies at least 0.3 mm inside the skin") {
  const sculpt::SkinField skin(sculpt::load_skin_tables(folder));
  const sculpt::FootFrame frame = sculpt::load_foot_frame(folder);
  for (const anatomy::Part& part : body().interior) {
    float least = 1e9F;
    glm::vec3 where(0.0F);
    for (const glm::vec3& p : part.levels[0].positions) {
      const glm::vec3 q = frame.to_foot(p);
      const float depth = -skin.distance(q);
      if (depth < least) {
        least = depth;
        where = q;
      }
    }
    INFO(part.name << " is " << least << " mm deep at " << where.x << " " << where.y << " " << where.z);
    CHECK(least > 0.3F);
  }
}

TEST_CASE("at the ends of its ranges no interior part shows through the posed skin") {
  const Body& all = body();
  using Values = std::vector<std::pair<std::string, double>>;
  const auto toes = [](const char* motion, double degrees) {
    Values values;
    for (int toe = 1; toe <= 5; ++toe) values.emplace_back("mtp" + std::to_string(toe) + "_r." + motion, degrees);
    return values;
  };
  Values curl = toes("extension", -35);
  curl.emplace_back("ip1_r.flexion", 55);
  for (int toe = 2; toe <= 5; ++toe) {
    curl.emplace_back("pip" + std::to_string(toe) + "_r.flexion", 55);
    curl.emplace_back("dip" + std::to_string(toe) + "_r.flexion", 55);
  }
  const std::vector<Values> postures = {{{"ankle_r.dorsiflexion", -50}}, {{"ankle_r.dorsiflexion", 35}},
                                        {{"subtalar_r.inversion", 30}},  {{"subtalar_r.inversion", -15}},
                                        {{"midtarsal_r.arch", 12}},      {{"midtarsal_r.arch", -10}},
                                        toes("extension", 60),           curl};
  for (const Values& posture : postures) {
    motion::Pose pose = motion::neutral_pose(all.rig);
    std::string named;
    for (const auto& [name, degrees] : posture) {
      const int coordinate = anatomy::find_coordinate(all.rig, name).value();
      pose.values[static_cast<std::size_t>(coordinate)] = base::radians(degrees);
      named += name + " " + std::to_string(static_cast<int>(degrees)) + " ";
    }
    const auto joints = motion::world_from_neutral(all.rig, pose);
    motion::Surface skin;
    motion::skin(all.rig, all.skin.levels[0], pose, joints, motion::Side::right, skin);
    const tests::PointGrid grid(skin.positions);
    for (const anatomy::Part& part : all.interior) {
      motion::Surface surface;
      motion::skin(all.rig, part.levels[1], pose, joints, motion::Side::right, surface);
      float least = 1e9F;
      glm::vec3 where(0.0F);
      for (const glm::vec3& p : surface.positions) {
        const std::size_t i = grid.nearest(p);
        if (i == skin.positions.size()) continue;
        const float depth = 1e3F * glm::dot(skin.positions[i] - p, skin.normals[i]);
        // The nearest vertex may belong to a fold or to another toe: only the whole surface can tell.
        if (depth < least && (depth > 0.0F || tests::winding(skin.positions, all.skin.levels[0].triangles, p) < 0.5)) {
          least = depth;
          where = p * 1e3F;
        }
      }
      INFO(named << part.name << " is " << least << " mm deep at " << where.x << " " << where.y << " " << where.z);
      CHECK(least > 0.0F);
    }
  }
}

}  // namespace
