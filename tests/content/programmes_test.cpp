// Programmes as they are written: stages, days, faults, and what stays while a file is being changed.
#include "tests/content/content_folder.hpp"

using namespace windlass;
using namespace windlass::tests;
using routine::Half;

namespace {

const std::string programme = R"(title = "Up"
summary = "From easy to hard."
source = "app default"
covers = ["M9.2"]

[[stage]]
title = "Easy"
summary = "Mornings."
[[stage.routine]]
routine = "calm"
time = "morning"

[[stage]]
title = "Hard"
summary = "Evenings too."
gate = "settled"
[[stage.routine]]
routine = "calm"
time = "evening"
days = ["monday", "sunday"]
)";

const std::string calm = R"(title = "Calm"
summary = "Once."
source = "app default"
[[item]]
demonstration = "nod"
)";

Folder folder_of(const std::string& text) {
  Folder folder;
  fs::create_directories(folder.path() + "/programmes");
  folder.write("postures.toml", postures);
  folder.write("zones.toml", zones);
  folder.write("demonstrations/nod.toml", nod);
  folder.write("routines/calm.toml", calm);
  folder.write("programmes/up.toml", text);
  return folder;
}

std::string faults_with(const std::string& old, const std::string& by) {
  return folder_of(replaced(programme, old, by)).faults();
}

}  // namespace

TEST_CASE("A programme is read as it is written") {
  const content::Loaded loaded = folder_of(programme).load();
  REQUIRE(base::to_text(loaded.errors).empty());
  REQUIRE(loaded.library.programmes.size() == 1);
  const routine::Programme& up = loaded.library.programmes[0];
  CHECK(up.id == "up");
  CHECK(up.covers == std::vector<std::string>{"M9.2"});
  REQUIRE(up.stages.size() == 2);
  for (const auto& day : up.stages[0].week) CHECK(day == std::array<std::string, 2>{"calm", ""});
  CHECK(up.stages[1].gate == "settled");
  CHECK(up.stages[1].week[0] == std::array<std::string, 2>{"", "calm"});
  CHECK(up.stages[1].week[1] == std::array<std::string, 2>{"", ""});
  CHECK(up.stages[1].week[6] == std::array<std::string, 2>{"", "calm"});
}

TEST_CASE("Each fault of a programme is told where it stands") {
  CHECK(faults_with("routine = \"calm\"\ntime = \"morning\"", "routine = \"clam\"\ntime = \"morning\"") ==
        "programmes/up.toml:10:11: no routine is called 'clam' – did you mean 'calm'?");
  CHECK(faults_with("\"monday\"", "\"munday\"") ==
        "programmes/up.toml:20:9: no day is called 'munday' – did you mean 'monday'?");
  CHECK(faults_with("\"morning\"", "\"mourning\"").starts_with("programmes/up.toml:11:8: unknown time 'mourning'"));
  CHECK(faults_with("\"settled\"", "\"setled\"").starts_with("programmes/up.toml:16:8: unknown gate 'setled'"));
  CHECK(faults_with("\"sunday\"", "\"monday\"") ==
        "programmes/up.toml:20:8: 'calm' is there already on monday – take one of them away");
  CHECK(faults_with("title = \"Easy\"", "title = \"Easy\"\ngate = \"settled\"") ==
        "programmes/up.toml:8:8: nothing comes before the first stage – take its gate away");
  CHECK(faults_with(programme.substr(programme.find("[[stage]]")), "") ==
        "programmes/up.toml:1:1: no stages – add at least one [[stage]]");
  CHECK(faults_with("time = \"morning\"", "time = \"morning\"\ndasy = [\"monday\"]").find("dasy") != std::string::npos);
}

TEST_CASE("A programme whose routine cannot be loaded waits for it; a faulty one stays as it was") {
  Folder folder = folder_of(programme);
  const content::Loaded sound = folder.load();
  folder.write("programmes/up.toml", replaced(programme, "\"Hard\"", "5"));
  const content::Loaded after = folder.load(sound.library);
  CHECK(after.errors.size() == 1);
  REQUIRE(after.library.programmes.size() == 1);
  CHECK(after.library.programmes[0].stages == sound.library.programmes[0].stages);
  folder.write("programmes/up.toml", programme);
  folder.write("routines/calm.toml", "title = 3\n");
  CHECK(folder.faults().find("routine 'calm' could not be loaded – correct its faults first") != std::string::npos);
}
