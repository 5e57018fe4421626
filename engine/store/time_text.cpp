#include "engine/store/time_text.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace windlass::store {
namespace {

using namespace std::chrono;

struct Civil {
  int year, month, day, hour, minute, second;
};

Civil civil_of(routine::Instant instant) {
  const sys_seconds time{seconds{instant}};
  const sys_days days = floor<std::chrono::days>(time);
  const year_month_day date{days};
  const hh_mm_ss clock{time - days};
  return {static_cast<int>(date.year()),
          static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day())),
          static_cast<int>(clock.hours().count()),
          static_cast<int>(clock.minutes().count()),
          static_cast<int>(clock.seconds().count())};
}

std::string formatted(const char* format, const Civil& c) {
  char text[80];
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#endif
  std::snprintf(text, sizeof(text), format, c.year, c.month, c.day, c.hour, c.minute, c.second);
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
  return text;
}

/// The number that `digits` spell; nothing unless all of them are digits.
std::optional<int> number_in(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    value = value * 10 + (digit - '0');
  }
  return value;
}

/// min east of UTC of "Z" or "+02:00".
std::optional<int> offset_in(std::string_view text) {
  if (text == "Z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const auto hours = number_in(text.substr(1, 2));
  const auto minutes = number_in(text.substr(4, 2));
  if (!hours || !minutes || *minutes > 59) return std::nullopt;
  return (text[0] == '-' ? -1 : 1) * (*hours * 60 + *minutes);
}

}  // namespace

std::string to_iso(routine::Instant instant, int utc_offset) {
  std::string text = formatted("%04d-%02d-%02dT%02d:%02d:%02d", civil_of(instant + 60 * utc_offset));
  if (utc_offset == 0) return text + "Z";
  char offset[32];
  std::snprintf(offset, sizeof(offset), "%c%02d:%02d", utc_offset < 0 ? '-' : '+', std::abs(utc_offset) / 60,
                std::abs(utc_offset) % 60);
  return text + offset;
}

std::string to_stamp(routine::Instant instant) {
  return formatted("%04d%02d%02d-%02d%02d%02d", civil_of(instant));
}

std::optional<LocalTime> from_iso(std::string_view text) {
  if (text.size() < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':') {
    return std::nullopt;
  }
  const auto y = number_in(text.substr(0, 4));
  const auto mo = number_in(text.substr(5, 2));
  const auto d = number_in(text.substr(8, 2));
  const auto h = number_in(text.substr(11, 2));
  const auto mi = number_in(text.substr(14, 2));
  const auto s = number_in(text.substr(17, 2));
  const auto offset = offset_in(text.substr(19));
  if (!y || !mo || !d || !h || !mi || !s || !offset || *h > 23 || *mi > 59 || *s > 59) return std::nullopt;
  const year_month_day date{year{*y}, month{static_cast<unsigned>(*mo)}, day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return std::nullopt;
  const sys_seconds local = sys_days{date} + hours{*h} + minutes{*mi} + seconds{*s};
  return LocalTime{local.time_since_epoch().count() - 60 * *offset, *offset};
}

}  // namespace windlass::store
