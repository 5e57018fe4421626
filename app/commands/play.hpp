#pragma once
// windlass play: a routine done along without a window, on this machine's clock or on one of its own.
#include <string>

namespace windlass::app {

struct PlayOptions {
  std::string routine;            ///< Id; empty with `resume`.
  std::string clock = "real";     ///< real | simulated: as fast as the machine can
  std::string script;             ///< File of what the person does and when; empty: nothing.
  std::string events;             ///< File for everything that happens, a JSON record a line; empty: standard output.
  std::string begin = "2026-01-01T08:00:00Z";  ///< Of the simulated clock, ISO 8601.
  bool first_launch = false;      ///< Begins with the notice and the red flags.
  bool resume = false;            ///< Takes up what was cut off.
  std::string language = "english";  ///< Of the texts: a file of content/text.
  bool mute = false;              ///< With the real clock: no sound.
};

/// 0 when the routine came to its end. 1 when it was stopped, held back, or nothing of it was left. Throws
/// `base::Failure` for an unknown routine or a script with faults.
int play(const PlayOptions& options);

}  // namespace windlass::app
