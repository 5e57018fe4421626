// What leaves the program can come back, unchanged; what others wrote changes nothing.
#include <set>
#include <sstream>

#include <nlohmann/json.hpp>

#include "engine/base/error.hpp"
#include "engine/store/export.hpp"
#include "engine/store/log.hpp"
#include "engine/store/time_text.hpp"
#include "tests/catch.hpp"
#include "tests/store/records.hpp"

using namespace windlass;
using namespace windlass::tests;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;
using Json = nlohmann::json;

namespace {

std::string complaint_about(const std::string& text) {
  try {
    store::load_fhir(text, "mine.json");
  } catch (const base::Failure& failure) {
    return failure.what();
  }
  return "";
}

/// The export of everything, with the first resource that has `key` and `word` anywhere in it changed.
template <class Change>
std::string export_with(const std::string& word, Change change) {
  Json bundle = Json::parse(store::to_fhir(full_history(), monday));
  for (Json& entry : bundle["entry"]) {
    if (entry["resource"].dump().find(word) == std::string::npos || entry["resource"]["resourceType"] == "Composition")
      continue;
    change(entry["resource"]);
    return bundle.dump();
  }
  FAIL("no resource has " << word);
  return "";
}

}  // namespace

TEST_CASE("Moments are written with their offset and read back") {
  CHECK(store::to_iso(monday) == "2025-11-24T08:00:00Z");
  CHECK(store::to_iso(monday, 330) == "2025-11-24T13:30:00+05:30");
  CHECK(store::to_iso(monday, -570) == "2025-11-23T22:30:00-09:30");
  CHECK(store::to_stamp(951782399) == "20000228-235959");
  for (const int offset : {0, 60, -30, 840, -840, 345}) {
    for (const routine::Instant instant :
         {monday, routine::Instant{0}, routine::Instant{-1}, routine::Instant{951782400}}) {
      const auto back = store::from_iso(store::to_iso(instant, offset));
      REQUIRE(back);
      CHECK(back->instant == instant);
      CHECK(back->utc_offset == offset);
    }
  }
  for (const char* wrong : {"", "2025-11-24", "2025-11-24T08:00:00", "2025-02-30T08:00:00Z", "2025-11-24T24:00:00Z",
                            "2025-11-24T08:00:00+0100", "2025-11-24T08:00:00+01:60", "2025-11-24t08:00:00Z",
                            "2025-11-24T08:00:0xZ", "2025-11-24T08:00:00Zulu"}) {
    INFO(wrong);
    CHECK_FALSE(store::from_iso(wrong));
  }
}

TEST_CASE("The whole history goes out as FHIR and comes back the same") {
  const std::string text = store::to_fhir(full_history(), monday + 90000);
  CHECK(store::load_fhir(text, "mine.json") == full_history());
  CHECK(store::load_fhir(store::to_fhir({}, monday), "mine.json") == routine::History{});
  CHECK(store::to_fhir(full_history(), monday + 90000) == text);

  store::Opened opened = store::open_log((empty_folder() / "windlass.db").string(), monday);
  for (int times = 0; times < 2; ++times) {
    CHECK_FALSE(opened.log.add(store::load_fhir(text, "mine.json")));
    CHECK(opened.log.history() == full_history());
  }
  CHECK(store::to_fhir(opened.log.history(), monday + 90000) == text);
}

TEST_CASE("The bundle has the shape that a health record expects") {
  const Json bundle = Json::parse(store::to_fhir(full_history(), monday + 90000));
  CHECK(bundle["resourceType"] == "Bundle");
  CHECK(bundle["type"] == "document");
  CHECK(bundle["timestamp"] == "2025-11-25T09:00:00Z");
  const Json& entries = bundle["entry"];
  REQUIRE(entries.size() == 1 + 2 + 3 + 3 + 2);
  const Json& composition = entries[0]["resource"];
  CHECK(composition["resourceType"] == "Composition");
  CHECK_THAT(composition["text"]["div"].get<std::string>(), Contains("not medical advice"));
  for (const char* key : {"status", "type", "date", "author", "title", "section"}) CHECK(composition.contains(key));

  std::set<std::string> urls;
  for (const Json& entry : entries) CHECK(urls.insert(entry["fullUrl"]).second);
  CHECK(composition["section"][1]["entry"].size() == entries.size() - 1);
  for (const Json& reference : composition["section"][1]["entry"]) CHECK(urls.count(reference["reference"]) == 1);

  int pains = 0;
  int answers = 0;
  for (const Json& entry : entries) {
    const Json& resource = entry["resource"];
    if (resource["resourceType"] == "Observation") {
      for (const char* key : {"status", "category", "code", "effectiveDateTime", "identifier"})
        CHECK(resource.contains(key));
      if (resource.contains("hasMember")) {
        for (const Json& member : resource["hasMember"]) CHECK(urls.count(member["reference"]) == 1);
      }
      if (resource["code"]["coding"][0]["code"] == "72514-3") {
        ++pains;
        CHECK(resource["valueInteger"].is_number_integer());
      }
    }
    if (resource["resourceType"] == "QuestionnaireResponse") {
      answers += static_cast<int>(resource["item"][0].value("answer", Json::array()).size());
      CHECK(resource["status"] == "completed");
    }
  }
  CHECK(pains == 3);
  CHECK(answers == 2);

  const Json& sitting = entries[1]["resource"];
  CHECK(sitting["valueQuantity"]["value"].get<double>() == Approx((200.2 + 1.0 / 3.0) / 60.0));
  CHECK(sitting["effectiveDateTime"] == "2025-11-24T09:00:00+01:00");
  CHECK(sitting["hasMember"].size() == 6);
  CHECK(sitting["component"][0]["valueQuantity"]["value"].get<double>() == Approx((100.1 + 1.0 / 3.0) / 60.0));
  CHECK(sitting["component"][1]["valueQuantity"]["value"].get<double>() == Approx((100.1 + 1.0 / 3.0) / 60.0));
  CHECK(sitting["component"][1]["valueQuantity"]["code"] == "min");
}

TEST_CASE("A damaged or foreign file is refused with the place") {
  const std::string good = store::to_fhir(full_history(), monday);
  CHECK(complaint_about("").starts_with("mine.json:1:1: this is not JSON"));
  CHECK_THAT(complaint_about("{\n \"resourceType\": \"Bundle\",\n oops"),
             StartsWith("mine.json:3:2: this is not JSON"));
  const std::string half = complaint_about(good.substr(0, good.size() / 2));
  CHECK_THAT(half, StartsWith("mine.json:") && Contains("this is not JSON, or only part of it"));
  for (const char* foreign : {"[]", "3", "{}", R"({"resourceType": "Patient"})", R"({"resourceType": 3})",
                              R"({"resourceType": "Bundle"})", R"({"resourceType": "Bundle", "entry": 4})",
                              R"({"resourceType": "Bundle", "entry": [{"resource": []}]})", "[1e999]"}) {
    INFO(foreign);
    CHECK_THAT(complaint_about(foreign), StartsWith("mine.json: ") && Contains("nothing was changed"));
  }
  CHECK_THAT(complaint_about(R"({"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Observation"}}]})"),
             StartsWith("mine.json: /entry/0/resource: this Observation was not written by this program"));
  CHECK_THAT(complaint_about(export_with("72514-3", [](Json& pain) { pain["valueInteger"] = 11; })),
             StartsWith("mine.json: /entry/6/resource/valueInteger: must be a whole number, 0 to 10"));
  CHECK_THAT(complaint_about(export_with("72514-3", [](Json& pain) { pain["valueInteger"] = 1e300; })),
             Contains("/valueInteger: must be"));
  CHECK_THAT(complaint_about(export_with(":set", [](Json& set) { set["effectiveDateTime"] = "yesterday"; })),
             Contains("/effectiveDateTime: 'yesterday' is not a moment"));
  CHECK_THAT(complaint_about(
                 export_with(":set\"", [](Json& set) { set["extension"][0]["extension"][3]["valueString"] = "up"; })),
             Contains("'up' is none of right, left, together"));
  CHECK_THAT(complaint_about(
                 export_with(":set\"", [](Json& set) { set["extension"][0]["extension"][0]["valueString"] = "s9"; })),
             Contains("belongs to the sitting 's9', which is missing"));
  CHECK_THAT(complaint_about(export_with("red-flags", [](Json& check) { check["item"].erase(1); })),
             Contains("has no question 'seen_by_professional'"));
}

TEST_CASE("No single change of a byte crashes the reader") {
  const std::string good = store::to_fhir(full_history(), monday);
  int refused = 0;
  for (std::size_t i = 0; i < good.size(); i += 7) {
    std::string changed = good;
    changed[i] = static_cast<char>(changed[i] ^ 0x11);
    if (!complaint_about(changed).empty()) ++refused;
  }
  CHECK(refused > 100);
}

TEST_CASE("The table of sets has a header, a line for each, and quotes what must be quoted") {
  routine::History history = full_history();
  history.sets.push_back(set_of("s2", 1));
  std::istringstream csv(store::to_csv(history));
  std::vector<std::string> lines;
  for (std::string line; std::getline(csv, line, '\r');) lines.push_back(line);
  CHECK_THAT(store::to_csv(history), EndsWith("\r\n"));
  REQUIRE(lines.size() == 6);  // the header, four sets, and what follows the last line's end
  CHECK(lines[0] ==
        "ended_utc,utc_offset_min,sitting,routine,title,item,demonstration,side,set,take,repetitions,hold_s,duration_s,"
        "dose_from,pain_before,pain_after,pain_next_morning,notice");
  const std::string notice = std::string("\"") + store::not_medical_advice + "\"";
  CHECK(lines[1] ==
        "\n2025-11-24T08:01:40Z,60,s1,before-the-first-step,Before the first step,0,calf-stretch,right,1,1,3,30,"
        "100.1,article,4,0,10," +
            notice);
  CHECK_THAT(lines[2], Contains(",left,1,1,3,,100.1,app,4,0,10,"));
}

TEST_CASE("A title with commas, quotes and line ends stays one cell") {
  routine::History history = full_history();
  history.sets = {set_of("s2", 1)};
  CHECK_THAT(store::to_csv(history),
             Contains("-210,s2,before-the-first-step,\"Kurz, \"\"schnell\"\"\nund – müde\",0,") &&
                 Contains(",article,,,,\"Information only"));
}
