// What loading says about content that is not sound.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/content/load.hpp"
#include "tests/catch.hpp"
#include "tests/content/content_folder.hpp"

using namespace windlass;
using namespace windlass::tests;

namespace {

/// The faults of a folder whose one demonstration is `nod` with `old` replaced.
std::string faults_of_nod(const std::string& old, const std::string& by) {
  const Folder folder;
  folder.write("postures.toml", postures);
  folder.write("demonstrations/nod.toml", replaced(nod, old, by));
  return folder.faults();
}

std::string faults_of_nods(const std::string& old, const std::string& by) {
  const Folder folder;
  folder.write("postures.toml", postures);
  folder.write("demonstrations/nod.toml", nod);
  folder.write("routines/nods.toml", replaced(nods, old, by));
  return folder.faults();
}

}  // namespace

TEST_CASE("Each fault of a demonstration is told with its place and what to do") {
  CHECK(faults_of_nod("summary = \"The foot nods.\"\n", "") ==
        "demonstrations/nod.toml:1:1: 'summary' is missing – add it");
  CHECK(faults_of_nod("shot =", "short = 1\nshot =") ==
        "demonstrations/nod.toml:3:1: unknown key 'short' – did you mean 'shot'?");
  CHECK(faults_of_nod("title = \"Nod\"", "title = 7") ==
        "demonstrations/nod.toml:1:9: 'title' must be a text, not a whole number – write it in quotes");
  CHECK(faults_of_nod("duration_s = 2.0", "duration_s = \"long\"") ==
        "demonstrations/nod.toml:13:14: 'duration_s' must be a number, not a text");
  CHECK(faults_of_nod("duration_s = 2.0", "duration_s = 0") ==
        "demonstrations/nod.toml:13:14: 'duration_s' is 0, outside 0.1 … 300");
  CHECK(faults_of_nod("part = \"repeat\"", "part = \"repeats\"") ==
        "demonstrations/nod.toml:12:8: unknown part 'repeats' – did you mean 'repeat'?");
  CHECK(faults_of_nod("aim = \"ankle_axis_centre_r\"", "aim = \"ankle_axis_center_r\"") ==
        "demonstrations/nod.toml:6:7: unknown landmark 'ankle_axis_center_r' – did you mean 'ankle_axis_centre_r'?");
  CHECK(faults_of_nod("[\"lateral\", \"sole\"]", "[\"lateral\", \"soel\"]") ==
        "demonstrations/nod.toml:7:23: unknown camera 'soel' – did you mean 'sole'?");
  CHECK(faults_of_nod("camera = \"sole\"", "camera = \"beside\"") ==
        "demonstrations/nod.toml:24:10: unknown camera 'beside' – write 'lateral', 'medial', 'sole'");
  CHECK(faults_of_nod("start = \"hanging-foot\"", "start = \"hanging-feet\"") ==
        "demonstrations/nod.toml:8:9: unknown posture 'hanging-feet' – did you mean 'hanging-foot'?");
  CHECK(faults_of_nod("ankle_r.dorsiflexion", "ankle_r.dorsalflexion") ==
        "demonstrations/nod.toml:16:9: unknown coordinate 'ankle_r.dorsalflexion' – did you mean "
        "'ankle_r.dorsiflexion'?");
  CHECK(faults_of_nod("name = \"down\"", "name = \"up\"") ==
        "demonstrations/nod.toml:27:8: a second phase 'up' – rename one of them");
  CHECK(faults_of_nod("\"Up.\"", "\"" + std::string(71, 'm') + "\"") ==
        "demonstrations/nod.toml:14:11: 'caption' has 71 characters; 70 fit – say it shorter");
  CHECK(faults_of_nod("ankle_r.dorsiflexion = 10", "ankle_r.dorsiflexion = 36") ==
        "demonstrations/nod.toml:10:1: ankle_r.dorsiflexion reaches 36.0° at 2.0 s, outside -50.0° … 35.0° – "
        "change the target (couplings such as the windlass are added to it)");
  CHECK(
      faults_of_nod("posture = \"hanging-foot\"", "posture = \"neutral-foot\"") ==
      "demonstrations/nod.toml:26:1: the loop does not close: ankle_r.dorsiflexion starts at -18.0° and ends at 0.0° – "
      "bring it back in the last phase of part 'repeat'");
  CHECK(faults_of_nod("hold = true", "hold = true\nmove.ankle_r.dorsiflexion = 5") ==
        "demonstrations/nod.toml:18:1: a hold has targets that move – move the targets to the phase before it");
}

TEST_CASE("All faults of a file come at once, in its order") {
  CHECK(faults_of_nod("covers = [\"E12.2\"]\nsource = \"app default\"\naim = \"ankle_axis_centre_r\"",
                      "covers = \"E12.2\"\nsauce = \"app default\"\naim = 3") ==
        "demonstrations/nod.toml:1:1: 'source' is missing – add it\n"
        "demonstrations/nod.toml:4:10: 'covers' must be a list of texts, not a text – write [\"…\", \"…\"]\n"
        "demonstrations/nod.toml:5:1: unknown key 'sauce' – did you mean 'source'?\n"
        "demonstrations/nod.toml:6:7: 'aim' must be a text, not a whole number – write it in quotes");
}

TEST_CASE("Each fault of a routine is told with its place and what to do") {
  CHECK(faults_of_nods("demonstration = \"nod\"", "demonstration = \"not\"") ==
        "routines/nods.toml:6:17: no demonstration is called 'not' – did you mean 'nod'?");
  CHECK(faults_of_nods("repetitions = 3", "repetitions = 2.5") ==
        "routines/nods.toml:7:15: 'repetitions' must be a whole number, not a number");
  CHECK(faults_of_nods("repetitions = 3", "repetitions = 51") ==
        "routines/nods.toml:7:15: 'repetitions' is 51, outside 1 … 50");
  CHECK(faults_of_nods("\"both\"", "\"bath\"") ==
        "routines/nods.toml:8:9: unknown sides 'bath' – did you mean 'both'?");
  CHECK(faults_of_nods("dose_from = \"app default\"", "dose_from = \"folklore\"") ==
        "routines/nods.toml:9:13: unknown dose_from 'folklore' – write 'article', 'app default', 'your clinician', 'shortened'");
  CHECK(faults_of_nods("[[item]]", "[[items]]") ==
        "routines/nods.toml:1:1: no items – add at least one [[item]]\n"
        "routines/nods.toml:5:3: unknown key 'items' – did you mean 'item'?");
}

TEST_CASE("A file that is no TOML is one error and leaves the rest usable") {
  const Folder folder;
  folder.write("postures.toml", postures);
  folder.write("demonstrations/nod.toml", nod);
  folder.write("routines/nods.toml", nods);
  const std::pair<std::string, std::string> cases[] = {
      {"[=", "demonstrations/bad.toml:1:2: "},
      {"\xEF\xBB\xA8", "demonstrations/bad.toml:1:1: "},
      {nod + "shot = ]", "demonstrations/bad.toml:32:8: "},
      {"", "demonstrations/bad.toml: is empty – write it, or remove the file"},
      {"# nothing yet\n", "demonstrations/bad.toml: is empty – write it, or remove the file"}};
  for (const auto& [text, place] : cases) {
    INFO(text.substr(0, 20));
    folder.write("demonstrations/bad.toml", text);
    const content::Loaded loaded = folder.load();
    CHECK(loaded.errors.size() == 1);
    CHECK_THAT(folder.faults(), Catch::Matchers::StartsWith(place));
    CHECK(loaded.library.demonstrations.size() == 1);
    CHECK(loaded.library.routines.size() == 1);
  }
}

TEST_CASE("Inputs that have broken parsers are refused wherever they turn up") {
  const fs::path corpus = fs::path(WINDLASS_SOURCE_DIR) / "tests" / "fuzz" / "content";
  int count = 0;
  for (const fs::directory_entry& input : fs::directory_iterator(corpus)) {
    INFO(input.path().filename().string());
    for (const char* place : {"postures.toml", "demonstrations/bad.toml", "routines/bad.toml"}) {
      INFO(place);
      const Folder folder;
      folder.write("postures.toml", postures);
      folder.write("demonstrations/nod.toml", nod);
      fs::copy_file(input.path(), fs::path(folder.path()) / place, fs::copy_options::overwrite_existing);
      const content::Loaded loaded = folder.load();
      CHECK_FALSE(loaded.errors.empty());
      for (const base::Error& error : loaded.errors) CHECK_THAT(error.where.file, Catch::Matchers::EndsWith(place));
    }
    ++count;
  }
  CHECK(count >= 10);
}

TEST_CASE("Shipped content cut off or changed anywhere loads or is refused, and never crashes") {
  const fs::path shipped = fs::path(WINDLASS_SOURCE_DIR) / "content";
  for (const char* file : {"postures.toml", "demonstrations/toe-flexion.toml", "routines/stretch-only.toml"}) {
    const Folder folder;
    fs::copy(shipped, folder.path(), fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    std::ifstream stream(shipped / file, std::ios::binary);
    const std::string whole((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    constexpr std::size_t trials = 100;
    for (std::size_t n = 0; n < trials; ++n) {
      const std::size_t place = n * whole.size() / trials;
      INFO(file << " at byte " << place);
      std::string changed = whole;
      changed[place] = static_cast<char>(changed[place] ^ (1 << (n % 8)));
      for (const std::string& text : {whole.substr(0, place), changed}) {
        folder.write(file, text);
        const content::Loaded loaded = folder.load();
        for (const base::Error& error : loaded.errors) CHECK_FALSE(error.what.empty());
      }
    }
  }
}

TEST_CASE("Missing folders and files of one name are told") {
  const content::Loaded nowhere = content::load_library("no/such/content", vocabulary());
  CHECK(base::to_text(nowhere.errors) == "no/such/content: there is no such folder – check the path");

  const Folder folder;
  CHECK(base::to_text(folder.load().errors) ==
        folder.path() + ": holds no demonstrations – add one to its folder demonstrations");
  folder.write("postures.toml", postures);
  fs::create_directories(folder.path() + "/demonstrations/more");
  folder.write("demonstrations/more/nod.toml", nod);
  folder.write("demonstrations/nod.toml", nod);
  folder.write("demonstrations/Big Nod.toml", nod);
  folder.write("routines/nod.toml", nods);
  CHECK(folder.faults() ==
        "demonstrations/Big Nod.toml: the file's name is the entry's id and must be lower-case words with hyphens – "
        "rename it\n"
        "demonstrations/nod.toml: a second 'nod' – rename this file or the other\n"
        "routines/nod.toml: a demonstration is called 'nod' too – rename one of them");
}

TEST_CASE("A routine that names a broken demonstration is left out, the others stay") {
  const Folder folder;
  folder.write("postures.toml", postures);
  folder.write("demonstrations/nod.toml", nod);
  folder.write("demonstrations/bad.toml", replaced(nod, "title", "titel"));
  folder.write("routines/nods.toml", nods);
  folder.write("routines/worse.toml", replaced(nods, "\"nod\"", "\"bad\""));
  CHECK(folder.faults() ==
        "demonstrations/bad.toml:1:1: 'title' is missing – add it\n"
        "demonstrations/bad.toml:1:1: unknown key 'titel' – did you mean 'title'?\n"
        "routines/worse.toml:6:17: demonstration 'bad' could not be loaded – correct its faults first");
  CHECK(folder.load().library.demonstrations.size() == 1);
  CHECK(folder.load().library.routines.size() == 1);
}
