#pragma once
// What was practised, on disk. Whatever happens to the disk, practice goes on: what cannot be written waits in memory
// and is tried again.
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/base/error.hpp"
#include "engine/routine/record.hpp"
#include "engine/store/rows.hpp"
#include "engine/store/sqlite.hpp"

namespace windlass::store {

/// The log's name in the user's data folder.
inline constexpr const char* log_name = "windlass.db";

struct Opened;

/// The log at `path`; never throws for what lies there, and does not end the program when a file may not grow
/// (SIGXFSZ is ignored from then on). `prepare.hpp` says what becomes of a file that cannot be used; ":memory:" keeps
/// everything in memory and never complains. `now` names what has to be set aside.
Opened open_log(const std::string& path, routine::Instant now);

/// One program's hold on the log. Other processes may write to the same file at the same time. Used by one thread.
///
/// Every write first tries to save what still waits, in order. It gives what a person should be told: mostly that
/// this could not be saved and waits, or that the file was damaged and has been replaced; nothing when all is well.
/// The same trouble is told with every write.
class Log {
 public:
  Log(Log&&) noexcept = default;
  Log& operator=(Log&&) = delete;
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;
  ~Log();  ///< Tries once more to save what waits.

  /// Begins a sitting, or takes it up again as it is now.
  std::optional<base::Error> begin(const routine::SittingRecord& sitting);

  /// On the disk when it returns without an error. A set that is there stays as it is.
  std::optional<base::Error> finished(const routine::SetRecord& set);
  std::optional<base::Error> end(const std::string& sitting, routine::Ending ending);

  /// In place of what was said for that sitting and moment before.
  std::optional<base::Error> pain(const routine::PainRecord& pain);
  std::optional<base::Error> check(const routine::SafetyRecord& check);
  std::optional<base::Error> set(const std::string& key, const std::string& text);

  /// What is not there yet; all of it or nothing.
  std::optional<base::Error> add(const routine::History& history);

  /// Tries to save what waits.
  std::optional<base::Error> save();

  /// How many writes wait.
  std::size_t unsaved() const { return waiting_.size(); }

  /// Where it is kept; usually the path it was opened with.
  const std::string& path() const { return path_in_use_; }

  /// All below include what waits. Where the file can no longer be read they know only this run.
  routine::History history();
  std::vector<routine::SittingRecord> open_sittings();
  std::optional<std::string> setting(const std::string& key);

  /// Takes away every record and setting, in the file – overwritten and shrunk, so that nothing can be read from it –,
  /// in memory, and in everything that was ever set aside. A newer program's log is not touched; that is an error.
  std::optional<base::Error> erase_everything();

 private:
  friend Opened open_log(const std::string& path, routine::Instant now);
  Log(std::string path, routine::Instant now) : path_(std::move(path)), path_in_use_(path_), now_(now) {}

  std::optional<base::Error> put(Entry entry);
  std::optional<base::Error> next_note();
  void attach();
  void write_next();
  void write_with_its_sitting(Database& database, const Entry& entry) const;
  template <class Read>
  auto known(Read read);

  std::string path_;
  std::string path_in_use_;
  routine::Instant now_ = 0;
  std::optional<Database> file_;    ///< Nothing while it cannot be used.
  std::vector<Entry> waiting_;      ///< Not in the file.
  std::vector<Entry> saved_;        ///< In the file since opening; kept, since a file can be lost.
  std::vector<base::Error> notes_;  ///< Not yet told …
  std::set<std::string> told_;      ///< … and told.
};

struct Opened {
  Log log;
  std::vector<base::Error> notes;  ///< What a person should be told, in order.
};

}  // namespace windlass::store
