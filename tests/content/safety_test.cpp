// content/safety.toml: what is shipped, and its faults.
#include "engine/content/read_safety.hpp"

#include <fstream>
#include <iterator>
#include <set>

#include "tests/content/content_folder.hpp"

using namespace windlass;
using namespace windlass::tests;

namespace {

std::string shipped() {
  std::ifstream stream(std::string(WINDLASS_SOURCE_DIR) + "/content/safety.toml", std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

Folder folder_of(const std::string& text) {
  Folder folder;
  folder.write("postures.toml", postures);
  folder.write("demonstrations/nod.toml", nod);
  folder.write("safety.toml", text);
  return folder;
}

/// What is wrong, without the place, when `old` in the shipped file reads `by`.
std::string fault_with(const std::string& old, const std::string& by) {
  const std::vector<base::Error> errors = folder_of(replaced(shipped(), old, by)).load().errors;
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].where.line > 0);
  return errors[0].what;
}

}  // namespace

TEST_CASE("The shipped red flags hold back, advise and explain as they should") {
  const content::Loaded loaded = folder_of(shipped()).load();
  REQUIRE(base::to_text(loaded.errors).empty());
  const routine::Safety& safety = loaded.library.safety;
  REQUIRE(safety.is_there());
  std::map<routine::RedFlag::Kind, std::set<std::string>> flags;
  for (const routine::RedFlag& flag : safety.flags) {
    flags[flag.kind].insert(flag.id);
    CHECK_FALSE(flag.statement.empty());
    CHECK_FALSE(flag.advice.empty());
  }
  using Kind = routine::RedFlag::Kind;
  CHECK(flags[Kind::holds_back] == std::set<std::string>{"R1", "R2", "R3", "R4", "R6", "R7", "R8", "R9"});
  CHECK(flags[Kind::advises] == std::set<std::string>{"R5", "R12", "R13", "N4"});
  CHECK(flags[Kind::explains] == std::set<std::string>{"R10", "R11"});
}

TEST_CASE("The shipped gates, pains and words of the scale are complete") {
  const routine::Safety safety = folder_of(shipped()).load().library.safety;
  REQUIRE(routine::find_gate(safety, "achilles"));
  CHECK_FALSE(routine::find_gate(safety, "achilles")->passes);  // "is it inflamed?" – only a no lets through
  CHECK(routine::find_gate(safety, "ready")->passes);
  CHECK(routine::find_gate(safety, "settled")->passes);

  std::set<std::string> pains;
  for (const routine::StopPain& pain : safety.stop_pains) pains.insert(pain.name);
  CHECK(pains == std::set<std::string>{"sharp", "stabbing", "radiating", "burning"});
  CHECK(safety.pain.words[0] == "No pain");
  for (const std::string& word : safety.pain.words) CHECK_FALSE(word.empty());
  for (const std::string& question : safety.pain.questions) CHECK_FALSE(question.empty());
  CHECK(safety.pain.advice.size() == 5);
  REQUIRE(safety.pain.rules.size() == 1);
  CHECK(safety.pain.rules[0].limit == 5);
  CHECK(safety.ask_first.title.find("clinician") != std::string::npos);
  CHECK(safety.ask_first.points.size() >= 8);
}

TEST_CASE("Each fault of the safety content is told") {
  CHECK(fault_with("id = \"ready\"", "id = \"raedy\"") == "unknown gate 'raedy'");
  std::string without_ready = shipped();
  without_ready.erase(without_ready.find("[[gate]]\nid = \"ready\""),
                      without_ready.find("[[gate]]\nid = \"settled\"") - without_ready.find("[[gate]]\nid = \"ready\""));
  CHECK_THAT(folder_of(without_ready).faults(),
             Catch::Matchers::Contains("nothing is asked at the gate 'ready' – add a [[gate]] with this id"));
  CHECK(fault_with("id = \"R7\"", "id = \"R6\"") == "a second 'R6'");
  CHECK(fault_with("kind = \"advises\"", "kind = \"advice\"") == "unknown kind 'advice'");
  CHECK(fault_with("  \"No pain\",\n", "") == "10 words for pain from 0 to 10");
  CHECK_THAT(folder_of(replaced(shipped(), "[need_to_stop]", "[need_to_stopp]")).faults(),
             Catch::Matchers::Contains("'need_to_stop' is missing") &&
                 Catch::Matchers::Contains("unknown key 'need_to_stopp'"));
  CHECK(fault_with("covers = [\"C1\"]", "covers = [\"c1\"]") == "'c1' does not look like an inventory item");
  CHECK(fault_with("passes = \"no\"", "passes = \"never\"") == "unknown passes 'never'");
}

TEST_CASE("While it runs, broken safety content stays as it was") {
  const Folder folder = folder_of(shipped());
  const routine::Library good = folder.load().library;
  folder.write("safety.toml", "[=");
  const content::Loaded loaded = folder.load(good);
  CHECK(loaded.errors.size() == 1);
  CHECK(loaded.library.safety.flags.size() == good.safety.flags.size());
}
