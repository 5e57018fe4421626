#include "engine/text/rig_table.hpp"

#include <set>

#include <glm/geometric.hpp>

#include "engine/base/units.hpp"
#include "engine/motion/pose.hpp"
#include "engine/text/morphology_table.hpp"
#include "tests/catch.hpp"

using namespace windlass;

namespace {

anatomy::Rig shipped_rig() {
  return text::load_rig(WINDLASS_SOURCE_DIR "/assets/anatomy/rig.toml");
}

std::string faults_of(std::string_view content) {
  text::Errors errors;
  if (const auto document = text::Document::parse(content, "rig.toml", errors)) text::rig_from(document->root(errors));
  return base::to_text(errors);
}

/// A point of the foot frame (mm) in the model frame.
glm::dvec3 model(double x, double y, double z) {
  return {x / 1000, y / 1000, z / 1000 + 0.085};
}

/// Height of the navicular tuberosity above the line from the lowest point of the calcaneus to the centre of
/// the first metatarsal head (m), along the normal of the plane in which these and the fifth head lie, as on the floor;
/// hallux extended by `extension` (rad), so much load, couplings applied. `neutral` is given the shape `morphology`.
double arch_height(const anatomy::Rig& neutral, double extension, double load = 0.0,
                   const anatomy::Morphology& morphology = {}) {
  static const anatomy::MorphologyTable shapes = text::load_morphology(WINDLASS_SOURCE_DIR "/assets/anatomy");
  const anatomy::Rig rig = anatomy::shaped({neutral, {}, {}}, morphology, shapes).rig;
  motion::Pose pose = motion::neutral_pose(rig);
  const auto set = [&](std::string_view name) -> double& {
    return pose.values[static_cast<std::size_t>(*anatomy::find_coordinate(rig, name))];
  };
  set("mtp1_r.extension") = extension;
  set("foot_r.load") = load;
  motion::couple(rig, pose.values);
  const auto world = motion::world_from_neutral(rig, pose);
  const auto at = [&](std::string_view joint, const glm::dvec3& point) {
    return base::apply(world[static_cast<std::size_t>(*anatomy::find_joint(rig, joint))],
                       anatomy::warped(point, morphology, shapes).point);
  };
  const glm::dvec3 heel = at("hindfoot_r", model(33.8, 10.9, -11.7));
  const glm::dvec3 head = at("forefoot_r", model(186.7, 27.1, -26.6));
  const glm::dvec3 outer_head = at("forefoot_r", model(148.5, 24.3, 40.1));
  const glm::dvec3 navicular = at("forefoot_r", model(95.9, 45.8, -37.0));
  return glm::dot(navicular - heel, glm::normalize(glm::cross(outer_head - heel, head - heel)));
}

}  // namespace

TEST_CASE("The shipped rig has the foot's coordinates on both sides, with ranges and sources") {
  const anatomy::Rig rig = shipped_rig();
  std::set<std::string> names;
  for (const anatomy::Coordinate& c : rig.coordinates) {
    names.insert(c.name);
    CHECK(c.min < c.max);
    CHECK_FALSE(c.source.empty());
    CHECK((c.kind == anatomy::Kind::share || glm::length(c.axis) == Approx(1.0)));
    CHECK(rig.coordinates[static_cast<std::size_t>(c.mirror)].name == anatomy::mirrored_name(c.name));
  }
  for (const char* side : {"_r", "_l"}) {
    for (const char* name :
         {"ankle?.dorsiflexion", "subtalar?.inversion", "midtarsal?.arch", "mtp1?.extension", "mtp5?.extension",
          "pip2?.flexion", "pip5?.flexion", "dip2?.flexion", "dip5?.flexion", "ip1?.flexion", "mtp3?.splay", "foot?.load",
          "hip?.flexion", "hip?.abduction", "hip?.rotation", "knee?.flexion", "shoulder_girdle?.elevation",
          "shoulder?.flexion", "shoulder?.abduction", "shoulder?.rotation", "elbow?.flexion", "forearm?.pronation",
          "wrist?.flexion", "wrist?.ulnar_deviation", "thumb_cmc?.opposition", "thumb_ip?.flexion",
          "index_mcp?.flexion", "little_dip?.flexion"}) {
      std::string full(name);
      full.replace(full.find('?'), 1, side);
      INFO(full);
      CHECK(names.count(full) == 1);
    }
  }
}

TEST_CASE("Positive angles do what their names say, on both sides") {
  const anatomy::Rig rig = shipped_rig();
  // coordinate, joint of the probe, probe (foot frame, mm), expected direction of its movement
  struct Case {
    const char* coordinate;
    const char* joint;
    glm::dvec3 probe;
    glm::dvec3 toward;
  };
  const std::vector<Case> cases = {
      {"ankle_r.dorsiflexion", "forefoot_r", {187, 27, 0}, {0, 1, 0}},
      {"subtalar_r.inversion", "forefoot_r", {148, 27, 40}, {0, -1, 0}},  // the lateral border sinks
      {"midtarsal_r.arch", "forefoot_r", {187, 27, 0}, {0, -1, 0}},       // forefoot flexes on the hindfoot
      {"midtarsal_r.twist", "forefoot_r", {148, 27, 40}, {0, 1, 0}},      // the outer edge rises
      {"mtp1_r.extension", "toe1_distal_r", {250, 15, -15}, {0, 1, 0}},
      {"mtp5_r.extension", "toe5_distal_r", {200, 18, 52}, {0, 1, 0}},
      {"pip3_r.flexion", "toe3_distal_r", {230, 17, 27}, {0, -1, 0}},
      {"ip1_r.flexion", "toe1_distal_r", {252, 15, -15}, {0, -1, 0}},
      {"mtp1_r.splay", "toe1_distal_r", {250, 15, -15}, {0, 0, -1}},  // medial
      {"mtp5_r.splay", "toe5_distal_r", {200, 18, 52}, {0, 0, 1}},    // lateral
      {"hip_r.flexion", "shank_r", {50, 300, 0}, {1, 0, 0}},
      {"hip_r.abduction", "shank_r", {50, 300, 0}, {0, 0, 1}},
      {"hip_r.rotation", "forefoot_r", {187, 27, 0}, {0, 0, 1}},  // outward
      {"knee_r.flexion", "hindfoot_r", {30, 30, 0}, {-1, 0, 0}},
      {"shoulder_girdle_r.elevation", "upper_arm_r", {46, 1340, 88}, {0, 1, 0}},
      {"shoulder_girdle_r.protraction", "upper_arm_r", {46, 1340, 88}, {1, 0, 0}},
      {"shoulder_r.flexion", "hand_r", {80, 817, 160}, {1, 0, 0}},
      {"shoulder_r.abduction", "hand_r", {80, 817, 160}, {0, 0, 1}},
      {"elbow_r.flexion", "hand_r", {80, 817, 160}, {1, 0, 0}},
      {"forearm_r.pronation", "thumb_distal_r", {146, 745, 152}, {0, 0, -1}},  // palm (medial here) to the back
      {"wrist_r.flexion", "index_distal_r", {131, 669, 179}, {0, 0, -1}},        // towards the palm
      {"wrist_r.ulnar_deviation", "index_distal_r", {131, 669, 179}, {-1, 0, 0}},
      {"thumb_cmc_r.flexion", "thumb_distal_r", {148, 730, 152}, {-1, 0, 0}},
      {"thumb_cmc_r.abduction", "thumb_distal_r", {148, 730, 152}, {0, 0, -1}},
      {"thumb_ip_r.flexion", "thumb_distal_r", {152, 724, 152}, {-1, 0, 0}},
      {"index_mcp_r.flexion", "index_distal_r", {131, 669, 179}, {0, 0, -1}},
      {"index_mcp_r.abduction", "index_distal_r", {131, 669, 179}, {1, 0, 0}},
      {"little_mcp_r.abduction", "little_distal_r", {60, 681, 174}, {-1, 0, 0}},
      {"little_pip_r.flexion", "little_distal_r", {60, 670, 174}, {0, 0, -1}},
  };
  for (const Case& c : cases) {
    for (const bool left : {false, true}) {
      const std::string name = left ? anatomy::mirrored_name(c.coordinate) : c.coordinate;
      INFO(name);
      motion::Pose pose = motion::neutral_pose(rig);
      pose.values[static_cast<std::size_t>(*anatomy::find_coordinate(rig, name))] = base::radians(5);
      const auto world = motion::world_from_neutral(rig, pose);
      const std::string joint = left ? anatomy::mirrored_name(c.joint) : c.joint;
      glm::dvec3 probe = model(c.probe.x, c.probe.y, c.probe.z);
      glm::dvec3 toward = c.toward;
      if (left) {
        probe = base::mirrored(probe);
        toward = base::mirrored(toward);
      }
      const glm::dvec3 moved =
          base::apply(world[static_cast<std::size_t>(*anatomy::find_joint(rig, joint))], probe) - probe;
      CHECK(glm::dot(moved, toward) > 0.0005);
    }
  }
}

TEST_CASE("Windlass: per degree the arch rises 0.07 ± 0.02 mm, 0.05 ± 0.02 mm under load, and the heel inverts 0.08°") {
  const anatomy::Rig rig = shipped_rig();
  for (const double degrees : {20.0, 45.0, 70.0}) {
    INFO(degrees << " degrees");
    const double rise = (arch_height(rig, base::radians(degrees)) - arch_height(rig, 0)) * 1000 / degrees;
    CHECK((rise > 0.05 && rise < 0.09));
    for (const double load : {1.0, 1.6}) {
      const double loaded =
          (arch_height(rig, base::radians(degrees), load) - arch_height(rig, 0, load)) * 1000 / degrees;
      CHECK((loaded > 0.03 && loaded < 0.07));
    }
  }
  const int extension = *anatomy::find_coordinate(rig, "mtp1_r.extension");
  const int inversion = *anatomy::find_coordinate(rig, "subtalar_r.inversion");
  double gain = 0.0;
  for (const anatomy::Coupling& c : rig.couplings) {
    gain += c.driver == extension && c.driven == inversion ? c.gain : 0.0;
  }
  CHECK(gain == Approx(0.08));
}

TEST_CASE("Windlass and load have their figures in every shape, in proportion to the foot; a flat foot sinks half as far") {
  const anatomy::Rig rig = shipped_rig();
  for (const double arch : {-1.0, 1.0}) {
    for (const double length : {0.22, 0.256, 0.30}) {
      INFO("arch " << arch << ", foot of " << length);
      const anatomy::Morphology shape{arch, length, 1.0};
      const double unit = length / 0.256 / 1000;
      const double rest = arch_height(rig, 0.0, 0.0, shape);
      const double rise = (arch_height(rig, base::radians(45), 0.0, shape) - rest) / unit / 45;
      CHECK((rise > 0.05 && rise < 0.09));
      const double sunk = (rest - arch_height(rig, 0.0, 1.0, shape)) / unit;
      if (arch < 0.0) {
        CHECK((sunk > 2.5 && sunk < 4.5));
      } else {
        CHECK((sunk > 6.0 && sunk < 9.0));
      }
    }
  }
}

TEST_CASE("The trunk bends and turns to the named side, and its mirror image to the other") {
  const anatomy::Rig rig = shipped_rig();
  for (const char* joint : {"lumbar", "thorax", "neck", "head"}) {
    const auto moved = [&](const char* motion, bool mirror) {
      motion::Pose pose = motion::neutral_pose(rig);
      pose.values[static_cast<std::size_t>(*anatomy::find_coordinate(rig, std::string(joint) + motion))] = 0.1;
      if (mirror) pose = motion::mirrored(rig, pose);
      const glm::dvec3 nose(0.15, 1.6, 0.0);
      const auto index = static_cast<std::size_t>(*anatomy::find_joint(rig, "head"));
      return base::apply(motion::world_from_neutral(rig, pose)[index], nose) - nose;
    };
    INFO(joint);
    CHECK(moved(".flexion", false).y < -0.005);
    CHECK(moved(".lateral_flexion", false).z > 0.005);
    CHECK(moved(".rotation", false).z > 0.005);
    CHECK(moved(".flexion", true).y < -0.005);
    CHECK(moved(".lateral_flexion", true).z < -0.005);
    CHECK(moved(".rotation", true).z < -0.005);
  }
}

TEST_CASE("Load lowers the navicular by 6 to 9 mm, 1.6 times as much on one foot") {
  const anatomy::Rig rig = shipped_rig();
  const double unloaded = arch_height(rig, 0.0, 0.0);
  const double both = (unloaded - arch_height(rig, 0.0, 1.0)) * 1000;
  CHECK((both > 6.0 && both < 9.0));
  CHECK((unloaded - arch_height(rig, 0.0, 1.6)) * 1000 == Approx(1.6 * both).epsilon(0.05));
}

TEST_CASE("The windlass turns the shin outward by 0.05° per degree, against the heel") {
  const anatomy::Rig rig = shipped_rig();
  motion::Pose pose = motion::neutral_pose(rig);
  pose.values[static_cast<std::size_t>(*anatomy::find_coordinate(rig, "mtp1_r.extension"))] = base::radians(50);
  motion::couple(rig, pose.values);
  const auto world = motion::world_from_neutral(rig, pose);
  const auto at = [&](const char* joint) { return world[static_cast<std::size_t>(*anatomy::find_joint(rig, joint))]; };
  // The heel held still, the front of the shin turns to the lateral side.
  const glm::dvec3 front = glm::inverse(at("hindfoot_r").rotation) * (at("shank_r").rotation * glm::dvec3(1, 0, 0));
  CHECK(base::degrees(std::atan2(front.z, front.x)) / 50 == Approx(0.05).margin(0.01));
}

TEST_CASE("Faults in a rig table name their place") {
  CHECK(faults_of("stance = [0, 0, 85]\n"
                  "[[joint]]\nname = \"body\"\npivot = [0, 0, 0]\n"
                  "[[joint]]\nname = \"shank_r\"\nparent = \"bdoy\"\npivot = [0, 0]\n"
                  "[[coordinate]]\nname = \"a\"\njoint = \"shank_r\"\naxis = [0, 0, 2]\npoint = [0, 0, 0]\n"
                  "range_deg = [5, 10]\nsource = \"s\"\n") ==
        "rig.toml:7:10: nothing above is called 'bdoy' – did you mean 'body'?\n"
        "rig.toml:8:9: 'pivot' must hold 3 numbers, not 2\n"
        "rig.toml:12:8: an axis must have length 1 – divide it by its length\n"
        "rig.toml:14:13: a range must hold 0 and rise – write [smallest, largest]");
}
