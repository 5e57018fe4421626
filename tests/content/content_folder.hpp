#pragma once
// A folder of content that a test writes, and a demonstration and a routine that are sound.
#include <filesystem>
#include <fstream>
#include <string>

#include "engine/base/error.hpp"
#include "engine/content/load.hpp"
#include "tests/catch.hpp"
#include "tests/content/small_body.hpp"
#include "tests/scratch.hpp"

namespace windlass::tests {

namespace fs = std::filesystem;

/// The shipped rig with a few landmarks and cameras.
inline const content::Vocabulary& vocabulary() {
  static const anatomy::Body body{shipped_rig(), {}, {}};
  static const content::Vocabulary words{&body,
                                         {"ankle_axis_centre_r", "ankle_axis_centre_l", "MT2_base_centre_r"},
                                         {"lateral", "medial", "sole"}};
  return words;
}

/// A folder of content that starts empty.
class Folder {
 public:
  Folder() : path_(scratch_folder() / "content") {
    fs::remove_all(path_);
    fs::create_directories(path_ / "demonstrations");
    fs::create_directories(path_ / "routines");
  }
  std::string path() const { return path_.generic_string(); }
  void write(const std::string& file, const std::string& text) const {
    std::ofstream(path_ / file, std::ios::binary) << text;
  }
  void remove(const std::string& file) const { fs::remove(path_ / file); }
  content::Loaded load(const routine::Library& last_good = {}, const std::string& language = "english") const {
    return content::load_library(path(), vocabulary(), last_good, language);
  }
  /// Every fault, one a line, paths from this folder on.
  std::string faults(const routine::Library& last_good = {}) const {
    std::string text = base::to_text(load(last_good).errors);
    for (std::size_t at = 0; (at = text.find(path() + "/", at)) != std::string::npos;)
      text.erase(at, path().size() + 1);
    return text;
  }

 private:
  fs::path path_;
};

/// One zone.
inline const std::string zones = R"([calf]
title = "Calf"
parts = ["soleus"]
)";

inline const std::string postures = R"([hanging-foot]
ankle_r.dorsiflexion = -18

[neutral-foot]
ankle_r.dorsiflexion = 0
)";

/// Lines 1 to 31; each test spoils one of them.
inline const std::string nod = R"(title = "Nod"
summary = "The foot nods."
shot = "X-14"
covers = ["E12.2"]
source = "app default"
aim = "ankle_axis_centre_r"
cameras = ["lateral", "sole"]
start = "hanging-foot"

[[phase]]
name = "up"
part = "repeat"
duration_s = 2.0
caption = "Up."
[phase.move]
ankle_r.dorsiflexion = 10

[[phase]]
name = "hold"
part = "repeat"
duration_s = 1.0
hold = true
caption = "Hold."
camera = "sole"

[[phase]]
name = "down"
part = "repeat"
duration_s = 2.0
posture = "hanging-foot"
caption = "Down."
)";

inline const std::string nods = R"(title = "Nods"
summary = "Some."
source = "app default"

[[item]]
demonstration = "nod"
repetitions = 3
sides = "both"
dose_from = "app default"
)";

inline std::string replaced(std::string text, const std::string& old, const std::string& by) {
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), by);
}

}  // namespace windlass::tests
