#pragma once
// windlass remind: what it is time for. For the scheduler of a desktop, while no window is open.
#include <string>

namespace windlass::app {

struct RemindOptions {
  bool json = false;
  std::string at;  ///< Another moment than now: 2026-01-01T07:00:00+01:00.
};

/// Prints what the user's own reminders say now, nothing when they are quiet, and notes that it was said. Throws
/// `base::Failure` when content or log cannot be read.
int remind(const RemindOptions& options);

}  // namespace windlass::app
