#pragma once
// Records to write down, and what the tests of the log share.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "engine/routine/record.hpp"
#include "tests/scratch.hpp"

namespace windlass::tests {

inline constexpr routine::Instant monday = 1763971200;  // 2025-11-24 08:00 UTC

inline routine::SittingRecord sitting(const std::string& id = "s1", routine::Instant began = monday) {
  return {id,     "before-the-first-step",    "Before the first step", began, 60,
          905.25, "title = \"First step\"\n", routine::Ending::open};
}

inline routine::SetRecord set_of(const std::string& sitting, int number,
                                 routine::Worked side = routine::Worked::right) {
  return {sitting,
          0,
          "calf-stretch",
          side,
          number,
          1,
          3,
          30.0,
          100.1,
          choreography::Provenance::article,
          monday + 100 * number + (side == routine::Worked::left ? 50 : 0)};
}

/// One of everything, in the order of time.
inline routine::History full_history() {
  routine::History history;
  history.sittings = {sitting(), sitting("s2", monday + 86400)};
  history.sittings[0].ending = routine::Ending::finished;
  history.sittings[1].title = "Kurz, \"schnell\"\nund – müde";
  history.sittings[1].utc_offset = -210;
  history.sittings[1].ending = routine::Ending::stopped;
  history.sets = {set_of("s1", 1), set_of("s1", 1, routine::Worked::left), set_of("s1", 2)};
  history.sets[1].hold.reset();
  history.sets[1].dose_from = choreography::Provenance::app_default;
  history.sets[2].dose_from = choreography::Provenance::clinician;
  history.sets[2].take = 2;
  history.sets[2].side = routine::Worked::together;
  history.sets[2].seconds = 1.0 / 3.0;
  history.pains = {{"s1", routine::PainMoment::before, 4, monday - 5},
                   {"s1", routine::PainMoment::after, 0, monday + 900},
                   {"s1", routine::PainMoment::next_morning, 10, monday + 80000}};
  history.checks = {{monday - 60, {}, false}, {monday - 30, {"R6", "R12"}, true}};
  return history;
}

/// The running test case's folder, empty.
inline std::filesystem::path empty_folder() {
  const std::filesystem::path folder = scratch_folder();
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// The names in a folder that begin with `prefix`.
inline std::vector<std::string> names_in(const std::filesystem::path& folder, const std::string& prefix) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(prefix)) names.push_back(name);
  }
  return names;
}

}  // namespace windlass::tests
