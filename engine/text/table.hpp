#pragma once
// Reading TOML so that every fault is reported with file, line and column, all in one pass.
//
// A `Table` reads typed values; a missing or wrong one adds an Error and returns a harmless default, so the
// caller reads on and one run shows every fault. Keys that nobody asked for are reported by `check_unread`.
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <toml++/toml.h>
#include <glm/vec3.hpp>

#include "engine/base/error.hpp"

namespace windlass::text {

using Errors = std::vector<base::Error>;

/// A number under a dotted name, and where the name stands.
struct NamedNumber {
  std::string name;
  double value = 0.0;
  base::Where where;
};

class Table {
 public:
  Table(const toml::table& table, std::string file, Errors& errors)
      : table_(&table), file_(std::move(file)), errors_(&errors) {}

  bool has(std::string_view key) const;

  /// Required values. `min`/`max` bound the number, both included.
  std::string string(std::string_view key);
  double number(std::string_view key, double min = -1e9, double max = 1e9);
  int integer(std::string_view key, int min, int max);
  bool boolean(std::string_view key);
  std::vector<std::string> strings(std::string_view key);
  /// An array of `count` numbers, or of any length when `count` is 0.
  std::vector<double> numbers(std::string_view key, std::size_t count = 0);
  glm::dvec3 vec3(std::string_view key);
  /// A number, or two of them from low to high; the second may be `inf`.
  std::pair<double, double> range(std::string_view key, double min, double max);
  /// A rectangular array of arrays of `columns` numbers.
  std::vector<std::vector<double>> rows(std::string_view key, std::size_t columns);

  /// The same with a value for when the key is absent.
  std::string string(std::string_view key, std::string fallback) {
    return has(key) ? string(key) : (seen(key), fallback);
  }
  double number_or(std::string_view key, double fallback, double min = -1e9, double max = 1e9) {
    return has(key) ? number(key, min, max) : (seen(key), fallback);
  }
  int integer_or(std::string_view key, int fallback, int min, int max) {
    return has(key) ? integer(key, min, max) : (seen(key), fallback);
  }
  bool boolean_or(std::string_view key, bool fallback) { return has(key) ? boolean(key) : (seen(key), fallback); }
  /// One text or a list of them; none when the key is absent.
  std::vector<std::string> words_or_none(std::string_view key);
  std::vector<std::string> strings_or_none(std::string_view key) {
    return has(key) ? strings(key) : (seen(key), std::vector<std::string>{});
  }

  /// A required sub-table; reports and returns nothing when absent.
  std::optional<Table> table(std::string_view key);
  std::optional<Table> table_if_any(std::string_view key) { return has(key) ? table(key) : (seen(key), std::nullopt); }
  /// `[[key]]`, in file order; an absent key is an empty list.
  std::vector<Table> tables(std::string_view key);
  /// Every number below the sub-table `key`, in file order, such as "ankle_r.dorsiflexion" for
  /// `ankle_r.dorsiflexion = 10`. None when there is no such sub-table.
  std::vector<NamedNumber> named_numbers(std::string_view key);
  /// Every key of this table in file order, for tables whose keys are names.
  std::vector<std::string> keys();

  /// Reports a fault at `key` (or at the table when the key is absent).
  void fault(std::string_view key, std::string what, std::string to_do = {});
  /// Reports a fault at element `index` of the array `key`.
  void fault_at(std::string_view key, std::size_t index, std::string what, std::string to_do = {});
  base::Where where(std::string_view key = {}) const;
  /// Of element `index` of the array `key`.
  base::Where where_at(std::string_view key, std::size_t index) const;

  /// Hash of all that is written in it and below, spaces and comments aside, but for the keys `without`.
  std::uint64_t content(const std::set<std::string_view>& without) const;

  /// Reports every key that was never asked for, with the nearest known spelling.
  void check_unread();

 private:
  const toml::node* find(std::string_view key);
  void seen(std::string_view key) { seen_.emplace(key); }
  base::Where where_of(const toml::node& node) const;
  void report(const toml::node& node, std::string what, std::string to_do = {});
  void read_named(const toml::table& table, const std::string& prefix, std::vector<NamedNumber>& result);
  bool read_number(const toml::node& node, double& value, std::string_view key);

  const toml::table* table_;
  std::string file_;
  Errors* errors_;
  std::set<std::string, std::less<>> seen_;
};

/// A parsed file. Tables point into it: keep it alive while reading.
class Document {
 public:
  /// Parses `content`; on a syntax error adds exactly one Error and returns nothing.
  static std::optional<Document> parse(std::string_view content, std::string file, Errors& errors);
  /// Reads and parses the file; an unreadable file is one Error.
  static std::optional<Document> load(const std::string& path, Errors& errors);

  Table root(Errors& errors) const { return {table_, file_, errors}; }
  const std::string& file() const { return file_; }

 private:
  Document(toml::table table, std::string file) : table_(std::move(table)), file_(std::move(file)) {}
  toml::table table_;
  std::string file_;
};

}  // namespace windlass::text
