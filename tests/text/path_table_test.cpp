// The lines along which tissues pull, and their lengths against the reference.
#include "engine/text/path_table.hpp"

#include <map>

#include "engine/base/units.hpp"
#include "engine/motion/path_length.hpp"
#include "engine/text/rig_table.hpp"
#include "tests/catch.hpp"

namespace {

using namespace windlass;

const std::string folder = std::string(WINDLASS_SOURCE_DIR) + "/assets/anatomy";
const anatomy::Rig rig = text::load_rig(folder + "/rig.toml");
const std::vector<anatomy::Path> paths = text::load_paths(folder, rig);

using Degrees = std::map<std::string, double>;

motion::Pose pose_at(const Degrees& degrees, bool coupled = false) {
  motion::Pose pose = motion::neutral_pose(rig);
  for (const auto& [name, value] : degrees) {
    const auto c = static_cast<std::size_t>(anatomy::find_coordinate(rig, name).value());
    pose.values[c] = anatomy::value_from_shown(rig.coordinates[c], value);
  }
  if (coupled) motion::couple(rig, pose.values);
  return pose;
}

/// Lengthening (mm) of the path `name` against the neutral posture.
double change_of(const std::string& name, const motion::Pose& pose, motion::Side side = motion::Side::right) {
  const std::vector<motion::PathLength> lengths = motion::path_lengths(rig, paths, pose, side);
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (paths[i].name == name) return lengths[i].change * 1e3;
  }
  FAIL("no path " << name);
  return 0.0;
}

constexpr double shank = 391.0;  // mm, knee to ankle

double grieve_ankle(double dorsiflexion) {
  const double a = 90.0 + dorsiflexion;
  return (-22.18468 + 0.30141 * a - 0.00061 * a * a) - (-22.18468 + 0.30141 * 90.0 - 0.00061 * 8100.0);
}

double grieve_knee(double flexion) {
  return -0.07987 * flexion + 0.00011 * flexion * flexion;
}

}  // namespace

TEST_CASE("calf muscles lengthen with ankle and knee as Grieve and others measured") {
  for (const double ankle : {-40.0, -30.0, -20.0, -10.0, 0.0, 10.0, 20.0, 30.0}) {
    for (const double knee : {0.0, 30.0, 60.0, 90.0, 120.0, 140.0}) {
      INFO(ankle << " degrees of dorsiflexion, " << knee << " of knee flexion");
      const motion::Pose pose = pose_at({{"ankle_r.dorsiflexion", ankle}, {"knee_r.flexion", knee}});
      CHECK(change_of("soleus", pose) / shank * 100.0 == Approx(grieve_ankle(ankle)).margin(1.5));
      for (const char* head : {"gastrocnemius_medial", "gastrocnemius_lateral"}) {
        CHECK(change_of(head, pose) / shank * 100.0 == Approx(grieve_ankle(ankle) + grieve_knee(knee)).margin(1.5));
      }
    }
  }
}

TEST_CASE("moment arms at neutral are those of gait2392, each muscle on its side of the joint") {
  struct Arm {
    const char* path;
    double dorsiflexion, inversion;  ///< mm; positive where the muscle's pull gives this motion
  };
  for (const Arm& arm : {Arm{"gastrocnemius_medial", -46.3, 2.6}, Arm{"gastrocnemius_lateral", -47.2, 5.6},
                         Arm{"soleus", -45.3, 4.6}, Arm{"tibialis_anterior", 42.0, 12.8},
                         Arm{"tibialis_posterior", -11.4, 19.8}, Arm{"fibularis_longus", -8.8, -27.3},
                         Arm{"fibularis_brevis", -4.7, -28.6}, Arm{"fibularis_tertius", 27.0, -19.8},
                         Arm{"flexor_digitorum_longus", -10.7, 19.7}, Arm{"flexor_hallucis_longus", -15.8, 16.4},
                         Arm{"extensor_digitorum_longus", 38.7, -11.6}, Arm{"extensor_hallucis_longus", 40.4, 4.3}}) {
    INFO(arm.path);
    const double per_rad = 1.0 / base::radians(2.0);
    const auto arm_about = [&](const char* coordinate) {
      const double more = change_of(arm.path, pose_at({{coordinate, 1.0}}));
      return -(more - change_of(arm.path, pose_at({{coordinate, -1.0}}))) * per_rad;
    };
    CHECK(arm_about("ankle_r.dorsiflexion") == Approx(arm.dorsiflexion).margin(4.0));
    CHECK(arm_about("subtalar_r.inversion") == Approx(arm.inversion).margin(4.0));
  }
}

TEST_CASE("toe extension winds up the plantar fascia, the rising arch gives some of it back, load takes it") {
  for (const double extension : {15.0, 30.0, 60.0}) {
    INFO(extension << " degrees");
    const double wound = 11.0 * base::radians(extension);
    const Degrees toe{{"mtp1_r.extension", extension}};
    CHECK(change_of("plantar_fascia_1", pose_at(toe)) == Approx(wound).margin(0.01));
    const double free_foot = change_of("plantar_fascia_1", pose_at(toe, true));
    CHECK(free_foot > 0.2 * wound);
    CHECK(free_foot < 0.9 * wound);
  }
  CHECK(change_of("plantar_fascia_3", pose_at({{"mtp3_r.extension", 60}})) == Approx(8.4).margin(0.1));
  CHECK(change_of("plantar_fascia_3", pose_at({{"mtp1_r.extension", 60}})) == Approx(0.0).margin(1e-9));
  for (int ray = 1; ray <= 5; ++ray) {
    const std::string path = "plantar_fascia_" + std::to_string(ray);
    INFO(path);
    CHECK(change_of(path, pose_at({{"midtarsal_r.arch", 6}})) < -0.5);
    CHECK(change_of(path, pose_at({{"foot_r.load", 1}}, true)) > 0.5);
  }
}

TEST_CASE("a left leg's lengths are those of the mirrored right one, wherever the body stands") {
  const motion::Pose right = pose_at({{"ankle_r.dorsiflexion", 12}, {"subtalar_r.inversion", 8}});
  motion::Pose left = pose_at({{"ankle_l.dorsiflexion", 12}, {"subtalar_l.inversion", 8}});
  left.world_from_model.translation = {1.0, 0.3, -2.0};
  for (const anatomy::Path& path : paths) {
    INFO(path.name);
    CHECK(change_of(path.name, left, motion::Side::left) == Approx(change_of(path.name, right)).margin(1e-9));
    CHECK(std::abs(change_of(path.name, left, motion::Side::right)) < 1e-9);
  }
}

TEST_CASE("faults of the table of paths name line and column") {
  text::Errors errors;
  const auto document = text::Document::parse(R"([[path]]
name = "soleus"
part = "soleus"
points = [{ joint = "shank", at = [1, 2, 3] }]
winds = [{ coordinate = "knee_r.flexon", radius = 60 }]

[[path]]
name = "soleus"
part = "soleus"
points = [{ joint = "shank_r", at = [1, 2] }, { joint = "hindfoot_r", at = [1, 2, 3] }]
)",
                                              "paths.toml", errors);
  REQUIRE(document);
  text::paths_from(document->root(errors), rig, glm::dvec3(0.0));
  const std::string all = base::to_text(errors);
  INFO(all);
  for (const char* part : {"paths.toml:4:21: the rig has no 'shank'", "paths.toml:4:", "needs two points",
                           "paths.toml:5:25", "did you mean 'knee_r.flexion'?", "outside -50", "paths.toml:8:8",
                           "a second path", "paths.toml:10:37", "must hold 3 numbers"}) {
    CHECK(all.find(part) != std::string::npos);
  }
}
