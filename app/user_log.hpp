#pragma once
// This user's log, and the clock by which it is written.
#include "engine/store/log.hpp"

namespace windlass::app {

/// By this machine's clock.
routine::Instant now();

/// min east of UTC where this machine is, at that moment.
int utc_offset_at(routine::Instant instant);

/// windlass.db in the user's data folder; never throws.
store::Opened open_user_log();

}  // namespace windlass::app
