#include "engine/content/words.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <utility>

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

/// "E12.1", "K8", "RT4".
bool is_inventory_id(const std::string& id) {
  const auto is_digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < id.size() && is_digit(id[at])) ++at;
    return at > begin;
  };
  while (at < id.size() && id[at] >= 'A' && id[at] <= 'Z') ++at;
  if (at == 0 || at > 2 || !digits()) return false;
  if (at == id.size()) return true;
  return id[at++] == '.' && digits() && at == id.size();
}

}  // namespace

std::size_t length_of(const std::string& text) {
  const auto is_first_byte = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; };
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_first_byte));
}

std::string too_long(std::string_view key, std::size_t length, std::size_t longest) {
  return "'" + std::string(key) + "' has " + std::to_string(length) + " characters; " + std::to_string(longest) +
         " fit";
}

std::string id_of(const std::string& file) {
  return std::filesystem::path(file).stem().string();
}

void check_id(const std::string& file, const std::string& id, Errors& errors) {
  if (!id.empty() && is_spelt(id, '-')) return;
  errors.push_back(
      {{file}, "the file's name is the entry's id and must be lower-case words with hyphens", "rename it"});
}

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
  if (const std::size_t length = length_of(text); length > longest) {
    table.fault(key, too_long(key, length, longest), "say it shorter");
  }
  return text;
}

std::vector<std::string> lines(Table& table, std::string_view key, std::size_t longest) {
  std::vector<std::string> texts = table.words_or_none(key);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (const std::size_t length = length_of(texts[i]); length > longest) {
      table.fault_at(key, i, too_long(key, length, longest), "say it shorter");
    }
  }
  return texts;
}

std::vector<std::string> covers_of(Table& table) {
  const std::vector<std::string> ids = table.strings_or_none("covers");
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (is_inventory_id(ids[i])) continue;
    table.fault_at("covers", i, "'" + ids[i] + "' does not look like an inventory item", "write one like \"E12.1\"");
  }
  return ids;
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
