#include "engine/content/read_rules.hpp"

#include <algorithm>

#include "engine/audit/quantity.hpp"
#include "engine/content/read_contacts.hpp"

namespace windlass::content {
namespace {

using choreography::Rule;
using text::Table;

const std::vector<std::pair<std::string, Rule::Of>>& kinds() {
  static const std::vector<std::pair<std::string, Rule::Of>> all{
      {"each", Rule::Of::each},     {"least", Rule::Of::least}, {"greatest", Rule::Of::greatest},
      {"range", Rule::Of::range},   {"net", Rule::Of::net},     {"plateau_s", Rule::Of::plateau},
      {"energy_percent", Rule::Of::energy}};
  return all;
}

Rule::Of kind_of(Table& table) {
  const std::string word = table.string("of", "each");
  std::string known;
  for (const auto& [name, kind] : kinds()) {
    if (name == word) return kind;
    known += (known.empty() ? "known are: " : ", ") + name;
  }
  if (!word.empty()) table.fault("of", "a rule is not of '" + word + "'", known);
  return Rule::Of::each;
}

std::string quantity(Table& table, std::string_view key, const choreography::Demonstration& demonstration,
                     const anatomy::Body& body) {
  const std::string name = table.string(key);
  if (name.empty()) return name;
  if (const auto fault = audit::fault_in_quantity(name, demonstration, body)) {
    table.fault(key, *fault, "the README lists what is measured");
  }
  return name;
}

std::optional<double> bound(Table& table, std::string_view key) {
  if (table.has(key)) return table.number(key);
  table.number_or(key, 0.0);  // known, though not given
  return std::nullopt;
}

}  // namespace

void read_rules(Table& root, const anatomy::Body& body, choreography::Demonstration& demonstration) {
  for (Table& table : root.tables("rule")) {
    Rule rule;
    rule.where = table.where();
    rule.name = table.string("name");
    rule.quantity = quantity(table, "quantity", demonstration, body);
    rule.of = kind_of(table);
    if (rule.of == Rule::Of::energy) rule.beside = quantity(table, "beside", demonstration, body);
    rule.active = phases_of(table, "phases", demonstration);
    rule.during = table.string("during", "");
    const auto is_it = [&](const choreography::Contact& contact) { return contact.name == rule.during; };
    if (!rule.during.empty() &&
        std::none_of(demonstration.contacts.begin(), demonstration.contacts.end(), is_it)) {
      table.fault("during", "no contact is called '" + rule.during + "'");
    }
    rule.min = bound(table, "min");
    rule.max = bound(table, "max");
    if (!rule.min && !rule.max) table.fault("", "a rule without bounds", "give it min, max or both");
    if (rule.min && rule.max && *rule.min > *rule.max) table.fault("min", "min is greater than max");
    table.check_unread();
    demonstration.rules.push_back(std::move(rule));
  }
}

}  // namespace windlass::content
