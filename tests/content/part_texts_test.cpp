// What is said about each part of the body.
#include "engine/content/read.hpp"
#include "tests/catch.hpp"
#include "tests/content/content_folder.hpp"

using namespace windlass;
using namespace windlass::tests;

namespace {

const std::string words = R"([talus]
title = "Talus"
line = "Between shin and heel."

[calcaneus]
title = "Calcaneus"
line = "The heel bone."
)";

/// The faults when the body consists of talus and calcaneus.
std::string faults_of(const std::string& text) {
  const Folder folder;
  folder.write("demonstrations/nod.toml", nod);
  folder.write("postures.toml", postures);
  folder.write("anatomy.toml", text);
  content::Vocabulary known = vocabulary();
  known.parts = {"talus", "calcaneus"};
  std::string faults = base::to_text(content::load_library(folder.path(), known).errors);
  for (std::size_t at = 0; (at = faults.find(folder.path() + "/", at)) != std::string::npos;)
    faults.erase(at, folder.path().size() + 1);
  return faults;
}

}  // namespace

TEST_CASE("Each fault in what is said about a part is told with its place and what to do") {
  CHECK(faults_of(words).empty());
  CHECK(faults_of(words + "[cuboid]\ntitle = \"Cuboid\"\nline = \"A part that this body lacks.\"\n").empty());
  CHECK(faults_of(replaced(words, "[calcaneus]", "[calcaneum]")) ==
        "anatomy.toml:5:1: the body has no part 'calcaneum' – did you mean 'calcaneus'?");
  CHECK(faults_of(words.substr(0, words.find("[calcaneus]"))) ==
        "anatomy.toml:1:1: nothing is said about the part 'calcaneus' – add [calcaneus] with title and line");
  CHECK(faults_of(replaced(words, "line = \"The heel bone.\"", "lines = \"The heel bone.\"")) ==
        "anatomy.toml:5:1: 'line' is missing – add it\n"
        "anatomy.toml:7:1: unknown key 'lines' – did you mean 'line'?");
  CHECK(faults_of(replaced(words, "The heel bone.", std::string(161, 'm'))) ==
        "anatomy.toml:7:8: 'line' has 161 characters; 160 fit – say it shorter");
}

TEST_CASE("Every shipped part of the outside, the bones and the soft tissues has its words") {
  const std::vector<std::string> parts{"skin_leg", "toenail1", "calcaneus", "plantar_fascia", "achilles", "soleus", "femur"};
  text::Errors errors;
  const auto words = content::read_part_texts(std::string(WINDLASS_SOURCE_DIR) + "/content/anatomy.toml", parts, errors);
  CHECK(base::to_text(errors).empty());
  CHECK(words.at("calcaneus").title == "Calcaneus (heel bone)");
}
