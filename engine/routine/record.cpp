#include "engine/routine/record.hpp"

namespace windlass::routine {

Instant day_of(Instant utc, int utc_offset) {
  constexpr Instant seconds_a_day = 24 * 3600;
  const Instant local = utc + 60 * static_cast<Instant>(utc_offset);
  return (local >= 0 ? local : local - seconds_a_day + 1) / seconds_a_day;
}

const char* name_of(Ending ending) {
  switch (ending) {
    case Ending::open: return "open";
    case Ending::finished: return "finished";
    case Ending::stopped: return "stopped";
  }
  return "";
}

const char* name_of(Worked worked) {
  switch (worked) {
    case Worked::right: return "right";
    case Worked::left: return "left";
    case Worked::together: return "together";
  }
  return "";
}

const char* name_of(PainMoment moment) {
  switch (moment) {
    case PainMoment::before: return "before";
    case PainMoment::after: return "after";
    case PainMoment::next_morning: return "next morning";
  }
  return "";
}

}  // namespace windlass::routine
