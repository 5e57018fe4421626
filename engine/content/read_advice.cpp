#include "engine/content/read_advice.hpp"

#include <algorithm>
#include <filesystem>

#include "engine/content/words.hpp"

namespace windlass::content {
namespace {

using choreography::Advised;
using choreography::AdvisedDose;
using choreography::Link;
using choreography::Provenance;
using choreography::Range;
using choreography::Sides;
using text::Table;

}  // namespace

const std::vector<std::string>& gate_words() {
  static const std::vector<std::string> words{"achilles", "ready", "settled"};
  return words;
}

const std::vector<std::string>& sides_words() {
  static const std::vector<std::string> words{name_of(Sides::right), name_of(Sides::left), name_of(Sides::both),
                                              name_of(Sides::together)};
  return words;
}

namespace {

/// Reads the figures of one provenance; a figure that another one has given is a fault.
void read_figures(Table& table, Provenance from, AdvisedDose& dose) {
  struct Figure {
    const char* key;
    std::optional<Advised<Range>> AdvisedDose::*member;
    double min;
    double max;
  };
  static const Figure figures[] = {{"repetitions", &AdvisedDose::repetitions, 1, 200},
                                   {"sets", &AdvisedDose::sets, 1, 20},
                                   {"hold_s", &AdvisedDose::hold, 0.1, 600},
                                   {"minutes", &AdvisedDose::minutes, 0.1, 120},
                                   {"rest_s", &AdvisedDose::rest, 0, 600},
                                   {"per_day", &AdvisedDose::per_day, 1, 10},
                                   {"per_week", &AdvisedDose::per_week, 1, 21}};
  const auto check_single = [&](const char* key, bool taken) {
    if (taken) table.fault(key, "a second figure for '" + std::string(key) + "'", "say it once, with its provenance");
  };
  for (const Figure& figure : figures) {
    std::optional<Advised<Range>>& value = dose.*(figure.member);
    if (!table.has(figure.key)) continue;
    check_single(figure.key, value.has_value());
    const auto [least, most] = table.range(figure.key, figure.min, figure.max);
    value = {{least, most}, from};
  }
  if (table.has("sides")) {
    check_single("sides", dose.sides.has_value());
    dose.sides = {static_cast<Sides>(choice(table, "sides", sides_words())), from};
  }
  table.check_unread();
}

AdvisedDose read_dose(Table& table) {
  AdvisedDose dose;
  if (auto figures = table.table_if_any("article")) read_figures(*figures, Provenance::article, dose);
  if (auto figures = table.table_if_any("app_default")) read_figures(*figures, Provenance::app_default, dose);
  dose.note = table.has("note") ? line(table, "note", longest_line) : table.string("note", "");
  table.check_unread();
  return dose;
}

std::vector<Link> links_of(Table& root, std::string_view key) {
  std::vector<Link> links;
  const std::vector<std::string> ids = root.strings_or_none(key);
  for (std::size_t i = 0; i < ids.size(); ++i) links.push_back({ids[i], root.where_at(key, i)});
  return links;
}

}  // namespace

std::vector<std::string> tissues_of(Table& table, std::string_view key, const std::vector<std::string>& known) {
  const std::vector<std::string> names = table.strings_or_none(key);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (std::find(known.begin(), known.end(), names[i]) != known.end()) continue;
    table.fault_at(key, i, "no zone or part of the body is called '" + names[i] + "'",
                  hint_for(names[i], known, "see zones.toml and anatomy.toml"));
  }
  return names;
}

std::map<std::string, routine::Zone, std::less<>> read_zones(const std::string& file,
                                                             const std::vector<std::string>& parts,
                                                             text::Errors& errors) {
  std::map<std::string, routine::Zone, std::less<>> zones;
  if (!std::filesystem::exists(file)) return zones;
  if (const auto document = text::Document::load(file, errors)) {
    Table root = document->root(errors);
    for (const std::string& name : root.keys()) {
      std::optional<Table> table = root.table(name);
      if (!table) continue;
      const std::string title = line(*table, "title", longest_title);
      zones[name] = {title, parts.empty() ? table->strings("parts") : tissues_of(*table, "parts", parts)};
      table->check_unread();
    }
  }
  return zones;
}

choreography::Advice read_advice(Table& root, const std::vector<std::string>& tissues) {
  choreography::Advice advice;
  if (auto dose = root.table_if_any("dose")) advice.dose = read_dose(*dose);
  advice.felt = tissues_of(root, "felt", tissues);
  advice.works = tissues_of(root, "works", tissues);
  advice.gate = root.string("gate", "");
  check_known(root, "gate", "gate", advice.gate, gate_words(), "");
  advice.cautions = lines(root, "caution", longest_line);
  advice.prerequisites = links_of(root, "prerequisites");
  advice.easier = links_of(root, "easier");
  advice.harder = links_of(root, "harder");
  return advice;
}

}  // namespace windlass::content
