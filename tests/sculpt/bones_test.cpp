// The skeleton and the ligaments: complete, of the reference's sizes, in place, and sound in every posture.
#include <array>
#include <map>
#include <mutex>
#include <set>

#include <glm/matrix.hpp>
#include <glm/vector_relational.hpp>

#include "engine/base/error.hpp"
#include "engine/base/units.hpp"
#include "engine/sculpt/bones.hpp"
#include "engine/sculpt/parallel.hpp"
#include "tests/sculpt/baked_leg.hpp"
#include "tests/sculpt/mesh_checks.hpp"

namespace {

using namespace windlass;
using namespace windlass::tests;

const sculpt::Skeleton& skeleton() {
  static const sculpt::Skeleton loaded = sculpt::load_skeleton(anatomy_folder, baked().rig);
  return loaded;
}

std::size_t bone_named(const std::string& name) {
  for (std::size_t i = 0; i < skeleton().bones().size(); ++i) {
    if (skeleton().bones()[i].name == name) return i;
  }
  FAIL("no bone " << name);
  return 0;
}

/// The parts of one layer.
std::vector<const anatomy::Part*> parts_in(anatomy::Layer layer) {
  std::vector<const anatomy::Part*> parts;
  for (const anatomy::Part& part : baked().body.parts) {
    if (part.layer == layer) parts.push_back(&part);
  }
  return parts;
}

TEST_CASE("every bone of foot, leg and thigh is there, once") {
  std::set<std::string> wanted = {"calcaneus",
                                  "talus",
                                  "navicular",
                                  "cuboid",
                                  "medial_cuneiform",
                                  "intermediate_cuneiform",
                                  "lateral_cuneiform",
                                  "medial_sesamoid",
                                  "lateral_sesamoid",
                                  "tibia",
                                  "fibula",
                                  "femur",
                                  "patella"};
  for (const std::string ray : {"1", "2", "3", "4", "5"}) {
    wanted.insert("metatarsal" + ray);
    wanted.insert("proximal" + ray);
    wanted.insert("distal" + ray);
    if (ray != "1") wanted.insert("middle" + ray);
  }
  CHECK(wanted.size() == 26 + 2 + 4);
  const std::vector<const anatomy::Part*> bones = parts_in(anatomy::Layer::bone);
  std::set<std::string> names;
  for (const anatomy::Part* part : bones) names.insert(part->name);
  CHECK(names == wanted);
  CHECK(names.size() == bones.size());
}

TEST_CASE("every level of bones and ligaments is one closed surface, few triangles in all") {
  const auto check = [](anatomy::Layer layer, std::size_t fine, std::size_t coarse) {
    std::size_t finest = 0;
    std::size_t coarsest = 0;
    for (const anatomy::Part* found : parts_in(layer)) {
      const anatomy::Part& part = *found;
      INFO(part.name);
      REQUIRE(part.levels.size() >= 2);
      finest += part.levels.front().triangles.size() / 3;
      coarsest += part.levels.back().triangles.size() / 3;
      for (const anatomy::Mesh& mesh : part.levels) {
        CHECK(tests::bad_edges(mesh.triangles) == 0);
        CHECK(tests::components(mesh.positions.size(), mesh.triangles) == 1);
        CHECK(tests::volume(mesh.positions, mesh.triangles) > 0.0);
        CHECK(mesh.colours.size() == mesh.positions.size());
        REQUIRE(mesh.influences.size() == mesh.positions.size());
        for (const anatomy::Influences& i : mesh.influences) {
          REQUIRE(i.weights[0] + i.weights[1] + i.weights[2] + i.weights[3] == Approx(1.0F).margin(1e-5));
          REQUIRE(i.weights[0] >= i.weights[1]);
        }
      }
    }
    CHECK(finest <= fine);
    CHECK(coarsest <= coarse);
  };
  check(anatomy::Layer::bone, 60000, 9000);
  check(anatomy::Layer::ligament, 6000, 1500);
}

/// How far a bone reaches (mm) along the line from one landmark to another.
double length_along(const std::string& bone, const glm::vec3& from, const glm::vec3& to) {
  const glm::vec3 axis = glm::normalize(to - from);
  float least = 1e9F;
  float most = -1e9F;
  for (const glm::vec3& p : baked().part(bone).levels[0].positions) {
    const float at = glm::dot(baked().foot(p), axis);
    least = std::min(least, at);
    most = std::max(most, at);
  }
  return most - least;
}

// Landmarks and sizes: bone meshes shipped with gait2392 (CC BY 3.0), toes scaled by 0.8; mm, foot frame.
const std::array<glm::vec3, 5> metatarsal_bases = {glm::vec3(138.0F, 39.9F, -22.2F), glm::vec3(129.9F, 49.9F, -5.2F),
                                                   glm::vec3(120.7F, 44.6F, 9.6F), glm::vec3(108.2F, 41.9F, 19.3F),
                                                   glm::vec3(92.7F, 38.6F, 31.2F)};
const std::array<glm::vec3, 5> metatarsal_heads = {glm::vec3(186.7F, 27.1F, -26.6F), glm::vec3(187.9F, 24.4F, 0.2F),
                                                   glm::vec3(173.0F, 23.3F, 14.2F), glm::vec3(163.4F, 25.8F, 29.0F),
                                                   glm::vec3(148.5F, 26.6F, 40.1F)};
const std::array<glm::vec3, 5> first_joints = {  // IP of the hallux, PIP of the others
    glm::vec3(230.2F, 13.9F, -19.5F), glm::vec3(225.1F, 15.8F, 9.1F), glm::vec3(208.7F, 17.4F, 24.0F),
    glm::vec3(195.5F, 17.0F, 37.3F), glm::vec3(182.3F, 17.6F, 48.8F)};
const std::array<glm::vec3, 5> second_joints = {  // DIP
    glm::vec3(0.0F), glm::vec3(240.7F, 16.4F, 12.2F), glm::vec3(222.8F, 16.8F, 26.1F), glm::vec3(207.6F, 18.0F, 40.1F),
    glm::vec3(193.2F, 17.6F, 50.3F)};

TEST_CASE("metatarsals and phalanges have the reference's lengths within 5 %") {
  const std::array<double, 5> metatarsals = {64.5, 77.3, 68.6, 70.1, 69.8};
  const std::array<double, 5> proximal = {35.2, 29.9, 26.2, 25.6, 24.2};
  const std::array<double, 5> middle = {0.0, 11.7, 10.7, 9.0, 7.4};
  for (std::size_t i = 0; i < 5; ++i) {
    const std::string ray = std::to_string(i + 1);
    CHECK(length_along("metatarsal" + ray, metatarsal_bases[i], metatarsal_heads[i]) ==
          Approx(metatarsals[i]).epsilon(0.05));
    CHECK(length_along("proximal" + ray, metatarsal_heads[i], first_joints[i]) == Approx(proximal[i]).epsilon(0.05));
    if (i > 0) {
      CHECK(length_along("middle" + ray, first_joints[i], second_joints[i]) == Approx(middle[i]).epsilon(0.05));
    }
  }
}

TEST_CASE("the tarsal bones fill about the boxes of the reference") {
  const std::map<std::string, glm::vec3> boxes = {
      {"calcaneus", {77.0F, 49.4F, 40.9F}},        {"talus", {43.0F, 25.4F, 31.9F}},
      {"navicular", {21.0F, 22.6F, 34.2F}},        {"cuboid", {23.3F, 20.1F, 22.3F}},
      {"medial_cuneiform", {29.9F, 26.4F, 21.2F}}, {"intermediate_cuneiform", {17.8F, 16.9F, 17.3F}},
      {"lateral_cuneiform", {22.7F, 20.5F, 17.0F}}};
  for (const auto& [name, size] : boxes) {
    glm::vec3 low(1e9F);
    glm::vec3 high(-1e9F);
    for (const glm::vec3& p : baked().part(name).levels[0].positions) {
      low = glm::min(low, p * 1e3F);
      high = glm::max(high, p * 1e3F);
    }
    const glm::vec3 made = high - low;
    INFO(name << ": " << made.x << " " << made.y << " " << made.z);
    // The meshes' talus is shortened: textbooks give 55 to 60 mm.
    const float longest = name == "talus" ? 56.0F : size.x * 1.3F;
    CHECK((made.x > size.x * 0.85F && made.x < longest));
    CHECK((made.y > size.y * 0.85F && made.y < size.y * 1.3F));
    CHECK((made.z > size.z * 0.85F && made.z < size.z * 1.3F));
  }
}

TEST_CASE("bones lie at the reference's landmarks") {
  const auto distance = [&](const std::string& bone, const glm::vec3& p) {
    return skeleton().distance(bone_named(bone), p);
  };
  // The heads lie a little lower than in the meshes, on the rig's pivots. Radii of sphere fits; a head is less broad
  // than deep.
  const std::array<float, 5> head_radius = {9.8F, 7.3F, 6.2F, 6.6F, 6.8F};
  for (std::size_t i = 0; i < 5; ++i) {
    const std::string name = "metatarsal" + std::to_string(i + 1);
    INFO(name);
    const auto joint = anatomy::find_joint(baked().rig, "toe" + std::to_string(i + 1) + "_proximal_r").value();
    const glm::vec3 head = baked().foot(baked().rig.joints[static_cast<std::size_t>(joint)].pivot_model);
    CHECK(distance(name, head) == Approx(-head_radius[i]).margin(1.8));
    CHECK(glm::distance(head, metatarsal_heads[i]) < 5.0F);
    CHECK(distance(name, metatarsal_bases[i]) < -2.5F);
  }
  const std::vector<std::tuple<std::string, glm::vec3, float>> on_surface = {
      {"calcaneus", {7.8F, 34.5F, -5.2F}, 1.5F},    {"calcaneus", {33.8F, 10.9F, -11.7F}, 2.0F},
      {"calcaneus", {15.0F, 53.5F, -5.3F}, 2.0F},   {"calcaneus", {64.8F, 57.7F, -25.0F}, 4.0F},
      {"talus", {66.9F, 79.9F, -14.9F}, 2.0F},      {"navicular", {95.9F, 45.8F, -37.0F}, 2.0F},
      {"metatarsal5", {86.8F, 36.8F, 34.8F}, 2.5F}, {"tibia", {69.8F, 79.1F, -25.3F}, 4.0F},
      {"fibula", {59.8F, 62.6F, 16.7F}, 4.0F}};  // coarse: +-4 mm
  for (const auto& [bone, point, margin] : on_surface) {
    INFO(bone << " at " << point.x << " " << point.y << " " << point.z);
    CHECK(std::abs(distance(bone, point)) < margin);
  }
}

TEST_CASE("no bone runs into another, and joint spaces are a millimetre or two") {
  const auto& bones = skeleton().bones();
  for (std::size_t a = 0; a < bones.size(); ++a) {
    for (std::size_t b = 0; b < bones.size(); ++b) {
      if (a == b) continue;
      float closest = 1e9F;
      for (const glm::vec3& p : baked().part(bones[a].name).levels[0].positions) {
        closest = std::min(closest, skeleton().distance(b, baked().foot(p)));
      }
      INFO(bones[a].name << " and " << bones[b].name);
      CHECK(closest > -0.5F);
      for (const sculpt::Contact& contact : bones[a].contacts) {
        if (contact.bone == b) CHECK(closest == Approx(contact.gap_mm).margin(0.9));
      }
    }
  }
}

/// Where each bone goes in `pose`.
std::vector<sculpt::Motion> motions_in(const motion::Pose& pose) {
  std::vector<sculpt::Motion> motions;
  for (const sculpt::Bone& bone : skeleton().bones()) {
    motions.push_back(sculpt::motion_of(bone, baked().rig, pose, baked().frame));
  }
  return motions;
}

/// How deep (mm) a point of the world (foot frame) lies in a bone that has moved; 0 when outside.
float depth_in(std::size_t bone, const sculpt::Motion& motion, const glm::vec3& point) {
  const glm::vec3 rest = motion.back(point);
  const sculpt::Box& box = skeleton().bones()[bone].body.bounds();
  if (glm::any(glm::lessThan(rest, box.low)) || glm::any(glm::greaterThan(rest, box.high))) return 0.0F;
  return std::max(0.0F, -skeleton().distance(bone, rest));
}

/// Calls `body` with the pose of each posture, several at a time; it returns what is wrong there.
template <class Body>
void check_each_posture(const Body& body) {
  const std::vector<Posture> postures = all_postures();
  REQUIRE(postures.size() >= 40);
  std::vector<motion::Pose> poses;
  for (const Posture& posture : postures) poses.push_back(pose_of(baked().rig, posture));
  std::vector<std::string> wrong(postures.size());
  skeleton();
  sculpt::in_parallel(postures.size(), [&](std::size_t i) { wrong[i] = body(poses[i]); });
  for (std::size_t i = 0; i < postures.size(); ++i) {
    INFO(postures[i].name << ": " << wrong[i]);
    CHECK(wrong[i].empty());
  }
}

TEST_CASE("in no posture does a bone run into another by more than half a millimetre") {
  check_each_posture([](const motion::Pose& pose) {
    const std::vector<sculpt::Motion> motions = motions_in(pose);
    std::string wrong;
    for (std::size_t a = 0; a < motions.size(); ++a) {
      const std::string& name = skeleton().bones()[a].name;
      std::vector<float> deepest(motions.size(), 0.0F);
      for (const glm::vec3& p : baked().part(name).levels[0].positions) {
        const glm::vec3 at = motions[a](baked().foot(p));
        for (std::size_t b = 0; b < motions.size(); ++b) {
          if (a != b) deepest[b] = std::max(deepest[b], depth_in(b, motions[b], at));
        }
      }
      for (std::size_t b = 0; b < motions.size(); ++b) {
        if (deepest[b] <= 0.5F) continue;
        wrong += name + " in " + skeleton().bones()[b].name + " " + std::to_string(deepest[b]) + " mm; ";
      }
    }
    return wrong;
  });
}

TEST_CASE("the kneecap glides 2 to 4 mm before the femur, and its ligament keeps its length") {
  const std::size_t femur = bone_named("femur");
  const std::size_t tibia = bone_named("tibia");
  const anatomy::Mesh& patella = baked().part("patella").levels[0];
  const anatomy::Mesh& ligament = baked().part("patellar_ligament").levels[0];
  const auto knee = static_cast<std::size_t>(anatomy::find_coordinate(baked().rig, "knee_r.flexion").value());
  const glm::vec3 tip{92, 453, -3};
  const glm::vec3 tuberosity{88, 405, -3};
  for (double degrees = 0; degrees <= 120; degrees += 12) {
    CAPTURE(degrees);
    motion::Pose pose = motion::neutral_pose(baked().rig);
    pose.values[knee] = base::radians(degrees);
    const std::vector<sculpt::Motion> motions = motions_in(pose);
    const auto joints = motion::world_from_neutral(baked().rig, pose);
    float gap = 1e9F;
    for (const glm::vec3& p : posed(patella, pose, joints).positions) {
      gap = std::min(gap, skeleton().distance(femur, motions[femur].back(baked().foot(p))));
    }
    CHECK(gap > 2.0F);
    CHECK(gap < 4.2F);
    const glm::vec3 tip_at = motions[bone_named("patella")](tip);
    CHECK(glm::distance(tip_at, motions[tibia](tuberosity)) == Approx(glm::distance(tip, tuberosity)).margin(4));
    float to_tip = 1e9F;
    for (const glm::vec3& p : posed(ligament, pose, joints).positions) {
      to_tip = std::min(to_tip, glm::distance(baked().foot(p), tip_at));
    }
    CHECK(to_tip < 5.0F);
  }
}

TEST_CASE("ligaments join the bones that their names say, and in no posture sink into one") {
  const std::map<std::string, std::vector<std::string>> joined = {
      {"anterior_talofibular_ligament", {"fibula", "talus"}},
      {"calcaneofibular_ligament", {"fibula", "calcaneus"}},
      {"posterior_talofibular_ligament", {"fibula", "talus"}},
      {"deltoid_ligament", {"tibia", "talus", "calcaneus", "navicular"}},
      {"spring_ligament", {"calcaneus", "navicular"}},
      {"long_plantar_ligament", {"calcaneus", "cuboid", "metatarsal3", "metatarsal4"}},
      {"short_plantar_ligament", {"calcaneus", "cuboid"}},
      {"bifurcate_ligament", {"calcaneus", "navicular", "cuboid"}},
      {"anterior_tibiofibular_ligament", {"tibia", "fibula"}},
      {"posterior_tibiofibular_ligament", {"tibia", "fibula"}},
      {"dorsal_talonavicular_ligament", {"talus", "navicular"}},
      {"patellar_ligament", {"patella", "tibia"}}};
  const std::vector<const anatomy::Part*> ligaments = parts_in(anatomy::Layer::ligament);
  REQUIRE(ligaments.size() == joined.size());
  constexpr float in_bone = 3.2F;  // mm: the ends lie in the bones
  check_each_posture([&](const motion::Pose& pose) {
    const std::vector<sculpt::Motion> motions = motions_in(pose);
    const auto joints = motion::world_from_neutral(baked().rig, pose);
    std::string wrong;
    for (const anatomy::Part* part : ligaments) {
      std::vector<float> deepest(motions.size(), 0.0F);
      for (const glm::vec3& p : posed(part->levels[0], pose, joints).positions) {
        for (std::size_t b = 0; b < motions.size(); ++b) {
          deepest[b] = std::max(deepest[b], depth_in(b, motions[b], baked().foot(p)));
        }
      }
      for (const std::string& bone : joined.at(part->name)) {
        if (deepest[bone_named(bone)] == 0.0F) wrong += part->name + " does not reach " + bone + "; ";
      }
      for (std::size_t b = 0; b < motions.size(); ++b) {
        if (deepest[b] < in_bone) continue;
        wrong += part->name + " in " + skeleton().bones()[b].name + " " + std::to_string(deepest[b]) + " mm; ";
      }
    }
    return wrong;
  });
}

TEST_CASE("faults of the bones' table name file, line and column") {
  const auto faults = [&](std::string_view text) {
    text::Errors errors;
    const auto document = text::Document::parse(text, "bones.toml", errors);
    REQUIRE(document);
    sculpt::skeleton_from(document->root(errors), baked().rig, baked().frame);
    return base::to_text(errors);
  };
  const std::string text = faults(R"([[bone]]
name = "talus"
joint = "talus"
socket_for = [{ bone = "calcaneum", gap = 1, sweep = ["ankle_r.flexion"] }]
solids = [
  { op = "elipsoid", at = [0, 0, 0], radii = [1, 1, 1] },
  { op = "cone", a = [0, 0, 0], b = [1, 0], radii = [1, -1] },
  { op = "tube", rows = [[0, 0, 0, 1, 1]] },
  { op = "box", at = [0, 0, 0], half = [1, 1, 1], roud = 2 },
]

[[bone]]
name = "calcaneus"
between = ["hindfoot_r", "midfoot_r"]
place = 0.5
shape = "heel"
)");
  for (const char* part : {"bones.toml:3:", "no joint 'talus'", "bones.toml:4:", "did you mean 'calcaneus'?",
                           "bones.toml:6:", "did you mean 'ellipsoid'?", "bones.toml:7:", "must hold 3 numbers",
                           "sizes must be above 0", "bones.toml:8:", "at least two rows",
                           "bones.toml:9:", "did you mean 'round'?", "bones.toml:16:", "no [[shape]] is called 'heel'",
                           "no coordinate 'ankle_r.flexion'", "bones.toml:14:", "no joint 'midfoot_r'"}) {
    INFO(text);
    CHECK(text.find(part) != std::string::npos);
  }
}

}  // namespace
