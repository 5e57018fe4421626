#pragma once
// Tells when the files below a folder have changed, by looking from time to time.
#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace windlass::content {

/// Time of writing and size of every file below a folder.
using Snapshot = std::map<std::string, std::pair<std::int64_t, std::uintmax_t>>;

/// Empty when there is no such folder.
Snapshot snapshot_of(const std::string& folder);

class Watch {
 public:
  /// Looks at most every `interval` seconds.
  explicit Watch(std::string folder, double interval = 0.25);

  /// True once after a file was written, added or removed, and two looks in a row saw the same: an editor that
  /// is still writing is waited for. `now` (s) is any clock that does not run backwards.
  bool changed(double now);

 private:
  std::string folder_;
  double interval_;
  double next_look_ = 0.0;
  Snapshot seen_;
  bool unsettled_ = false;
};

}  // namespace windlass::content
