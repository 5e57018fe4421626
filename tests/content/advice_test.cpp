// Dose, zones and links as they are written.
#include "engine/routine/ladder.hpp"
#include "tests/content/content_folder.hpp"

using namespace windlass;
using namespace windlass::tests;

namespace {

const std::string advised = R"(felt = ["calf", "soleus"]
gate = "achilles"
easier = ["bow"]
start = "hanging-foot"

[dose.article]
hold_s = [60, inf]
repetitions = [2, 3]
sides = "both"

[dose.app_default]
rest_s = 15
)";

const std::string anatomy_texts = R"([soleus]
title = "Soleus"
line = "Points the foot."
)";

/// nod with advice, bow without; the words of the body.
Folder folder_of(const std::string& text) {
  Folder folder;
  folder.write("postures.toml", postures);
  folder.write("anatomy.toml", anatomy_texts);
  folder.write("zones.toml", zones);
  folder.write("demonstrations/bow.toml", nod);
  folder.write("demonstrations/nod.toml", replaced(nod, "start = \"hanging-foot\"\n", text));
  return folder;
}

}  // namespace

TEST_CASE("A dose keeps every figure with its provenance, and routines take it") {
  const Folder folder = folder_of(advised);
  folder.write("routines/nods.toml", "title = \"Nods\"\nsummary = \"Some.\"\nsource = \"app default\"\n"
                                     "[[item]]\ndemonstration = \"nod\"\n[[item]]\ndemonstration = \"bow\"\nrest_s = 3\n");
  const content::Loaded loaded = folder.load();
  REQUIRE(base::to_text(loaded.errors).empty());
  const choreography::Advice& advice = loaded.library.demonstrations.at(1).advice;
  using choreography::Provenance;
  REQUIRE(advice.dose.hold);
  CHECK(advice.dose.hold->value.least == 60);
  CHECK(advice.dose.hold->value.is_open());
  CHECK(advice.dose.hold->from == Provenance::article);
  CHECK(advice.dose.repetitions->value == choreography::Range{2, 3});
  CHECK(advice.dose.rest->from == Provenance::app_default);
  CHECK_FALSE(advice.dose.sets);
  CHECK(advice.felt == std::vector<std::string>{"calf", "soleus"});
  CHECK(loaded.library.zones.at("calf").parts == std::vector<std::string>{"soleus"});

  const auto& items = loaded.library.routines.at(0).items;
  CHECK(items.at(0).dose.repetitions == 2);
  CHECK(items[0].dose.hold == 60.0);
  CHECK(items[0].dose.rest == 15.0);
  CHECK(items[0].dose.provenance == Provenance::article);
  CHECK(items.at(1).dose.repetitions == 1);
  CHECK(items[1].dose.rest == 3.0);
  CHECK(items[1].dose.provenance == Provenance::app_default);
}

TEST_CASE("Minutes without repetitions are the dose") {
  const Folder folder = folder_of("start = \"hanging-foot\"\n[dose.article]\nminutes = [3, 5]\n");
  const content::Loaded loaded = folder.load();
  REQUIRE(base::to_text(loaded.errors).empty());
  CHECK(routine::dose_of(loaded.library.demonstrations.at(1)).minutes == 3.0);
}

TEST_CASE("Faults of dose, zones and gates have their place") {
  const auto faults = [](const std::string& old, const std::string& by) {
    return folder_of(replaced(advised, old, by)).faults();
  };
  CHECK(faults("[2, 3]", "[3, 2]") == "demonstrations/nod.toml:15:15: 'repetitions' must run from low to high – write "
                                      "one number where both are the same");
  CHECK(faults("[2, 3]", "[2, 3, 4]") == "demonstrations/nod.toml:15:15: 'repetitions' must be one number or two, not 3");
  CHECK(faults("[60, inf]", "[inf, 60]") ==
        "demonstrations/nod.toml:14:11: 'hold_s' must be a number, not an infinite one");
  CHECK(faults("rest_s = 15", "hold_s = 15") ==
        "demonstrations/nod.toml:19:10: a second figure for 'hold_s' – say it once, with its provenance");
  CHECK(faults("app_default", "article_b") ==
        "demonstrations/nod.toml:18:7: unknown key 'article_b' – did you mean 'article'?");
  CHECK(faults("\"calf\"", "\"claf\"") ==
        "demonstrations/nod.toml:8:9: no zone or part of the body is called 'claf' – did you mean 'calf'?");
  CHECK(faults("\"achilles\"", "\"achiles\"") ==
        "demonstrations/nod.toml:9:8: unknown gate 'achiles' – did you mean 'achilles'?");
}

TEST_CASE("Cautions are read, one or several, and must fit") {
  const auto with = [](const std::string& caution) {
    return folder_of("start = \"hanging-foot\"\ncaution = " + caution + "\n");
  };
  const content::Loaded one = with("\"Slowly.\"").load();
  REQUIRE(base::to_text(one.errors).empty());
  CHECK(one.library.demonstrations.at(1).advice.cautions == std::vector<std::string>{"Slowly."});
  CHECK(with("[\"Slowly.\", \"Softly.\"]").load().library.demonstrations.at(1).advice.cautions.size() == 2);
  CHECK(with("[\"Slowly.\", \"" + std::string(161, 'm') + "\"]").faults() ==
        "demonstrations/nod.toml:9:23: 'caution' has 161 characters; 160 fit – say it shorter");
}

TEST_CASE("A link that leads nowhere or in a circle is told and taken away; the rest stays") {
  const Folder nowhere = folder_of(replaced(advised, "\"bow\"", "\"bwo\""));
  CHECK(nowhere.faults() == "demonstrations/nod.toml:10:11: no demonstration is called 'bwo' – list them: windlass list");
  CHECK(nowhere.load().library.demonstrations.at(1).advice.easier.empty());

  const Folder circle = folder_of(advised);
  circle.write("demonstrations/bow.toml", "easier = [\"nod\"]\n" + nod);
  CHECK(circle.faults() ==
        "demonstrations/nod.toml:10:11: easier, harder and prerequisites run in a circle: nod before bow before nod – "
        "take one of these links away");
  const routine::Library library = circle.load().library;
  CHECK(library.demonstrations.size() == 2);
  CHECK(routine::steps_of(library.demonstrations, "bow").easier == std::vector<std::string>{"nod"});
  CHECK(routine::steps_of(library.demonstrations, "nod").harder == std::vector<std::string>{"bow"});
  CHECK(routine::steps_of(library.demonstrations, "nod").easier.empty());
}
