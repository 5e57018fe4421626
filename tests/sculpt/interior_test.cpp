#include "engine/sculpt/interior.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/base/error.hpp"
#include "engine/base/units.hpp"
#include "engine/motion/skinning.hpp"
#include "engine/sculpt/foot_frame.hpp"
#include "engine/sculpt/soft_tissue.hpp"
#include "engine/text/rig_table.hpp"
#include "tests/catch.hpp"
#include "tests/sculpt/mesh_checks.hpp"

namespace {

using namespace windlass;

const std::string folder = std::string(WINDLASS_SOURCE_DIR) + "/assets/anatomy";

/// Made once for all cases.
struct Interior {
  anatomy::Rig rig = text::load_rig(folder + "/rig.toml");
  sculpt::FootFrame frame = sculpt::load_foot_frame(folder);
  std::vector<anatomy::Part> soft = sculpt::soft_tissue_parts(folder, rig);

  const anatomy::Part& part(const std::string& name) const {
    for (const anatomy::Part& part : soft) {
      if (part.name == name) return part;
    }
    FAIL("no part " << name);
    return soft.front();
  }
  glm::vec3 foot(const glm::vec3& model) const { return frame.to_foot(model); }
};

const Interior& interior() {
  static const Interior made;
  return made;
}

TEST_CASE("every level of every soft tissue is one closed surface, rigged within its limits") {
  std::size_t fine = 0;
  std::size_t coarse = 0;
  for (const anatomy::Part& part : interior().soft) {
    INFO(part.name);
    REQUIRE(part.levels.size() == 2);
    fine += part.levels[0].triangles.size() / 3;
    coarse += part.levels[1].triangles.size() / 3;
    for (const anatomy::Mesh& mesh : part.levels) {
      CHECK(tests::bad_edges(mesh.triangles) == 0);
      CHECK(tests::components(mesh.positions.size(), mesh.triangles) == 1);
      CHECK(tests::volume(mesh.positions, mesh.triangles) > 0.0);
      REQUIRE(mesh.colours.size() == mesh.positions.size());
      REQUIRE(mesh.influences.size() == mesh.positions.size());
      float worst_sum = 0.0F;
      bool is_sorted = true;
      for (const anatomy::Influences& influence : mesh.influences) {
        float sum = 0.0F;
        for (const float weight : influence.weights) sum += weight;
        worst_sum = std::max(worst_sum, std::abs(sum - 1.0F));
        is_sorted &= std::is_sorted(influence.weights.rbegin(), influence.weights.rend());
      }
      CHECK(worst_sum < 1e-5F);
      CHECK(is_sorted);
    }
  }
  CHECK(fine < 110000);
  CHECK(coarse < 31000);
}

// Bone meshes shipped with gait2392 (CC BY 3.0); mm, foot frame.
const std::array<glm::vec3, 5> metatarsal_heads = {glm::vec3(186.7F, 27.1F, -26.6F), glm::vec3(187.9F, 24.4F, 0.2F),
                                                   glm::vec3(173.0F, 23.3F, 14.2F), glm::vec3(163.4F, 25.8F, 29.0F),
                                                   glm::vec3(148.5F, 26.6F, 40.1F)};

TEST_CASE("the plantar fascia is a thick band at the heel and five slips at the toes") {
  const auto& mesh = interior().part("plantar_fascia").levels[0];
  glm::vec3 low(1e9F);
  glm::vec3 high(-1e9F);
  for (const glm::vec3& p : mesh.positions) {
    const glm::vec3 q = interior().foot(p);
    if (q.x < 40.0F || q.x > 46.0F) continue;
    low = glm::min(low, q);
    high = glm::max(high, q);
  }
  CHECK(high.z - low.z == Approx(15.4).margin(2.0));  // Chen 2014: 15.45 wide
  const std::vector<sculpt::Tissue> tissues = sculpt::load_tissues(folder, interior().rig);
  const sculpt::Tissue& fascia = tissues.front();
  float thickness = 0.0F;
  for (float y = 0.0F; y < 25.0F; y += 0.05F) thickness += fascia.distance({43.0F, y, -14.0F}) < 0.0F ? 0.05F : 0.0F;
  CHECK(thickness == Approx(2.8).margin(0.5));
  // One sheet at mid-foot, five pieces under the metatarsal heads.
  const auto pieces_across = [&](const std::vector<glm::vec3>& line) {
    int pieces = 0;
    bool inside = false;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      for (int k = 0; k < 100; ++k) {
        const glm::vec3 at = glm::mix(line[i], line[i + 1], static_cast<float>(k) / 100.0F);
        float least = 1e9F;
        for (float y = 0.0F; y < 40.0F; y += 0.4F) least = std::min(least, fascia.distance({at.x, y, at.z}));
        if (least < 0.0F && !inside) ++pieces;
        inside = least < 0.0F;
      }
    }
    return pieces;
  };
  CHECK(pieces_across({{95, 0, -30}, {80, 0, 15}}) == 1);
  std::vector<glm::vec3> heads = {{187, 0, -45}};
  heads.insert(heads.end(), metatarsal_heads.begin(), metatarsal_heads.end());
  heads.push_back({140, 0, 55});
  CHECK(pieces_across(heads) == 5);
}

/// Where the middle of the Achilles lies (mm, foot frame), from the insertion upward, at a dorsiflexion.
std::vector<glm::vec3> achilles_course(double dorsiflexion_deg) {
  const Interior& all = interior();
  const anatomy::Mesh& mesh = all.part("achilles").levels[0];
  motion::Pose pose = motion::neutral_pose(all.rig);
  pose.values[static_cast<std::size_t>(*anatomy::find_coordinate(all.rig, "ankle_r.dorsiflexion"))] =
      base::radians(dorsiflexion_deg);
  motion::Surface surface;
  motion::skin(all.rig, mesh, pose, motion::world_from_neutral(all.rig, pose), motion::Side::right, surface);
  std::map<int, std::pair<glm::vec3, int>> bands;  // by height at rest
  for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
    const float height = all.foot(mesh.positions[i]).y;
    if (height < 44.0F || height > 250.0F) continue;
    auto& [sum, count] = bands[static_cast<int>(height / 13.0F)];
    sum += all.foot(surface.positions[i]);
    ++count;
  }
  std::vector<glm::vec3> course;
  for (const auto& [band, total] : bands) course.push_back(total.first / static_cast<float>(total.second));
  return course;
}

TEST_CASE("the Achilles tendon neither kinks nor leaves the back of the ankle, between keys too") {
  for (const double angle : {-50.0, -45.0, -37.0, -25.0, -12.0, 0.0, 10.0, 15.0, 20.0}) {
    INFO(angle << " degrees of dorsiflexion");
    const std::vector<glm::vec3> course = achilles_course(angle);
    REQUIRE(course.size() > 12);
    for (std::size_t i = 1; i + 1 < course.size(); ++i) {
      const glm::vec3 before = glm::normalize(course[i] - course[i - 1]);
      const glm::vec3 after = glm::normalize(course[i + 1] - course[i]);
      const double bend = base::degrees(std::acos(std::clamp(glm::dot(before, after), -1.0F, 1.0F)));
      INFO("at " << course[i].x << " " << course[i].y << ", bend " << bend);
      CHECK(bend < (course[i].y - course.front().y < 30.0F ? 40.0 : 13.0));  // it may turn where it inserts
      CHECK(course[i].x < 63.8F - 24.0F);
      CHECK(course[i + 1].y > course[i].y);
    }
  }
}

TEST_CASE("faults of the soft tissues' table name file, line and column") {
  const anatomy::Rig& rig = interior().rig;
  text::Errors errors;
  const auto document = text::Document::parse(R"([[tissue]]
name = "achilles"
layer = "tendon"
slides = { coordinate = "ankle_r.flexion", anchor = [0, 0, 0], at_deg = [0] }
strands = [{ joints = ["shank_r", "heel_r"], up = [1, 0, 0], rows = [[0, 0, 0, 1, 1, 0, 1], [0, 9, 0, 0, 1, 3, 1]] }]
)",
                                              "soft_tissue.toml", errors);
  REQUIRE(document);
  sculpt::tissues_from(document->root(errors), rig);
  const std::string soft = base::to_text(errors);
  for (const char* part :
       {"soft_tissue.toml:3:", "no layer is called 'tendon'", "soft_tissue.toml:4:", "no coordinate 'ankle_r.flexion'",
        "0 is the authored course", "soft_tissue.toml:5:", "no joint 'heel_r'", "must be above 0", "outside it"}) {
    INFO(soft);
    CHECK(soft.find(part) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("calf and foot have their muscles, filed by depth") {
  const std::map<std::string, anatomy::Layer> wanted = {
      {"tibialis_anterior", anatomy::Layer::superficial_muscle},
      {"extensor_digitorum_longus", anatomy::Layer::superficial_muscle},
      {"fibularis_longus", anatomy::Layer::superficial_muscle},
      {"gastrocnemius_medial", anatomy::Layer::superficial_muscle},
      {"gastrocnemius_lateral", anatomy::Layer::superficial_muscle},
      {"abductor_hallucis", anatomy::Layer::superficial_muscle},
      {"abductor_digiti_minimi", anatomy::Layer::superficial_muscle},
      {"soleus", anatomy::Layer::deep_muscle},
      {"tibialis_posterior", anatomy::Layer::deep_muscle},
      {"flexor_hallucis_longus", anatomy::Layer::deep_muscle},
      {"flexor_digitorum_longus", anatomy::Layer::deep_muscle},
      {"fibularis_brevis", anatomy::Layer::deep_muscle},
      {"quadratus_plantae", anatomy::Layer::deep_muscle}};
  std::map<std::string, anatomy::Layer> found;
  for (const anatomy::Part& part : interior().soft) found[part.name] = part.layer;
  for (const auto& [name, layer] : wanted) {
    INFO(name);
    REQUIRE(found.count(name) == 1);
    CHECK(found[name] == layer);
  }
}
