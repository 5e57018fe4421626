// Every #include against the arrow table of the README. A wrong arrow between libraries does not link either;
// this test also sees arrows inside one library, and names the line.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "tests/catch.hpp"

namespace fs = std::filesystem;

namespace {

/// Folder -> folders it may include besides itself, directly.
const std::map<std::string, std::set<std::string>> arrows = {
    {"engine/base", {}},
    {"engine/anatomy", {"engine/base"}},
    {"engine/text", {"engine/base", "engine/anatomy"}},
    {"engine/motion", {"engine/base", "engine/anatomy"}},
    {"engine/sculpt", {"engine/base", "engine/anatomy", "engine/motion", "engine/text"}},
    {"engine/choreography", {"engine/base", "engine/anatomy", "engine/motion"}},
    {"engine/audit", {"engine/base", "engine/anatomy", "engine/motion", "engine/choreography"}},
    {"engine/sound", {"engine/base"}},
    {"engine/routine",
     {"engine/base", "engine/anatomy", "engine/motion", "engine/choreography", "engine/sound"}},
    {"engine/scene", {"engine/base", "engine/anatomy", "engine/motion", "engine/choreography", "engine/routine"}},
    {"engine/content",
     {"engine/base", "engine/anatomy", "engine/motion", "engine/choreography", "engine/routine", "engine/text",
      "engine/audit"}},
    {"engine/store", {"engine/base", "engine/choreography", "engine/routine"}},
    {"engine/platform", {"engine/base", "engine/sound"}},
    {"engine/render",
     {"engine/base", "engine/anatomy", "engine/motion", "engine/choreography", "engine/routine", "engine/scene",
      "engine/platform"}},
};

/// Folder -> libraries (first part of the include) beyond the standard library and glm.
const std::map<std::string, std::set<std::string>> libraries = {
    {"engine/choreography", {"ceres", "Eigen"}},
    {"engine/text", {"toml++"}},    {"engine/sculpt", {"meshoptimizer.h", "assimp", "nlohmann"}},
    {"engine/content", {"assimp", "nlohmann"}}, {"engine/platform", {"stb_image_write.h", "epoxy", "flite"}},
    {"engine/render", {"epoxy"}},
    {"engine/store", {"sqlite3.h", "nlohmann"}},
};

struct Include {
  std::string target;  ///< As written between the delimiters.
  bool quoted = false;
};

std::vector<Include> includes_in(const std::string& source) {
  std::vector<Include> result;
  std::istringstream lines(source);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t hash = line.find_first_not_of(" \t");
    if (hash == std::string::npos || line[hash] != '#') continue;
    const std::size_t word = line.find_first_not_of(" \t", hash + 1);
    if (word == std::string::npos || line.compare(word, 7, "include") != 0) continue;
    const std::size_t open = line.find_first_of("<\"", word);
    if (open == std::string::npos) continue;
    const std::size_t close = line.find(line[open] == '<' ? '>' : '"', open + 1);
    result.push_back({line.substr(open + 1, close - open - 1), line[open] == '"'});
  }
  return result;
}

/// What is wrong with `include` in a file of `folder`; empty when nothing is.
std::string fault(const std::string& folder, const Include& include) {
  const std::string& target = include.target;
  const bool ours = target.rfind("engine/", 0) == 0 || target.rfind("app/", 0) == 0 || target.rfind("tests/", 0) == 0;
  if (ours) {
    const std::string from = fs::path(target).parent_path().generic_string();
    if (from == folder || arrows.at(folder).count(from) != 0) return {};
    return folder + " may not use " + from;
  }
  const std::string first = *fs::path(target).begin();
  const bool standard = target.find('/') == std::string::npos && target.find('.') == std::string::npos;
  if (standard || first == "glm" || (libraries.count(folder) != 0 && libraries.at(folder).count(first) != 0)) return {};
  if (folder == "engine/platform" && first.rfind("SDL", 0) == 0) return {};  // SDL.h, SDL_video.h …
  return folder + " may not use the library of <" + target + ">";
}

}  // namespace

TEST_CASE("Every include of the engine follows the arrows") {
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(WINDLASS_SOURCE_DIR) / "engine")) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".cpp" && extension != ".hpp") continue;
    ++files;
    const std::string folder = fs::relative(entry.path().parent_path(), WINDLASS_SOURCE_DIR).generic_string();
    INFO(fs::relative(entry.path(), WINDLASS_SOURCE_DIR).generic_string());
    REQUIRE(arrows.count(folder) == 1);
    std::ifstream stream(entry.path());
    std::stringstream source;
    source << stream.rdbuf();
    for (const Include& include : includes_in(source.str())) {
      INFO("#include of " + include.target);
      CHECK(fault(folder, include) == "");
    }
  }
  CHECK(files > 20);
}

TEST_CASE("The judge knows nothing of the solver") {
  const std::set<std::string> known{"engine/choreography/demonstration.hpp", "engine/choreography/prop.hpp",
                                    "engine/choreography/extras.hpp"};
  int files = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(WINDLASS_SOURCE_DIR) / "engine" / "audit")) {
    ++files;
    std::ifstream stream(entry.path());
    std::stringstream source;
    source << stream.rdbuf();
    for (const Include& include : includes_in(source.str())) {
      INFO(entry.path().filename().string() + " uses " + include.target);
      CHECK((include.target.rfind("engine/choreography/", 0) != 0 || known.count(include.target) == 1));
      CHECK(include.target != "engine/motion/posed_spots.hpp");
    }
  }
  CHECK(files > 10);
}

TEST_CASE("The checker sees wrong arrows") {
  const auto includes = includes_in("#include <vector>\n  # include \"engine/render/draw.hpp\"\n// #include <x>\n");
  REQUIRE(includes.size() == 2);
  CHECK(fault("engine/motion", includes[0]).empty());
  CHECK(fault("engine/motion", includes[1]) == "engine/motion may not use engine/render");
  CHECK(fault("engine/motion", {"assimp/scene.h", false}) ==
        "engine/motion may not use the library of <assimp/scene.h>");
  CHECK(fault("engine/base", {"app/tutor.hpp", true}) == "engine/base may not use app");
  CHECK(fault("engine/content", {"assimp/scene.h", false}).empty());
}

TEST_CASE("The arrows have no cycle") {
  for (const auto& [folder, targets] : arrows) {
    for (const std::string& target : targets) {
      INFO(folder + " <-> " + target);
      CHECK(arrows.at(target).count(folder) == 0);
    }
  }
}
