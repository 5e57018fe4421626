#include <algorithm>
#include <limits>
#include <set>

#include <nlohmann/json.hpp>

#include "engine/base/error.hpp"
#include "engine/store/export.hpp"
#include "engine/store/fhir.hpp"
#include "engine/store/time_text.hpp"
#include "engine/store/words.hpp"

namespace windlass::store {
namespace {

using Json = nlohmann::json;

constexpr int largest = std::numeric_limits<int>::max();
constexpr double longest = 1e9;  // s; as the tables have it

/// A value of the file, and where it stands. What it should be and is not is thrown as `base::Failure`.
class Place {
 public:
  Place(const Json& json, std::string pointer, const std::string& file)
      : json_(json), pointer_(std::move(pointer)), file_(file) {}

  [[noreturn]] void refuse(const std::string& what) const {
    throw base::Failure({{file_, 0, 0},
                         (pointer_.empty() ? "" : pointer_ + ": ") + what,
                         "only files that this program has exported can be imported; nothing was changed"});
  }

  bool has(const char* key) const { return json_.is_object() && json_.contains(key); }

  Place at(const char* key) const {
    if (!has(key)) refuse(std::string("has no '") + key + "'");
    return {json_[key], pointer_ + "/" + key, file_};
  }

  std::vector<Place> items() const {
    if (!json_.is_array()) refuse("must be a list");
    std::vector<Place> items;
    for (std::size_t i = 0; i < json_.size(); ++i)
      items.emplace_back(json_[i], pointer_ + "/" + std::to_string(i), file_);
    return items;
  }

  /// The one of `items` whose `key` says `word`.
  std::optional<Place> item_with(const char* key, const std::string& word) const {
    for (const Place& item : items()) {
      if (item.has(key) && item.at(key).text() == word) return item;
    }
    return std::nullopt;
  }

  std::string text() const {
    if (!json_.is_string()) refuse("must be a text");
    return json_.get<std::string>();
  }

  bool truth() const {
    if (!json_.is_boolean()) refuse("must be true or false");
    return json_.get<bool>();
  }

  int whole(int least, int most = largest) const {
    const bool fits = json_.is_number_integer() && json_ >= least && json_ <= most;
    if (!fits) {
      refuse("must be a whole number, " + (most == largest ? std::to_string(least) + " or more"
                                                           : std::to_string(least) + " to " + std::to_string(most)));
    }
    return json_.get<int>();
  }

  double seconds() const {
    const bool fits = json_.is_number() && json_.get<double>() >= 0.0 && json_.get<double>() <= longest;
    if (!fits) refuse("must be a number, 0 or more");
    return json_.get<double>();
  }

  LocalTime time() const {
    const std::optional<LocalTime> time = from_iso(text());
    if (!time || time->utc_offset < -840 || time->utc_offset > 840) {
      refuse("'" + text() + "' is not a moment such as 2026-11-22T07:15:00+02:00");
    }
    return *time;
  }

  template <class Value, std::size_t Count>
  Value one_of(const Words<Value, Count>& words) const {
    const std::optional<Value> value = meant_by(words, text());
    if (!value) {
      std::string known;
      for (const auto& [ignored, word] : words) known += (known.empty() ? "" : ", ") + std::string(word);
      refuse("'" + text() + "' is none of " + known);
    }
    return *value;
  }

 private:
  const Json& json_;
  std::string pointer_;
  const std::string& file_;
};

/// The parts of an extension of ours.
class Parts {
 public:
  explicit Parts(Place extension) : parts_(extension.at("extension")) {}

  bool has(const char* name) const { return parts_.item_with("url", name).has_value(); }
  Place at(const char* name, const char* kind) const {
    const std::optional<Place> part = parts_.item_with("url", name);
    if (!part) parts_.refuse(std::string("has no '") + name + "'");
    return part->at(kind);
  }
  Place text_at(const char* name) const { return at(name, "valueString"); }
  int whole(const char* name, int least) const { return at(name, "valueInteger").whole(least); }
  std::string text(const char* name) const { return text_at(name).text(); }
  std::string text_or_none(const char* name) const { return has(name) ? text(name) : ""; }

 private:
  Place parts_;
};

routine::SittingRecord sitting_from(const Place& resource, const Parts& parts) {
  const LocalTime began = resource.at("effectiveDateTime").time();
  return {parts.text("id"),
          parts.text_or_none("routine"),
          parts.text_or_none("title"),
          began.instant,
          began.utc_offset,
          parts.at("announced_s", "valueDecimal").seconds(),
          parts.text_or_none("plan"),
          parts.text_at("ending").one_of(ending_words)};
}

routine::SetRecord set_from(const Place& resource, const Parts& parts) {
  return {parts.text("sitting"),
          parts.whole("item", 0),
          parts.text_or_none("demonstration"),
          parts.text_at("side").one_of(side_words),
          parts.whole("set", 1),
          parts.whole("take", 1),
          parts.whole("repetitions", 0),
          parts.has("hold_s") ? std::optional(parts.at("hold_s", "valueDecimal").seconds()) : std::nullopt,
          resource.at("valueQuantity").at("value").seconds(),
          parts.text_at("dose_from").one_of(dose_words),
          resource.at("effectiveDateTime").time().instant};
}

routine::PainRecord pain_from(const Place& resource, const Parts& parts) {
  return {parts.text("sitting"), parts.text_at("moment").one_of(moment_words), resource.at("valueInteger").whole(0, 10),
          resource.at("effectiveDateTime").time().instant};
}

routine::SafetyRecord check_from(const Place& resource) {
  const Place items = resource.at("item");
  const auto question = [&](const char* id) {
    const std::optional<Place> item = items.item_with("linkId", id);
    if (!item) items.refuse(std::string("has no question '") + id + "'");
    return *item;
  };
  routine::SafetyRecord check;
  check.at = resource.at("authored").time().instant;
  if (const Place flags = question(fhir::flags); flags.has("answer")) {
    for (const Place& answer : flags.at("answer").items()) check.flags.push_back(answer.at("valueString").text());
  }
  const std::vector<Place> seen = question(fhir::seen).at("answer").items();
  if (seen.size() != 1) items.refuse(std::string("needs one answer to '") + fhir::seen + "'");
  check.seen_by_professional = seen[0].at("valueBoolean").truth();
  return check;
}

/// Reads one resource into `history`; sets and pains must belong to a sitting that came before.
void read(const Place& resource, routine::History& history, std::set<std::string>& sittings) {
  const std::string type = resource.at("resourceType").text();
  if (type == "Composition") return;
  if (type == "QuestionnaireResponse" && resource.at("questionnaire").text() == fhir::check) {
    history.checks.push_back(check_from(resource));
    return;
  }
  const auto extension = [&](const char* url) {
    return resource.has("extension") ? resource.at("extension").item_with("url", url) : std::nullopt;
  };
  const auto known = [&](const auto& record) {
    if (sittings.count(record.sitting) == 0)
      resource.refuse("belongs to the sitting '" + record.sitting + "', which is missing");
    return record;
  };
  if (const auto found = extension(fhir::sitting)) {
    history.sittings.push_back(sitting_from(resource, Parts(*found)));
    sittings.insert(history.sittings.back().id);
  } else if (const auto set = extension(fhir::set)) {
    history.sets.push_back(known(set_from(resource, Parts(*set))));
  } else if (const auto pain = extension(fhir::pain)) {
    history.pains.push_back(known(pain_from(resource, Parts(*pain))));
  } else {
    resource.refuse("this " + type + " was not written by this program");
  }
}

Json parsed(const std::string& text, const std::string& file) {
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& error) {
    const std::size_t offset = std::min(error.byte > 0 ? error.byte - 1 : 0, text.size());
    const std::size_t line_begin = offset == 0 ? std::string::npos : text.rfind('\n', offset - 1);
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
    const std::size_t column = line_begin == std::string::npos ? offset + 1 : offset - line_begin;
    throw base::Failure({{file, static_cast<int>(line), static_cast<int>(column)},
                         "this is not JSON, or only part of it",
                         "export it once more; nothing was changed"});
  } catch (const Json::exception& error) {
    throw base::Failure({{file, 0, 0}, std::string("this cannot be read: ") + error.what(), "nothing was changed"});
  }
}

}  // namespace

routine::History load_fhir(const std::string& text, const std::string& file) {
  const Json json = parsed(text, file);
  const Place bundle(json, "", file);
  if (!bundle.has("resourceType") || bundle.at("resourceType").text() != "Bundle")
    bundle.refuse("this is not an exported log");
  routine::History history;
  std::set<std::string> sittings;
  for (const Place& entry : bundle.at("entry").items()) read(entry.at("resource"), history, sittings);
  return history;
}

}  // namespace windlass::store
