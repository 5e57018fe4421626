#pragma once
// windlass log: what was practised.
#include <string>

namespace windlass::app {

/// At most one of the first four; none: a table for people.
struct LogOptions {
  bool json = false;        ///< All records.
  std::string export_to;    ///< A .csv or .json file.
  std::string import_from;  ///< A .json file of an earlier export.
  bool erase = false;
  bool yes = false;  ///< Erases without asking.
};

/// Does what was asked; what is wrong with the log itself goes to standard error, and the exit status is then 1.
/// Throws `base::Failure` when it cannot be done.
int log(const LogOptions& options);

}  // namespace windlass::app
