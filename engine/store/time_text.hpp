#pragma once
// Moments as text: ISO 8601.
#include <optional>
#include <string>
#include <string_view>

#include "engine/routine/record.hpp"

namespace windlass::store {

/// "2026-11-22T07:15:00+02:00"; "…Z" for an offset of 0 (min east of UTC).
std::string to_iso(routine::Instant instant, int utc_offset = 0);

/// "20261122-051500", UTC: for the names of files.
std::string to_stamp(routine::Instant instant);

/// A moment, and min east of UTC.
struct LocalTime {
  routine::Instant instant = 0;
  int utc_offset = 0;
};

/// Reads what `to_iso` writes. Nothing where the text is anything else, or no moment there is.
std::optional<LocalTime> from_iso(std::string_view text);

}  // namespace windlass::store
