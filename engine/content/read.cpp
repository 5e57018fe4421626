#include "engine/content/read.hpp"

#include <algorithm>
#include <filesystem>

#include "engine/base/units.hpp"
#include "engine/choreography/compile.hpp"
#include "engine/content/read_contacts.hpp"
#include "engine/content/read_rules.hpp"

namespace windlass::content {
namespace {

using text::Errors;
using text::Table;

constexpr std::size_t longest_title = 50;  // characters; longer ones do not fit their place on the screen
constexpr std::size_t longest_caption = 70;
constexpr std::size_t longest_part_line = 160;

/// A hint for an unknown name: the nearest known one, else all when they are few.
std::string hint_for(const std::string& word, const std::vector<std::string>& known, const std::string& otherwise) {
  const std::string meant = text::nearest(word, known);
  if (!meant.empty()) return "did you mean '" + meant + "'?";
  if (known.size() > 5) return otherwise;
  std::string all;
  for (const std::string& name : known) all += (all.empty() ? "write '" : "', '") + name;
  return all + "'";
}

/// The index in `known` of what `key` says; 0 after a fault.
int choice(Table& table, std::string_view key, const std::vector<std::string>& known) {
  const std::string word = table.string(key);
  const auto found = std::find(known.begin(), known.end(), word);
  if (found != known.end()) return static_cast<int>(found - known.begin());
  if (!word.empty()) table.fault(key, "unknown " + std::string(key) + " '" + word + "'", hint_for(word, known, ""));
  return 0;
}

/// A text that must fit on one line of the screen.
std::string line(Table& table, std::string_view key, std::size_t longest) {
  const std::string text = table.string(key);
  const auto is_first_byte = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; };
  const auto length = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_first_byte));
  if (length > longest) {
    table.fault(
        key,
        "'" + std::string(key) + "' has " + std::to_string(length) + " characters; " + std::to_string(longest) + " fit",
        "say it shorter");
  }
  return text;
}

void check_id(const std::string& file, const std::string& id, Errors& errors) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  if (!id.empty() && std::all_of(id.begin(), id.end(), fits)) return;
  errors.push_back(
      {{file}, "the file's name is the entry's id and must be lower-case words with hyphens", "rename it"});
}

/// Reports a name that is not among `known`.
void check_known(Table& table, std::string_view key, const std::string& what, const std::string& word,
                 const std::vector<std::string>& known, const std::string& otherwise) {
  if (word.empty() || std::find(known.begin(), known.end(), word) != known.end()) return;
  table.fault(key, "unknown " + what + " '" + word + "'", hint_for(word, known, otherwise));
}

/// The coordinates that `name` means: one, or both sides' for a name without side ("hip.flexion").
std::vector<int> coordinates_named(const anatomy::Rig& rig, const std::string& name) {
  if (const auto one = anatomy::find_coordinate(rig, name)) return {*one};
  const std::size_t dot = name.find('.');
  if (dot == std::string::npos) return {};
  const auto right = anatomy::find_coordinate(rig, name.substr(0, dot) + "_r" + name.substr(dot));
  if (!right) return {};
  return {*right, rig.coordinates[static_cast<std::size_t>(*right)].mirror};
}

std::vector<choreography::Target> targets(Table& table, std::string_view key, const anatomy::Rig& rig, Errors& errors) {
  std::vector<std::string> known;
  for (const anatomy::Coordinate& coordinate : rig.coordinates) known.push_back(coordinate.name);
  std::vector<choreography::Target> result;
  for (const text::NamedNumber& named : table.named_numbers(key)) {
    const std::vector<int> indices = coordinates_named(rig, named.name);
    if (indices.empty()) {
      errors.push_back({named.where, "unknown coordinate '" + named.name + "'",
                        hint_for(named.name, known, "see the coordinates in assets/anatomy/rig.toml")});
    }
    for (const int index : indices) {
      result.push_back({index, anatomy::value_from_shown(rig.coordinates[static_cast<std::size_t>(index)], named.value)});
    }
  }
  return result;
}

/// Reads one demonstration; remembers whether its movement can be judged.
class DemonstrationReader {
  /// What `read` gives; faults in it make the movement unsound.
  template <class Read>
  auto judged(Read read) {
    const std::size_t before = errors_.size();
    auto value = read();
    if (errors_.size() != before) is_sound_ = false;
    return value;
  }

 public:
  DemonstrationReader(const Vocabulary& vocabulary, const Postures& postures, Errors& errors)
      : vocabulary_(vocabulary), postures_(postures), errors_(errors) {}

  choreography::Demonstration read(Table root, const std::string& id) {
    choreography::Demonstration d;
    d.where = root.where();
    d.id = id;
    d.title = line(root, "title", longest_title);
    d.summary = root.string("summary");
    d.shot = root.string("shot");
    d.covers = root.strings("covers");
    d.source = root.string("source");
    d.aim = root.string("aim");
    check_known(root, "aim", "landmark", d.aim, vocabulary_.landmarks, "list them: windlass anatomy");
    d.zoom = root.number_or("zoom", 1.0, 0.2, 5);
    d.height = root.number_or("height_m", 0.0, 0, 2);
    d.cameras = cameras(root);
    d.start = judged([&] { return postures(root, "start"); });
    for (Table& table : root.tables("phase")) {
      d.phases.push_back(phase(table));
      const std::string& name = d.phases.back().name;
      const auto same = [&](const choreography::Phase& other) { return other.name == name; };
      if (!name.empty() && std::count_if(d.phases.begin(), d.phases.end(), same) > 1) {
        table.fault("name", "a second phase '" + name + "'", "rename one of them");
      }
    }
    if (!d.phases.empty() && !d.cameras.empty() && d.phases.front().camera.empty()) {
      d.phases.front().camera = d.cameras.front();
    }
    judged([&] {
      read_contacts(root, vocabulary_, d);
      return 0;
    });
    read_rules(root, *vocabulary_.body, d);
    root.check_unread();
    if (is_sound_) {
      for (base::Error& error : choreography::problems_in(d, vocabulary_.rig())) errors_.push_back(std::move(error));
    }
    return d;
  }

  /// False when the movement has faults, or names a posture that has.
  bool is_sound() const { return is_sound_; }

 private:
  std::vector<std::string> cameras(Table& root) {
    std::vector<std::string> names = root.strings("cameras");
    if (root.has("cameras") && names.empty()) root.fault("cameras", "no camera", "name at least one");
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::vector<std::string>& known = vocabulary_.cameras;
      if (std::find(known.begin(), known.end(), names[i]) != known.end()) continue;
      root.fault_at("cameras", i, "unknown camera '" + names[i] + "'", hint_for(names[i], known, ""));
    }
    return names;
  }

  /// The targets of the posture that `key` names as `name`; none for an empty name.
  std::vector<choreography::Target> posture(Table& table, std::string_view key, const std::string& name) {
    if (name.empty()) return {};
    if (!postures_.sound) is_sound_ = false;
    if (const auto found = postures_.by_name.find(name); found != postures_.by_name.end()) return found->second;
    std::vector<std::string> known;
    for (const auto& [word, targets] : postures_.by_name) known.push_back(word);
    if (postures_.sound) check_known(table, key, "posture", name, known, "see postures.toml");
    return {};
  }

  /// What `key` names: one posture, or several that add to each other, the later ones having the last word.
  std::vector<choreography::Target> postures(Table& table, std::string_view key) {
    std::vector<choreography::Target> targets;
    for (const std::string& name : table.words_or_none(key)) {
      const auto more = posture(table, key, name);
      targets.insert(targets.end(), more.begin(), more.end());
    }
    return targets;
  }

  choreography::Phase phase(Table& table) {
    using choreography::Part;
    static const std::vector<std::string> parts{name_of(Part::set_up), name_of(Part::enter), name_of(Part::repeat),
                                                name_of(Part::exit)};
    choreography::Phase phase;
    phase.where = table.where();
    phase.part = judged([&] { return static_cast<Part>(choice(table, "part", parts)); });
    phase.duration = judged([&] { return table.number("duration_s", 0.1, 300); });
    phase.hold = judged([&] { return table.boolean_or("hold", false); });
    phase.targets = judged([&] { return postures(table, "posture"); });
    const auto moves = judged([&] { return targets(table, "move", vocabulary_.rig(), errors_); });
    phase.targets.insert(phase.targets.end(), moves.begin(), moves.end());

    phase.name = table.string("name");
    phase.caption = line(table, "caption", longest_caption);
    phase.voice = table.string("voice", phase.caption);
    phase.camera = table.string("camera", "");
    check_known(table, "camera", "camera", phase.camera, vocabulary_.cameras, "");
    table.check_unread();
    return phase;
  }

  const Vocabulary& vocabulary_;
  const Postures& postures_;
  Errors& errors_;
  bool is_sound_ = true;
};

/// Parses and tells an empty file from one with faults.
std::optional<text::Document> document_in(const std::string& file, Errors& errors) {
  std::optional<text::Document> document = text::Document::load(file, errors);
  if (document && document->root(errors).keys().empty()) {
    errors.push_back({{file}, "is empty", "write it, or remove the file"});
    return std::nullopt;
  }
  return document;
}

void sort_by_place(Errors& errors, std::size_t first) {
  std::stable_sort(errors.begin() + static_cast<std::ptrdiff_t>(first), errors.end(), [](const auto& a, const auto& b) {
    return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
  });
}

}  // namespace

std::string id_of(const std::string& file) {
  return std::filesystem::path(file).stem().string();
}

Postures read_postures(const std::string& file, const anatomy::Rig& rig, Errors& errors) {
  Postures postures;
  if (!std::filesystem::exists(file)) return postures;
  const std::size_t before = errors.size();
  if (const auto document = document_in(file, errors)) {
    Table root = document->root(errors);
    for (const std::string& name : root.keys()) postures.by_name[name] = targets(root, name, rig, errors);
  }
  sort_by_place(errors, before);
  postures.sound = errors.size() == before;
  return postures;
}

std::map<std::string, routine::PartText, std::less<>> read_part_texts(const std::string& file,
                                                                      const std::vector<std::string>& parts,
                                                                      Errors& errors) {
  std::map<std::string, routine::PartText, std::less<>> texts;
  const std::size_t before = errors.size();
  if (const auto document = document_in(file, errors)) {
    Table root = document->root(errors);
    const std::vector<std::string> names = root.keys();
    std::vector<std::string> spare;  // rows of no part: perhaps misspelt
    for (const std::string& name : names) {
      if (std::find(parts.begin(), parts.end(), name) == parts.end()) spare.push_back(name);
      std::optional<Table> row = root.table(name);
      if (!row) continue;
      const std::string title = line(*row, "title", longest_title);
      texts[name] = {title, line(*row, "line", longest_part_line)};
      row->check_unread();
    }
    for (const std::string& part : parts) {
      if (std::find(names.begin(), names.end(), part) != names.end()) continue;
      const std::string meant = text::nearest(part, spare);
      if (meant.empty()) {
        root.fault("", "nothing is said about the part '" + part + "'", "add [" + part + "] with title and line");
      } else {
        root.fault(meant, "the body has no part '" + meant + "'", "did you mean '" + part + "'?");
      }
    }
  }
  sort_by_place(errors, before);
  return texts;
}

std::optional<choreography::Demonstration> read_demonstration(const std::string& file, const Vocabulary& vocabulary,
                                                              const Postures& postures, Errors& errors) {
  const std::size_t before = errors.size();
  const auto document = document_in(file, errors);
  if (!document) return std::nullopt;
  check_id(file, id_of(file), errors);
  DemonstrationReader reader(vocabulary, postures, errors);
  choreography::Demonstration demonstration = reader.read(document->root(errors), id_of(file));
  sort_by_place(errors, before);
  if (errors.size() != before || !reader.is_sound()) return std::nullopt;
  return demonstration;
}

std::optional<RoutineText> read_routine(const std::string& file, Errors& errors) {
  using routine::Provenance;
  static const std::vector<std::string> sides{"right", "left", "both"};
  static const std::vector<std::string> provenances{name_of(Provenance::article), name_of(Provenance::app_default),
                                                    name_of(Provenance::clinician)};
  const std::size_t before = errors.size();
  const auto document = document_in(file, errors);
  if (!document) return std::nullopt;
  Table root = document->root(errors);

  RoutineText text;
  text.routine.where = root.where();
  text.routine.id = id_of(file);
  check_id(file, text.routine.id, errors);
  text.routine.title = line(root, "title", longest_title);
  text.routine.summary = root.string("summary");
  text.routine.source = root.string("source");
  text.routine.covers = root.strings_or_none("covers");
  for (Table& table : root.tables("item")) {
    text.demonstrations.push_back(table.string("demonstration"));
    text.places.push_back(table.where("demonstration"));
    routine::Dose dose;
    dose.repetitions = table.integer("repetitions", 1, 50);
    if (table.has("hold_s")) dose.hold = table.number("hold_s", 0, 300);
    dose.rest = table.number_or("rest_s", 0.0, 0, 120);
    dose.sides = static_cast<routine::Sides>(choice(table, "sides", sides));
    dose.provenance = static_cast<Provenance>(choice(table, "dose_from", provenances));
    table.check_unread();
    text.routine.items.push_back({0, dose});
  }
  if (!root.has("item")) root.fault("item", "no items", "add at least one [[item]]");
  root.check_unread();
  sort_by_place(errors, before);
  if (errors.size() != before) return std::nullopt;
  return text;
}

}  // namespace windlass::content
