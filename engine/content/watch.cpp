#include "engine/content/watch.hpp"

#include <filesystem>
#include <system_error>

namespace windlass::content {

Snapshot snapshot_of(const std::string& folder) {
  namespace fs = std::filesystem;
  Snapshot snapshot;
  std::error_code code;  // a file may vanish while we look: then it is not there
  for (fs::recursive_directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
    std::error_code gone;
    if (!entry->is_regular_file(gone)) continue;
    const auto written = entry->last_write_time(gone).time_since_epoch().count();
    const std::uintmax_t size = entry->file_size(gone);
    if (!gone) snapshot[entry->path().generic_string()] = {static_cast<std::int64_t>(written), size};
  }
  return snapshot;
}

Watch::Watch(std::string folder, double interval)
    : folder_(std::move(folder)), interval_(interval), seen_(snapshot_of(folder_)) {}

bool Watch::changed(double now) {
  if (now < next_look_) return false;
  next_look_ = now + interval_;
  Snapshot snapshot = snapshot_of(folder_);
  const bool moved = snapshot != seen_;
  const bool settled = unsettled_ && !moved;
  unsettled_ = moved;
  seen_ = std::move(snapshot);
  return settled;
}

}  // namespace windlass::content
