#include "engine/content/read_deltas.hpp"

#include <algorithm>

#include "engine/content/read_contacts.hpp"
#include "engine/content/read_marks.hpp"
#include "engine/content/words.hpp"

namespace windlass::content {
namespace {

using choreography::Delta;
using choreography::PhaseChange;
using choreography::Version;
using text::Table;

class DeltaReader {
 public:
  DeltaReader(const Vocabulary& vocabulary, const choreography::Demonstration& original,
              const ReadPosture& read_posture, text::Errors& errors)
      : vocabulary_(vocabulary), original_(original), read_posture_(read_posture), errors_(errors) {}

  Delta read(Table& table, Version::Kind kind) {
    Delta delta;
    delta.where = table.where();
    delta.content =
        table.content({"title", "summary", "covers", "reason", "fix", "caption", "voice", "camera", "mark"});
    delta.version.kind = kind;
    delta.version.name = name(table);
    delta.covers = table.strings_or_none("covers");
    if (kind == Version::Kind::mistake) {
      delta.title = table.has("title") ? line(table, "title", longest_title) : table.string("title", "");
      delta.version.reason = line(table, "reason", longest_line);
      delta.version.fix = line(table, "fix", longest_line);
    } else {
      delta.title = line(table, "title", longest_title);
      delta.summary = table.string("summary");
    }
    if (table.has("arch")) delta.arch = arch(table);
    if (table.has("start")) delta.start = read_posture_(table, "start");
    if (table.has("phases")) delta.phases = phases_of(table, "phases", original_);
    delta.add = targets(table, "add", vocabulary_.rig(), errors_);
    delta.set = targets(table, "set", vocabulary_.rig(), errors_);
    for (const text::NamedNumber& factor : table.named_numbers("scale")) {
      delta.scale.emplace_back(coordinate(factor.where, factor.name), factor.value);
    }
    for (Table& one : table.tables("instead")) delta.instead.push_back(instead(one));
    delta.swing = targets(table, "swing", vocabulary_.rig(), errors_);
    delta.swing_period = table.number_or("swing_s", 1.0, 0.2, 20);
    delta.pace = table.number_or("pace", 1.0, 0.05, 20);
    read_phase_changes(table, delta);
    if (table.has("repeats")) delta.repeats = repeats(table, delta);
    read_things(table, delta);
    table.check_unread();
    check_swing(table, delta);
    if (does_nothing(delta)) table.fault("", "it changes nothing", "say what is different");
    return delta;
  }

 private:
  /// The coordinate of exactly this name; 0 after a fault.
  int coordinate(const base::Where& where, const std::string& name) {
    const anatomy::Rig& rig = vocabulary_.rig();
    if (const auto found = anatomy::find_coordinate(rig, name)) return *found;
    errors_.push_back({where, "unknown coordinate '" + name + "'",
                       hint_for(name, names_of(rig.coordinates), "see the coordinates in assets/anatomy/rig.toml")});
    return 0;
  }

  choreography::Instead instead(Table& table) {
    choreography::Instead result;
    result.of = coordinate(table.where("of"), table.string("of"));
    result.moves = coordinate(table.where("moves"), table.string("moves"));
    result.gain = table.number_or("gain", 1.0, -10, 10);
    table.check_unread();
    return result;
  }

  std::string name(Table& table) {
    std::string name = table.string("name");
    if (!is_spelt(name, '-')) {
      table.fault("name", "the name must be lower-case words with hyphens", "rename it");
    }
    if (!name.empty() && std::find(names_.begin(), names_.end(), name) != names_.end()) {
      table.fault("name", "a second variant or mistake '" + name + "'", "rename one of them");
    }
    names_.push_back(name);
    return name;
  }

  /// `read(table, phase's name, change)` for each key of the sub-table `key`, which names phases.
  template <class Read>
  void each_phase(Table& table, std::string_view key, Delta& delta, Read read) {
    std::optional<Table> by_phase = table.table_if_any(key);
    if (!by_phase) return;
    const std::vector<std::string> known = names_of(original_.phases);
    for (const std::string& phase : by_phase->keys()) {
      const auto found = std::find(known.begin(), known.end(), phase);
      if (found == known.end()) {
        by_phase->fault(phase, "no phase is called '" + phase + "'", hint_for(phase, known, "see the [[phase]]s above"));
        continue;
      }
      PhaseChange change;
      change.phase = static_cast<std::size_t>(found - known.begin());
      read(*by_phase, phase, change);
      delta.changes.push_back(std::move(change));
    }
  }

  void read_phase_changes(Table& table, Delta& delta) {
    each_phase(table, "duration_s", delta, [](Table& t, const std::string& phase, PhaseChange& change) {
      change.duration = t.number(phase, 0.1, 300);
    });
    each_phase(table, "caption", delta, [](Table& t, const std::string& phase, PhaseChange& change) {
      change.caption = line(t, phase, longest_caption);
    });
    each_phase(table, "voice", delta,
               [](Table& t, const std::string& phase, PhaseChange& change) { change.voice = t.string(phase); });
    each_phase(table, "camera", delta, [&](Table& t, const std::string& phase, PhaseChange& change) {
      change.camera = t.string(phase);
      check_known(t, phase, "camera", change.camera, vocabulary_.cameras, "");
    });
  }

  std::vector<bool> repeats(Table& table, Delta& delta) {
    std::vector<bool> named = phases_of(table, "repeats", original_);
    bool any = false;
    for (std::size_t i = 0; i < named.size(); ++i) {
      const bool is_repeated = original_.phases[i].part == choreography::Part::repeat;
      any = any || (named[i] && is_repeated);
      if (named[i] && !is_repeated) {
        table.fault("repeats", "'" + original_.phases[i].name + "' is not repeated", "name phases of the part 'repeat'");
      }
    }
    if (!any) table.fault("repeats", "nothing is left to repeat", "name at least one phase of the part 'repeat'");
    if (!delta.swing.empty()) table.fault("repeats", "what swings repeats all its phases", "leave out 'repeats' or 'swing'");
    return named;
  }

  void read_things(Table& table, Delta& delta) {
    delta.without = table.strings_or_none("without");
    std::vector<std::string> known = names_of(original_.contacts);
    for (const choreography::Prop& prop : original_.props) known.push_back(prop.name);
    for (const choreography::Balance& balance : original_.balances) {
      if (!balance.name.empty()) known.push_back(balance.name);
    }
    for (const choreography::Mark& mark : original_.marks) known.push_back(mark.name);
    for (std::size_t i = 0; i < delta.without.size(); ++i) {
      if (std::find(known.begin(), known.end(), delta.without[i]) != known.end()) continue;
      table.fault_at("without", i, "no contact, balance, prop or mark is called '" + delta.without[i] + "'",
                     hint_for(delta.without[i], known, "see the [[contact]]s and [[prop]]s above"));
    }
    for (Table& one : table.tables("prop")) {
      if (auto prop = read_prop(one, vocabulary_); prop && fits(one, *prop)) delta.props.push_back(std::move(*prop));
    }
    choreography::Demonstration scene = original_;  // with the props that its contacts may touch
    for (const choreography::Prop& prop : delta.props) {
      std::erase_if(scene.props, [&](const choreography::Prop& other) { return other.name == prop.name; });
      scene.props.push_back(prop);
    }
    for (Table& one : table.tables("contact")) delta.contacts.push_back(read_contact(one, vocabulary_, scene));
    for (Table& one : table.tables("roll")) delta.rolls.push_back(read_roll(one, vocabulary_, scene));
    for (Table& one : table.tables("carry")) delta.carries.push_back(read_carry(one, vocabulary_, scene));
    for (Table& one : table.tables("strap")) delta.straps.push_back(read_strap(one, vocabulary_, scene));
    for (Table& one : table.tables("balance")) delta.balances.push_back(read_balance(one, vocabulary_, scene));
    for (Table& one : table.tables("mark")) delta.marks.push_back(read_mark(one, vocabulary_, original_));
    check_touched(table, delta);
  }

  /// Whether `prop` has every feature that contacts touch on the one whose place it takes.
  bool fits(Table& table, const choreography::Prop& prop) {
    for (const choreography::Contact& contact : original_.contacts) {
      if (contact.prop != prop.name || choreography::find_feature(prop.kind, contact.feature.name)) continue;
      table.fault("name", "the contact '" + contact.name + "' needs a '" + contact.feature.name + "', which a " +
                              prop.kind.name + " has not",
                  "choose another kind, or another name for the prop");
      return false;
    }
    return true;
  }

  /// Reports contacts that are left without what they touch.
  void check_touched(Table& table, const Delta& delta) {
    const auto is_in = [](const std::vector<std::string>& names, const std::string& name) {
      return std::find(names.begin(), names.end(), name) != names.end();
    };
    const std::vector<std::string> anew = names_of(delta.contacts);
    for (const choreography::Contact& contact : original_.contacts) {
      const bool stays = !is_in(delta.without, contact.name) && !is_in(anew, contact.name);
      if (!stays || !is_in(delta.without, contact.prop) || is_in(names_of(delta.props), contact.prop)) continue;
      table.fault("without", "the contact '" + contact.name + "' touches '" + contact.prop + "', which is taken away",
                  "take the contact away too, or replace it");
    }
  }

  void check_swing(Table& table, const Delta& delta) {
    if (delta.swing.empty()) {
      if (table.has("swing_s")) table.fault("swing_s", "nothing swings", "add the table 'swing', or leave it out");
      return;
    }
    for (std::size_t i = 0; i < original_.phases.size(); ++i) {
      if (original_.phases[i].hold && (!delta.phases || (*delta.phases)[i])) return;
    }
    table.fault("swing", "there is no hold to swing in", "name a phase that holds in 'phases'");
  }

  static bool does_nothing(const Delta& delta) {
    return delta.scale.empty() && delta.instead.empty() && !delta.start && !delta.arch && delta.add.empty() &&
           delta.set.empty() && delta.swing.empty() && delta.pace == 1.0 &&
           delta.changes.empty() && !delta.repeats && delta.without.empty() && delta.props.empty() && delta.contacts.empty() &&
           delta.rolls.empty() && delta.straps.empty() && delta.balances.empty() &&
           delta.marks.empty();
  }

  const Vocabulary& vocabulary_;
  const choreography::Demonstration& original_;
  const ReadPosture& read_posture_;
  text::Errors& errors_;
  std::vector<std::string> names_;
};

}  // namespace

std::vector<Delta> read_deltas(Table& root, const Vocabulary& vocabulary, const choreography::Demonstration& original,
                               const ReadPosture& read_posture, text::Errors& errors) {
  DeltaReader reader(vocabulary, original, read_posture, errors);
  std::vector<Delta> deltas;
  for (Table& table : root.tables("variant")) deltas.push_back(reader.read(table, Version::Kind::variant));
  for (Table& table : root.tables("mistake")) deltas.push_back(reader.read(table, Version::Kind::mistake));
  return deltas;
}

}  // namespace windlass::content
