#include "engine/text/table.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <limits>
#include <sstream>

#include "engine/base/hash.hpp"

#include "engine/text/spelling.hpp"

namespace windlass::text {
namespace {

std::string quoted(std::string_view key) {
  return "'" + std::string(key) + "'";
}

/// "0.25", "12": as short as it can be said.
std::string shown(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", value);
  return text;
}

std::string kind_of(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table: return "a table";
    case toml::node_type::array: return "an array";
    case toml::node_type::string: return "a text";
    case toml::node_type::integer: return "a whole number";
    case toml::node_type::floating_point: return "a number";
    case toml::node_type::boolean: return "true/false";
    default: return "a date or time";
  }
}

}  // namespace

namespace {

/// Each value and where it stands among the others, one a line.
void write_content(const toml::node& node, const std::string& name, const std::set<std::string_view>& without,
                   std::string& text) {
  if (const toml::table* table = node.as_table()) {
    for (const auto& [key, inner] : *table) {
      if (!without.contains(key.str())) write_content(inner, name + "." + std::string(key.str()), without, text);
    }
  } else if (const toml::array* array = node.as_array()) {
    text += name + "[\n";
    for (std::size_t i = 0; i < array->size(); ++i) {
      write_content(*array->get(i), name + "." + std::to_string(i), without, text);
    }
  } else {
    std::ostringstream value;
    node.visit([&](const auto& one) {
      if constexpr (toml::is_value<decltype(one)>) value << one;
    });
    text += name + "=" + value.str() + "\n";
  }
}

}  // namespace

std::uint64_t Table::content(const std::set<std::string_view>& without) const {
  std::string text;
  write_content(*table_, "", without, text);
  return base::hash_of(text);
}

base::Where Table::where_of(const toml::node& node) const {
  return {file_, static_cast<int>(node.source().begin.line), static_cast<int>(node.source().begin.column)};
}

void Table::report(const toml::node& node, std::string what, std::string to_do) {
  errors_->push_back({where_of(node), std::move(what), std::move(to_do)});
}

bool Table::has(std::string_view key) const {
  return table_->contains(key);
}

base::Where Table::where(std::string_view key) const {
  const toml::node* node = key.empty() ? nullptr : table_->get(key);
  return where_of(node != nullptr ? *node : *table_);
}

void Table::fault(std::string_view key, std::string what, std::string to_do) {
  errors_->push_back({where(key), std::move(what), std::move(to_do)});
}

base::Where Table::where_at(std::string_view key, std::size_t index) const {
  const toml::node* node = table_->get(key);
  const toml::array* array = node != nullptr ? node->as_array() : nullptr;
  return array != nullptr && index < array->size() ? where_of(*array->get(index)) : where(key);
}

void Table::fault_at(std::string_view key, std::size_t index, std::string what, std::string to_do) {
  errors_->push_back({where_at(key, index), std::move(what), std::move(to_do)});
}

const toml::node* Table::find(std::string_view key) {
  seen(key);
  const toml::node* node = table_->get(key);
  if (node == nullptr) report(*table_, quoted(key) + " is missing", "add it");
  return node;
}

std::string Table::string(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return {};
  const auto* text = node->as_string();
  if (text == nullptr) {
    report(*node, quoted(key) + " must be a text, not " + kind_of(*node), "write it in quotes");
    return {};
  }
  if (text->get().empty()) report(*node, quoted(key) + " is empty", "write it or leave the key out");
  return text->get();
}

bool Table::read_number(const toml::node& node, double& value, std::string_view key) {
  const std::optional<double> read = node.is_number() ? node.value<double>() : std::nullopt;
  if (!read || !std::isfinite(*read)) {
    report(node, quoted(key) + " must be a number, not " + (read ? "an infinite one" : kind_of(node)));
    return false;
  }
  value = *read;
  return true;
}

double Table::number(std::string_view key, double min, double max) {
  const toml::node* node = find(key);
  double value = std::clamp(0.0, min, max);
  if (node == nullptr || !read_number(*node, value, key)) return value;
  if (value < min || value > max) {
    report(*node, quoted(key) + " is " + shown(value) + ", outside " + shown(min) + " … " + shown(max));
    return std::clamp(value, min, max);
  }
  return value;
}

int Table::integer(std::string_view key, int min, int max) {
  const toml::node* node = find(key);
  if (node == nullptr) return min;
  const auto* whole = node->as_integer();
  if (whole == nullptr) {
    report(*node, quoted(key) + " must be a whole number, not " + kind_of(*node));
    return min;
  }
  if (whole->get() < min || whole->get() > max) {
    report(*node, quoted(key) + " is " + std::to_string(whole->get()) + ", outside " + std::to_string(min) + " … " +
                      std::to_string(max));
    return whole->get() < min ? min : max;
  }
  return static_cast<int>(whole->get());
}

bool Table::boolean(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return false;
  const auto* flag = node->as_boolean();
  if (flag == nullptr) {
    report(*node, quoted(key) + " must be true or false, not " + kind_of(*node));
    return false;
  }
  return flag->get();
}

std::vector<std::string> Table::strings(std::string_view key) {
  const toml::node* node = find(key);
  std::vector<std::string> result;
  if (node == nullptr) return result;
  const toml::array* array = node->as_array();
  if (array == nullptr) {
    report(*node, quoted(key) + " must be a list of texts, not " + kind_of(*node), "write [\"…\", \"…\"]");
    return result;
  }
  for (const toml::node& element : *array) {
    if (const auto* text = element.as_string()) {
      result.push_back(text->get());
    } else {
      report(element, quoted(key) + " must hold texts only, not " + kind_of(element), "write it in quotes");
    }
  }
  return result;
}

std::vector<std::string> Table::words_or_none(std::string_view key) {
  seen(key);
  if (!has(key)) return {};
  if (find(key)->is_array()) return strings(key);
  std::string word = string(key);
  if (word.empty()) return {};
  return {std::move(word)};
}

std::vector<double> Table::numbers(std::string_view key, std::size_t count) {
  const toml::node* node = find(key);
  std::vector<double> result;
  if (node != nullptr) {
    const toml::array* array = node->as_array();
    if (array == nullptr) {
      report(*node, quoted(key) + " must be a list of numbers, not " + kind_of(*node));
    } else {
      for (const toml::node& element : *array) {
        double value = 0.0;
        read_number(element, value, key);
        result.push_back(value);
      }
      if (count != 0 && result.size() != count) {
        report(*node,
               quoted(key) + " must hold " + std::to_string(count) + " numbers, not " + std::to_string(result.size()));
      }
    }
  }
  if (count != 0) result.resize(count, 0.0);
  return result;
}

glm::dvec3 Table::vec3(std::string_view key) {
  const std::vector<double> v = numbers(key, 3);
  return {v[0], v[1], v[2]};
}

std::pair<double, double> Table::range(std::string_view key, double min, double max) {
  const toml::node* node = find(key);
  if (node == nullptr) return {min, min};
  const toml::array* array = node->as_array();
  if (array == nullptr) {
    const double value = number(key, min, max);
    return {value, value};
  }
  std::pair<double, double> result{min, min};
  if (array->size() != 2) {
    report(*node, quoted(key) + " must be one number or two, not " + std::to_string(array->size()));
    return result;
  }
  const toml::node& most = *array->get(1);
  const bool is_open = most.is_floating_point() && most.value<double>() == std::numeric_limits<double>::infinity();
  if (!read_number(*array->get(0), result.first, key)) return result;
  if (is_open) result.second = std::numeric_limits<double>::infinity();
  if (!is_open && !read_number(most, result.second, key)) return result;
  if (result.first < min || result.first > max || (!is_open && result.second > max)) {
    report(*node, quoted(key) + " leaves " + shown(min) + " … " + shown(max));
  } else if (result.second <= result.first) {
    report(*node, quoted(key) + " must run from low to high", "write one number where both are the same");
  }
  return result;
}

std::vector<std::vector<double>> Table::rows(std::string_view key, std::size_t columns) {
  const toml::node* node = find(key);
  std::vector<std::vector<double>> result;
  if (node == nullptr) return result;
  const toml::array* array = node->as_array();
  if (array == nullptr || array->empty()) {
    report(*node, quoted(key) + " must be a list of rows of " + std::to_string(columns) + " numbers");
    return result;
  }
  for (const toml::node& element : *array) {
    std::vector<double> row;
    const toml::array* cells = element.as_array();
    if (cells == nullptr || cells->size() != columns) {
      report(element, "a row of " + quoted(key) + " must hold " + std::to_string(columns) + " numbers" +
                          (cells != nullptr ? ", not " + std::to_string(cells->size()) : std::string()));
      row.assign(columns, 0.0);
    } else {
      for (const toml::node& cell : *cells) {
        double value = 0.0;
        read_number(cell, value, key);
        row.push_back(value);
      }
    }
    result.push_back(std::move(row));
  }
  return result;
}

std::optional<Table> Table::table(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (const toml::table* inner = node->as_table()) return Table(*inner, file_, *errors_);
  report(*node, quoted(key) + " must be a table, not " + kind_of(*node));
  return std::nullopt;
}

std::vector<Table> Table::tables(std::string_view key) {
  seen(key);
  std::vector<Table> result;
  const toml::node* node = table_->get(key);
  if (node == nullptr) return result;
  const toml::array* array = node->as_array();
  if (array == nullptr) {
    report(*node, quoted(key) + " must be a list of tables, not " + kind_of(*node),
           "write [[" + std::string(key) + "]]");
    return result;
  }
  for (const toml::node& element : *array) {
    if (const toml::table* inner = element.as_table()) {
      result.emplace_back(*inner, file_, *errors_);
    } else {
      report(element, quoted(key) + " must hold tables only, not " + kind_of(element));
    }
  }
  return result;
}

std::vector<NamedNumber> Table::named_numbers(std::string_view key) {
  std::vector<NamedNumber> result;
  if (!has(key)) {
    seen(key);
  } else if (const toml::node* node = find(key); const toml::table* inner = node->as_table()) {
    read_named(*inner, "", result);
  } else {
    report(*node, quoted(key) + " must be a table, not " + kind_of(*node));
  }
  const auto place = [](const NamedNumber& n) { return std::pair(n.where.line, n.where.column); };
  std::sort(result.begin(), result.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
  return result;
}

void Table::read_named(const toml::table& table, const std::string& prefix, std::vector<NamedNumber>& result) {
  for (const auto& [key, node] : table) {
    const std::string name = prefix + std::string(key.str());
    const toml::source_position at = key.source().begin;
    double value = 0.0;
    if (const toml::table* inner = node.as_table()) {
      read_named(*inner, name + ".", result);
    } else if (read_number(node, value, name)) {
      result.push_back({name, value, {file_, static_cast<int>(at.line), static_cast<int>(at.column)}});
    }
  }
}

std::vector<std::string> Table::keys() {
  std::vector<std::pair<toml::source_position, std::string>> found;
  for (const auto& [key, value] : *table_) {
    found.emplace_back(value.source().begin, std::string(key.str()));
    seen(key.str());
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> result;
  for (auto& [place, key] : found) result.push_back(std::move(key));
  return result;
}

void Table::check_unread() {
  const std::vector<std::string> known(seen_.begin(), seen_.end());
  for (const auto& [key, value] : *table_) {
    const std::string name(key.str());
    if (seen_.count(name) != 0) continue;
    const std::string meant = nearest(name, known);
    const toml::source_position at = key.source().begin;
    errors_->push_back({{file_, static_cast<int>(at.line), static_cast<int>(at.column)},
                        "unknown key " + quoted(name),
                        meant.empty() ? "remove it or correct its name" : "did you mean " + quoted(meant) + "?"});
  }
}

std::optional<Document> Document::parse(std::string_view content, std::string file, Errors& errors) {
  try {
    return Document(toml::parse(content, file), file);
  } catch (const toml::parse_error& error) {
    const toml::source_position at = error.source().begin;
    errors.push_back({{file, static_cast<int>(at.line), static_cast<int>(at.column)},
                      std::string(error.description()),
                      "correct the TOML syntax here"});
    return std::nullopt;
  }
}

std::optional<Document> Document::load(const std::string& path, Errors& errors) {
  std::ifstream stream(path, std::ios::binary);
  const std::string content((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  if (!stream.good() && !stream.eof()) {
    errors.push_back({{path}, "cannot be read", "check that the file exists and may be read"});
    return std::nullopt;
  }
  return parse(content, path, errors);
}

}  // namespace windlass::text
