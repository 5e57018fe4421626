#include "app/commands/log.hpp"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <map>

#include <nlohmann/json.hpp>

#include "app/arguments.hpp"
#include "app/user_log.hpp"
#include "engine/platform/file.hpp"
#include "engine/store/export.hpp"
#include "engine/store/time_text.hpp"
#include "engine/store/words.hpp"

namespace windlass::app {
namespace {

using Json = nlohmann::ordered_json;
using store::to_iso;
using store::word_of;

/// The columns have the names of the log's tables; moments are written with the sitting's offset.
Json records_of(const routine::History& history) {
  std::map<std::string, int> offsets;
  Json sittings = Json::array();
  for (const routine::SittingRecord& sitting : history.sittings) {
    offsets[sitting.id] = sitting.utc_offset;
    sittings.push_back({{"id", sitting.id},
                        {"routine", sitting.routine},
                        {"title", sitting.title},
                        {"began", to_iso(sitting.began, sitting.utc_offset)},
                        {"utc_offset_min", sitting.utc_offset},
                        {"announced_s", sitting.announced},
                        {"plan", sitting.plan},
                        {"ending", word_of(store::ending_words, sitting.ending)}});
  }
  Json sets = Json::array();
  for (const routine::SetRecord& set : history.sets) {
    sets.push_back({{"sitting", set.sitting},
                    {"item", set.item},
                    {"demonstration", set.demonstration},
                    {"side", word_of(store::side_words, set.side)},
                    {"set_number", set.set},
                    {"take", set.take},
                    {"repetitions", set.repetitions},
                    {"hold_s", set.hold ? Json(*set.hold) : Json(nullptr)},
                    {"duration_s", set.seconds},
                    {"dose_from", word_of(store::dose_words, set.dose_from)},
                    {"ended", to_iso(set.ended, offsets[set.sitting])}});
  }
  Json pains = Json::array();
  for (const routine::PainRecord& pain : history.pains) {
    pains.push_back({{"sitting", pain.sitting},
                     {"moment", word_of(store::moment_words, pain.moment)},
                     {"level", pain.level},
                     {"at", to_iso(pain.at, offsets[pain.sitting])}});
  }
  Json checks = Json::array();
  for (const routine::SafetyRecord& check : history.checks) {
    checks.push_back(
        {{"at", to_iso(check.at)}, {"flags", check.flags}, {"seen_by_professional", check.seen_by_professional}});
  }
  return {{"sittings", sittings}, {"sets", sets}, {"pains", pains}, {"checks", checks}};
}

/// `text` and as many spaces as it lacks of `width` letters.
std::string padded(const std::string& text, std::size_t width) {
  const auto letters = static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U; }));
  return text + std::string(letters < width ? width - letters : 0, ' ');
}

/// What a person wants to know of one sitting.
struct Sum {
  int sets = 0;
  double right = 0.0;  ///< min
  double left = 0.0;   ///< min
  std::map<routine::PainMoment, int> pain;
};

/// "4 - 2 - 3", with a dot where nothing was said.
std::string pain_of(const Sum& sum) {
  if (sum.pain.empty()) return "";
  std::string text;
  for (const auto& [moment, word] : store::moment_words) {
    const auto said = sum.pain.find(moment);
    text += (text.empty() ? "" : " - ") + (said == sum.pain.end() ? "." : std::to_string(said->second));
  }
  return text;
}

void print_table(const routine::History& history) {
  if (history.sittings.empty()) {
    std::printf("Nothing has been written down yet.\n");
    return;
  }
  std::map<std::string, Sum> sums;
  for (const routine::SetRecord& set : history.sets) {
    Sum& sum = sums[set.sitting];
    ++sum.sets;
    if (set.side != routine::Worked::left) sum.right += set.seconds / 60.0;
    if (set.side != routine::Worked::right) sum.left += set.seconds / 60.0;
  }
  for (const routine::PainRecord& pain : history.pains) sums[pain.sitting].pain[pain.moment] = pain.level;
  std::printf("began             sets  right min  left min  pain*         ended     routine\n");
  for (const routine::SittingRecord& sitting : history.sittings) {
    const Sum& sum = sums[sitting.id];
    std::string began = to_iso(sitting.began, sitting.utc_offset).substr(0, 16);
    began[10] = ' ';
    std::printf("%s  %4d  %9.1f  %8.1f  %s  %s  %s\n", began.c_str(), sum.sets, sum.right, sum.left,
                padded(pain_of(sum), 12).c_str(), padded(word_of(store::ending_words, sitting.ending), 8).c_str(),
                sitting.title.c_str());
  }
  std::printf("* before - after - next morning, 0 none to 10 worst\n");
}

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string size_of(const routine::History& history) {
  return counted(history.sittings.size(), "sitting", "sittings") + ", " + counted(history.sets.size(), "set", "sets");
}

void export_to(const std::string& path, const routine::History& history) {
  if (path.ends_with(".csv")) {
    platform::write_whole(path, store::to_csv(history));
  } else if (path.ends_with(".json")) {
    platform::write_whole(path, store::to_fhir(history, now()));
  } else {
    refuse("'" + path + "' is neither a .csv nor a .json file", "choose FILE.csv or FILE.json");
  }
  std::printf("%s: %s\n", path.c_str(), size_of(history).c_str());
}

void import_from(const std::string& path, store::Log& log) {
  const routine::History brought = store::load_fhir(platform::load_text(path), path);
  const routine::History before = log.history();
  if (const auto error = log.add(brought)) throw base::Failure(*error);
  const routine::History after = log.history();
  std::printf("%s: %s; new: %s\n", path.c_str(), size_of(brought).c_str(),
              (counted(after.sittings.size() - before.sittings.size(), "sitting", "sittings") + ", " +
               counted(after.sets.size() - before.sets.size(), "set", "sets"))
                  .c_str());
}

void erase(store::Log& log, bool is_sure) {
  if (!is_sure) {
    std::printf(
        "This takes away %s, everything said about pain, all settings, and every older copy.\n"
        "It cannot be undone. Type yes to go on: ",
        size_of(log.history()).c_str());
    std::fflush(stdout);
    std::string answer;
    if (!std::getline(std::cin, answer))
      refuse("nobody answered; nothing was erased", "add --yes to erase without asking");
    if (answer != "yes") refuse("nothing was erased", "");
  }
  if (const auto error = log.erase_everything()) throw base::Failure(*error);
  std::printf("Everything has been erased.\n");
}

}  // namespace

int log(const LogOptions& options) {
  store::Opened opened = open_user_log();
  if (!opened.notes.empty()) std::fprintf(stderr, "%s\n", base::to_text(opened.notes).c_str());
  if (options.json) {
    std::printf("%s\n", records_of(opened.log.history()).dump(2, ' ', false, Json::error_handler_t::replace).c_str());
  } else if (!options.export_to.empty()) {
    export_to(options.export_to, opened.log.history());
  } else if (!options.import_from.empty()) {
    import_from(options.import_from, opened.log);
  } else if (options.erase) {
    erase(opened.log, options.yes);
  } else {
    print_table(opened.log.history());
  }
  return opened.notes.empty() ? 0 : 1;
}

}  // namespace windlass::app
