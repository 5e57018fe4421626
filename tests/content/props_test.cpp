// The kinds of things that ship: all there, sound as meshes, with features on their surfaces.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <tuple>

#include <glm/geometric.hpp>

#include "engine/content/read_props.hpp"
#include "engine/scene/prop_mesh.hpp"
#include "engine/scene/things.hpp"
#include "tests/catch.hpp"
#include "tests/scratch.hpp"

using namespace windlass;
using choreography::Feature;
using choreography::PropKind;
using choreography::PropState;

namespace {

const std::vector<PropKind>& kinds() {
  static const std::vector<PropKind> all = content::load_prop_kinds(std::string(WINDLASS_SOURCE_DIR) + "/assets/props");
  return all;
}

const PropKind& kind(const std::string& name) {
  const auto found = std::find_if(kinds().begin(), kinds().end(), [&](const PropKind& k) { return k.name == name; });
  INFO(name);
  REQUIRE(found != kinds().end());
  return *found;
}

using Place = std::tuple<long, long, long>;

Place place_of(const glm::vec3& p) {
  return {std::lround(p.x * 2e5), std::lround(p.y * 2e5), std::lround(p.z * 2e5)};
}

std::vector<motion::Surface> posed(const scene::PropModel& model, const PropState& state = {}) {
  std::vector<motion::Surface> surfaces(model.meshes.size());
  for (std::size_t i = 0; i < surfaces.size(); ++i) scene::pose(model, model.meshes[i], state, surfaces[i]);
  return surfaces;
}

glm::dvec3 nearest_on(const glm::dvec3& p, const glm::dvec3& a, const glm::dvec3& b, const glm::dvec3& c) {
  const glm::dvec3 normal = glm::normalize(glm::cross(b - a, c - a));
  const glm::dvec3 q = p - glm::dot(p - a, normal) * normal;
  const bool inside = glm::dot(glm::cross(b - a, q - a), normal) >= 0 && glm::dot(glm::cross(c - b, q - b), normal) >= 0 &&
                      glm::dot(glm::cross(a - c, q - c), normal) >= 0;
  if (inside) return q;
  glm::dvec3 best = a;
  for (const auto& [from, to] : {std::pair(a, b), std::pair(b, c), std::pair(c, a)}) {
    const double t = std::clamp(glm::dot(p - from, to - from) / glm::dot(to - from, to - from), 0.0, 1.0);
    if (glm::distance(p, from + t * (to - from)) < glm::distance(p, best)) best = from + t * (to - from);
  }
  return best;
}

/// Whether a surface that looks along `out` passes within `reach` (m) of `point`.
bool on_surface(const scene::PropModel& model, const std::vector<motion::Surface>& surfaces, const glm::dvec3& point,
                const glm::dvec3& out, double reach) {
  for (std::size_t m = 0; m < surfaces.size(); ++m) {
    const auto& triangles = model.meshes[m].mesh.triangles;
    for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
      const glm::dvec3 a(surfaces[m].positions[triangles[i]]);
      const glm::dvec3 b(surfaces[m].positions[triangles[i + 1]]);
      const glm::dvec3 c(surfaces[m].positions[triangles[i + 2]]);
      const glm::dvec3 area = glm::cross(b - a, c - a);
      if (glm::length(area) < 1e-12 || glm::dot(glm::normalize(area), out) < 0.8) continue;
      if (glm::distance(nearest_on(point, a, b, c), point) <= reach) return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("Every thing of the inventory has a kind with a title") {
  const std::map<std::string, std::vector<std::string>> needed{
      {"T1", {"wall"}},          {"T2", {"chair"}},           {"T3", {"rail"}},
      {"T4", {"strap"}},         {"T5", {"towel"}},           {"T6", {"belt"}},
      {"T7", {"band"}},          {"T8", {"table"}},           {"T9", {"helper-hands"}},    {"T10", {"marble", "marbles", "cup"}},
      {"T11", {"pebble", "pen-cap", "cloth"}},                {"T12", {"step"}},
      {"T13", {"book"}},         {"T14", {"carpet"}},         {"T15", {"grass"}},
      {"T16", {"pillow"}},       {"T17", {"foam-pad"}},       {"T18", {"ball"}},
      {"T19", {"foam-roller"}},  {"T20", {"lacrosse-ball"}},  {"T21", {"tennis-ball"}},
      {"T22", {"frozen-bottle", "floor-towel"}},              {"T23", {"nubbed-roller"}},
      {"T24", {"lotion", "oil"}}, {"T25", {"ice-bath"}},      {"T26", {"cold-pack"}},
      {"T27", {"night-splint"}}, {"T28", {"firm-orthotic"}},  {"T29", {"soft-orthotic"}},
      {"T30", {"shoe"}},         {"T31", {"basin", "cloth"}}, {"T32", {"bed"}}};
  for (const auto& [item, names] : needed) {
    for (const std::string& name : names) {
      INFO(item);
      CHECK_FALSE(kind(name).title.empty());
      CHECK(kind(name).title.size() <= 50);
    }
  }
}

TEST_CASE("Things are closed, look outwards and are modest") {
  for (const PropKind& kind : kinds()) {
    INFO(kind.name);
    const scene::PropModel model = scene::model_of(kind);
    std::size_t count = 0;
    for (std::size_t m = 0; m < model.meshes.size(); ++m) {
      const auto surfaces = posed(model);
      const auto& [positions, normals, blanch] = surfaces[m];
      const auto& triangles = model.meshes[m].mesh.triangles;
      REQUIRE(positions.size() == model.meshes[m].mesh.colours.size());
      REQUIRE(positions.size() == normals.size());
      count += triangles.size() / 3;
      std::map<std::pair<Place, Place>, int> edges;
      double volume = 0.0;
      int against = 0;
      for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
        for (int k = 0; k < 3; ++k) {
          const Place from = place_of(positions[triangles[i + k]]);
          const Place to = place_of(positions[triangles[i + (k + 1) % 3]]);
          if (from == to) continue;
          ++edges[{from, to}];
          --edges[{to, from}];
        }
        const glm::dvec3 a(positions[triangles[i]]);
        const glm::dvec3 b(positions[triangles[i + 1]]);
        const glm::dvec3 c(positions[triangles[i + 2]]);
        volume += glm::dot(a, glm::cross(b, c)) / 6.0;
        const glm::dvec3 mean(normals[triangles[i]] + normals[triangles[i + 1]] + normals[triangles[i + 2]]);
        if (glm::dot(glm::cross(b - a, c - a), mean) < 0.0) ++against;
      }
      const auto open = std::count_if(edges.begin(), edges.end(), [](const auto& e) { return e.second != 0; });
      INFO("mesh " << m << ", " << triangles.size() / 3 << " triangles");
      CHECK(open == 0);
      CHECK(volume > 0.0);
      // Blades are lit as if they were round, and small slivers in corners may lean.
      if (kind.name != "grass" && kind.name != "turf") CHECK(against <= static_cast<int>(triangles.size() / 3 / 200));
      for (const glm::vec3& normal : normals) REQUIRE(glm::length(normal) == Approx(1.0).margin(1e-3));
    }
    CHECK(count < 13000);
  }
}

TEST_CASE("Features lie on the surface and look outwards") {
  constexpr double reach = 0.001;  // m
  for (const PropKind& kind : kinds()) {
    const scene::PropModel model = scene::model_of(kind);
    const auto surfaces = posed(model);
    for (const Feature& feature : kind.features) {
      INFO(kind.name << "." << feature.name);
      if (feature.shape == Feature::Shape::plane) {
        // What gives way may say where its top lies under a weight: below the surface, as far as it is soft.
        double give = 0.0;
        for (const auto& solid : kind.solids) give = std::max(give, solid.soft);
        bool is_met = false;
        for (double rise = 0.0; rise <= (feature.name == "pressed" ? give : 0.0) && !is_met; rise += reach) {
          is_met = on_surface(model, surfaces, feature.point + rise * feature.direction, feature.direction, reach);
        }
        CHECK(is_met);
        continue;
      }
      glm::dvec3 aside = glm::cross(feature.direction, glm::dvec3(0.3, 0.8, 0.5));
      if (feature.shape == Feature::Shape::ball) aside = {1, 0, 0};
      aside = glm::normalize(aside);
      int met = 0;
      for (int i = 0; i < 16; ++i) {  // a rounded edge is round over a quarter of a turn only
        const double angle = glm::radians(22.5 * i);
        const glm::dvec3 out = std::cos(angle) * aside + std::sin(angle) * glm::cross(feature.direction, aside);
        if (on_surface(model, surfaces, feature.point + feature.radius * out, out, reach)) ++met;
      }
      CHECK(met >= (feature.name == "edge" ? 4 : feature.name == "back" ? 8 : 15));
    }
  }
}

TEST_CASE("Tools have their sizes") {
  const auto size = [](const std::string& name) {
    const scene::PropModel model = scene::model_of(kind(name));
    return glm::dvec3(model.high - model.low) * 1000.0;
  };
  CHECK(size("tennis-ball").x == Approx(67).margin(1.2));
  CHECK(size("lacrosse-ball").y == Approx(63).margin(0.2));
  CHECK(size("frozen-bottle").x == Approx(65).margin(0.5));
  CHECK(size("frozen-bottle").z == Approx(210).margin(1));
  CHECK(size("nubbed-roller").y == Approx(50).margin(1));
  CHECK(size("nubbed-roller").z == Approx(180).margin(4));
  CHECK(size("foam-roller").y == Approx(150).margin(0.5));
  CHECK(size("foam-roller").z == Approx(300).margin(0.5));
  CHECK(size("marble").x == Approx(16).margin(0.2));
  CHECK(size("towel").z == Approx(250).margin(1));
}

TEST_CASE("What stands has its floor at 0") {
  for (const char* name : {"wall", "chair", "rail", "table", "step", "book", "bed", "carpet", "grass", "pillow", "foam-pad",
                           "cup", "basin", "ice-bath", "lotion", "oil", "shoe"}) {
    INFO(name);
    CHECK(scene::model_of(kind(name)).low.y == Approx(0.0).margin(0.002));
  }
}

TEST_CASE("A strap lies along its course, and a buckle rides on it") {
  const scene::PropModel model = scene::model_of(kind("belt"));
  PropState state;
  state.course = {{0, 1, 0}, {0.2, 1, 0}, {0.4, 1, 0}, {0.6, 1, 0}};
  state.faces.assign(4, {0, 1, 0});
  for (std::size_t i = 0; i < model.meshes.size(); ++i) {
    motion::Surface surface;
    scene::pose(model, model.meshes[i], state, surface);
    for (const glm::vec3& p : surface.positions) {
      CHECK(p.y == Approx(1.0).margin(0.012));
      CHECK(std::abs(p.z) <= 0.027F);
      CHECK(p.x >= -0.001F);
      CHECK(p.x <= 0.63F);
      if (model.meshes[i].along) CHECK(p.x > 0.55F);
    }
  }
}

TEST_CASE("A stretched band grows thin and warm") {
  PropState state;
  CHECK(scene::tint_of(state) == glm::vec3(1.0F));
  const scene::PropModel model = scene::model_of(kind("band"));
  const auto width = [&] {
    motion::Surface surface;
    scene::pose(model, model.meshes[0], state, surface);
    float low = 1e9F, high = -1e9F;
    for (const glm::vec3& p : surface.positions) low = std::min(low, p.y), high = std::max(high, p.y);
    return high - low;
  };
  const float slack = width();
  state.stretch = 1.8;
  CHECK(width() < 0.8F * slack);
  CHECK(scene::tint_of(state).g < 0.8F);
}

TEST_CASE("A ball is pressed flat towards the floor, which it does not leave") {
  const scene::PropModel model = scene::model_of(kind("lacrosse-ball"));
  PropState state;
  state.world_from_prop.translation = {0, 0.028, 0};
  state.squash = 0.007;
  float low = 1e9F, high = -1e9F, out = 0.0F;
  for (const motion::Surface& surface : posed(model, state)) {
    for (const glm::vec3& p : surface.positions) {
      low = std::min(low, p.y);
      high = std::max(high, p.y);
      out = std::max(out, p.x);
    }
  }
  CHECK(low == Approx(0.0).margin(1e-4));
  CHECK(high == Approx(0.056).margin(2e-4));
  CHECK(out > 0.032F);
}

TEST_CASE("Soft ground sinks under a foot and nowhere else") {
  const scene::PropModel model = scene::model_of(kind("foam-pad"));
  PropState state;
  state.sunk = {{{0.0, 0.06, 0.0}, 0.03, 0.018}};
  const motion::Surface rest = posed(model)[0];
  const motion::Surface sunk = posed(model, state)[0];
  for (std::size_t i = 0; i < rest.positions.size(); ++i) {
    const float down = rest.positions[i].y - sunk.positions[i].y;
    const float away = std::hypot(rest.positions[i].x, rest.positions[i].z);
    if (rest.positions[i].y < 0.001F || away > 0.16F) CHECK(down == Approx(0.0).margin(1e-5));
    if (rest.positions[i].y > 0.059F && away < 0.02F) CHECK(down == Approx(0.018).margin(1e-4));
  }
}

TEST_CASE("A wall before the body hides it, one behind it does not") {
  const scene::PropModel model = scene::model_of(kind("wall"));
  const std::vector<glm::vec4> body{{-0.5, 1.0, 0.0, 0.02}, {-0.5, 0.5, 0.1, 0.01}};
  CHECK(scene::hidden_share(model, {}, {2, 1, 0}, body) == 1.0);
  CHECK(scene::hidden_share(model, {}, {-3, 1, 0}, body) == 0.0);
  CHECK(scene::hidden_share(model, {}, {2, 1, 0}, {}) == 0.0);
}

TEST_CASE("A fault in a kind of thing says where it is") {
  const auto folder = tests::scratch_folder() / "props";
  std::filesystem::create_directories(folder);
  const auto faults = [&](const std::string& text) -> std::string {
    std::ofstream(folder / "things.toml") << text;
    try {
      content::load_prop_kinds(folder.generic_string());
    } catch (const base::Failure& failure) {
      return base::to_text(failure.errors());
    }
    return "none";
  };
  const std::string sound = "[a]\ntitle = \"A\"\nsolid = [ { shape = \"ball\", size = [1, 1, 1], colour = [1, 1, 1] } ]\n";
  CHECK(faults(sound) == "none");
  CHECK(faults("[a]\ntitle = \"A\"\nsolid = [ { shape = \"bal\", size = [1, 1, 1], colour = [1, 1, 1] } ]\n")
            .find("things.toml:3:21: unknown shape 'bal' – did you mean 'ball'?") != std::string::npos);
  CHECK(faults("[a]\ntitle = \"A\"\nsolid = [ { shape = \"lathe\", profile = [[1, 0], [1, 1]], colour = [1, 1, 1] } ]\n")
            .find("starts and ends on the axis") != std::string::npos);
  CHECK(faults("[a]\ntitle = \"A\"\n").find("nothing of 'a' would be seen") != std::string::npos);
}
