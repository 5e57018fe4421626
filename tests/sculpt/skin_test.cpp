#include "engine/sculpt/skin_part.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <glm/common.hpp>

#include "engine/anatomy/measures.hpp"
#include "engine/motion/skinning.hpp"
#include "engine/sculpt/foot_frame.hpp"
#include "engine/sculpt/landmarks.hpp"
#include "engine/sculpt/nails.hpp"
#include "engine/sculpt/polygonise.hpp"
#include "engine/sculpt/skin_field.hpp"
#include "engine/text/anthropometry_table.hpp"
#include "engine/text/rig_table.hpp"
#include "tests/catch.hpp"
#include "tests/sculpt/measure.hpp"
#include "tests/sculpt/mesh_checks.hpp"
#include "tests/sculpt/tables_with.hpp"

using namespace windlass;

namespace {

const std::string tables = std::string(WINDLASS_SOURCE_DIR) + "/assets/anatomy";

constexpr float coarse_mm = 2.2F;

const sculpt::SkinField& skin() {
  static const sculpt::SkinField field(sculpt::load_skin_tables(tables));
  return field;
}

const sculpt::Shell& coarse_shell() {
  static const sculpt::Shell shell =
      sculpt::polygonise([](const glm::vec3& p) { return skin().distance(p); }, skin().bounds(), coarse_mm);
  return shell;
}

const anatomy::Rig& rig() {
  static const anatomy::Rig both = text::load_rig(tables + "/rig.toml");
  return both;
}

const anatomy::Part& coarse_part() {
  static const anatomy::Part part = sculpt::skin_part(tables, rig(), {coarse_mm, {40000, 8000}});
  return part;
}

motion::Surface posed(const anatomy::Mesh& mesh, std::size_t coordinate, double value) {
  motion::Pose pose = motion::neutral_pose(rig());
  pose.values[coordinate] = value;
  motion::Surface surface;
  motion::skin(rig(), mesh, pose, motion::world_from_neutral(rig(), pose), motion::Side::right, surface);
  return surface;
}

base::Error first_fault(const std::string& folder) {
  try {
    sculpt::load_skin_tables(folder);
  } catch (const base::Failure& failure) {
    return failure.errors().front();
  }
  return {};
}

}  // namespace

TEST_CASE("the skin is one closed surface without handles") {
  // Fine enough for the gaps between the toes, of which the narrowest is a good millimetre.
  const sculpt::Shell shell =
      sculpt::polygonise([](const glm::vec3& p) { return skin().distance(p); }, skin().bounds(), 1.4F);
  CHECK(tests::bad_edges(shell.triangles) == 0);
  CHECK(tests::components(shell.positions.size(), shell.triangles) == 1);
  CHECK(tests::euler_characteristic(shell.positions.size(), shell.triangles) == 2);
  CHECK(tests::volume(shell.positions, shell.triangles) > 0.0);
}

TEST_CASE("a curve on the skin is laid onto it, wherever its points are given") {
  const auto sphere = [](const glm::vec3& p) { return glm::length(p) - 40.0F; };
  const sculpt::Relief relief({sculpt::drawn_onto(sphere, {{{52, 0, 0}, 1.0F, 3.0F}, {{52, 3, 0}, 1.0F, 3.0F}})});
  CHECK(relief.height_at({40, 1, 0}) > 0.3F);
  CHECK(relief.height_at({52, 1, 0}) < 1e-3F);
}

TEST_CASE("every nail is a closed plate") {
  for (std::size_t toe = 0; toe < 5; ++toe) {
    const sculpt::NailShell nail = sculpt::nail_shell(
        [](const glm::vec3& p) { return skin().distance_without_nails(p); }, skin().toes()[toe].nail());
    CHECK(tests::bad_edges(nail.shell.triangles) == 0);
    CHECK(tests::euler_characteristic(nail.shell.positions.size(), nail.shell.triangles) == 2);
    CHECK(tests::volume(nail.shell.positions, nail.shell.triangles) > 0.0);
  }
}

// Within one standard deviation of ANSUR II at that length, or near the reference's bones where it lacks a size.
TEST_CASE("the leg has the proportions of a person whose foot is 256 mm long") {
  anatomy::Body body;
  body.rig = rig();
  body.parts = {coarse_part()};
  body.landmarks = sculpt::load_landmarks(tables, rig(), coarse_part().levels.front());
  const auto measures = anatomy::measures_of(body);
  CHECK(anatomy::find_measure(measures, "foot_length") == Approx(0.256).margin(0.001));
  const auto references = text::load_references(tables + "/anthropometry.toml");
  int judged = 0;
  for (const anatomy::Measure& measure : measures) {
    const auto reference = anatomy::find_reference(references, measure.name);
    if (!reference) continue;
    ++judged;
    INFO(measure.name << " is " << measure.value);
    CHECK(anatomy::is_inside(measure.value, anatomy::scaled(*reference, 0.256)));
  }
  CHECK(judged == 12);
}

TEST_CASE("heel, ball, outer border and toes stand on the floor and the arch is clear of it") {
  const auto lowest = [](float x, float z, float radius) {
    return sculpt_tests::extent(coarse_shell(),
                                [&](const glm::vec3& p) { return p.y < 30 && std::hypot(p.x - x, p.z - z) < radius; })
        .low.y;
  };
  const std::array<glm::vec3, 9> standing = {{{34, -4, 20},
                                              {186, -26, 12},
                                              {150, 40, 12},
                                              {100, 30, 10},
                                              {239, -16, 10},
                                              {244, 9, 6},
                                              {228, 24, 6},
                                              {212, 37, 6},
                                              {198, 51, 6}}};
  for (const glm::vec3& place : standing) {
    CAPTURE(place.x, place.y);
    CHECK(std::abs(lowest(place.x, place.y, place.z)) < 1.2F);
  }
  CHECK(lowest(112, -28, 6) > 8.0F);
}

TEST_CASE("the chain of each toe follows joints and tip of its bones within 5 mm") {
  const sculpt::FootFrame frame = sculpt::load_foot_frame(tables);
  const auto landmarks = sculpt::load_landmarks(tables, rig(), coarse_part().levels.front());
  const auto pivot = [&](const std::string& joint) {
    return glm::vec3(
        frame.to_foot(rig().joints[static_cast<std::size_t>(anatomy::find_joint(rig(), joint).value())].pivot_model));
  };
  for (std::size_t t = 0; t < 5; ++t) {
    CAPTURE(t + 1);
    const std::string name = "toe" + std::to_string(t + 1);
    const auto& centres = skin().toes()[t].shape().centres;
    // Below the bone at the metatarsal head, where the pad is thick: only its place on the floor counts.
    const glm::vec3 head = pivot(name + "_proximal_r") - centres[0];
    CHECK(std::hypot(head.x, head.z) < 5.0F);
    if (t > 0) CHECK(glm::length(pivot(name + "_middle_r") - centres[1]) < 5.0F);
    CHECK(glm::length(pivot(name + "_distal_r") - centres[2]) < 5.0F);
    const auto tip = std::find_if(landmarks.begin(), landmarks.end(),
                                  [&](const anatomy::Landmark& landmark) { return landmark.name == name + "_tip_r"; });
    REQUIRE(tip != landmarks.end());
    const glm::vec3 bone_end(frame.to_foot(tip->point_model));
    const glm::vec3 along = glm::normalize(centres[3] - centres[2]);
    const float beyond = std::max(0.0F, glm::dot(bone_end - centres[3], along));  // inside the rounded end
    CHECK(beyond < skin().toes()[t].shape().half_widths[3]);
    CHECK(glm::length(bone_end - centres[3] - along * beyond) < 5.0F);
  }
}

TEST_CASE("weights of every vertex sum to 1, strongest first") {
  for (const anatomy::Mesh& mesh : coarse_part().levels) {
    CHECK(tests::faulty_weights(mesh) == 0);
  }
}

TEST_CASE("the levels of detail are closed and get coarser") {
  const auto& levels = coarse_part().levels;
  REQUIRE(levels.size() == 2);
  CHECK(levels[1].triangles.size() < levels[0].triangles.size() / 3);
  CHECK(tests::bad_edges(levels[0].triangles) == 0);
  CHECK(tests::bad_edges(levels[1].triangles) <= 4);  // where a web is thinner than a triangle, sides may touch
}

TEST_CASE("plantarflexion does not hollow the back of the ankle") {
  const anatomy::Mesh& mesh = coarse_part().levels.front();
  const auto ankle = static_cast<std::size_t>(anatomy::find_coordinate(rig(), "ankle_r.dorsiflexion").value());
  const motion::Surface surface = posed(mesh, ankle, rig().coordinates[ankle].min);
  // Behind the ankle the skin keeps its distance from the talocrural axis.
  const glm::vec3 centre(rig().coordinates[ankle].point_model);
  int checked = 0;
  for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
    const glm::vec3 before = mesh.positions[v] - centre;
    if (before.x > -0.035F || std::abs(before.z) > 0.012F || before.y < 0.0F || before.y > 0.06F) continue;
    ++checked;
    const glm::vec3 after = surface.positions[v] - centre;
    CHECK(std::hypot(after.x, after.y) > std::hypot(before.x, before.y) - 0.006F);
  }
  CHECK(checked > 20);
}

TEST_CASE("a fault in a skin table names its place") {
  const base::Error word = first_fault(tests::tables_with("skin_test_tables", "toes.toml", "web = 9", "web = \"wide\""));
  CHECK(word.where.file.find("toes.toml") != std::string::npos);
  CHECK(word.where.line > 1);
  CHECK(word.where.column > 1);

  const base::Error order = first_fault(tests::tables_with("skin_test_tables", "skin.toml", "[  1, 36", "[ -9, 36"));
  CHECK(order.where.file.find("skin.toml") != std::string::npos);
  CHECK(order.where.line > 1);

  const base::Error key = first_fault(tests::tables_with("skin_test_tables", "skin_detail.toml", "points =", "pionts ="));
  CHECK(key.where.file.find("skin_detail.toml") != std::string::npos);
  CHECK(key.where.line > 1);
}
