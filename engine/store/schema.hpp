#pragma once
// The tables of the log, and how an older file comes to have them. The README describes every column.
#include <span>
#include <string>

#include "engine/store/sqlite.hpp"

namespace windlass::store {

/// Step n (from 0) leads from schema n to schema n + 1; schema 0 is an empty file. A step that has been shipped is
/// never changed: what is new goes into a new step at the end.
using Steps = std::span<const char* const>;

/// Those of this program.
Steps shipped_steps();

/// "WNDL", in the header of every log: tells it from other programs' databases.
inline constexpr std::int64_t application_id = 0x574e444c;

/// The file's schema: the number of steps it has taken.
std::int64_t schema_of(Database& database);

/// Takes every step that is missing, each of them whole or not at all. A database that already has tables is first
/// copied to the file `copy`; without room for that no step is taken. Throws `Refusal`.
void migrate(Database& database, Steps steps, const std::string& copy);

}  // namespace windlass::store
