#include "engine/content/words.hpp"

#include <algorithm>

namespace windlass::content {

using text::Errors;
using text::Table;

namespace {

/// The coordinates that `name` means: one, or both sides' for a name without side ("hip.flexion").
std::vector<int> coordinates_named(const anatomy::Rig& rig, const std::string& name) {
  if (const auto one = anatomy::find_coordinate(rig, name)) return {*one};
  const std::size_t dot = name.find('.');
  if (dot == std::string::npos) return {};
  const auto right = anatomy::find_coordinate(rig, name.substr(0, dot) + "_r" + name.substr(dot));
  if (!right) return {};
  return {*right, rig.coordinates[static_cast<std::size_t>(*right)].mirror};
}

}  // namespace

bool is_spelt(std::string_view name, char joint) {
  return std::all_of(name.begin(), name.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == joint;
  });
}

std::string hint_for(const std::string& word, const std::vector<std::string>& known, const std::string& otherwise) {
  std::string meant = text::did_you_mean(word, known);
  if (!meant.empty()) return meant;
  if (known.empty() || known.size() > 5) return otherwise;
  std::string all;
  for (const std::string& name : known) all += (all.empty() ? "write '" : "', '") + name;
  return all + "'";
}

int choice(Table& table, std::string_view key, const std::vector<std::string>& known) {
  const std::string word = table.string(key);
  const auto found = std::find(known.begin(), known.end(), word);
  if (found != known.end()) return static_cast<int>(found - known.begin());
  if (!word.empty()) table.fault(key, "unknown " + std::string(key) + " '" + word + "'", hint_for(word, known, ""));
  return 0;
}

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

double arch(Table& table) {
  return choice(table, "arch", {"flat", "neutral", "high"}) - 1.0;
}

void check_known(Table& table, std::string_view key, const std::string& what, const std::string& word,
                 const std::vector<std::string>& known, const std::string& otherwise) {
  if (word.empty() || std::find(known.begin(), known.end(), word) != known.end()) return;
  table.fault(key, "unknown " + what + " '" + word + "'", hint_for(word, known, otherwise));
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

std::vector<choreography::Way> ways(Table& table, std::string_view key, const anatomy::Rig& rig, Errors& errors) {
  std::vector<std::string> known;
  for (const anatomy::Coordinate& coordinate : rig.coordinates) known.push_back(coordinate.name);
  std::vector<choreography::Way> result;
  std::optional<Table> joints = table.table_if_any(key);
  if (!joints) return result;
  for (const std::string& joint : joints->keys()) {
    std::optional<Table> motions = joints->table(joint);
    if (!motions) continue;
    for (const std::string& motion : motions->keys()) {
      const std::vector<double> shown = motions->numbers(motion);
      const std::string name = joint + "." + motion;
      const std::vector<int> indices = coordinates_named(rig, name);
      if (indices.empty()) {
        errors.push_back({motions->where(motion), "unknown coordinate '" + name + "'",
                          hint_for(name, known, "see the coordinates in assets/anatomy/rig.toml")});
      }
      for (const int index : indices) {
        const anatomy::Coordinate& coordinate = rig.coordinates[static_cast<std::size_t>(index)];
        choreography::Way way{index, {}};
        for (const double value : shown) way.values.push_back(anatomy::value_from_shown(coordinate, value));
        if (!way.values.empty()) result.push_back(std::move(way));
      }
    }
  }
  return result;
}

std::string how_to_find(const std::string& id, const std::vector<std::string>& known) {
  std::string meant = text::did_you_mean(id, known);
  return meant.empty() ? "list them: windlass list" : meant;
}

}  // namespace windlass::content
