#include "engine/content/read_routine.hpp"

#include <algorithm>
#include <sstream>

#include "engine/content/read.hpp"
#include "engine/content/read_advice.hpp"
#include "engine/content/words.hpp"
#include "engine/text/spelling.hpp"

namespace windlass::content {
namespace {

using choreography::Demonstration;
using choreography::Part;
using choreography::Provenance;
using routine::Dose;
using routine::Item;
using routine::Routine;
using text::Errors;
using text::Table;

const std::vector<std::string>& provenances() {
  static const std::vector<std::string> words{name_of(Provenance::article), name_of(Provenance::app_default),
                                              name_of(Provenance::clinician), name_of(Provenance::shortened)};
  return words;
}

/// Puts what the item says about the dose over what the demonstration advises.
void change(Dose& dose, Table& table) {
  constexpr const char* figures[] = {"repetitions", "sets", "hold_s", "minutes", "sides"};
  const bool any = std::any_of(std::begin(figures), std::end(figures), [&](const char* key) { return table.has(key); });
  if (any || table.has("dose_from")) {
    dose.provenance = static_cast<Provenance>(choice(table, "dose_from", provenances()));
  }
  if (table.has("repetitions")) {
    dose.repetitions = table.integer("repetitions", 1, 50);
    dose.minutes.reset();
  }
  if (table.has("minutes")) {
    if (table.has("repetitions")) table.fault("minutes", "both repetitions and minutes", "say one of them");
    dose.minutes = table.number("minutes", 0.1, 60);
  }
  dose.sets = table.integer_or("sets", dose.sets, 1, 10);
  if (table.has("hold_s")) dose.hold = table.number("hold_s", 0, 600);
  dose.rest = table.number_or("rest_s", dose.rest, 0, 600);
  if (table.has("sides")) dose.sides = static_cast<routine::Sides>(choice(table, "sides", sides_words()));
}

void read_tempo(Table& table, const Demonstration& demonstration, Item& item) {
  auto tempo = table.table_if_any("tempo");
  if (!tempo) return;
  for (const std::string& name : tempo->keys()) {
    const double seconds = tempo->number(name, 0.2, 120);
    const auto named = [&](const choreography::Phase& phase) { return phase.name == name; };
    if (std::none_of(demonstration.phases.begin(), demonstration.phases.end(), named)) {
      std::vector<std::string> names;
      for (const choreography::Phase& phase : demonstration.phases) names.push_back(phase.name);
      tempo->fault(name, demonstration.id + " has no phase '" + name + "'", text::hint(name, names));
    }
    item.tempo[name] = seconds;
  }
  tempo->check_unread();
}

Routine read(Table root, const std::string& id, const routine::Library& library, const std::set<std::string>& known,
             Errors& errors) {
  Routine routine;
  routine.where = root.where();
  routine.id = id;
  routine.title = line(root, "title", longest_title);
  routine.summary = root.string("summary");
  routine.source = root.string("source");
  routine.covers = root.strings_or_none("covers");
  routine.labels = root.boolean_or("labels", false);
  for (Table& table : root.tables("item")) {
    Item item;
    const std::string name = table.string("demonstration");
    const base::Where place = table.where("demonstration");
    item.block = table.string("block", "");
    item.by_foot = table.boolean_or("by_foot", false);
    if (item.by_foot && item.block.empty()) table.fault("by_foot", "it stands in no block", "name its block");
    item.gate = table.string("gate", "");
    check_known(table, "gate", "gate", item.gate, gate_words(), "");
    if (const auto found = routine::find_demonstration(library, name)) {
      const Demonstration& demonstration = library.demonstrations[static_cast<std::size_t>(*found)];
      item.demonstration = *found;
      item.dose = routine::dose_of(demonstration);
      if (demonstration.version.kind == choreography::Version::Kind::mistake) {
        errors.push_back({place, "'" + name + "' is a mistake", "name the movement itself or a variant of it"});
      }
      change(item.dose, table);
      read_tempo(table, demonstration, item);
    } else {
      change(item.dose, table);
      if (table.has("tempo")) table.table("tempo")->keys();
      if (known.contains(name)) {
        errors.push_back({place, "demonstration '" + name + "' could not be loaded", "correct its faults first"});
      } else if (!name.empty()) {
        errors.push_back({place, "no demonstration is called '" + name + "'",
                          how_to_find(name, {known.begin(), known.end()})});
      }
    }
    table.check_unread();
    routine.items.push_back(item);
  }
  if (!root.has("item")) root.fault("item", "no items", "add at least one [[item]]");
  root.check_unread();
  return routine;
}

/// As TOML writes it: `"` and `\` and line ends escaped.
std::string quoted(const std::string& words) {
  std::ostringstream out;
  out << toml::value<std::string>(words);
  return out.str();
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.10g", value);
  return text;
}

}  // namespace

std::optional<Routine> read_routine(const std::string& file, const routine::Library& library,
                                    const std::set<std::string>& known, Errors& errors) {
  const std::size_t before = errors.size();
  const auto document = document_in(file, errors);
  if (!document) return std::nullopt;
  check_id(file, id_of(file), errors);
  Routine routine = read(document->root(errors), id_of(file), library, known, errors);
  sort_by_place(errors, before);
  if (errors.size() != before) return std::nullopt;
  return routine;
}

std::optional<Routine> parse_routine(std::string_view text, const std::string& name, const std::string& id,
                                     const routine::Library& library, Errors& errors) {
  const std::size_t before = errors.size();
  const auto document = text::Document::parse(text, name, errors);
  if (!document) return std::nullopt;
  std::set<std::string> known;
  for (const Demonstration& d : library.demonstrations) known.insert(d.id);
  Routine routine = read(document->root(errors), id, library, known, errors);
  sort_by_place(errors, before);
  if (errors.size() != before) return std::nullopt;
  return routine;
}

std::string text_of(const Routine& routine, const routine::Library& library) {
  std::ostringstream out;
  out << "title = " << quoted(routine.title) << "\nsummary = " << quoted(routine.summary)
      << "\nsource = " << quoted(routine.source) << "\n";
  if (!routine.covers.empty()) {
    out << "covers = [";
    for (std::size_t i = 0; i < routine.covers.size(); ++i) out << (i > 0 ? ", " : "") << quoted(routine.covers[i]);
    out << "]\n";
  }
  if (routine.labels) out << "labels = true\n";
  for (const Item& item : routine.items) {
    const Dose& dose = item.dose;
    out << "\n[[item]]\ndemonstration = "
        << quoted(library.demonstrations[static_cast<std::size_t>(item.demonstration)].id) << "\n";
    if (!item.block.empty()) out << "block = " << quoted(item.block) << "\n";
    if (item.by_foot) out << "by_foot = true\n";
    if (!item.gate.empty()) out << "gate = " << quoted(item.gate) << "\n";
    if (dose.minutes) {
      out << "minutes = " << number(*dose.minutes) << "\n";
    } else {
      out << "repetitions = " << dose.repetitions << "\n";
    }
    out << "sets = " << dose.sets << "\n";
    if (dose.hold) out << "hold_s = " << number(*dose.hold) << "\n";
    out << "rest_s = " << number(dose.rest) << "\nsides = " << quoted(name_of(dose.sides))
        << "\ndose_from = " << quoted(name_of(dose.provenance)) << "\n";
    if (item.tempo.empty()) continue;
    out << "[item.tempo]\n";
    for (const auto& [phase, seconds] : item.tempo) out << quoted(phase) << " = " << number(seconds) << "\n";
  }
  return out.str();
}

}  // namespace windlass::content
