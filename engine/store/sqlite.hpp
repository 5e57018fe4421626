#pragma once
// SQLite as C++ values: a database, its statements, its transactions. What it refuses is thrown as `Refusal`.
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace windlass::store {

/// SQLite's answer when it cannot do what was asked.
class Refusal : public std::runtime_error {
 public:
  enum class Kind {
    damaged,      ///< Not a database, or one that has come to harm.
    full,         ///< No room on the disk, or the file may not grow, or the disk fails.
    busy,         ///< Another process was at it for too long.
    forbidden,    ///< It may not be opened, or not written.
    orphan,       ///< The row belongs to one that is not there.
    broken_rule,  ///< A value that the schema does not allow.
    outdated,     ///< The file has another schema than the one expected.
    other,
  };
  Refusal(Kind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}
  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

/// One SQL sentence. Parameters are numbered in the order in which they are bound.
class Statement {
 public:
  Statement(sqlite3* database, std::string_view sql);

  void bind(std::int64_t value);
  void bind(int value) { bind(static_cast<std::int64_t>(value)); }
  void bind(bool value) { bind(static_cast<std::int64_t>(value)); }
  void bind(double value);
  void bind(std::string_view text);
  void bind(const std::string& text) { bind(std::string_view(text)); }
  void bind(const char* text) { bind(std::string_view(text)); }
  template <class Value>
  void bind(const std::optional<Value>& value) {
    if (value) {
      bind(*value);
    } else {
      ++bound_;  // stays NULL
    }
  }

  /// True when there is a row to read.
  bool step();

  /// Of the present row; columns count from 0.
  bool is_null(int column) const;
  std::int64_t whole(int column) const;
  double real(int column) const;
  std::string text(int column) const;

 private:
  void check(int code) const;

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int bound_ = 0;
};

/// An open database file. Used by one thread at a time.
class Database {
 public:
  /// Opens `path`, or makes it; ":memory:" lies in no file. Writes are on the disk when they return, foreign keys are
  /// watched, other processes are waited for (1 s).
  explicit Database(const std::string& path);

  /// Runs sentences that give no rows.
  void run(const std::string& sql);

  /// Runs one sentence with its parameters to its end.
  template <class... Values>
  void run_with(std::string_view sql, const Values&... values) {
    Statement statement = prepared(sql, values...);
    while (statement.step()) {
    }
  }

  template <class... Values>
  Statement prepared(std::string_view sql, const Values&... values) {
    Statement statement(handle_.get(), sql);
    (statement.bind(values), ...);
    return statement;
  }

  /// The single number that `sql` asks for; 0 where there is no row.
  std::int64_t number(std::string_view sql);

  /// True when the file of that name is no longer the one that is open.
  bool has_moved() const;

  /// Makes `target` the same as this one.
  void copy_to(Database& target) const;

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// What is written in its lifetime happens or none of it does: undone unless `commit` was reached. What is read in its
/// lifetime belongs together.
class Transaction {
 public:
  enum class Purpose { writing, reading };
  explicit Transaction(Database& database, Purpose purpose = Purpose::writing);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace windlass::store
