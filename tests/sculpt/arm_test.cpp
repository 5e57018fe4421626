// The arm and hand: sizes, surface, weights, and how they bear the grips of the massage.
#include "engine/sculpt/arm_part.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>

#include <glm/geometric.hpp>

#include "engine/base/units.hpp"
#include "engine/sculpt/arm_field.hpp"
#include "engine/sculpt/polygonise.hpp"
#include "engine/text/table.hpp"
#include "tests/catch.hpp"
#include "tests/sculpt/baked_leg.hpp"
#include "tests/sculpt/crossings.hpp"
#include "tests/sculpt/measure.hpp"
#include "tests/sculpt/mesh_checks.hpp"
#include "tests/sculpt/turned_over.hpp"

using namespace windlass;

namespace {

const std::string tables = std::string(WINDLASS_SOURCE_DIR) + "/assets/anatomy";

const sculpt::ArmField& arm() {
  static const sculpt::ArmField field(sculpt::load_arm_tables(tables));
  return field;
}

const anatomy::Rig& rig() {
  return tests::baked().rig;
}

const anatomy::Part& part() {
  return tests::baked().part("skin_arm");
}

/// In the hand frame (mm).
const sculpt::Shell& coarse_shell() {
  static const sculpt::Shell shell =
      sculpt::polygonise([](const glm::vec3& p) { return arm().distance(p); }, arm().bounds(), 2.0F);
  return shell;
}

using Values = std::map<std::string, double>;

motion::Pose pose_of(const Values& degrees) {
  motion::Pose pose = motion::neutral_pose(rig());
  for (const auto& [name, value] : degrees) {
    const auto index = static_cast<std::size_t>(anatomy::find_coordinate(rig(), name).value());
    const double angle = base::radians(value);
    CAPTURE(name, value);
    CHECK(angle >= rig().coordinates[index].min);
    CHECK(angle <= rig().coordinates[index].max);
    pose.values[index] = angle;
  }
  return pose;
}

/// The named postures of hands in the content, as they are written there.
std::map<std::string, Values> grips() {
  text::Errors errors;
  const auto file = text::Document::load(std::string(WINDLASS_SOURCE_DIR) + "/content/postures.toml", errors);
  std::map<std::string, Values> found;
  text::Table root = file.value().root(errors);
  for (const std::string& name : root.keys()) {
    if (!name.starts_with("hand-")) continue;
    for (const text::NamedNumber& entry : root.named_numbers(name)) found[name][entry.name] = entry.value;
  }
  REQUIRE(errors.empty());
  return found;
}

motion::Surface posed(const anatomy::Mesh& mesh, const motion::Pose& pose) {
  motion::Surface surface;
  motion::skin(rig(), mesh, pose, motion::world_from_neutral(rig(), pose), motion::Side::right, surface);
  return surface;
}

/// m, world: the middle of the pulp of a digit, thumb first.
glm::dvec3 pad_world(std::size_t digit, const motion::Pose& pose) {
  const sculpt::Finger& finger = arm().fingers()[digit];
  const auto joint = static_cast<std::size_t>(anatomy::find_joint(rig(), finger.shape().name + "_distal_r").value());
  const glm::dvec3 neutral = tests::baked().frame.to_model(arm().hand().to_foot(finger.pad_point()));
  return base::apply(motion::world_from_neutral(rig(), pose)[joint], neutral);
}

}  // namespace

TEST_CASE("arm and hand are one closed surface, at every level") {
  for (const anatomy::Mesh& mesh : part().levels) {
    CHECK(tests::bad_edges(mesh.triangles) == 0);
    CHECK(tests::components(mesh.positions.size(), mesh.triangles) == 1);
    CHECK(tests::euler_characteristic(mesh.positions.size(), mesh.triangles) == 2);
    CHECK(tests::volume(mesh.positions, mesh.triangles) > 0.0);
  }
  REQUIRE(part().levels.size() == 3);
  CHECK(part().levels[0].triangles.size() / 3 <= 22000);
  CHECK(part().levels[2].triangles.size() / 3 <= 2300);
}

TEST_CASE("every fingernail is a closed plate on its digit") {
  const std::vector<anatomy::Part> nails = sculpt::fingernail_parts(tables, rig());
  REQUIRE(nails.size() == 5);
  for (const anatomy::Part& nail : nails) {
    INFO(nail.name);
    for (const anatomy::Mesh& mesh : nail.levels) CHECK(tests::bad_edges(mesh.triangles) == 0);
    CHECK(tests::volume(nail.levels[0].positions, nail.levels[0].triangles) > 0.0);
  }
}

// ANSUR II, between men and women, for a person 1.69 m tall; forearm and upper arm relaxed.
TEST_CASE("arm and hand have the sizes of a person 1.69 m tall, within a twentieth") {
  const auto within = [](double value, double wished) { return std::abs(value / wished - 1.0) < 0.05; };
  const sculpt::Shell& shell = coarse_shell();
  const auto anywhere = [](const glm::vec3&) { return true; };
  const auto girth = [&](float z) { return sculpt_tests::girth(shell, {0, 0, z}, {0, 0, 1}, anywhere); };
  const auto without_thumb = [](const glm::vec3& p) { return p.x < 38 || p.y > -2; };
  CHECK(within(sculpt_tests::extent(shell, anywhere).high.z, 186));
  const double web = arm().fingers()[2].shape().root.z + 22;  // the crease at the root of the middle finger
  CHECK(within(web, 112));
  const sculpt::Box palm =
      sculpt_tests::extent(shell, [&](const glm::vec3& p) { return std::abs(p.z - 80) < 3 && p.x < 42; });
  CHECK(within(palm.high.x - palm.low.x, 83));
  CHECK(within(sculpt_tests::girth(shell, {0, 0, 80}, {0, 0, 1}, without_thumb), 200));
  CHECK(within(girth(-15), 165));
  double forearm = 0.0;
  for (float z = -240; z < -150; z += 10) forearm = std::max(forearm, girth(z));
  CHECK(within(forearm, 265));
  CHECK(within(sculpt_tests::girth(shell, {18, -8, -390}, {-0.13F, 0.02F, 0.99F}, anywhere), 290));
}

TEST_CASE("weights of the arm's vertices sum to 1, strongest first") {
  for (const anatomy::Mesh& mesh : part().levels) {
    CHECK(tests::faulty_weights(mesh) == 0);
  }
}

TEST_CASE("in the twelve grips the hand keeps its volume") {
  const anatomy::Mesh& mesh = part().levels.front();
  constexpr double hand_volume = 3.3e-4;  // m³, so that a change is not hidden in the arm
  const double rest = tests::volume(mesh.positions, mesh.triangles);
  for (const auto& [name, values] : grips()) {
    INFO(name);
    const motion::Surface surface = posed(mesh, pose_of(values));
    CHECK(std::abs(tests::volume(surface.positions, mesh.triangles) - rest) < 0.06 * hand_volume);
  }
}

TEST_CASE("in the twelve grips the hand is not seen to run through itself, nor its back, at every level") {
  const std::map<std::string, Values> all = grips();
  CHECK(all.size() == 12);
  for (const anatomy::Mesh& mesh : part().levels) {
    for (const auto& [name, values] : all) {
      INFO(mesh.triangles.size() / 3 << " triangles, " << name);
      const motion::Surface surface = posed(mesh, pose_of(values));
      constexpr float deep = 0.001F;  // m
      constexpr float sight = 0.06F;
      constexpr float shows = 0.05F;
      const tests::CrossingFinder finder(surface.positions, mesh.triangles, 0.004F);
      for (const tests::Crossing& crossing : finder.deeper_than(deep, sight)) {
        const glm::vec3& at_rest = mesh.positions[mesh.triangles[crossing.triangles[0]]];
        const glm::vec3 where = arm().hand().to_local(tests::baked().foot(at_rest));
        INFO(crossing.depth * 1e3F << " mm deep at " << where.x << " " << where.y << " " << where.z
                                   << " of the flat hand");
        CHECK(crossing.openness < shows);
      }
      CHECK(tests::turned_over(surface, mesh.triangles, finder, 0.03F, 0.2F) < 40e-6);
    }
  }
}

TEST_CASE("at the ends of each range of elbow, forearm, wrist and fingers the arm keeps its volume") {
  const anatomy::Mesh& mesh = part().levels.front();
  constexpr double hand_volume = 3.3e-4;
  const double rest = tests::volume(mesh.positions, mesh.triangles);
  for (const anatomy::Coordinate& coordinate : rig().coordinates) {
    const std::string& name = coordinate.name;
    const bool is_finger = name.find("_mcp_r.flexion") != std::string::npos ||
                           name.find("_pip_r.") != std::string::npos || name.find("_dip_r.") != std::string::npos;
    if (!is_finger && !name.starts_with("wrist_r.") && !name.starts_with("forearm_r.")) continue;
    for (const double end : {coordinate.min, coordinate.max}) {
      CAPTURE(name, end);
      motion::Pose pose = motion::neutral_pose(rig());
      pose.values[static_cast<std::size_t>(anatomy::find_coordinate(rig(), name).value())] = end;
      CHECK(std::abs(tests::volume(posed(mesh, pose).positions, mesh.triangles) - rest) < 0.06 * hand_volume);
    }
  }
}

TEST_CASE("the pad of the thumb reaches the pad of every finger") {
  struct Touch {
    std::size_t digit;
    Values values;
  };
  const std::vector<Touch> touches = {{1,
                                       {{"thumb_cmc_r.flexion", 13},
                                        {"thumb_cmc_r.abduction", 16},
                                        {"thumb_cmc_r.opposition", 4},
                                        {"thumb_mcp_r.flexion", 15},
                                        {"thumb_ip_r.flexion", -7},
                                        {"index_mcp_r.flexion", 47},
                                        {"index_pip_r.flexion", 63},
                                        {"index_dip_r.flexion", 28},
                                        {"index_mcp_r.abduction", -13}}},
                                      {2,
                                       {{"thumb_cmc_r.flexion", 30},
                                        {"thumb_cmc_r.abduction", 14},
                                        {"thumb_cmc_r.opposition", -7},
                                        {"thumb_mcp_r.flexion", 22},
                                        {"thumb_ip_r.flexion", -13},
                                        {"middle_mcp_r.flexion", 52},
                                        {"middle_pip_r.flexion", 68},
                                        {"middle_dip_r.flexion", 31},
                                        {"middle_mcp_r.abduction", -19}}},
                                      {3,
                                       {{"thumb_cmc_r.flexion", 37},
                                        {"thumb_cmc_r.abduction", 37},
                                        {"thumb_cmc_r.opposition", 43},
                                        {"thumb_mcp_r.flexion", 2},
                                        {"thumb_ip_r.flexion", -14},
                                        {"ring_mcp_r.flexion", 60},
                                        {"ring_pip_r.flexion", 47},
                                        {"ring_dip_r.flexion", 21},
                                        {"ring_mcp_r.abduction", -8}}},
                                      {4,
                                       {{"thumb_cmc_r.flexion", 33},
                                        {"thumb_cmc_r.abduction", 27},
                                        {"thumb_cmc_r.opposition", 32},
                                        {"thumb_mcp_r.flexion", 29},
                                        {"thumb_ip_r.flexion", -15},
                                        {"little_mcp_r.flexion", 47},
                                        {"little_pip_r.flexion", 57},
                                        {"little_dip_r.flexion", 26},
                                        {"little_mcp_r.abduction", -17}}}};
  for (const Touch& touch : touches) {
    const motion::Pose pose = pose_of(touch.values);
    INFO(arm().fingers()[touch.digit].shape().name);
    CHECK(glm::distance(pad_world(0, pose), pad_world(touch.digit, pose)) < 0.005);
  }
}

TEST_CASE("a fault in the tables of the hand names its place") {
  const std::filesystem::path folder = std::filesystem::path(WINDLASS_BUILD_DIR) / "arm_test_tables";
  std::filesystem::remove_all(folder);
  std::filesystem::copy(tables, folder);
  std::ofstream(folder / "fingers.toml", std::ios::app) << "\n[[finger]]\nname = \"sixth\"\n";
  try {
    sculpt::load_arm_tables(folder.string());
    FAIL("six digits went unnoticed");
  } catch (const base::Failure& failure) {
    CHECK(failure.errors().front().where.file.find("fingers.toml") != std::string::npos);
    CHECK(failure.errors().front().where.line > 0);
  }
}
