#pragma once
// windlass play as a process of its own, listened to while it runs.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/resource.h>

#include <nlohmann/json.hpp>

#include "tests/child.hpp"

namespace windlass::tests {

/// On a simulated clock.
class Player {
 public:
  /// `what`: a routine, or "--resume". `data`: the user's data folder. No file may grow beyond `disk` bytes.
  Player(const std::filesystem::path& data, const std::string& what, rlim_t disk = RLIM_INFINITY)
      : child_([&](int pipe) {
          dup2(pipe, STDOUT_FILENO);
          dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
          setenv("XDG_DATA_HOME", data.c_str(), 1);
          const rlimit limit{disk, RLIM_INFINITY};
          if (setrlimit(RLIMIT_FSIZE, &limit) != 0 || chdir(WINDLASS_SOURCE_DIR) != 0) return 1;
          execl(WINDLASS_BUILD_DIR "/windlass", "windlass", "play", what.c_str(), "--clock", "simulated", nullptr);
          return 1;
        }) {}

  /// Reads until `enough` events are there, or there are no more.
  void listen(std::size_t enough) {
    std::string line;
    for (int byte = 0; events_.size() < enough && (byte = std::fgetc(child_.told())) != EOF;) {
      if (byte != '\n') {
        line += static_cast<char>(byte);
        continue;
      }
      events_.push_back(nlohmann::json::parse(line));
      line.clear();
    }
  }

  /// Kills it `microseconds` after `enough` events. False if it had already ended of its own.
  bool killed_after(std::size_t enough, unsigned microseconds) {
    listen(enough);
    usleep(microseconds);
    const int status = child_.killed();
    listen(events_.max_size());
    return WIFSIGNALED(status);
  }

  /// Lets it come to its end; whether that was a good one.
  bool played_out() {
    listen(events_.max_size());
    return child_.ended() == 0;
  }

  const std::vector<nlohmann::json>& events() const { return events_; }

  /// How many records of a kind it said were on the disk.
  std::size_t written(const char* row) const {
    return static_cast<std::size_t>(std::count_if(events_.begin(), events_.end(), [&](const nlohmann::json& event) {
      return event["event"] == "log" && event["row"] == row && event["saved"] == true;
    }));
  }

  /// What it complained of.
  std::vector<std::string> troubles() const {
    std::vector<std::string> troubles;
    for (const nlohmann::json& event : events_) {
      if (event["event"] == "trouble") troubles.push_back(event["what"]);
    }
    return troubles;
  }

 private:
  Child child_;
  std::vector<nlohmann::json> events_;
};

}  // namespace windlass::tests
