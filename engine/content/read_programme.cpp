#include "engine/content/read_programme.hpp"

#include <algorithm>

#include "engine/content/read_advice.hpp"
#include "engine/content/words.hpp"
#include "engine/routine/routine.hpp"

namespace windlass::content {
namespace {

using routine::Half;
using text::Table;

const std::vector<std::string>& day_words() {
  static const std::vector<std::string> words(routine::weekdays.begin(), routine::weekdays.end());
  return words;
}

const std::vector<std::string>& half_words() {
  static const std::vector<std::string> words{name_of(Half::morning), name_of(Half::evening)};
  return words;
}

/// One [[stage.routine]]: puts its routine on its days.
void read_entry(Table entry, const routine::Library& library, const std::set<std::string>& known, routine::Week& week) {
  const std::string id = entry.string("routine");
  if (!routine::find_routine(library, id) && !id.empty()) {
    if (known.contains(id)) {
      entry.fault("routine", "routine '" + id + "' could not be loaded", "correct its faults first");
    } else {
      entry.fault("routine", "no routine is called '" + id + "'", how_to_find(id, {known.begin(), known.end()}));
    }
  }
  const auto half = static_cast<std::size_t>(choice(entry, "time", half_words()));
  std::vector<std::string> days = entry.strings_or_none("days");
  if (!entry.has("days")) days = day_words();
  for (std::size_t i = 0; i < days.size(); ++i) {
    const auto day = std::find(day_words().begin(), day_words().end(), days[i]);
    if (day == day_words().end()) {
      entry.fault_at("days", i, "no day is called '" + days[i] + "'", text::hint(days[i], day_words()));
      continue;
    }
    std::string& place = week[static_cast<std::size_t>(day - day_words().begin())][half];
    if (!place.empty()) entry.fault("days", "'" + place + "' is there already on " + *day, "take one of them away");
    place = id;
  }
  entry.check_unread();
}

}  // namespace

std::optional<routine::Programme> read_programme(const std::string& file, const routine::Library& library,
                                                 const std::set<std::string>& known, text::Errors& errors) {
  const std::size_t before = errors.size();
  const auto document = document_in(file, errors);
  if (!document) return std::nullopt;
  check_id(file, id_of(file), errors);
  Table root = document->root(errors);
  routine::Programme programme;
  programme.where = root.where();
  programme.id = id_of(file);
  programme.title = line(root, "title", longest_title);
  programme.summary = root.string("summary");
  programme.source = root.string("source");
  programme.covers = covers_of(root);
  for (Table& table : root.tables("stage")) {
    routine::Stage stage;
    stage.title = line(table, "title", longest_title);
    stage.summary = table.string("summary");
    stage.gate = table.string("gate", "");
    check_known(table, "gate", "gate", stage.gate, gate_words(), "");
    if (!stage.gate.empty() && programme.stages.empty()) {
      table.fault("gate", "nothing comes before the first stage", "take its gate away");
    }
    for (Table& entry : table.tables("routine")) read_entry(entry, library, known, stage.week);
    if (stage.week == routine::Week{}) table.fault("routine", "a stage without routines", "add a [[stage.routine]]");
    table.check_unread();
    programme.stages.push_back(std::move(stage));
  }
  if (!root.has("stage")) root.fault("stage", "no stages", "add at least one [[stage]]");
  root.check_unread();
  sort_by_place(errors, before);
  if (errors.size() != before) return std::nullopt;
  return programme;
}

}  // namespace windlass::content
