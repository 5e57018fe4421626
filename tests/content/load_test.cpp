#include "engine/content/load.hpp"

#include <filesystem>

#include "engine/base/units.hpp"
#include "engine/choreography/compile.hpp"
#include "tests/catch.hpp"
#include "tests/content/content_folder.hpp"

using namespace windlass;
using namespace windlass::tests;

TEST_CASE("A demonstration is read as it is written") {
  const Folder folder;
  folder.write("postures.toml", postures);
  folder.write("demonstrations/nod.toml", nod);
  folder.write("routines/nods.toml", nods);
  const content::Loaded loaded = folder.load();
  REQUIRE(base::to_text(loaded.errors).empty());
  const choreography::Demonstration& d = loaded.library.demonstrations.at(0);
  CHECK(d.id == "nod");
  CHECK(d.cameras == std::vector<std::string>{"lateral", "sole"});
  REQUIRE(d.phases.size() == 3);
  CHECK(d.phases[0].camera == "lateral");  // the first view opens the demonstration
  CHECK(d.phases[0].voice == "Up.");       // the caption is said unless there is a voice line
  CHECK(d.phases[1].hold);
  CHECK(d.phases[1].camera == "sole");
  CHECK(d.phases[2].where.line == 26);
  const motion::Clip clip = choreography::compile(d, *vocabulary().body);
  CHECK(clip.duration == Approx(5.0));
  const auto ankle = static_cast<std::size_t>(*anatomy::find_coordinate(vocabulary().rig(), "ankle_r.dorsiflexion"));
  CHECK(motion::pose_at(clip, 0.0).values[ankle] == Approx(base::radians(-18)));
  CHECK(motion::pose_at(clip, 2.5).values[ankle] == Approx(base::radians(10)));
  const routine::Dose& dose = loaded.library.routines.at(0).items.at(0).dose;
  CHECK(dose.repetitions == 3);
  CHECK_FALSE(dose.hold);
  CHECK(dose.sides == routine::Sides::both);
}

TEST_CASE("While it runs a broken file leaves its last good version in place") {
  const Folder folder;
  folder.write("postures.toml", postures);
  folder.write("demonstrations/bow.toml", nod);
  folder.write("demonstrations/nod.toml", nod);
  folder.write("routines/nods.toml", nods);
  const routine::Library good = folder.load().library;
  REQUIRE(good.demonstrations.size() == 2);

  SECTION("a broken demonstration stays, a changed one is new, a removed one has gone") {
    folder.write("demonstrations/nod.toml", "[=");
    content::Loaded loaded = folder.load(good);
    CHECK(loaded.errors.size() == 1);
    REQUIRE(loaded.library.demonstrations.size() == 2);
    CHECK(loaded.library.routines.size() == 1);
    folder.write("demonstrations/nod.toml", replaced(nod, "\"Nod\"", "\"Deep nod\""));
    folder.remove("demonstrations/bow.toml");
    loaded = folder.load(loaded.library);
    CHECK(loaded.errors.empty());
    REQUIRE(loaded.library.demonstrations.size() == 1);
    CHECK(loaded.library.demonstrations[0].title == "Deep nod");
    CHECK(loaded.library.routines.at(0).items.at(0).demonstration == 0);
  }
  SECTION("a broken routine stays while its demonstrations are there") {
    folder.write("routines/nods.toml", "");
    folder.remove("demonstrations/bow.toml");
    content::Loaded loaded = folder.load(good);
    REQUIRE(loaded.library.routines.size() == 1);
    CHECK(loaded.library.routines[0].items.at(0).demonstration == 0);
    folder.remove("demonstrations/nod.toml");
    folder.write("demonstrations/bow.toml", nod);
    loaded = folder.load(loaded.library);
    CHECK(loaded.library.routines.empty());
  }
  SECTION("faults in the postures are told once; what names them stays") {
    folder.write("postures.toml", replaced(postures, "ankle_r", "ankel_r"));
    const content::Loaded loaded = folder.load(good);
    CHECK(folder.faults(good) ==
          "postures.toml:2:9: unknown coordinate 'ankel_r.dorsiflexion' – did you mean 'ankle_r.dorsiflexion'?");
    CHECK(loaded.library.demonstrations.size() == 2);
    CHECK(loaded.library.routines.size() == 1);
  }
  SECTION("with everything gone everything stays") {
    fs::remove_all(folder.path());
    const content::Loaded loaded = folder.load(good);
    CHECK(loaded.errors.size() == 1);
    CHECK(loaded.library.demonstrations.size() == 2);
    CHECK(loaded.library.routines.size() == 1);
  }
}

TEST_CASE("Ways, firmness and movements that are scaled or handed over are read in degrees") {
  const Folder folder;
  folder.write("postures.toml", postures);
  const std::string with_way =
      replaced(nod, "ankle_r.dorsiflexion = 10\n", "ankle_r.dorsiflexion = 10\n[phase.way]\nankle_r.dorsiflexion = [-5, 20]\n");
  const std::string wrongly =
      "\n[firmness]\nknee_r.flexion = 0.5\n"
      "\n[[mistake]]\nname = \"small\"\nreason = \"Too small.\"\nfix = \"Larger.\"\n[mistake.scale]\nankle_r.dorsiflexion = 0.5\n"
      "\n[[mistake]]\nname = \"leg\"\nreason = \"Not the foot.\"\nfix = \"Only the foot.\"\n"
      "[[mistake.instead]]\nof = \"ankle_r.dorsiflexion\"\nmoves = \"knee_r.flexion\"\ngain = -0.5\n";
  folder.write("demonstrations/nod.toml", with_way + wrongly);
  const content::Loaded loaded = folder.load();
  CHECK(base::to_text(loaded.errors).empty());
  REQUIRE(loaded.library.demonstrations.size() == 3);
  const choreography::Demonstration& d = loaded.library.demonstrations[0];
  REQUIRE(d.phases[0].ways.size() == 1);
  CHECK(d.phases[0].ways[0].values.at(1) == Approx(base::radians(20)));
  CHECK(d.firmness.at(0).spread == Approx(base::radians(0.5)));
  const auto knee = *anatomy::find_coordinate(vocabulary().rig(), "knee_r.flexion");
  CHECK(loaded.library.demonstrations[1].phases[0].ways[0].values[1] == Approx(base::radians(10)));
  CHECK(loaded.library.demonstrations[2].phases[0].ways[0].coordinate == knee);

  folder.write("demonstrations/nod.toml", replaced(with_way, "[phase.way]\nankle_r.", "[phase.way]\nankel_r."));
  CHECK(folder.faults() ==
        "demonstrations/nod.toml:18:24: unknown coordinate 'ankel_r.dorsiflexion' – did you mean 'ankle_r.dorsiflexion'?");
  folder.write("demonstrations/nod.toml", nod + "\n[[carry]]\nprop = \"cup\"\nby = [\"toe\"]\n");
  CHECK_THAT(folder.faults(), Catch::Matchers::Contains("no prop is called 'cup'") &&
                                  Catch::Matchers::Contains("the body has no spot 'toe'") &&
                                  Catch::Matchers::Contains("three spots hold a thing"));
}
