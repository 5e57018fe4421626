#include "engine/store/schema.hpp"

#include <array>
#include <filesystem>

#include "engine/base/require.hpp"

namespace windlass::store {
namespace {

// Times are s since 1970-01-01 00:00 UTC, from the year 1 to 9999.
constexpr const char* first_tables = R"(
CREATE TABLE sitting (
  id             TEXT    NOT NULL PRIMARY KEY,
  routine        TEXT    NOT NULL,
  title          TEXT    NOT NULL,
  began          INTEGER NOT NULL CHECK (began BETWEEN -62135596800 AND 253402300799),
  utc_offset_min INTEGER NOT NULL CHECK (utc_offset_min BETWEEN -840 AND 840),
  announced_s    REAL    NOT NULL CHECK (announced_s BETWEEN 0 AND 1e9),
  plan           TEXT    NOT NULL,
  ending         TEXT    NOT NULL CHECK (ending IN ('open', 'finished', 'stopped'))
) STRICT;

CREATE TABLE finished_set (
  sitting       TEXT    NOT NULL REFERENCES sitting (id),
  item          INTEGER NOT NULL CHECK (item >= 0),
  demonstration TEXT    NOT NULL,
  side          TEXT    NOT NULL CHECK (side IN ('right', 'left', 'together')),
  set_number    INTEGER NOT NULL CHECK (set_number >= 1),
  take          INTEGER NOT NULL CHECK (take >= 1),
  repetitions   INTEGER NOT NULL CHECK (repetitions >= 0),
  hold_s        REAL             CHECK (hold_s BETWEEN 0 AND 1e9),
  duration_s    REAL    NOT NULL CHECK (duration_s BETWEEN 0 AND 1e9),
  dose_from     TEXT    NOT NULL CHECK (dose_from IN ('article', 'app', 'clinician', 'shortened')),
  ended         INTEGER NOT NULL CHECK (ended BETWEEN -62135596800 AND 253402300799),
  UNIQUE (sitting, item, side, set_number, take)
) STRICT;

CREATE TABLE pain (
  sitting TEXT    NOT NULL REFERENCES sitting (id),
  moment  TEXT    NOT NULL CHECK (moment IN ('before', 'after', 'next_morning')),
  level   INTEGER NOT NULL CHECK (level BETWEEN 0 AND 10),
  at      INTEGER NOT NULL CHECK (at BETWEEN -62135596800 AND 253402300799),
  UNIQUE (sitting, moment)
) STRICT;

CREATE TABLE safety_check (
  at                   INTEGER NOT NULL CHECK (at BETWEEN -62135596800 AND 253402300799),
  flags                TEXT    NOT NULL,
  seen_by_professional INTEGER NOT NULL CHECK (seen_by_professional IN (0, 1)),
  UNIQUE (at, flags, seen_by_professional)
) STRICT;

CREATE TABLE setting (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
)";

constexpr std::array<const char*, 1> steps_of_this_program = {first_tables};

void keep_copy(const Database& database, const std::string& copy) {
  try {
    Database kept(copy);
    database.copy_to(kept);
  } catch (const Refusal&) {
    std::error_code code;
    std::filesystem::remove(copy, code);  // half of one would only take up room
    throw;
  }
}

}  // namespace

Steps shipped_steps() {
  return steps_of_this_program;
}

std::int64_t schema_of(Database& database) {
  return database.number("PRAGMA user_version");
}

void migrate(Database& database, Steps steps, const std::string& copy) {
  const auto wanted = static_cast<std::int64_t>(steps.size());
  const std::int64_t found = schema_of(database);
  WINDLASS_REQUIRE(found <= wanted);
  if (found == wanted) return;
  if (found > 0) {
    keep_copy(database, copy);
  }
  while (true) {
    Transaction transaction(database);
    const std::int64_t schema = schema_of(database);  // asked again: another process may have been quicker
    if (schema >= wanted) return;
    database.run(steps[static_cast<std::size_t>(schema)]);
    database.run("PRAGMA application_id = " + std::to_string(application_id));
    database.run("PRAGMA user_version = " + std::to_string(schema + 1));
    transaction.commit();
  }
}

}  // namespace windlass::store
