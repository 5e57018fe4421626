// Head, clothes and thigh: what the whole figure must satisfy, in postures that demonstrations use.
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>

#include <glm/common.hpp>
#include <glm/trigonometric.hpp>

#include "engine/motion/skinning.hpp"
#include "engine/sculpt/clothes.hpp"
#include "engine/sculpt/garment.hpp"
#include "engine/sculpt/head_field.hpp"
#include "tests/catch.hpp"
#include "tests/sculpt/baked_leg.hpp"
#include "tests/sculpt/measure.hpp"
#include "tests/sculpt/mesh_checks.hpp"
#include "tests/sculpt/tables_with.hpp"

using namespace windlass;
using glm::vec3;

namespace {

const std::string tables = std::string(WINDLASS_SOURCE_DIR) + "/assets/anatomy";

const anatomy::Rig& rig() {
  return tests::baked().rig;
}

const anatomy::Part& part(const std::string& name) {
  return tests::baked().part(name);
}

std::vector<const anatomy::Part*> mid_line_parts() {
  return {&part("shirt"), &part("shorts"), &part("skin_head"), &part("hair")};
}

/// Height and place in the tables' frame (mm).
vec3 in_table(const vec3& model) {
  return tests::baked().foot(model);
}

struct Posture {
  std::string name;
  std::vector<std::pair<std::string, double>> values;  ///< degrees; "*" stands for both sides
};

motion::Pose pose_of(const Posture& posture) {
  motion::Pose pose = motion::neutral_pose(rig());
  for (const auto& [wish, shown] : posture.values) {
    for (const char* side : {"r", "l"}) {
      std::string name = wish;
      if (const auto star = name.find('*'); star != std::string::npos) name.replace(star, 1, side);
      const auto c = static_cast<std::size_t>(anatomy::find_coordinate(rig(), name).value());
      pose.values[c] = anatomy::value_from_shown(rig().coordinates[c], shown);
    }
  }
  return pose;
}

const std::vector<Posture> postures = {
    {"standing", {}},
    {"on a chair", {{"hip_*.flexion", 85}, {"knee_*.flexion", 90}}},
    {"long sitting", {{"hip_*.flexion", 95}, {"knee_*.flexion", 5}, {"lumbar.flexion", 15}}},
    {"leg crossed",
     {{"hip_r.flexion", 90},
      {"hip_r.abduction", 35},
      {"hip_r.rotation", 45},
      {"knee_r.flexion", 110},
      {"hip_l.flexion", 85},
      {"knee_l.flexion", 90},
      {"lumbar.flexion", 20}}},
    {"lunge, right leg in front", {{"hip_r.flexion", 80}, {"knee_r.flexion", 90}, {"hip_l.flexion", -25}}},
    {"lunge, right leg behind", {{"hip_r.flexion", -28}, {"knee_r.flexion", 60}, {"hip_l.flexion", 80}}},
    {"squat", {{"hip_*.flexion", 120}, {"knee_*.flexion", 125}, {"lumbar.flexion", 20}, {"shoulder_*.flexion", 80}}},
    {"arms forward", {{"shoulder_*.flexion", 90}}},
    {"arms overhead", {{"shoulder_*.flexion", 165}, {"shoulder_girdle_*.elevation", 25}}},
    {"reaching to the foot",
     {{"hip_*.flexion", 110}, {"lumbar.flexion", 45}, {"thorax.flexion", 25}, {"shoulder_*.flexion", 100}}},
    {"leaning on a wall",
     {{"hip_r.flexion", 25}, {"knee_r.flexion", 30}, {"hip_l.flexion", -15}, {"shoulder_*.flexion", 75}}},
    {"crossed-leg seat",
     {{"hip_r.flexion", 90},
      {"hip_r.abduction", 35},
      {"hip_r.rotation", 45},
      {"knee_r.flexion", 100},
      {"hip_l.flexion", 90},
      {"knee_l.flexion", 90}}},
    {"chair seat", {{"hip_*.flexion", 90}, {"knee_*.flexion", 90}}},
    {"long sitting, hands behind", {{"hip_*.flexion", 90}, {"shoulder_*.flexion", -40}}},
    {"half squat", {{"hip_*.flexion", 110}, {"knee_*.flexion", 120}, {"lumbar.flexion", 15}}},
    {"lunge", {{"hip_r.flexion", 90}, {"knee_r.flexion", 90}, {"hip_l.flexion", -10}, {"knee_l.flexion", 40}}},
    {"high knee", {{"hip_r.flexion", 100}, {"knee_r.flexion", 100}}},
    {"arms straight up", {{"shoulder_*.flexion", 170}}},
    {"hands on a wall", {{"shoulder_*.flexion", 90}, {"lumbar.flexion", 10}}},
    {"hinging at the hips", {{"hip_*.flexion", 45}, {"lumbar.flexion", 20}}},
    {"leaning forward", {{"lumbar.flexion", 30}, {"thorax.flexion", 15}}},
    {"reaching across", {{"shoulder_r.flexion", 90}, {"shoulder_r.abduction", -35}, {"lumbar.flexion", 20}}},
};

std::vector<vec3> posed(const anatomy::Mesh& mesh, const motion::Pose& pose) {
  motion::Surface surface;
  motion::skin(rig(), mesh, pose, motion::world_from_neutral(rig(), pose), motion::Side::right, surface);
  return surface.positions;
}

/// How far along `direction` the ray from `from` meets the surface first; infinity: it does not (Möller, Trumbore
/// 1997).
float first_hit(const std::vector<vec3>& positions, const std::vector<std::uint32_t>& triangles, const vec3& from,
                const vec3& direction) {
  float nearest = std::numeric_limits<float>::infinity();
  for (std::size_t t = 0; t < triangles.size(); t += 3) {
    const vec3 a = positions[triangles[t]];
    const vec3 e1 = positions[triangles[t + 1]] - a;
    const vec3 e2 = positions[triangles[t + 2]] - a;
    const vec3 p = glm::cross(direction, e2);
    const float det = glm::dot(e1, p);
    if (std::abs(det) < 1e-12F) continue;
    const vec3 s = from - a;
    const float u = glm::dot(s, p) / det;
    if (u < 0.0F || u > 1.0F) continue;
    const vec3 q = glm::cross(s, e1);
    const float v = glm::dot(direction, q) / det;
    if (v < 0.0F || u + v > 1.0F) continue;
    const float along = glm::dot(e2, q) / det;
    if (along > 0.0F) nearest = std::min(nearest, along);
  }
  return nearest;
}

/// Whether `point` lies inside the closed surface: a ray from it leaves once more than it enters.
bool is_inside(const std::vector<vec3>& positions, const std::vector<std::uint32_t>& triangles, const vec3& point) {
  const vec3 up = glm::normalize(vec3(0.013F, 1.0F, 0.017F));
  vec3 from = point;
  bool inside = false;
  for (float hit = first_hit(positions, triangles, from, up); std::isfinite(hit);
       hit = first_hit(positions, triangles, from, up)) {
    inside = !inside;
    from += (hit + 1e-5F) * up;
  }
  return inside;
}

}  // namespace

TEST_CASE("head and clothes are closed at every level, belong to both sides, and weights sum to 1") {
  for (const anatomy::Part* part : mid_line_parts()) {
    CAPTURE(part->name);
    CHECK_FALSE(anatomy::is_sided(*part, rig()));
    REQUIRE(part->levels.size() == 3);
    for (const anatomy::Mesh& mesh : part->levels) {
      CAPTURE(mesh.triangles.size());
      CHECK(tests::bad_edges(mesh.triangles) == 0);
      CHECK(tests::volume(mesh.positions, mesh.triangles) > 0.0);
      CHECK(tests::faulty_weights(mesh) == 0);
    }
  }
  CHECK(part("shirt").layer == anatomy::Layer::clothes);
}

TEST_CASE("the figure has the size of a person 1.69 m tall") {
  sculpt::Box head_box{vec3(1e9F), vec3(-1e9F)};
  for (const vec3& p : part("skin_head").levels[0].positions) {
    if (in_table(p).y < 1560) continue;
    head_box.low = glm::min(head_box.low, in_table(p));
    head_box.high = glm::max(head_box.high, in_table(p));
  }
  float crown = 0.0F;
  for (const vec3& p : part("hair").levels[0].positions) crown = std::max(crown, in_table(p).y);
  CHECK(crown == Approx(1690).margin(6));
  CHECK(head_box.high.y == Approx(1683).margin(6));
  CHECK(head_box.high.x - head_box.low.x == Approx(200).margin(6));  // with the nose

  float breadth = 0.0F;
  for (const vec3& p : part("shirt").levels[0].positions) {
    if (in_table(p).y > 1290) breadth = std::max(breadth, 2000.0F * std::abs(p.z));
  }
  CHECK(breadth == Approx(450).margin(14));  // 440 over the deltoids, and cloth

  sculpt::Shell shell;
  for (const vec3& p : part("skin_leg").levels[0].positions) shell.positions.push_back(in_table(p));
  shell.triangles = part("skin_leg").levels[0].triangles;
  const auto girth_at = [&](float y) {
    return sculpt_tests::girth(shell, {0, y, 0}, {0, 1, 0}, [](const vec3&) { return true; });
  };
  CHECK(girth_at(505) == Approx(405).margin(12));  // lower thigh, above the kneecap
  CHECK(girth_at(466) == Approx(372).margin(15));  // knee
  CHECK(girth_at(650) == Approx(490).margin(25));  // mid-thigh
}

TEST_CASE("mid-line parts are the same on both sides") {
  for (const anatomy::Part* part : mid_line_parts()) {
    CAPTURE(part->name);
    const anatomy::Mesh& mesh = part->levels.front();
    float worst = 0.0F;
    for (std::size_t v = 0; v < mesh.positions.size(); v += 7) {
      const vec3 mirror = mesh.positions[v] * vec3(1, 1, -1);
      float nearest = 1.0F;
      for (std::size_t t = 0; t < mesh.triangles.size(); t += 3) {
        const vec3 a = mesh.positions[mesh.triangles[t]];
        if (glm::distance(a, mirror) > 0.12F) continue;
        nearest = std::min(nearest, tests::distance_to_triangle(mirror, a, mesh.positions[mesh.triangles[t + 1]],
                                                                mesh.positions[mesh.triangles[t + 2]]));
      }
      worst = std::max(worst, nearest);
    }
    CHECK(worst < 1.5e-3F);
  }
}

TEST_CASE("a breath lifts the chest by 3 to 6 mm and the belly by 2 to 3") {
  const Posture breath{"", {{"thorax.breath", 1}}};
  const anatomy::Mesh& mesh = part("shirt").levels.front();
  const std::vector<vec3> out = posed(mesh, pose_of(breath));
  const auto move_near = [&](const vec3& place) {
    std::size_t best = 0;
    for (std::size_t v = 0; v < out.size(); ++v) {
      if (glm::distance(in_table(mesh.positions[v]), place) < glm::distance(in_table(mesh.positions[best]), place))
        best = v;
    }
    return 1000.0F * (out[best] - mesh.positions[best]);
  };
  const vec3 chest = move_near({148, 1250, -85});
  CHECK(glm::length(chest) > 3.0F);
  CHECK(glm::length(chest) < 6.5F);
  CHECK(chest.x > 0.0F);
  CHECK(chest.y > 0.0F);
  const vec3 belly = move_near({143, 1070, -85});
  CHECK(belly.x > 2.0F);
  CHECK(belly.x < 4.0F);
}

TEST_CASE("thighs stay inside the shorts, arms inside the sleeves, the shorts' waist inside the shirt") {
  const anatomy::Mesh& skin = part("skin_leg").levels.front();
  const anatomy::Mesh& cloth = part("shorts").levels.front();
  const anatomy::Mesh& top = part("shirt").levels.front();
  const auto arm = static_cast<std::size_t>(anatomy::find_joint(rig(), "upper_arm_r").value());
  const auto elbow = static_cast<std::size_t>(anatomy::find_joint(rig(), "forearm_r").value());
  const vec3 shoulder = rig().joints[arm].pivot_model;
  const vec3 along = glm::normalize(vec3(rig().joints[elbow].pivot_model) - shoulder);
  for (const Posture& posture : postures) {
    CAPTURE(posture.name);
    const motion::Pose pose = pose_of(posture);
    const auto joints = motion::world_from_neutral(rig(), pose);
    motion::Surface shorts_at;
    motion::skin(rig(), cloth, pose, joints, motion::Side::right, shorts_at);
    const std::vector<vec3> shirt_at = posed(top, pose);

    motion::Surface leg_at;
    motion::skin(rig(), skin, pose, joints, motion::Side::right, leg_at);
    int bare = 0;
    int checked = 0;
    for (std::size_t v = 0; v < skin.positions.size(); ++v) {
      const float y = in_table(skin.positions[v]).y;
      if (y < 686 || y > 750) continue;
      ++checked;
      // Cloth lies outside it, or so near that both are one to the eye.
      const vec3 n = leg_at.normals[v];
      if (first_hit(shorts_at.positions, cloth.triangles, leg_at.positions[v] - 0.5e-3F * n, n) > 0.12F) ++bare;
    }
    CHECK(checked > 80);
    CHECK(bare == 0);

    for (std::size_t level = 0; level < 3; ++level) {
      CAPTURE(level);
      const anatomy::Mesh& limb = part("skin_arm").levels[level];
      const anatomy::Mesh& shirt = part("shirt").levels[level];
      const std::vector<vec3> limb_at = posed(limb, pose);
      const std::vector<vec3> shirt_now = posed(shirt, pose);
      int covered = 0;
      int bare_arm = 0;
      for (std::size_t v = 0; v < limb.positions.size(); ++v) {
        const vec3 rest = limb.positions[v] - shoulder;
        const float reach = glm::dot(rest, along);
        if (reach > 0.13F) continue;  // the hem lies at 0.147
        ++covered;
        // Straight away from the arm's axis.
        const glm::dvec3 out = glm::normalize(rest - reach * along);
        if (first_hit(shirt_now, shirt.triangles, limb_at[v], vec3(joints[arm].rotation * out)) > 0.4F) ++bare_arm;
      }
      CHECK(covered > 8);
      CHECK(24 * bare_arm <= covered);       // 2 of 48 …
      if (level == 0) CHECK(bare_arm == 0);  // … from afar

      const anatomy::Mesh& lap = part("shorts").levels[level];
      const std::vector<vec3> lap_at = posed(lap, pose);
      int hanging = 0;
      int run_through = 0;
      for (std::size_t v = 0; v < shirt.positions.size(); ++v) {
        const vec3 p = in_table(shirt.positions[v]);
        const vec3 n = shirt.normals[v];
        const bool is_outer = n.x * (p.x - 50.0F) + n.z * (p.z + 85.0F) > 0.0F && std::abs(n.y) < 0.5F;
        if (p.y > 950 || !is_outer) continue;
        ++hanging;
        if (is_inside(lap_at, lap.triangles, shirt_now[v])) ++run_through;
      }
      CHECK(hanging > 4);
      CHECK(8 * run_through <= hanging);  // the coarsest cloth bulges by some millimetres
    }

    int bare_waist = 0;
    for (std::size_t v = 0; v < cloth.positions.size(); ++v) {
      // Behind and beside; in front thigh and belly press on each other.
      const vec3 p = in_table(cloth.positions[v]);
      if (p.y < 940 || p.x > 80 || std::abs(cloth.normals[v].y) > 0.4F) continue;
      if (first_hit(shirt_at, top.triangles, shorts_at.positions[v], shorts_at.normals[v]) > 0.06F) ++bare_waist;
    }
    CHECK(bare_waist == 0);
  }
}

TEST_CASE("the bent knee keeps its volume, and its calf and thigh do not cross") {
  const anatomy::Mesh& mesh = part("skin_leg").levels.front();
  constexpr double knee_volume = 2.4e-3;  // m³, from 100 mm below to 100 mm above the axis
  const double rest = tests::volume(mesh.positions, mesh.triangles);
  const auto volume_at = [&](double degrees) {
    return tests::volume(posed(mesh, pose_of({"", {{"knee_*.flexion", degrees}}})), mesh.triangles);
  };
  CHECK(std::abs(volume_at(90) - rest) < 0.06 * knee_volume);

  const std::vector<vec3> bent = posed(mesh, pose_of({"", {{"knee_*.flexion", 140}}}));
  const auto knee = static_cast<std::size_t>(anatomy::find_joint(rig(), "shank_r").value());
  const vec3 pivot = rig().joints[knee].pivot_model;
  const auto thigh = static_cast<std::size_t>(rig().joints[knee].parent);
  const glm::dvec3 limb = glm::normalize(rig().joints[thigh].pivot_model - rig().joints[knee].pivot_model);
  // Of the plane in which they meet, toward the thigh.
  const vec3 normal(glm::angleAxis(glm::radians(-70.0), glm::dvec3(0, 0, 1)) * limb);
  int crossed = 0;
  for (std::size_t v = 0; v < bent.size(); ++v) {
    const float above = glm::dot(bent[v] - pivot, normal);
    const float y = in_table(mesh.positions[v]).y;
    if (y > 500 && above < -1.5e-3F) ++crossed;
    if (y < 410 && y > 150 && above > 1.5e-3F) ++crossed;
  }
  CHECK(crossed == 0);
}

TEST_CASE("a fault in the tables of head or clothes names its place") {
  const auto fault_of = [](const auto& load) {
    try {
      load();
    } catch (const base::Failure& failure) {
      return failure.errors().front();
    }
    return base::Error{};
  };
  const auto garment = [&](const std::string& from, const std::string& to) {
    const std::string folder = tests::tables_with("figure_test_tables", "clothes.toml", from, to);
    return fault_of([&] { sculpt::load_garment(folder, "shirt", rig()); });
  };
  for (const base::Error& fault :
       {garment("joint = \"clavicle_r\"", "joint = \"clavicula_r\""), garment("ends = [924, 1450]", "ends = [924]"),
        garment("coordinate = \"thorax.breath\"", "coordinate = \"thorax.sigh\""),
        garment("blend = 46", "belnd = 46")}) {
    CHECK(fault.where.file.find("clothes.toml") != std::string::npos);
    CHECK(fault.where.line > 1);
    CHECK(fault.where.column > 0);
  }
  const auto head = [&](const std::string& from, const std::string& to) {
    const std::string folder = tests::tables_with("figure_test_tables", "head.toml", from, to);
    return fault_of([&] { sculpt::load_head_tables(folder, -85.0F); });
  };
  for (const base::Error& fault :
       {head("raised = 0.35", "raised = \"a little\""), head("26, 1.2]", "26, 3]"), head("[[13, ", "[[1, "),
        head("[13, 0.4], ", "")}) {
    CHECK(fault.where.file.find("head.toml") != std::string::npos);
    CHECK(fault.where.line > 1);
  }
}
