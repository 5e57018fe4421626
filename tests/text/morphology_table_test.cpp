#include "engine/text/morphology_table.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include "engine/text/anthropometry_table.hpp"
#include "engine/text/rig_table.hpp"
#include "tests/catch.hpp"

using namespace windlass;
using anatomy::Morphology;

namespace {

const std::string folder = WINDLASS_SOURCE_DIR "/assets/anatomy";

const anatomy::MorphologyTable& shapes() {
  static const anatomy::MorphologyTable table = text::load_morphology(folder);
  return table;
}

/// The landmarks on bone by name (mm, foot frame).
std::map<std::string, glm::dvec3> landmarks() {
  std::map<std::string, glm::dvec3> points;
  text::Errors errors;
  const auto document = text::Document::load(folder + "/landmarks.toml", errors);
  REQUIRE(document);
  text::Table root = document->root(errors);
  for (text::Table& table : root.tables("landmark")) points[table.string("name")] = table.vec3("position");
  REQUIRE(points.size() > 30);
  return points;
}

/// Where a point of the foot frame goes (mm, foot frame of the new shape).
glm::dvec3 moved(const glm::dvec3& foot_mm, const Morphology& morphology) {
  const double scale = morphology.foot_length / shapes().foot_length;
  return (anatomy::warped(foot_mm * 1e-3 + shapes().stance, morphology, shapes()).point - shapes().stance * scale) *
         1e3;
}

template <class Read>
std::string faults_of(std::string_view content, const Read& read) {
  text::Errors errors;
  const auto document = text::Document::parse(content, "table.toml", errors);
  if (document) read(document->root(errors));
  return base::to_text(errors);
}

}  // namespace

TEST_CASE("Flat, neutral and high arches carry the navicular at their own heights") {
  const glm::dvec3 navicular = landmarks()["navicular_tuberosity_r"];
  REQUIRE(shapes().bands.size() == 3);
  for (const anatomy::ArchBand& band : shapes().bands) {
    INFO(band.name);
    const double height = moved(navicular, {band.arch, 0.256, 1.0}).y;
    CHECK(height > band.lowest * 1e3);
    CHECK(height < band.highest * 1e3);
    CHECK(&anatomy::band_of(height * 1e-3, 0.256, shapes()) == &band);
  }
  // On a longer foot everything is higher.
  CHECK(anatomy::band_of(0.0355, 0.300, shapes()).name == "flat");
  CHECK(moved(navicular, {0.0, 0.300, 1.0}).y == Approx(navicular.y * 300 / 256));
}

TEST_CASE("The arch leaves heel, ball, toes and ankle where they are") {
  for (const double arch : {-1.0, -0.4, 0.7, 1.0}) {
    for (const auto& [name, point] : landmarks()) {
      INFO(name << " at arch " << arch);
      const double far = glm::distance(moved(point, {arch, 0.256, 1.0}), point);
      const bool ankle = name.starts_with("lat_mall") || name.starts_with("med_mall") || name.starts_with("ankle") ||
                         name.starts_with("talus") || name.starts_with("sustentaculum");
      const bool column =
          name.starts_with("navicular") || name.starts_with("medial_cun") || name.starts_with("MT1_base");
      if (name.starts_with("toe") || name.find("_head_centre") != std::string::npos || name.starts_with("calcaneus")) {
        CHECK(far < 0.5);
      } else if (ankle) {
        CHECK(far < 2.0);
      } else if (!column) {
        CHECK(far < 3.0);
      }
    }
  }
}

TEST_CASE("No shape folds the space around the foot, and its stretch is that of neighbouring points") {
  for (const double arch : {-1.0, 1.0}) {
    for (const double breadth : {shapes().narrowest, 1.0, shapes().broadest}) {
      const Morphology shape{arch, 0.256, breadth};
      double least = 9.0;
      double worst = 0.0;
      for (double x = -20; x < 280; x += 7) {
        for (double y = -5; y < 160; y += 5) {
          for (double z = -60; z < 70; z += 5) {
            const glm::dvec3 point = glm::dvec3(x, y, z) * 1e-3 + shapes().stance;
            const anatomy::Warped at = anatomy::warped(point, shape, shapes());
            least = std::min(least, glm::determinant(at.stretch));
            for (int axis = 0; axis < 3; ++axis) {
              constexpr double step = 1e-6;
              glm::dvec3 next = point;
              next[axis] += step;
              const glm::dvec3 slope = (anatomy::warped(next, shape, shapes()).point - at.point) / step;
              worst = std::max(worst, glm::distance(slope, at.stretch[axis]));
            }
          }
        }
      }
      CHECK(least > 0.2);
      CHECK(worst < 1e-3);
    }
  }
}

TEST_CASE("Breadth widens the foot about its mid-line and leaves the leg") {
  const Morphology broad{0.0, 0.256, shapes().broadest};
  const double before = landmarks()["MT5_head_centre_r"].z - landmarks()["MT1_head_centre_r"].z;
  const double after =
      moved(landmarks()["MT5_head_centre_r"], broad).z - moved(landmarks()["MT1_head_centre_r"], broad).z;
  CHECK(after > before * 1.08);
  CHECK(glm::distance(moved({50, 200, 25}, broad), glm::dvec3(50, 200, 25)) < 1e-9);
}

namespace {

/// Vertices all over the right foot and above it, with normals and a corrective.
anatomy::Body cloud() {
  anatomy::Body body;
  body.rig = text::load_rig(folder + "/rig.toml");
  anatomy::Mesh mesh;
  for (float x = 0.0F; x < 0.26F; x += 0.02F) {
    for (float y = 0.0F; y < 0.3F; y += 0.02F) {
      for (float z = 0.03F; z < 0.14F; z += 0.02F) {
        mesh.positions.emplace_back(x, y, z);
        mesh.normals.push_back(glm::normalize(glm::vec3(x, 0.1F, z)));
      }
    }
  }
  mesh.correctives.push_back({0, 1.0, {3}, {glm::vec3(0.01F, 0.0F, 0.0F)}, {glm::vec3(0.0F)}});
  body.parts.push_back({"cloud", anatomy::Layer::skin, {mesh}});
  body.landmarks.push_back({"navicular_r", 0, {0.0959, 0.0458, 0.048}});
  body.landmarks.push_back({"navicular_l", 0, {0.0959, 0.0458, -0.048}});
  return body;
}

double largest_difference(const anatomy::Body& a, const anatomy::Body& b) {
  double most = 0.0;
  for (std::size_t v = 0; v < a.parts[0].levels[0].positions.size(); ++v) {
    const auto& one = a.parts[0].levels[0];
    const auto& other = b.parts[0].levels[0];
    most = std::max<double>(most, glm::distance(one.positions[v], other.positions[v]));
    most = std::max<double>(most, glm::distance(one.normals[v], other.normals[v]));
  }
  for (std::size_t i = 0; i < a.rig.joints.size(); ++i) {
    most = std::max(most, glm::distance(a.rig.joints[i].pivot_model, b.rig.joints[i].pivot_model));
  }
  return most;
}

}  // namespace

TEST_CASE("A body reshaped step by step is the body shaped at once") {
  const anatomy::Body neutral = cloud();
  anatomy::Body body = neutral;
  Morphology now;
  for (const Morphology& next :
       {Morphology{0.6, 0.256, 1.0}, Morphology{-1.0, 0.256, 1.0}, Morphology{-1.0, 0.256, 1.05},
        Morphology{-0.2, 0.28, 1.05}, Morphology{-0.2, 0.28, 0.95}, Morphology{}}) {
    anatomy::reshape(body, neutral, now, next, shapes());
    now = next;
    CHECK(largest_difference(body, anatomy::shaped(neutral, next, shapes())) < 1e-6);
  }
  CHECK(largest_difference(body, neutral) < 1e-6);
}

TEST_CASE("The left side is shaped as the right, and corrective offsets grow with the foot") {
  const anatomy::Body flat = anatomy::shaped(cloud(), {-1.0, 0.3, 1.1}, shapes());
  const glm::dvec3 right = flat.landmarks[0].point_model;
  const glm::dvec3 left = flat.landmarks[1].point_model;
  CHECK(glm::distance(left, glm::dvec3(right.x, right.y, -right.z)) < 1e-12);
  CHECK(flat.parts[0].levels[0].correctives[0].position_offsets[0].x == Approx(0.01 * 0.3 / 0.256));
  for (const anatomy::Joint& joint : flat.rig.joints) {
    const anatomy::Joint& other = flat.rig.joints[static_cast<std::size_t>(joint.mirror)];
    CHECK(glm::distance(joint.pivot_model * glm::dvec3(1, 1, -1), other.pivot_model) < 1e-12);
  }
}

TEST_CASE("What the load does is shared out by the arch, on both sides; other couplings stay") {
  const anatomy::Body neutral = cloud();
  const anatomy::Rig& rig = neutral.rig;
  for (const anatomy::Give& give : shapes().gives) {
    INFO(give.driver);
    const auto driver = anatomy::find_coordinate(rig, give.driver);
    REQUIRE(driver);
    CHECK(std::any_of(rig.couplings.begin(), rig.couplings.end(), [&](const auto& c) { return c.driver == *driver; }));
  }
  REQUIRE(shapes().gives.size() == 1);
  CHECK(shapes().gives[0].driver == "foot_r.load");
  for (const double arch : {-1.0, -0.5, 0.0, 1.0}) {
    const anatomy::Rig shaped = anatomy::shaped(neutral, {arch, 0.256, 1.0}, shapes()).rig;
    const double share = 1.0 + std::abs(arch) * ((arch < 0 ? shapes().gives[0].flat : shapes().gives[0].high) - 1.0);
    for (std::size_t i = 0; i < rig.couplings.size(); ++i) {
      const bool is_load =
          rig.coordinates[static_cast<std::size_t>(rig.couplings[i].driver)].name.starts_with("foot_");
      INFO("arch " << arch << ", coupling " << i);
      CHECK(shaped.couplings[i].gain == Approx(rig.couplings[i].gain * (is_load ? share : 1.0)));
    }
  }
}

TEST_CASE("What is asked for is kept within what the body can be") {
  const Morphology kept = anatomy::clamped({3.0, 1.0, 0.1}, shapes());
  CHECK(kept == Morphology{1.0, shapes().longest, shapes().narrowest});
}

TEST_CASE("Faults in the tables of shapes and sizes name their place") {
  const std::string shape = faults_of(
      "[foot_length]\nneutral = 256\nrange = [260, 310]\nsource = \"s\"\n"
      "[breadth]\nrange = [0.9, 1.1]\nmiddle = [0, 0]\nheight = [0, 1, 2]\nsource = \"s\"\n"
      "[[band]]\nname = \"flat\"\narch = -2\nheight = [35, 27]\nsource = \"s\"\n"
      "[[shift]]\nname = \"a\"\nx = [4, 3, 5, 6]\ny = [0, 1, 1, 2]\nz = [0, 1, 1, 2]\nflat = [0, 1]\nhigh = [0, 0, 0]\n"
      "source = \"s\"\nlow = 3\n",
      [](text::Table root) { text::morphology_from(root); });
  for (const char* place : {"table.toml:3:9: a range must hold", "table.toml:8:10: 'height' must hold 4",
                            "table.toml:12:8: ", "table.toml:13:10: a band must rise", "table.toml:17:5: a region",
                            "table.toml:20:8: ", "table.toml:23:1: unknown key 'low'"}) {
    INFO(shape);
    CHECK(shape.find(place) != std::string::npos);
  }
  const std::string sizes = faults_of(
      "[ansur]\nsource = \"s\"\nat = 255\nfoot_length = { men = 271, women = 246 }\n"
      "[ansur.measures]\nball_girth = { men = [252, 12], women = [228, 11, 233] }\n"
      "[meshes]\nsource = \"s\"\nfoot_length = 256\n[meshes.measures]\ninstep_height = 61\n"
      "[meshes.lengths]\nwithin = 0.05\nmetatarsal = [1, 2]\nproximal = [1, 2, 3, 4, 5]\nmiddle = [1, 2, 3, 4]\n",
      [](text::Table root) { text::references_from(root); });
  for (const char* place : {"table.toml:6:22: 'men' must hold 3", "table.toml:11:17: ", "table.toml:14:14: "}) {
    INFO(sizes);
    CHECK(sizes.find(place) != std::string::npos);
  }
}

TEST_CASE("A size of the survey is compared with the middle of men and women at the foot's length") {
  const auto references = text::load_references(folder + "/anthropometry.toml");
  const auto girth = anatomy::find_reference(references, "ball_girth");
  REQUIRE(girth);
  CHECK(girth->mean == Approx(0.2375));
  CHECK(girth->margin == Approx(0.0129 * 255 / 271.2).margin(1e-4));
  const anatomy::Reference longer = anatomy::scaled(*girth, 0.306);
  CHECK(longer.mean == Approx(0.285));
  CHECK(anatomy::is_inside(0.285 + 0.99 * longer.margin, longer));
  CHECK_FALSE(anatomy::is_inside(0.285 - 1.01 * longer.margin, longer));
  CHECK_FALSE(anatomy::find_reference(references, "arch_height_index"));  // only recalled: not shown as a fact
}
