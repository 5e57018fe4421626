// What the program says of the body, judged as a reader of its JSON would.
#include <cmath>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "engine/text/table.hpp"
#include "tests/app/program.hpp"
#include "tests/catch.hpp"

using namespace windlass;
using Catch::Matchers::Contains;
using nlohmann::json;
using tests::Result;
using tests::windlass_run;

namespace {

const json& listed(const std::string& options) {
  static std::map<std::string, json> known;
  auto found = known.find(options);
  if (found == known.end()) {
    const Result result = windlass_run("anatomy --json " + options);
    INFO(result.err);
    REQUIRE(result.worked);
    found = known.emplace(options, json::parse(result.out)).first;
  }
  return found->second;
}

/// Every size that has a reference lies within it.
void check_sizes(const json& measures) {
  REQUIRE(measures.size() == 28);
  std::set<std::string> judged;
  for (const json& measure : measures) {
    INFO(measure.dump());
    if (!measure.contains("reference")) continue;
    judged.insert(measure["name"].get<std::string>());
    CHECK(measure["inside"] == true);
  }
  for (const char* name :
       {"foot_length", "ball_of_foot_length", "foot_breadth", "ball_girth", "heel_breadth", "instep_height",
        "medial_malleolus_height", "lateral_malleolus_height", "bimalleolar_breadth", "heel_ankle_girth", "ankle_girth",
        "calf_girth", "navicular_height", "metatarsal1_length", "proximal5_length", "middle2_length"}) {
    INFO(name);
    CHECK(judged.count(name) == 1);
  }
}

double size_named(const json& measures, const std::string& name) {
  for (const json& measure : measures) {
    if (measure["name"] == name) return measure["value_mm"].get<double>();
  }
  FAIL("no size " << name);
  return 0.0;
}

}  // namespace

// "Inside" is: within one standard deviation of the middle of ANSUR II's men and women at the foot's length, taking
// the larger of their deviations scaled to that length; instep and medial malleolus within 5 mm of the bone meshes,
// bones within 5 %.
TEST_CASE("Flat, neutral and high feet have the sizes of people's feet") {
  const json& kinds = listed("")["morphologies"];
  for (const char* kind : {"flat", "neutral", "high"}) {
    INFO(kind);
    check_sizes(kinds.at(kind).at("measures"));
    CHECK(kinds[kind]["inside"] == true);
    const double height = kinds[kind]["navicular_height_mm"];
    CHECK(height == Approx(size_named(kinds[kind]["measures"], "navicular_height")));
    CHECK((height > kinds[kind]["band_mm"][0] && height < kinds[kind]["band_mm"][1]));
  }
  CHECK(kinds["flat"]["navicular_height_mm"] > 27.0);
  CHECK(kinds["flat"]["navicular_height_mm"] < 35.0);
  CHECK(kinds["high"]["navicular_height_mm"] > 56.0);
  CHECK(kinds["high"]["navicular_height_mm"] < 64.0);
  CHECK(listed("")["measures"] == kinds["neutral"]["measures"]);
  CHECK(listed("--arch flat")["measures"] == kinds["flat"]["measures"]);
}

TEST_CASE("A longer foot is larger in everything and keeps its place among people") {
  const json& longer = listed("--length 280 --arch high");
  check_sizes(longer["measures"]);
  CHECK(size_named(longer["measures"], "foot_length") == Approx(280).margin(2));
  CHECK(longer["shape"]["foot_length_mm"] == 280.0);
  CHECK(size_named(longer["measures"], "ankle_girth") ==
        Approx(size_named(listed("--arch high")["measures"], "ankle_girth") * 280 / 256).epsilon(1e-3));
  const json& broad = listed("--breadth 1.05");
  CHECK(size_named(broad["measures"], "foot_breadth") ==
        Approx(size_named(listed("")["measures"], "foot_breadth") * 1.05).epsilon(0.005));
  CHECK(size_named(broad["measures"], "calf_girth") ==
        Approx(size_named(listed("")["measures"], "calf_girth")).epsilon(1e-6));
}

TEST_CASE("Landmarks lie where their table puts them, in proportion to the foot") {
  text::Errors errors;
  const auto document = text::Document::load(WINDLASS_SOURCE_DIR "/assets/anatomy/landmarks.toml", errors);
  REQUIRE(document);
  std::map<std::string, glm::dvec3> expected;
  text::Table root = document->root(errors);
  for (text::Table& table : root.tables("landmark")) expected[table.string("name")] = table.vec3("position");
  for (const double length : {230.0, 256.0, 300.0}) {
    std::size_t found = 0;
    const std::string option = "--length " + std::to_string(length);
    for (const json& landmark : listed(option)["landmarks"]) {
      const auto place = expected.find(landmark["name"]);
      if (place == expected.end()) continue;
      ++found;
      for (std::size_t axis = 0; axis < 3; ++axis) {
        CHECK(landmark["foot_mm"][axis].get<double>() ==
              Approx(place->second[static_cast<glm::length_t>(axis)] * length / 256).margin(0.001));
      }
    }
    CHECK(found == expected.size());
  }
}

TEST_CASE("Every part has a layer, a joint, triangles of each level, a title and a line") {
  std::set<std::string> layers;
  for (const json& part : listed("")["parts"]) {
    INFO(part.dump());
    layers.insert(part.at("layer").get<std::string>());
    CHECK(part.at("triangles").size() >= 2);
    CHECK(part.at("triangles").front() > part.at("triangles").back());
    CHECK(part.at("sided").is_boolean());
    CHECK(part.at("title").get<std::string>().size() > 3);
    CHECK(part.at("description").get<std::string>().size() > 10);
    const auto joints = part.at("joints").get<std::vector<std::string>>();
    CHECK(std::find(joints.begin(), joints.end(), part.at("joint")) != joints.end());
  }
  for (const char* layer : {"skin", "nail", "fascia", "superficial muscle", "deep muscle", "bone"}) {
    INFO(layer);
    CHECK(layers.count(layer) == 1);
  }
}

TEST_CASE("A shape that cannot be is refused with what can") {
  const auto complaint = [](const std::string& options) {
    const Result result = windlass_run("anatomy " + options);
    CHECK_FALSE(result.worked);
    CHECK(result.out.empty());
    return result.err;
  };
  CHECK(complaint("--arch flatt") == "'flatt' is no arch – write flat, neutral, high, or a number from -1 to 1\n");
  CHECK_THAT(complaint("--arch 1.5"), Contains("flat, neutral, high"));
  CHECK(complaint("--length 100") == "--length is out of range – choose from 210 to 310\n");
  CHECK(complaint("--breadth nan") == "--breadth is out of range – choose from 0.9 to 1.1\n");
}

TEST_CASE("A flat foot is traced and shot like any other") {
  const std::string csv = (tests::scratch_folder() / "flat.csv").string();
  const Result traced = windlass_run("trace toe-extension --fps 1 --arch flat --length 280 --out '" + csv + "'");
  INFO(traced.err);
  REQUIRE(traced.worked);
  const Result neutral =
      windlass_run("trace toe-extension --fps 1 --out '" + (tests::scratch_folder() / "neutral.csv").string() + "'");
  REQUIRE(neutral.worked);
  CHECK(tests::content_of(csv) != tests::content_of(tests::scratch_folder() / "neutral.csv"));
}

TEST_CASE("A model of one's own that cannot be used ends a command with the reason") {
  const std::string file = (tests::scratch_folder() / "plain.obj").string();
  std::ofstream(file) << "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n";
  for (const std::string command : {"anatomy", "shoot toe-extension", "trace toe-extension --out t.csv"}) {
    const Result result = windlass_run(command + " --model '" + file + "'");
    INFO(command);
    CHECK_FALSE(result.worked);
    CHECK_THAT(result.err, Contains(file + ": holds no joint with one of our names"));
  }
}
