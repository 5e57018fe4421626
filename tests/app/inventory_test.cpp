// Every item of what the two articles say has its place: in a demonstration, a routine, a card or the safety content. And
// nothing claims an item that there is not.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/app/program.hpp"
#include "tests/catch.hpp"

using namespace windlass;

namespace {

using Ids = std::vector<std::string>;

/// Items of a kind, such as "E1." from 0 to 13.
struct Range {
  std::string prefix;
  int first = 0;
  int last = 0;
};

Ids ids_of(const std::vector<Range>& ranges) {
  Ids ids;
  for (const Range& range : ranges) {
    for (int i = range.first; i <= range.last; ++i) ids.push_back(range.prefix + std::to_string(i));
  }
  return ids;
}

const Ids& inventory() {
  static const Ids ids = ids_of(
      {{"E1.", 0, 13}, {"E2.", 0, 12}, {"E3.", 0, 11}, {"E4.", 0, 26}, {"E5.", 0, 19}, {"E6.", 0, 20},  // exercises
       {"E", 7, 11},   {"E11.", 1, 2}, {"E12.", 1, 9},
       {"M0.", 1, 8},  {"M1.", 0, 3},  {"M2.", 0, 7},  {"M3.", 0, 1},  {"M4.", 0, 1},  {"M5.", 0, 3},   // massage
       {"M6.", 0, 5},  {"M7.", 1, 2},  {"M8.", 0, 14}, {"M9.", 1, 6},  {"M10.", 1, 6},
       {"T", 1, 32},   {"D", 0, 18},   {"D7.", 1, 1},                  // things, management
       {"C", 1, 16},   {"R", 1, 13},                                   // cautions, red flags
       {"S", 1, 10},   {"K", 1, 13},   {"F", 1, 15},   {"P", 1, 15},   // symptoms, causes, risks, prevention
       {"N", 1, 5}});                                                  // tone
  return ids;
}

/// Item -> what covers it, by kind: "demonstration", "routine", "card", "safety".
using Covered = std::map<std::string, std::set<std::string>>;

/// Of everything that is listed, and `problems` with what is claimed but no item.
Covered covered(Ids& problems) {
  Covered result;
  const std::set<std::string> known(inventory().begin(), inventory().end());
  const Ids routines = ids_of({{"RT", 1, 9}});
  const auto take = [&](const nlohmann::json& record, const std::string& kind, const std::string& id) {
    for (const std::string item : record["covers"]) {
      result[item].insert(kind);
      const bool is_preset = kind == "routine" && std::count(routines.begin(), routines.end(), item) > 0;
      if (!known.contains(item) && !is_preset) problems.push_back(id + " covers '" + item + "', which is no item");
    }
  };
  const tests::Result list = tests::windlass_run("list --json");
  INFO(list.err);
  REQUIRE(list.worked);
  for (const auto& record : nlohmann::json::parse(list.out)) {
    take(record, record["kind"], record["id"]);
    if (record["kind"] != "demonstration") continue;
    for (const char* versions : {"variants", "mistakes"}) {
      for (const auto& version : record[versions]) take(version, "demonstration", record["id"]);
    }
  }
  return result;
}

/// Those of `wanted` that none of `kinds` covers.
Ids uncovered(const Covered& covered, const Ids& wanted, const std::set<std::string>& kinds) {
  Ids missing;
  for (const std::string& item : wanted) {
    const auto found = covered.find(item);
    const auto counts = [&](const std::string& kind) { return kinds.contains(kind); };
    if (found == covered.end() || std::none_of(found->second.begin(), found->second.end(), counts)) {
      missing.push_back(item);
    }
  }
  return missing;
}

}  // namespace

TEST_CASE("Each of the 325 items is covered, and nothing else is claimed") {
  REQUIRE(inventory().size() == 325);
  REQUIRE(std::set<std::string>(inventory().begin(), inventory().end()).size() == 325);
  Ids problems;
  const Covered all = covered(problems);
  CHECK(problems == Ids{});
  CHECK(uncovered(all, inventory(), {"demonstration", "routine", "card", "safety"}) == Ids{});
}

TEST_CASE("What is to be read has a card, what is to be asked stands in front, what is a thing is shown") {
  Ids problems;
  const Covered all = covered(problems);
  const Ids to_read = ids_of({{"E1.", 0, 0},  {"E2.", 0, 0},  {"E2.", 9, 9},   {"E3.", 0, 1},   {"E3.", 11, 11},
                              {"E4.", 4, 4},  {"E5.", 0, 5},  {"E6.", 0, 1},   {"E11.", 1, 1},  {"M0.", 3, 3},
                              {"M0.", 6, 6},  {"M4.", 1, 1},  {"M8.", 0, 0},   {"M8.", 2, 2},   {"M8.", 14, 14},
                              {"M9.", 5, 6},  {"M10.", 1, 6}, {"D", 0, 4},     {"D", 6, 18},    {"D7.", 1, 1},
                              {"C", 5, 6},    {"C", 15, 15},  {"S", 1, 10},    {"K", 1, 13},    {"F", 1, 15},
                              {"P", 1, 15},   {"N", 1, 5}});
  CHECK(uncovered(all, to_read, {"card"}) == Ids{});
  // Before a demonstration its cautions and its gate are told; pain is asked after.
  const Ids to_ask = ids_of({{"E1.", 10, 10}, {"E4.", 0, 0}, {"E5.", 5, 5}, {"E6.", 3, 3},  {"E6.", 20, 20},
                             {"E11.", 2, 2},  {"M0.", 8, 8}, {"M6.", 0, 0}, {"M6.", 5, 5},  {"M7.", 1, 1},
                             {"M8.", 8, 8},   {"M8.", 13, 13}, {"C", 1, 4}, {"C", 7, 14}});
  CHECK(uncovered(all, to_ask, {"demonstration", "safety"}) == Ids{});
  Ids flags = ids_of({{"R", 1, 13}, {"N", 4, 4}});
  CHECK(uncovered(all, flags, {"safety"}) == Ids{});
  CHECK(uncovered(all, ids_of({{"T", 1, 32}}), {"demonstration"}) == Ids{});
  CHECK(uncovered(all, ids_of({{"RT", 1, 9}, {"M9.", 3, 4}, {"C", 6, 6}}), {"routine"}) == Ids{});
}

TEST_CASE("Whatever must be cautious says so before Start") {
  const auto listed = nlohmann::json::parse(tests::windlass_run("list --json").out);
  for (const auto& record : listed) {
    if (record["kind"] != "demonstration") continue;
    const std::string id = record["id"];
    INFO(id);
    if (!record["gate"].get<std::string>().empty()) CHECK_FALSE(record["cautions"].empty());
    const bool is_achilles = id == "achilles-side-to-side" || id == "achilles-roll";
    CHECK((record["gate"] == "achilles") == is_achilles);
    if (id.starts_with("balance-") || id.starts_with("heel-raise-")) CHECK(record["gate"] == "ready");
  }
}

TEST_CASE("Every card can be shown, is short, and names whose word it is") {
  std::set<std::string> topics;
  int cards = 0;
  for (const auto& record : nlohmann::json::parse(tests::windlass_run("list --json").out)) {
    if (record["kind"] != "card") continue;
    INFO(record["id"]);
    ++cards;
    topics.insert(record["topic"]["id"].get<std::string>());
    CHECK_FALSE(record["picture"]["demonstration"].get<std::string>().empty());
    CHECK_FALSE(record["source"].get<std::string>().empty());
    const std::string text = record["text"];
    const auto sentences = std::count_if(text.begin(), text.end(), [](char c) { return c == '.' || c == '?'; });
    CHECK(sentences >= 2);
    CHECK(sentences <= 6);
    CHECK_FALSE(record["words"].empty());
  }
  CHECK(cards >= 40);
  CHECK(topics.size() == 10);
}
