#include "engine/store/prepare.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include "engine/store/rows.hpp"
#include "engine/store/time_text.hpp"

namespace windlass::store {
namespace {

namespace fs = std::filesystem;

/// `path`.`what`-TIME, where nothing lies yet.
std::string unused_name(const std::string& path, const std::string& what, routine::Instant now) {
  const std::string wanted = path + "." + what + "-" + to_stamp(now);
  std::string name = wanted;
  std::error_code code;
  for (int i = 2; fs::exists(fs::symlink_status(name, code)); ++i) name = wanted + "-" + std::to_string(i);
  return name;
}

/// Moves the file, and what SQLite keeps beside it while it is open, to `aside`; gives that name. The file itself goes
/// last: cut off in between, the next start finds it and goes on.
std::string move_aside(const std::string& path, const std::string& aside) {
  for (const char* suffix : {"-journal", "-wal", "-shm"}) {
    std::error_code there_is_none;
    fs::rename(path + suffix, aside + suffix, there_is_none);
  }
  std::error_code code;
  fs::rename(path, aside, code);
  if (code) throw Refusal(Refusal::Kind::forbidden, path + " cannot be moved aside: " + code.message());
  return aside;
}

/// Throws `Refusal` (damaged) unless the file is empty, or a log in good health. Gives its schema.
std::int64_t examined(Database& database) {
  const Transaction together(database, Transaction::Purpose::reading);
  const std::int64_t schema = schema_of(database);
  const bool has_tables = database.number("SELECT count(*) FROM sqlite_schema") > 0;
  const bool is_ours = database.number("PRAGMA application_id") == application_id;
  if ((schema > 0) != has_tables || (has_tables && !is_ours)) {
    throw Refusal(Refusal::Kind::damaged, "it is another program's database");
  }
  Statement check = database.prepared("PRAGMA integrity_check(1)");
  const std::string verdict = check.step() ? check.text(0) : "";
  if (verdict != "ok") throw Refusal(Refusal::Kind::damaged, verdict);
  return schema;
}

enum class Look { nothing, log, newer_log, no_database };

/// What the header of the file tells. SQLite itself would write to it, or throw its journal away, before it could say.
Look look_of(const std::string& path, std::int64_t schema) {
  std::array<char, 100> header{};
  std::ifstream file(path, std::ios::binary);
  file.read(header.data(), header.size());
  if (file.gcount() == 0) return Look::nothing;
  const auto number_at = [&](std::size_t offset) {
    std::int64_t number = 0;
    for (std::size_t i = offset; i < offset + 4; ++i) number = number * 256 + static_cast<unsigned char>(header[i]);
    return number;
  };
  constexpr std::string_view magic("SQLite format 3\0", 16);
  if (!file || !std::equal(magic.begin(), magic.end(), header.begin())) return Look::no_database;
  constexpr char latest_format = 2;  // SQLite would take any other for read-only
  if (header[18] < 1 || header[18] > latest_format) return Look::no_database;
  const std::int64_t application = number_at(68);
  const bool may_be_ours = application == application_id || application == 0;
  return number_at(60) > schema && may_be_ours ? Look::newer_log : Look::log;
}

/// Beside a newer log: what an older program wrote while it could not use that one.
std::string side_path(const std::string& path, std::size_t schema) {
  return path + ".schema-" + std::to_string(schema);
}

/// Brings in what was written beside, once the program is new enough for the log itself. What cannot be read now is
/// left for the next time.
void take_over(Database& database, const std::string& path, routine::Instant now, Steps steps,
               std::vector<base::Error>& notes) {
  for (std::size_t schema = 1; schema <= steps.size(); ++schema) {
    const std::string side = side_path(path, schema);
    std::error_code code;
    if (!fs::exists(side, code)) continue;
    try {
      {
        Prepared other = prepare(side, now, steps, notes);
        write(database, history_in(other.database));
        for (const Setting& setting : settings_in(other.database)) {
          if (!setting_in(database, setting.key)) write(database, setting);
        }
      }
      move_aside(side, unused_name(path, "taken-over", now));
    } catch (const Refusal&) {
    }
  }
}

}  // namespace

Prepared prepare(const std::string& path, routine::Instant now, Steps steps, std::vector<base::Error>& notes) {
  const bool in_file = path != in_memory;
  const auto wanted = static_cast<std::int64_t>(steps.size());
  if (in_file) {
    std::error_code code;
    fs::create_directories(fs::path(path).parent_path(), code);
  }
  if (in_file && look_of(path, wanted) == Look::newer_log) {
    const std::string side = side_path(path, steps.size());
    notes.push_back({{path, 0, 0},
                     "this log was written by a newer version of this program and is left as it is",
                     "what you do now is kept in " + side + " until you install the newer version again"});
    return prepare(side, now, steps, notes);
  }
  for (bool again = false;; again = true) {
    std::string fault;
    try {
      if (in_file && look_of(path, wanted) == Look::no_database) {
        throw Refusal(Refusal::Kind::damaged, "it is not a database");
      }
      Database database(path);
      const std::int64_t schema = examined(database);
      if (schema > wanted) throw Refusal(Refusal::Kind::outdated, "it has just become newer");
      migrate(database, steps, in_file ? unused_name(path, "before-schema-" + std::to_string(wanted), now) : "");
      if (in_file) take_over(database, path, now, steps, notes);
      return {std::move(database), path, schema == 0};
    } catch (const Refusal& refusal) {
      if (refusal.kind() != Refusal::Kind::damaged || again) throw;
      fault = refusal.what();
    }
    notes.push_back({{path, 0, 0},
                     "this log cannot be read (" + fault + "); a new one has been begun",
                     "the old one is kept as " + move_aside(path, unused_name(path, "damaged", now))});
  }
}

std::vector<std::string> files_beside(const std::string& path) {
  const fs::path log(path);
  const std::string prefix = log.filename().string() + ".";
  std::vector<std::string> files;
  std::error_code code;
  const fs::path folder = log.has_parent_path() ? log.parent_path() : fs::path(".");
  for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
    const std::string name = entry->path().filename().string();
    for (const char* what : {"damaged-", "schema-", "before-schema-", "taken-over-"}) {
      if (name.starts_with(prefix + what)) files.push_back(entry->path().string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace windlass::store
