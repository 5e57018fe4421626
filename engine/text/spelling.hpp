#pragma once
// What to say about a word that is not known.
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/table.hpp"

namespace windlass::text {

template <class Items>
std::vector<std::string> names_of(const Items& items) {
  std::vector<std::string> names;
  for (const auto& item : items) names.push_back(item.name);
  return names;
}

/// The entry of `known` that `word` most likely meant (edit distance at most a third of its length, or two), or "".
std::string nearest(std::string_view word, const std::vector<std::string>& known);

/// "did you mean 'x'?", or "" when nothing known is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& known);

/// What to do about an unknown `word`: "did you mean 'x'?", else all that is known.
std::string hint(std::string_view word, const std::vector<std::string>& known);

/// The index of the item that `key` names. Reports one that is not there – `who` has it not, such as "the rig has no" –
/// and returns 0.
template <class Items>
int reference(Table& table, std::string_view key, const Items& items, const std::string& who) {
  const std::string name = table.string(key);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].name == name) return static_cast<int>(i);
  }
  table.fault(key, who + " '" + name + "'", did_you_mean(name, names_of(items)));
  return 0;
}

}  // namespace windlass::text
