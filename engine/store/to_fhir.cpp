#include <map>

#include <nlohmann/json.hpp>

#include "engine/base/hash.hpp"
#include "engine/store/export.hpp"
#include "engine/store/fhir.hpp"
#include "engine/store/time_text.hpp"
#include "engine/store/words.hpp"

namespace windlass::store {
namespace {

using Json = nlohmann::ordered_json;

/// The same name for the same thing in every export (RFC 9562, version 8).
std::string uuid_of(const std::string& identity) {
  std::string hex =
      base::to_hex(base::hash_of(identity)) + base::to_hex(base::hash_of(identity, 0x9e3779b97f4a7c15ULL));
  hex[12] = '8';
  hex[16] = '8';
  return "urn:uuid:" + hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) +
         "-" + hex.substr(20);
}

Json coded(const char* system, const char* code, const char* display) {
  return {{"system", system}, {"code", code}, {"display", display}};
}

Json quantity(double value, const char* unit) {
  return {{"value", value}, {"unit", unit}, {"system", "http://unitsofmeasure.org"}, {"code", unit}};
}

Json component(const std::string& name, const char* kind, Json value) {
  return {{"code", {{"text", name}}}, {kind, std::move(value)}};
}

Json narrative(const std::string& text) {
  return {{"status", "generated"}, {"div", "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>" + text + "</p></div>"}};
}

/// An extension of ours with its parts; FHIR knows no empty text, so that is left out.
class Extension {
 public:
  explicit Extension(const char* url) : url_(url) {}
  Extension& text(const char* name, const std::string& value) {
    return value.empty() ? *this : add(name, "valueString", value);
  }
  Extension& whole(const char* name, int value) { return add(name, "valueInteger", value); }
  Extension& real(const char* name, double value) { return add(name, "valueDecimal", value); }
  Json done() const { return Json::array({{{"url", url_}, {"extension", parts_}}}); }

 private:
  Extension& add(const char* name, const char* kind, Json value) {
    parts_.push_back({{"url", name}, {kind, std::move(value)}});
    return *this;
  }

  std::string url_;
  Json parts_ = Json::array();
};

/// What belongs to a sitting.
struct Parts {
  int utc_offset = 0;  ///< min east of UTC
  std::vector<const routine::SetRecord*> sets;
  std::vector<const routine::PainRecord*> pains;
};

class Document {
 public:
  Document(const routine::History& history, routine::Instant now) : now_(now) {
    for (const routine::SittingRecord& sitting : history.sittings)
      parts_of_[sitting.id].utc_offset = sitting.utc_offset;
    for (const routine::SetRecord& set : history.sets) parts_of_[set.sitting].sets.push_back(&set);
    for (const routine::PainRecord& pain : history.pains) parts_of_[pain.sitting].pains.push_back(&pain);
    for (const routine::SittingRecord& sitting : history.sittings) add(sitting);
    for (const routine::SetRecord& set : history.sets) add(set);
    for (const routine::PainRecord& pain : history.pains) add(pain);
    for (const routine::SafetyRecord& check : history.checks) add(check);
  }

  /// The document; takes the records out of this.
  Json bundle() {
    Json references = Json::array();
    for (const Json& entry : entries_) references.push_back({{"reference", entry["fullUrl"]}});
    Json sections = Json::array({{{"title", "Not medical advice"}, {"text", narrative(not_medical_advice)}}});
    if (!references.empty()) sections.push_back({{"title", "Practice"}, {"entry", references}});
    const std::string when = to_iso(now_);
    const Json composition{{"resourceType", "Composition"},
                           {"text", narrative(not_medical_advice)},
                           {"status", "final"},
                           {"type", {{"text", "Log of foot exercises"}}},
                           {"date", when},
                           {"author", Json::array({{{"display", "Windlass"}}})},
                           {"title", "Log of foot exercises"},
                           {"section", sections}};
    const std::string name = uuid_of("log " + when + references.dump());
    Json entries = Json::array({{{"fullUrl", uuid_of("composition " + name)}, {"resource", composition}}});
    for (Json& entry : entries_) entries.push_back(std::move(entry));
    return {{"resourceType", "Bundle"},
            {"identifier", {{"system", "urn:ietf:rfc:3986"}, {"value", name}}},
            {"type", "document"},
            {"timestamp", when},
            {"entry", entries}};
  }

 private:
  static std::string identity(const routine::SetRecord& set) {
    return set.sitting + "/" + std::to_string(set.item) + "/" + word_of(side_words, set.side) + "/" +
           std::to_string(set.set) + "/" + std::to_string(set.take);
  }
  static std::string identity(const routine::PainRecord& pain) {
    return pain.sitting + "/" + word_of(moment_words, pain.moment);
  }

  /// An Observation of ours as far as all are alike.
  static Json observation(const char* kind, const std::string& identity, const char* category,
                          const std::string& when) {
    return {{"resourceType", "Observation"},
            {"extension", nullptr},
            {"identifier", Json::array({{{"system", kind}, {"value", identity}}})},
            {"status", "final"},
            {"category", Json::array({{{"coding", Json::array({{{"system",
                                                                 "http://terminology.hl7.org/CodeSystem/"
                                                                 "observation-category"},
                                                                {"code", category}}})}}})},
            {"code", nullptr},
            {"effectiveDateTime", when}};
  }

  static const char* body_site(routine::Worked side) {
    switch (side) {
      case routine::Worked::right: return "Right foot";
      case routine::Worked::left: return "Left foot";
      case routine::Worked::together: return "Both feet";
    }
    return "";
  }

  static Json exercise_duration(const std::string& text) {
    return {{"coding", Json::array({coded("http://loinc.org", "55411-3", "Exercise duration")})}, {"text", text}};
  }

  void add(const routine::SittingRecord& sitting) {
    const Parts& parts = parts_of_[sitting.id];
    double all = 0.0;  // min
    double right = 0.0;
    double left = 0.0;
    Json members = Json::array();
    for (const routine::SetRecord* set : parts.sets) {
      const double minutes = set->seconds / 60.0;
      all += minutes;
      if (set->side != routine::Worked::left) right += minutes;
      if (set->side != routine::Worked::right) left += minutes;
      members.push_back({{"reference", uuid_of(fhir::set + identity(*set))}});
    }
    for (const routine::PainRecord* pain : parts.pains) {
      members.push_back({{"reference", uuid_of(fhir::pain + identity(*pain))}});
    }
    Json resource = observation(fhir::sitting, sitting.id, "activity", to_iso(sitting.began, sitting.utc_offset));
    resource["extension"] = Extension(fhir::sitting)
                                .text("id", sitting.id)
                                .text("routine", sitting.routine)
                                .text("title", sitting.title)
                                .real("announced_s", sitting.announced)
                                .text("plan", sitting.plan)
                                .text("ending", word_of(ending_words, sitting.ending))
                                .done();
    if (sitting.ending == routine::Ending::open) resource["status"] = "preliminary";
    resource["code"] = exercise_duration(sitting.title.empty() ? "Exercise" : sitting.title);
    resource["valueQuantity"] = quantity(all, "min");
    if (!members.empty()) resource["hasMember"] = members;
    resource["component"] = Json::array({component("Right side", "valueQuantity", quantity(right, "min")),
                                         component("Left side", "valueQuantity", quantity(left, "min")),
                                         component("Sets", "valueInteger", parts.sets.size())});
    add(uuid_of(fhir::sitting + sitting.id), std::move(resource));
  }

  void add(const routine::SetRecord& set) {
    Extension extension(fhir::set);
    extension.text("sitting", set.sitting)
        .whole("item", set.item)
        .text("demonstration", set.demonstration)
        .text("side", word_of(side_words, set.side))
        .whole("set", set.set)
        .whole("take", set.take)
        .whole("repetitions", set.repetitions)
        .text("dose_from", word_of(dose_words, set.dose_from));
    if (set.hold) extension.real("hold_s", *set.hold);
    Json resource =
        observation(fhir::set, identity(set), "activity", to_iso(set.ended, parts_of_[set.sitting].utc_offset));
    resource["extension"] = extension.done();
    resource["code"] = exercise_duration(set.demonstration.empty() ? "Set" : set.demonstration);
    resource["valueQuantity"] = quantity(set.seconds, "s");
    resource["bodySite"] = {{"text", body_site(set.side)}};
    resource["component"] = Json::array({component("Repetitions", "valueInteger", set.repetitions)});
    if (set.hold) resource["component"].push_back(component("Hold", "valueQuantity", quantity(*set.hold, "s")));
    add(uuid_of(fhir::set + identity(set)), std::move(resource));
  }

  void add(const routine::PainRecord& pain) {
    Json resource =
        observation(fhir::pain, identity(pain), "survey", to_iso(pain.at, parts_of_[pain.sitting].utc_offset));
    resource["extension"] =
        Extension(fhir::pain).text("sitting", pain.sitting).text("moment", word_of(moment_words, pain.moment)).done();
    resource["code"] = {
        {"coding", Json::array({coded("http://loinc.org", "72514-3",
                                      "Pain severity - 0-10 verbal numeric rating [Score] - Reported")})},
        {"text", std::string("Pain, ") + name_of(pain.moment)}};
    resource["valueInteger"] = pain.level;
    add(uuid_of(fhir::pain + identity(pain)), std::move(resource));
  }

  void add(const routine::SafetyRecord& check) {
    Json flags{{"linkId", fhir::flags}, {"text", "Which of these apply?"}};
    for (const std::string& flag : check.flags) flags["answer"].push_back({{"valueString", flag}});
    const Json seen{{"linkId", fhir::seen},
                    {"text", "Has a professional seen it?"},
                    {"answer", Json::array({{{"valueBoolean", check.seen_by_professional}}})}};
    Json resource{{"resourceType", "QuestionnaireResponse"},
                  {"questionnaire", fhir::check},
                  {"status", "completed"},
                  {"authored", to_iso(check.at)},
                  {"item", Json::array({flags, seen})}};
    const std::string identity = dumped(resource);
    add(uuid_of(identity), std::move(resource));
  }

  void add(const std::string& url, Json resource) {
    entries_.push_back({{"fullUrl", url}, {"resource", std::move(resource)}});
  }

  static std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

  routine::Instant now_;
  std::map<std::string, Parts> parts_of_;  ///< By the sitting's id.
  std::vector<Json> entries_;
};

}  // namespace

std::string to_fhir(const routine::History& history, routine::Instant now) {
  return Document(history, now).bundle().dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace windlass::store
