// What the demonstrations promise to show: the shots of the two articles' exercises and massages, and every item of them
// that is a movement, a variation, a thing or a dose.
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/app/program.hpp"
#include "tests/catch.hpp"

using namespace windlass;

namespace {

/// "E1.1" … "E1.13" for ("E1.", 1, 13); of two digits when `width` is 2.
void add(std::vector<std::string>& ids, const std::string& prefix, int first, int last, std::size_t width = 1) {
  for (int i = first; i <= last; ++i) {
    const std::string number = std::to_string(i);
    ids.push_back(prefix + std::string(width > number.size() ? width - number.size() : 0, '0') + number);
  }
}

std::vector<std::string> missing_from(const std::set<std::string>& known, const std::vector<std::string>& wanted) {
  std::vector<std::string> missing;
  for (const std::string& id : wanted) {
    if (!known.contains(id)) missing.push_back(id);
  }
  return missing;
}

}  // namespace

TEST_CASE("Every shot and every item to be shown is there") {
  std::set<std::string> shots;
  std::set<std::string> covered;
  const auto listed = nlohmann::json::parse(tests::windlass_run("list --json").out);
  const auto take = [&](const nlohmann::json& record) {
    for (const auto& id : record["covers"]) covered.insert(id.get<std::string>());
  };
  for (const auto& record : listed) {
    if (record["kind"] != "demonstration") continue;
    shots.insert(record["shot"].get<std::string>());
    take(record);
    for (const auto& variant : record["variants"]) take(variant);
  }

  std::vector<std::string> wanted_shots;
  add(wanted_shots, "S-", 1, 43, 2);
  wanted_shots.push_back("G-0");
  CHECK(missing_from(shots, wanted_shots) == std::vector<std::string>{});

  std::vector<std::string> items;
  add(items, "E1.", 1, 13);   // calf stretch
  add(items, "E2.", 1, 12);   // seated stretch with a strap
  add(items, "E3.", 2, 10);   // the foot's own muscles
  add(items, "E4.", 1, 3);    // band
  add(items, "E4.", 5, 26);
  add(items, "E5.", 6, 19);   // heel raises
  items.push_back("E5.0");
  add(items, "E6.", 2, 6);    // balance
  add(items, "E6.", 8, 19);
  add(items, "E", 7, 11);     // lunges, jumps, hops, high knees
  add(items, "E12.", 1, 9);   // single movements
  add(items, "M0.", 1, 5);    // before a massage
  items.push_back("M0.7");
  add(items, "M1.", 0, 3);    // preparatory stretch
  add(items, "M2.", 0, 7);    // thumb-walking
  add(items, "M3.", 0, 1);    // knuckles
  items.push_back("M4.0");    // heel of the hand
  add(items, "M5.", 0, 3);    // sustained pressure
  add(items, "M6.", 0, 4);    // across the Achilles tendon
  items.push_back("M7.2");
  items.push_back("M8.1");    // tools
  add(items, "M8.", 3, 12);
  add(items, "M9.", 1, 2);
  for (const char* id : {"D5", "D9", "D10", "D11", "D13", "C16"}) items.emplace_back(id);
  CHECK(missing_from(covered, items) == std::vector<std::string>{});
}
