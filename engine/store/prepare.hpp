#pragma once
// From whatever lies at a path to a database that can be written. Nothing is ever overwritten: what cannot be used
// is kept beside under another name.
#include <string>
#include <vector>

#include "engine/base/error.hpp"
#include "engine/routine/record.hpp"
#include "engine/store/schema.hpp"
#include "engine/store/sqlite.hpp"

namespace windlass::store {

/// A path that lies in no file.
inline constexpr const char* in_memory = ":memory:";

struct Prepared {
  Database database;
  std::string path;     ///< Where it lies.
  bool is_new = false;  ///< Nothing was in it.
};

/// Opens, checks and migrates the log at `path`; its folder is made if needed. Throws `Refusal` when nothing can be
/// read or written there.
///   damaged, or another program's   moved to `path`.damaged-TIME with its journal; a new one is begun
///   of a newer schema               left byte for byte as it is; `path`.schema-N is used beside it
///   of an older schema              copied to `path`.before-schema-N-TIME, then migrated
///   `path`.schema-N lies there too  its records are taken over; it becomes `path`.taken-over-TIME
/// What a person should know about it is added to `notes`, also when it throws. `now` gives TIME.
Prepared prepare(const std::string& path, routine::Instant now, Steps steps, std::vector<base::Error>& notes);

/// The files that `prepare` has ever set aside for the log at `path`, or made beside it.
std::vector<std::string> files_beside(const std::string& path);

}  // namespace windlass::store
