// The program itself, run as people and scripts run it.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include <nlohmann/json.hpp>

#include "engine/anatomy/rig.hpp"
#include "engine/platform/speech.hpp"
#include "engine/text/table.hpp"
#include "tests/app/program.hpp"
#include "tests/catch.hpp"

using namespace windlass;
using tests::content_of;
using tests::Result;
using tests::windlass_run;
namespace fs = std::filesystem;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

/// A CSV file as rows of cells; the cells of these files hold no commas.
std::vector<std::vector<std::string>> rows_of(const std::string& csv) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream lines(csv);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream cells(line);
    rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, ',');) rows.back().push_back(cell);
  }
  return rows;
}

std::string traced(const std::string& arguments) {
  const fs::path csv = tests::scratch_folder() / "trace.csv";
  fs::remove(csv);
  const Result result = windlass_run("trace " + arguments + " --out '" + csv.string() + "'");
  INFO(result.err);
  CHECK(result.worked);
  return content_of(csv);
}

/// A folder for WINDLASS_DATA with the shipped postures and no demonstration.
fs::path empty_content(const std::string& name) {
  const fs::path data = tests::scratch_folder() / name;
  fs::remove_all(data);
  fs::create_directories(data / "content" / "demonstrations");
  fs::create_directories(data / "content" / "routines");
  for (const char* file : {"anatomy.toml", "postures.toml"}) {
    fs::copy(std::string(WINDLASS_SOURCE_DIR "/content/") + file, data / "content");
  }
  return data;
}

}  // namespace

TEST_CASE("list gives a record for every demonstration and routine") {
  const Result result = windlass_run("list --json");
  REQUIRE(result.worked);
  const auto records = nlohmann::json::parse(result.out);
  REQUIRE(records.is_array());
  std::map<std::string, std::set<std::string>> covered;
  for (const auto& record : records) {
    if (record["kind"] != "demonstration" && record["kind"] != "routine") continue;
    for (const char* key : {"id", "kind", "title", "summary", "shot", "covers", "source", "duration_s", "sides"}) {
      INFO(record.dump() << " lacks " << key);
      CHECK(record.contains(key));
    }
    CHECK(record["duration_s"].get<double>() > 1.0);
    for (const auto& item : record["covers"]) covered[record["kind"]].insert(item.get<std::string>());
    const auto shot = record["shot"].get<std::string>();
    if (record["kind"] == "demonstration") CHECK((shot.starts_with("S-") || shot.starts_with("G-") || shot.starts_with("X-")));
  }
  for (const char* item : {"E12.1", "E12.2", "E12.3", "E12.4", "E12.5", "E12.6", "E3.6"}) {
    CHECK(covered["demonstration"].contains(item));
  }
  CHECK_THAT(windlass_run("list").out, Contains("toe-extension") && Contains("ankle-and-toe-tour"));
}

TEST_CASE("list, trace and shoot know variants and mistakes by name") {
  const fs::path data = tests::scratch_folder() / "versions";
  fs::remove_all(data);
  fs::create_directories(data / "content" / "demonstrations");
  fs::copy(WINDLASS_SOURCE_DIR "/content", data / "content",
           fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  const fs::path file = data / "content" / "demonstrations" / "toe-flexion.toml";
  const std::string original = content_of(file);
  std::string shown = original;  // its first phase points at what lies within
  shown.insert(shown.find("[[phase]]") + 10, "x_ray = 0.51\nshows = [\"plantar_fascia\"]\n");
  std::ofstream(file) << "felt = [\"plantar_fascia\"]\nharder = [\"toe-extension\"]\n" << shown <<
      "\n[[mark]]\nname = \"sore\"\nlabel = \"Sore\"\nat = \"calcaneus_medial_tubercle_est_r\"\nshift_mm = [0, -2.5, 0]\n"
      "radius_mm = 21\nmeans = \"load\"\nphases = [\"bend the tips\"]\n"
      "\n[dose.article]\nhold_s = [60, inf]\n"
      "\n[[mistake]]\nname = \"cramps\"\nreason = \"It hurts.\"\nfix = \"Softly.\"\nphases = [\"curl\", \"hold\"]\n"
      "[mistake.add]\nip1_r.flexion = 5\n"
      "\n[[variant]]\nname = \"quick\"\ntitle = \"Quick curl\"\nsummary = \"Faster.\"\npace = 2\n";
  const std::string setting = "WINDLASS_DATA='" + data.string() + "' WINDLASS_NO_CACHE=1";
  const Result list = windlass_run("list --json", setting);
  INFO(list.err);
  REQUIRE(list.worked);
  for (const auto& record : nlohmann::json::parse(list.out)) {
    if (record["id"] == "toe-extension") CHECK(record["easier"] == nlohmann::json({"toe-flexion"}));
    if (record["id"] != "toe-flexion") continue;
    REQUIRE(record["mistakes"].size() == 1);
    CHECK(record["mistakes"][0]["name"] == "cramps");
    CHECK(record["mistakes"][0]["reason"] == "It hurts.");
    CHECK(record["mistakes"][0]["fix"] == "Softly.");
    REQUIRE(record["variants"].size() == 1);
    CHECK(record["variants"][0]["duration_s"].get<double>() == Approx(record["duration_s"].get<double>() / 2));
    CHECK(record["dose"]["hold_s"]["least"] == 60.0);
    CHECK(record["dose"]["hold_s"]["most"].is_null());
    CHECK(record["dose"]["hold_s"]["from"] == "article");
    CHECK(record["felt"] == nlohmann::json({"plantar_fascia"}));
    CHECK(record["phases"][1]["name"] == "bend the tips");
    CHECK(record["phases"][1]["begin_s"] == 3.0);
    CHECK(record["phases"][1]["camera"] == "antero_lateral");
    CHECK(record["phases"][0]["x_ray"] == 0.51);
    CHECK(record["phases"][0]["shows"] == nlohmann::json({"plantar_fascia"}));
    CHECK(record["phases"][1]["x_ray"].is_null());
    CHECK(record["phases"][1]["shows"].empty());
    CHECK(record["marks"] == nlohmann::json::parse(R"([{"name": "sore", "label": "Sore", "means": "load",
        "at": "calcaneus_medial_tubercle_est_r", "shift_mm": [0, -2.5, 0], "half_mm": [0, 0, 0], "radius_mm": 21,
        "phases": ["bend the tips"]}])"));
    CHECK(record["variants"][0]["marks"] == record["marks"]);
  }
  CHECK_THAT(windlass_run("list", setting).out, Contains("variants: quick") && Contains("mistakes: cramps"));

  const std::string to = " --fps 10 --out '" + (data / "trace.csv").string() + "'";
  const auto trace_of = [&](const std::string& version) {
    const Result result = windlass_run("trace toe-flexion " + version + to, setting);
    INFO(result.err);
    CHECK(result.worked);
    return content_of(data / "trace.csv");
  };
  const std::string usual = trace_of("");
  CHECK(trace_of("--mistake cramps") != usual);
  CHECK(rows_of(trace_of("--variant quick")).size() < rows_of(usual).size());
  const auto complaint = [&](const std::string& version) {
    return windlass_run("trace toe-flexion " + version + to, setting).err;
  };
  CHECK_THAT(complaint("--mistake cramp"), Contains("'toe-flexion' has no mistake 'cramp' – did you mean 'cramps'?"));
  CHECK_THAT(complaint("--variant chair"), Contains("has no variant 'chair' – choose from: quick"));
  CHECK_THAT(complaint("--variant quick --mistake cramps"), Contains("give one of them"));
  CHECK_THAT(windlass_run("trace toe-extension --mistake cramps" + to, setting).err, Contains("has no mistakes"));
}

TEST_CASE("check counts what is sound and tells every fault of what is not") {
  const Result sound = windlass_run("check");
  CHECK(sound.worked);
  CHECK_THAT(sound.out, Contains("no faults"));

  const fs::path bad = tests::scratch_folder() / "content";
  fs::remove_all(bad);
  fs::copy(WINDLASS_SOURCE_DIR "/content", bad, fs::copy_options::recursive);
  std::ofstream(bad / "demonstrations" / "broken.toml") << "[=";
  std::string text = content_of(bad / "demonstrations" / "toe-flexion.toml");
  text.replace(text.find("MT2_base_centre_r"), 17, "MT2_base_center_r");
  std::ofstream(bad / "demonstrations" / "toe-flexion.toml") << text;
  const Result result = windlass_run("check '" + bad.string() + "'");
  CHECK_FALSE(result.worked);
  CHECK(result.out.empty());
  const std::string in = bad.generic_string() + "/";
  CHECK_THAT(result.err, Contains(in + "demonstrations/broken.toml:1:2: "));
  CHECK_THAT(result.err,
             Contains(in + "demonstrations/toe-flexion.toml:6:7: unknown landmark 'MT2_base_center_r' – did "
                           "you mean 'MT2_base_centre_r'?"));
  CHECK_THAT(result.err, Contains(in + "routines/ankle-and-toe-tour.toml:"));

  // What is sound stays usable.
  const std::string setting = "WINDLASS_DATA='" + tests::scratch_folder().string() + "'";
  const Result list = windlass_run("list", setting);
  CHECK_FALSE(list.worked);
  CHECK_THAT(list.out, Contains("ankle-dorsiflexion") && !Contains("toe-flexion"));
  CHECK_THAT(list.err, Contains("broken.toml:1:2: "));
  const std::string to = " --fps 1 --out '" + (tests::scratch_folder() / "trace.csv").string() + "'";
  CHECK(windlass_run("trace ankle-dorsiflexion" + to, setting).worked);
  CHECK_THAT(windlass_run("trace toe-flexion" + to, setting).err, Contains("toe-flexion.toml:6:7: unknown landmark"));

  const Result nowhere = windlass_run("check no/such/folder");
  CHECK_FALSE(nowhere.worked);
  CHECK(nowhere.err == "no/such/folder: there is no such folder – check the path\n");
}

TEST_CASE("trace writes every coordinate and landmark from the first moment to the last") {
  const std::string csv = traced("ankle-dorsiflexion --fps 30 --side R");
  const auto rows = rows_of(csv);
  REQUIRE(rows.size() > 2);
  const std::vector<std::string>& header = rows.front();
  REQUIRE(header.size() > 100);
  CHECK(header[0] == "t");
  CHECK(header[1] == "phase");
  const std::set<std::string> names(header.begin(), header.end());
  CHECK(names.size() == header.size());
  for (const char* name : {"ankle_r.dorsiflexion", "ankle_l.dorsiflexion", "mtp1_r.extension",
                           "lm.calcaneus_posterior_r.x", "lm.MT1_head_centre_r.y", "lm.MT1_head_centre_l.z"}) {
    INFO(name);
    CHECK(names.count(name) == 1);
  }
  CHECK(rows[1][0] == "0.000000");
  CHECK(rows[2][0] == "0.033333");
  CHECK(rows.back()[0] == "13.800000");  // the clip's end
  CHECK(rows.size() == 1 + 414 + 1);     // header, 13.8 s * 30, the end
  const auto ankle =
      static_cast<std::size_t>(std::find(header.begin(), header.end(), "ankle_r.dorsiflexion") - header.begin());
  double highest = -90.0;
  std::vector<std::string> phases;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    REQUIRE(rows[i].size() == header.size());
    highest = std::max(highest, std::stod(rows[i][ankle]));
    if (phases.empty() || phases.back() != rows[i][1]) phases.push_back(rows[i][1]);
  }
  CHECK(highest == Approx(18.0).margin(0.01));
  CHECK(phases == std::vector<std::string>{"to neutral", "draw up", "hold", "lower", "pause", "let go"});
  CHECK(traced("ankle-dorsiflexion --fps 30 --side right") == csv);
}

TEST_CASE("The left side is the exact mirror image of the right") {
  const auto right = rows_of(traced("subtalar-inversion --fps 10 --side r"));
  const auto left = rows_of(traced("subtalar-inversion --fps 10 --side left"));
  REQUIRE(right.size() == left.size());
  std::map<std::string, std::size_t> column;
  for (std::size_t c = 0; c < left[0].size(); ++c) column[left[0][c]] = c;
  bool moved = false;
  for (std::size_t i = 1; i < right.size(); ++i) {
    for (std::size_t c = 2; c < right[i].size(); ++c) {
      std::string name = right[0][c];
      if (name == "side") {
        CHECK(right[i][c] == "right");
        CHECK(left[i][c] == "left");
        continue;
      }
      const bool is_landmark = name.starts_with("lm.");
      name = is_landmark ? "lm." + anatomy::mirrored_name(name.substr(3)) : anatomy::mirrored_name(name);
      std::string expected = right[i][c];
      if ((is_landmark || name == "com.z") && name.ends_with(".z") && expected != "0.000000") {
        expected = expected[0] == '-' ? expected.substr(1) : "-" + expected;
      }
      if (left[i][column.at(name)] != expected) FAIL(name << " at " << right[i][0]);
      moved = moved || expected != right[1][c];
    }
  }
  CHECK(moved);
}

TEST_CASE("trace and audit measure a contact: a foot that is low enough, and one that is not") {
  const fs::path data = empty_content("standing");
  const std::string foot = R"(title = "Stand"
summary = "Both feet."
shot = "X-14"
covers = []
source = "app default"
aim = "ankle_axis_centre_r"
cameras = ["lateral"]
start = "neutral-foot"
height_m = 0.02

[[prop]]
name = "chair"
at = [0.6, 0, 0.1]

[[phase]]
name = "stand"
part = "repeat"
duration_s = 1.0
caption = "Stand."

[[contact]]
name = "heel"
spots = "heel_r"
on = "space"

[[rule]]
name = "stays low"
quantity = "height_mm.heel_r"
max = 25
)";
  std::ofstream(data / "content/demonstrations/stand.toml") << foot;
  const std::size_t height = foot.find("0.02");
  std::ofstream(data / "content/demonstrations/float.toml") << std::string(foot).replace(height, 4, "0.03");
  const std::string setting = "WINDLASS_DATA='" + data.string() + "'";
  const std::string csv = (data / "stand.csv").string();
  REQUIRE(windlass_run("trace stand --side left --fps 4 --out '" + csv + "'", setting).worked);
  const auto rows = rows_of(content_of(csv));
  REQUIRE(rows.size() == 6);
  const auto cell = [&](std::size_t row, const std::string& name) {
    const auto found = std::find(rows[0].begin(), rows[0].end(), name);
    REQUIRE(found != rows[0].end());
    return rows[row][static_cast<std::size_t>(found - rows[0].begin())];
  };
  CHECK(cell(1, "side") == "left");
  CHECK(std::stod(cell(2, "contact.heel.slip_mm")) < 0.01);
  CHECK(cell(2, "contact.heel.gap_mm") == "0.000000");
  CHECK(cell(2, "prop.chair.x") == "0.600000");
  CHECK(cell(2, "prop.chair.z") == "-0.100000");
  CHECK(cell(2, "prop.chair.angle_deg") == "0.000000");
  CHECK(cell(2, "prop.chair.length_mm").empty());
  CHECK(std::stod(cell(2, "com.y")) == Approx(0.95).margin(0.05));

  const Result sound = windlass_run("audit stand", setting);
  INFO(sound.out << sound.err);
  CHECK(sound.worked);
  CHECK_THAT(sound.out, StartsWith("0 findings in 1 demonstrations") && Contains("not measured – "));
  const Result both = windlass_run("audit --json", setting);
  CHECK_FALSE(both.worked);
  const auto json = nlohmann::json::parse(both.out);
  CHECK(json["demonstrations"].size() == 2);
  CHECK(json["skipped"].size() == 4);
  REQUIRE(json["findings"].size() == 1);
  const auto& finding = json["findings"][0];
  CHECK(finding["demonstration"] == "float");
  CHECK(finding["check"] == "rule");
  CHECK(finding["subject"] == "stays low");
  CHECK(finding["limit"] == 25.0);
  CHECK(finding["amount"].get<double>() == Approx(30.0).margin(2.0));
  CHECK(finding["time_s"].get<double>() >= 0.0);
  for (const char* key : {"unit", "text"}) CHECK(finding.contains(key));
  CHECK_THAT(windlass_run("audit float", setting).out, Contains("float: rule: 'stays low'"));
  CHECK_THAT(windlass_run("audit flaot", setting).err, Contains("did you mean 'float'?"));
}

TEST_CASE("A contact that nobody can keep is a fault with its time and distance") {
  const fs::path data = empty_content("impossible");
  std::ofstream(data / "content/demonstrations/reach.toml") << R"(title = "Reach"
summary = "Both feet on the floor, a hand on a wall that is too far away."
shot = "X-14"
covers = []
source = "app default"
aim = "ankle_axis_centre_r"
cameras = ["lateral"]
start = "standing"

[[prop]]
name = "wall"
at = [2.5, 0, 0]

[[phase]]
name = "stand"
part = "repeat"
duration_s = 1.0
caption = "Stand."

[[contact]]
name = "feet"
spots = "sole_r"
on = "floor"

[[contact]]
name = "hand"
spots = "palm_r"
on = "wall.face"
)";
  const std::string setting = "WINDLASS_DATA='" + data.string() + "'";
  const Result result = windlass_run("check", setting);
  CHECK_FALSE(result.worked);
  CHECK_THAT(result.err, Contains("demonstrations/reach.toml:25:") && Contains("the contact 'hand' cannot be kept: at ") &&
                             Contains(" mm – bring the posture nearer"));
}

TEST_CASE("A stroke may be the first contact of a demonstration") {
  const fs::path data = empty_content("stroke-first");
  std::ofstream(data / "content/demonstrations/hold.toml") << R"(title = "Hold"
summary = "A finger lies on the back of the foot, and nothing else touches anything."
shot = "X-14"
covers = []
source = "app default"
aim = "ankle_axis_centre_r"
cameras = ["lateral"]
start = ["seated", "foot-on-knee", "support-hand"]

[[phase]]
name = "hold"
part = "repeat"
duration_s = 1.0
caption = "Hold."

[[contact]]
name = "finger"
spots = "index_pad_r"
from = "above"
path_mm = [[190, 0]]
)";
  const Result result = windlass_run("check", "WINDLASS_DATA='" + data.string() + "'");
  CHECK(result.err.empty());
  CHECK(result.worked);
}

TEST_CASE("What is shipped passes the audit") {
  const Result result = windlass_run("audit --json");
  INFO(result.err);
  std::set<std::string> failing;
  const auto json = nlohmann::json::parse(result.out);
  for (const auto& demonstration : json["demonstrations"]) {
    if (demonstration["findings"] != 0) failing.insert(demonstration["id"].get<std::string>());
  }
  CHECK(failing.empty());
  CHECK(json["demonstrations"].size() >= 6);
}

TEST_CASE("A routine is traced with its rests and both sides") {
  const auto rows = rows_of(traced("ankle-and-toe-tour --routine --fps 2"));
  std::set<std::string> phases;
  bool right = false;
  bool left = false;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    phases.insert(rows[i][1]);
    for (std::size_t c = 2; c < rows[i].size(); ++c) {
      right = right || (rows[0][c] == "ankle_r.dorsiflexion" && std::stod(rows[i][c]) > 17.0);
      left = left || (rows[0][c] == "ankle_l.dorsiflexion" && std::stod(rows[i][c]) > 17.0);
    }
  }
  CHECK(phases.count("get ready") == 1);
  CHECK(phases.count("switch side") == 1);
  CHECK(phases.count("rest") == 1);
  CHECK(phases.count("draw up") == 1);
  CHECK(right);
  CHECK(left);
}

TEST_CASE("A word that means nothing is told apart, with the nearest that does") {
  const std::string out = " --out '" + (tests::scratch_folder() / "none.csv").string() + "'";
  const auto complaint = [](const std::string& arguments) {
    const Result result = windlass_run(arguments);
    CHECK_FALSE(result.worked);
    CHECK(result.out.empty());
    return result.err;
  };
  CHECK(complaint("trace ankle-dorsiflection" + out) ==
        "there is no demonstration 'ankle-dorsiflection' – did you mean 'ankle-dorsiflexion'?\n");
  CHECK(complaint("trace ankle-and-toe-tour" + out) == "'ankle-and-toe-tour' is a routine – add --routine\n");
  CHECK(complaint("trace toe-flexion --routine" + out) == "'toe-flexion' is a demonstration – leave out --routine\n");
  CHECK(complaint("trace toe-flexion --side up" + out) == "'up' is not a side – write right or left\n");
  CHECK(complaint("trace toe-flexion --fps 0" + out) == "--fps must lie between 1 and 1000 – 60 is usual\n");
  CHECK(complaint("trase toe-flexion") == "there is no command 'trase' – did you mean 'trace'?\n");
  CHECK_THAT(complaint("trace toe-flexion"), Contains("--out") && Contains("windlass --help"));
  CHECK_THAT(complaint("list --jason"), Contains("--jason"));
  const std::string below_a_file = (tests::scratch_folder() / "out.txt" / "trace.csv").string();
  CHECK_THAT(complaint("trace toe-flexion --out '" + below_a_file + "'"),
             StartsWith(below_a_file + ": cannot be written"));
}

TEST_CASE("anatomy lists the landmarks where their table puts them") {
  const Result result = windlass_run("anatomy --json");
  REQUIRE(result.worked);
  const auto json = nlohmann::json::parse(result.out);
  std::map<std::string, std::vector<double>> foot_mm;
  for (const auto& landmark : json["landmarks"]) {
    if (landmark.contains("foot_mm")) foot_mm[landmark["name"]] = landmark["foot_mm"].get<std::vector<double>>();
  }
  text::Errors errors;
  const auto document = text::Document::load(WINDLASS_SOURCE_DIR "/assets/anatomy/landmarks.toml", errors);
  REQUIRE(document);
  text::Table root = document->root(errors);
  std::vector<text::Table> tables = root.tables("landmark");
  REQUIRE(tables.size() > 30);
  for (text::Table& table : tables) {
    const std::string name = table.string("name");
    INFO(name);
    REQUIRE(foot_mm.count(name) == 1);
    const glm::dvec3 expected = table.vec3("position");
    for (std::size_t axis = 0; axis < 3; ++axis) {
      CHECK(foot_mm[name][axis] == Approx(expected[static_cast<glm::length_t>(axis)]).margin(0.001));
    }
  }
  CHECK(json["landmarks"].size() > foot_mm.size());  // the left side too
  CHECK(json["coordinates"].size() >= 44);
  CHECK(json["parts"][0]["triangles"][0] > 10000);
}

TEST_CASE("A damaged, foreign or missing body is one clear message") {
  const fs::path data = tests::scratch_folder() / "data";
  fs::remove_all(data);
  fs::create_directories(data);
  const std::string setting = "WINDLASS_DATA='" + data.string() + "'";
  std::string body = content_of(WINDLASS_BUILD_DIR "/body.glb");
  body[body.size() / 2] = static_cast<char>(body[body.size() / 2] ^ 4);
  std::ofstream(data / "body.glb", std::ios::binary) << body;
  for (const char* arguments : {"list", "check", "anatomy", "trace toe-flexion --out t.csv"}) {
    const Result result = windlass_run(arguments, setting);
    CHECK_FALSE(result.worked);
    CHECK(result.err == (data / "body.glb").string() + ": is damaged – bake again: delete it and build\n");
  }
}

TEST_CASE("voice says a line into a file, or why it cannot") {
  const fs::path out = tests::scratch_folder() / "line.wav";
  fs::remove(out);
  const std::string arguments = "voice 'Lift your heels.' --out '" + out.string() + "'";
  const Result result = windlass_run(arguments);
  if (!platform::speech_is_available()) {
    CHECK_FALSE(result.worked);
    CHECK_THAT(result.err, Contains("there is no voice"));
    return;
  }
  INFO(result.err);
  REQUIRE(result.worked);
  const std::string bytes = content_of(out);
  const auto line = sound::from_wave(bytes);
  REQUIRE(line);
  CHECK(line->seconds() > 0.5);
  CHECK(windlass_run(arguments).worked);
  CHECK((content_of(out) == bytes));
  CHECK_FALSE(windlass_run("voice ' … ' --out '" + out.string() + "'").worked);
  CHECK_FALSE(windlass_run("voice 'Hold.' --out '" + (out / "below.wav").string() + "'").worked);
  for (const char* misused : {"voice", "voice 'Hold.'", "voice --out a.wav", "voice 'Hold.' --out a.wav --check"}) {
    INFO(misused);
    CHECK_FALSE(windlass_run(misused).worked);
  }
}

TEST_CASE("Every spoken line has time to be said, if only its first sentence") {
  if (!platform::speech_is_available()) return;
  const Result result = windlass_run("voice --check");
  INFO(result.out << result.err);
  CHECK(result.worked);
}

TEST_CASE("bake does nothing twice, and a fault in a table leaves the body in place") {
  const fs::path folder = tests::scratch_folder();
  const fs::path tables = folder / "tables";
  const fs::path out = folder / "body.glb";
  fs::remove_all(tables);
  fs::copy(WINDLASS_SOURCE_DIR "/assets/anatomy", tables);
  std::ofstream(out, std::ios::binary) << "the last good body";
  std::string rig = content_of(tables / "rig.toml");
  rig.replace(rig.find("parent = \"talus_r\""), 18, "parent = \"tallus_r\"");
  std::ofstream(tables / "rig.toml") << rig;
  const Result result = windlass_run("bake --tables '" + tables.string() + "' --out '" + out.string() + "' --cache '" +
                                     (folder / "cache").string() + "'");
  CHECK_FALSE(result.worked);
  CHECK_THAT(result.err, Contains("rig.toml:") && Contains("'tallus_r'"));
  CHECK(content_of(out) == "the last good body");

  const auto before = fs::last_write_time(WINDLASS_BUILD_DIR "/body.glb");
  const Result again = windlass_run("bake --tables assets/anatomy --out '" WINDLASS_BUILD_DIR
                                    "/body.glb' --cache '" WINDLASS_BUILD_DIR "/bake'");
  INFO(again.err);
  CHECK(again.worked);
  CHECK(fs::last_write_time(WINDLASS_BUILD_DIR "/body.glb") == before);
}
