// The neutral skin of the leg as baked: one closed surface with a person's sizes that stands on the floor.
#include <algorithm>
#include <cmath>

#include "engine/anatomy/measures.hpp"
#include "engine/sculpt/skin_field.hpp"
#include "engine/text/anthropometry_table.hpp"
#include "tests/catch.hpp"
#include "tests/sculpt/baked_leg.hpp"
#include "tests/sculpt/measure.hpp"
#include "tests/sculpt/mesh_checks.hpp"
#include "tests/sculpt/tables_with.hpp"

using namespace windlass;

namespace {

const std::string tables = std::string(WINDLASS_SOURCE_DIR) + "/assets/anatomy";

const sculpt::SkinField& skin() {
  static const sculpt::SkinField field(sculpt::load_skin_tables(tables));
  return field;
}

const anatomy::Rig& rig() {
  return tests::baked().rig;
}

const anatomy::Part& part() {
  return tests::baked().part("skin_leg");
}

/// In the foot frame (mm).
const sculpt::Shell& shell() {
  static const sculpt::Shell made = [] {
    const anatomy::Mesh& mesh = part().levels.front();
    sculpt::Shell in_foot{{}, mesh.normals, mesh.triangles};
    for (const glm::vec3& p : mesh.positions) in_foot.positions.push_back(tests::baked().foot(p));
    return in_foot;
  }();
  return made;
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

TEST_CASE("the skin is one closed surface without handles, at every level, each coarser than the last") {
  REQUIRE(part().levels.size() == 3);
  std::size_t finer = 50000 * 3;
  for (const anatomy::Mesh& mesh : part().levels) {
    CHECK(tests::bad_edges(mesh.triangles) == 0);
    CHECK(tests::components(mesh.positions.size(), mesh.triangles) == 1);
    CHECK(tests::euler_characteristic(mesh.positions.size(), mesh.triangles) == 2);
    CHECK(tests::volume(mesh.positions, mesh.triangles) > 0.0);
    CHECK(mesh.triangles.size() < finer);
    finer = mesh.triangles.size() * 2 / 5;
  }
}

TEST_CASE("a curve on the skin is laid onto it, wherever its points are given") {
  const auto sphere = [](const glm::vec3& p) { return glm::length(p) - 40.0F; };
  const sculpt::Relief relief({sculpt::drawn_onto(sphere, {{{52, 0, 0}, 1.0F, 3.0F}, {{52, 3, 0}, 1.0F, 3.0F}})});
  CHECK(relief.height_at({40, 1, 0}) > 0.3F);
  CHECK(relief.height_at({52, 1, 0}) < 1e-3F);
}

TEST_CASE("every nail is a closed plate") {
  for (const char* name : {"toenail1", "toenail2", "toenail3", "toenail4", "toenail5"}) {
    INFO(name);
    for (const anatomy::Mesh& nail : tests::baked().part(name).levels) {
      CHECK(tests::bad_edges(nail.triangles) == 0);
      CHECK(tests::euler_characteristic(nail.positions.size(), nail.triangles) == 2);
      CHECK(tests::volume(nail.positions, nail.triangles) > 0.0);
    }
  }
}

// Within one standard deviation of ANSUR II at that length, or near the reference's bones where it lacks a size.
TEST_CASE("the leg has the proportions of a person whose foot is 256 mm long") {
  const auto measures = anatomy::measures_of(tests::baked().body);
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
  CHECK(judged == 26);
}

TEST_CASE("heel, ball, outer border and toes stand on the floor and the arch is clear of it") {
  const auto lowest = [](float x, float z, float radius) {
    return sculpt_tests::extent(shell(),
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
  const sculpt::FootFrame& frame = tests::baked().frame;
  const std::vector<anatomy::Landmark>& landmarks = tests::baked().body.landmarks;
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
  for (const anatomy::Mesh& mesh : part().levels) {
    CHECK(tests::faulty_weights(mesh) == 0);
  }
}

TEST_CASE("plantarflexion does not hollow the back of the ankle") {
  const anatomy::Mesh& mesh = part().levels.front();
  const auto ankle = static_cast<std::size_t>(anatomy::find_coordinate(rig(), "ankle_r.dorsiflexion").value());
  motion::Pose pose = motion::neutral_pose(rig());
  pose.values[ankle] = rig().coordinates[ankle].min;
  const motion::Surface surface = tests::posed(mesh, pose, motion::world_from_neutral(rig(), pose));
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
  const base::Error word =
      first_fault(tests::tables_with("skin_test_tables", "toes.toml", "web = 9", "web = \"wide\""));
  CHECK(word.where.file.find("toes.toml") != std::string::npos);
  CHECK(word.where.line > 1);
  CHECK(word.where.column > 1);

  const base::Error order = first_fault(tests::tables_with("skin_test_tables", "skin.toml", "[  1, 36", "[ -9, 36"));
  CHECK(order.where.file.find("skin.toml") != std::string::npos);
  CHECK(order.where.line > 1);

  const base::Error key =
      first_fault(tests::tables_with("skin_test_tables", "skin_detail.toml", "points =", "pionts ="));
  CHECK(key.where.file.find("skin_detail.toml") != std::string::npos);
  CHECK(key.where.line > 1);
}
