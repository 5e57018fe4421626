#include "app/user_log.hpp"

#include <chrono>
#include <ctime>
#include <filesystem>

#include "engine/platform/paths.hpp"

namespace windlass::app {

routine::Instant now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()).time_since_epoch().count();
}

int utc_offset_at(routine::Instant instant) {
  using namespace std::chrono;
  const std::time_t time = instant;
  const std::tm* local = std::localtime(&time);
  if (local == nullptr) return 0;
  const year_month_day date{year{local->tm_year + 1900}, month{static_cast<unsigned>(local->tm_mon + 1)},
                            day{static_cast<unsigned>(local->tm_mday)}};
  const sys_seconds as_if_utc =
      sys_days{date} + hours{local->tm_hour} + minutes{local->tm_min} + seconds{local->tm_sec};
  return static_cast<int>((as_if_utc.time_since_epoch().count() - instant) / 60);
}

store::Opened open_user_log() {
  return store::open_log((std::filesystem::path(platform::data_folder()) / store::log_name).string(), now());
}

}  // namespace windlass::app
