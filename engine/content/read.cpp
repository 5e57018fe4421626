#include "engine/content/read.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "engine/base/hash.hpp"
#include "engine/choreography/compile.hpp"
#include "engine/choreography/delta.hpp"
#include "engine/content/read_advice.hpp"
#include "engine/content/read_contacts.hpp"
#include "engine/content/read_deltas.hpp"
#include "engine/content/read_marks.hpp"
#include "engine/content/words.hpp"
#include "engine/content/read_rules.hpp"
#include "engine/text/spelling.hpp"

namespace windlass::content {
namespace {

using text::Errors;
using text::Table;

/// Keys that do not decide how anything moves.
const std::set<std::string_view> not_movement{
    "title", "summary", "shot", "covers", "source", "aim", "aim_in", "zoom", "cameras", "caption", "voice", "camera", "dose",
    "felt", "works", "gate", "caution", "prerequisites", "easier", "harder", "rule", "variant", "mistake",
    "x_ray", "shows", "mark"};

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
  DemonstrationReader(const Vocabulary& vocabulary, const Postures& postures, const std::vector<std::string>& tissues,
                      Errors& errors)
      : vocabulary_(vocabulary), postures_(postures), tissues_(tissues), errors_(errors) {}

  /// The original and its versions.
  std::vector<choreography::Demonstration> read(Table root, const std::string& id) {
    choreography::Demonstration d;
    d.where = root.where();
    content_ = root.content(not_movement);
    d.id = id;
    d.title = line(root, "title", longest_title);
    d.summary = root.string("summary");
    d.shot = root.string("shot");
    d.covers = root.strings("covers");
    d.source = root.string("source");
    d.aim = root.string("aim");
    check_known(root, "aim", "landmark", d.aim, vocabulary_.landmarks, "list them: windlass anatomy");
    d.zoom = root.number_or("zoom", 1.0, 0.2, 5);
    if (root.has("arch")) d.arch = judged([&] { return arch(root); });
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
    if (const std::string name = root.string("aim_in", ""); !name.empty()) {
      const auto found = std::find_if(d.phases.begin(), d.phases.end(),
                                      [&](const choreography::Phase& phase) { return phase.name == name; });
      if (found == d.phases.end()) root.fault("aim_in", "no phase is called '" + name + "'", "name one of those below");
      d.aim_phase = static_cast<std::size_t>(found - d.phases.begin());
    }
    if (!d.phases.empty() && !d.cameras.empty() && d.phases.front().camera.empty()) {
      d.phases.front().camera = d.cameras.front();
    }
    judged([&] {
      read_contacts(root, vocabulary_, d);
      return 0;
    });
    for (const choreography::Target& spread : judged([&] { return targets(root, "firmness", vocabulary_.rig(), errors_); })) {
      d.firmness.push_back({spread.coordinate, spread.value});
    }
    for (const choreography::Target& target : judged([&] { return postures(root, "still"); })) {
      d.firmness.push_back({target.coordinate, 0.0});
    }
    read_emphasis(root, vocabulary_, d);
    d.advice = read_advice(root, tissues_);
    d.content = content_;
    read_rules(root, *vocabulary_.body, d);
    const std::vector<choreography::Delta> deltas = judged([&] { return read_deltas(root, d); });
    root.check_unread();
    if (!is_sound_) return {};
    std::vector<choreography::Demonstration> versions{d};
    for (const choreography::Delta& delta : deltas) versions.push_back(choreography::with(d, delta));
    for (const choreography::Demonstration& version : versions) {
      std::vector<base::Error> problems = choreography::problems_in(version, vocabulary_.rig());
      errors_.insert(errors_.end(), problems.begin(), problems.end());
      if (!problems.empty() && version.version.of.empty()) break;  // its versions would have them too
    }
    return versions;
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
    if (const auto found = postures_.by_name.find(name); found != postures_.by_name.end()) {
      for (const choreography::Target& target : found->second) {
        content_ = base::hash_of(std::to_string(target.coordinate) + "=" + std::to_string(target.value), content_);
      }
      return found->second;
    }
    std::vector<std::string> known;
    for (const auto& [word, targets] : postures_.by_name) known.push_back(word);
    if (postures_.sound) check_known(table, key, "posture", name, known, "see postures.toml");
    return {};
  }

  std::vector<choreography::Delta> read_deltas(Table& root, const choreography::Demonstration& original) {
    const std::uint64_t content = content_;  // a variant's own posture is the variant's alone
    std::vector<choreography::Delta> deltas;
    const auto read_posture = [&](Table& table, std::string_view key) {
      return postures(table, key);
    };
    deltas = content::read_deltas(root, vocabulary_, original, read_posture, errors_);
    for (choreography::Delta& delta : deltas) delta.content = base::hash_of(base::to_hex(delta.content), content_);
    content_ = content;
    return deltas;
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
    phase.flies = judged([&] { return table.boolean_or("flies", false); });
    phase.targets = judged([&] { return postures(table, "posture"); });
    const auto moves = judged([&] { return targets(table, "move", vocabulary_.rig(), errors_); });
    phase.targets.insert(phase.targets.end(), moves.begin(), moves.end());
    phase.ways = judged([&] { return ways(table, "way", vocabulary_.rig(), errors_); });

    phase.sway = judged([&] { return content::targets(table, "sway", vocabulary_.rig(), errors_); });

    phase.name = table.string("name");
    phase.caption = line(table, "caption", longest_caption);
    phase.voice = table.string("voice", phase.caption);
    phase.camera = table.string("camera", "");
    check_known(table, "camera", "camera", phase.camera, vocabulary_.cameras, "");
    if (table.has("x_ray")) phase.xray = table.number("x_ray", 0, 1);
    phase.shows = tissues_of(table, "shows", tissues_);
    table.check_unread();
    return phase;
  }

  const Vocabulary& vocabulary_;
  const Postures& postures_;
  const std::vector<std::string>& tissues_;
  Errors& errors_;
  bool is_sound_ = true;
  std::uint64_t content_ = 0;  ///< Hash of the file and of the postures that it names.
};

}  // namespace

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
      texts[name] = {title, line(*row, "line", longest_line)};
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

std::vector<choreography::Demonstration> read_demonstration(const std::string& file, const Vocabulary& vocabulary,
                                                            const Postures& postures,
                                                            const std::vector<std::string>& tissues, Errors& errors) {
  const std::size_t before = errors.size();
  const auto document = document_in(file, errors);
  if (!document) return {};
  check_id(file, id_of(file), errors);
  DemonstrationReader reader(vocabulary, postures, tissues, errors);
  std::vector<choreography::Demonstration> versions = reader.read(document->root(errors), id_of(file));
  sort_by_place(errors, before);
  if (errors.size() != before || !reader.is_sound()) return {};
  return versions;
}

}  // namespace windlass::content
