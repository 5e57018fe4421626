// No soft tissue may show through the skin, at rest or bent. Bones and ligaments: bones_test.cpp.
#include <cmath>
#include <numbers>
#include <unordered_map>

#include <glm/geometric.hpp>

#include "engine/base/units.hpp"
#include "engine/motion/skinning.hpp"
#include "engine/sculpt/foot_frame.hpp"
#include "engine/sculpt/interior.hpp"
#include "engine/sculpt/skin_field.hpp"
#include "engine/sculpt/skin_part.hpp"
#include "engine/text/rig_table.hpp"
#include "tests/catch.hpp"

namespace {

using namespace windlass;

const std::string folder = std::string(WINDLASS_SOURCE_DIR) + "/assets/anatomy";

struct Body {
  anatomy::Rig rig = text::load_rig(folder + "/rig.toml");
  std::vector<anatomy::Part> interior = sculpt::soft_tissue_parts(folder, rig);
  anatomy::Part skin = sculpt::skin_part(folder, rig);
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

/// Finds the nearest of many points within a few cells of 6 mm.
class PointGrid {
 public:
  explicit PointGrid(const std::vector<glm::vec3>& points) : points_(points) {
    for (std::size_t i = 0; i < points.size(); ++i) cells_[key(cell(points[i]))].push_back(i);
  }
  /// The number of points when none is within 5 cm.
  std::size_t nearest(const glm::vec3& p) const {
    std::size_t best = points_.size();
    float best_distance = 1e9F;
    for (int reach = 1; reach < 9 && best_distance > static_cast<float>(reach - 1) * cell_size; ++reach) {
      const glm::ivec3 at = cell(p);
      for (int z = -reach; z <= reach; ++z) {
        for (int y = -reach; y <= reach; ++y) {
          for (int x = -reach; x <= reach; ++x) {
            if (std::max({std::abs(x), std::abs(y), std::abs(z)}) != reach && reach > 1) continue;
            const auto found = cells_.find(key(at + glm::ivec3(x, y, z)));
            if (found == cells_.end()) continue;
            for (const std::size_t i : found->second) {
              const float distance = glm::distance(points_[i], p);
              if (distance < best_distance) {
                best_distance = distance;
                best = i;
              }
            }
          }
        }
      }
    }
    return best;
  }

 private:
  static constexpr float cell_size = 0.006F;
  static glm::ivec3 cell(const glm::vec3& p) { return glm::ivec3(glm::floor(p / cell_size)); }
  static std::int64_t key(const glm::ivec3& c) {
    return (std::int64_t{c.x} + 4096) << 40 | (std::int64_t{c.y} + 4096) << 20 | (std::int64_t{c.z} + 4096);
  }
  const std::vector<glm::vec3>& points_;
  std::unordered_map<std::int64_t, std::vector<std::size_t>> cells_;
};

/// How often a closed surface winds around a point: 0 outside, 1 or more inside (solid angles after van Oosterom
/// and Strackee 1983). Folds in which the surface runs through itself count as inside.
double winding(const std::vector<glm::vec3>& positions, const std::vector<std::uint32_t>& triangles,
               const glm::vec3& p) {
  double sum = 0.0;
  for (std::size_t t = 0; t < triangles.size(); t += 3) {
    const glm::dvec3 a = positions[triangles[t]] - p;
    const glm::dvec3 b = positions[triangles[t + 1]] - p;
    const glm::dvec3 c = positions[triangles[t + 2]] - p;
    const double la = glm::length(a);
    const double lb = glm::length(b);
    const double lc = glm::length(c);
    sum += std::atan2(glm::dot(a, glm::cross(b, c)),
                      la * lb * lc + glm::dot(a, b) * lc + glm::dot(b, c) * la + glm::dot(c, a) * lb);
  }
  return sum / (2.0 * std::numbers::pi);
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
    const PointGrid grid(skin.positions);
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
        if (depth < least && (depth > 0.0F || winding(skin.positions, all.skin.levels[0].triangles, p) < 0.5)) {
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
