#include "engine/base/units.hpp"
#include "engine/content/read_limits.hpp"
#include "tests/content/content_folder.hpp"

using namespace windlass;
using namespace windlass::tests;
using choreography::Rule;

namespace {

/// What `rule`, added to a sound demonstration, is complained about.
std::string faults_of(const std::string& rule) {
  const Folder folder;
  folder.write("postures.toml", postures);
  folder.write("demonstrations/nod.toml", nod + "\n[[rule]]\n" + rule);
  return folder.faults();
}

}  // namespace

TEST_CASE("Rules are read with quantity, phases and bounds") {
  const Folder folder;
  folder.write("postures.toml", postures);
  folder.write("demonstrations/nod.toml", nod + R"(
[[rule]]
name = "high enough"
quantity = "ankle_r.dorsiflexion"
of = "greatest"
phases = ["up", "hold"]
min = 8

[[rule]]
name = "straight"
quantity = "yaw_deg.hindfoot_r"
min = -5
max = 5

[[rule]]
name = "up and down"
quantity = "pitch_deg.hindfoot_r"
beside = "yaw_deg.hindfoot_r"
of = "energy_percent"
min = 90
)");
  const content::Loaded loaded = folder.load();
  INFO(base::to_text(loaded.errors));
  REQUIRE(loaded.library.demonstrations.size() == 1);
  const std::vector<Rule>& rules = loaded.library.demonstrations.front().rules;
  REQUIRE(rules.size() == 3);
  CHECK(rules[0].of == Rule::Of::greatest);
  CHECK(rules[0].active == std::vector<bool>{true, true, false});
  CHECK(rules[0].min == 8.0);
  CHECK_FALSE(rules[0].max);
  CHECK(rules[1].of == Rule::Of::each);
  CHECK(rules[1].active == std::vector<bool>{true, true, true});
  CHECK(rules[2].beside == "yaw_deg.hindfoot_r");
}

TEST_CASE("Rules that mean nothing are refused where they stand") {
  using Catch::Contains;
  CHECK_THAT(faults_of("name = 'a'\nquantity = 'ankle_r.dorsi'\nmin = 1\n"),
             Contains("demonstrations/nod.toml:35:12: nothing measured is called 'ankle_r.dorsi'"));
  CHECK_THAT(faults_of("name = 'a'\nquantity = 'contact.heel.gap_mm'\nmin = 1\n"),
             Contains("no contact is called 'heel'"));
  CHECK_THAT(faults_of("name = 'a'\nquantity = 'com.x'\n"), Contains("a rule without bounds"));
  CHECK_THAT(faults_of("name = 'a'\nquantity = 'com.x'\nmin = 2\nmax = 1\n"), Contains("min is greater than max"));
  CHECK_THAT(faults_of("name = 'a'\nquantity = 'com.x'\nof = 'most'\nmax = 1\n"),
             Contains("a rule is not of 'most'") && Contains("plateau_s"));
  CHECK_THAT(faults_of("name = 'a'\nquantity = 'com.x'\nphases = ['down', 'left']\nmax = 1\n"),
             Contains("no phase is called 'left'"));
  CHECK_THAT(faults_of("name = 'a'\nquantity = 'com.x'\nduring = 'heel'\nmax = 1\n"),
             Contains("no contact is called 'heel'"));
  CHECK_THAT(faults_of("name = 'a'\nquantity = 'com.x'\nof = 'energy_percent'\nmax = 1\n"), Contains("beside"));
}

TEST_CASE("The judge's limits are those of the shot list") {
  const audit::Limits limits = content::load_limits(WINDLASS_SOURCE_DIR "/assets/audit.toml", shipped_rig());
  CHECK(limits.gap == Approx(0.001));
  CHECK(limits.penetration == Approx(0.001));
  CHECK(limits.slip == Approx(0.002));
  CHECK(limits.skid == Approx(0.002));
  CHECK(limits.length_share == Approx(0.02));
  CHECK(base::degrees(limits.angle_tolerance) == Approx(0.1));
  CHECK(base::degrees(limits.straight_knee) == Approx(20));
  CHECK(base::degrees(limits.straight_ankle) == Approx(25));
  const auto clamp = [&](const std::string& coordinate) {
    const auto has_it = [&](const audit::Clamp& row) {
      return std::find(row.coordinates.begin(), row.coordinates.end(), coordinate) != row.coordinates.end();
    };
    const auto row = std::find_if(limits.clamps.begin(), limits.clamps.end(), has_it);
    REQUIRE(row != limits.clamps.end());
    std::vector<double> ends;
    for (const double end : {row->open_min, row->open_max, row->loaded_min, row->loaded_max}) {
      ends.push_back(std::round(base::degrees(end)));
    }
    return ends;
  };
  CHECK(clamp("ankle.dorsiflexion") == std::vector<double>{-50, 20, -45, 35});
  CHECK(clamp("subtalar.inversion") == std::vector<double>{-15, 30, -10, 15});
  CHECK(clamp("mtp1.extension") == std::vector<double>{-40, 70, 0, 65});
  for (const char* toe : {"2", "3", "4", "5"}) {
    CHECK(clamp("mtp" + std::string(toe) + ".extension") == std::vector<double>{-35, 60, 0, 60});
    CHECK(clamp("pip" + std::string(toe) + ".flexion") == std::vector<double>{0, 55, 0, 30});
    CHECK(clamp("dip" + std::string(toe) + ".flexion") == std::vector<double>{0, 55, 0, 30});
  }
  CHECK(clamp("ip1.flexion") == std::vector<double>{0, 55, 0, 30});
  CHECK(clamp("knee.flexion") == std::vector<double>{0, 140, 0, 130});
}

TEST_CASE("A table of limits with faults is refused with their places") {
  const Folder folder;
  folder.write("audit.toml", "[[clamp]]\ncoordinates = [\"ankel.dorsiflexion\"]\nopen_deg = [20, -50]\n"
                             "loaded_deg = [-45, 35]\nsource = \"test\"\n");
  try {
    content::load_limits(folder.path() + "/audit.toml", shipped_rig());
    FAIL("not refused");
  } catch (const base::Failure& failure) {
    CHECK_THAT(failure.what(), Catch::Contains("audit.toml:2:16: the rig has no 'ankel.dorsiflexion'") &&
                                   Catch::Contains("audit.toml:3:12: a range begins with its smaller end") &&
                                   Catch::Contains("contact"));
  }
}
