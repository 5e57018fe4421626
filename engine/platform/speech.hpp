#pragma once
// A voice that reads lines aloud (flite's cmu_us_slt). What it has said is kept on disk, a WAV file a line.
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "engine/sound/samples.hpp"

namespace windlass::platform {

/// Rate of the voice; what else sounds is made at the same one.
inline constexpr int sound_rate = 16000;

/// Whether this program was built with a voice.
bool speech_is_available();

/// Why there is none, and what to do about it; empty where there is one.
std::string why_no_speech();

/// Where its lines are kept: in this user's cache.
std::string speech_folder();

/// May be used by several threads: one that renders ahead, one that plays.
class Speech {
 public:
  /// `folder` is made when the first line is kept. Where that cannot be, lines are made anew each time the program
  /// runs.
  explicit Speech(std::string folder);

  /// The line, spoken; its silence at both ends cut away. Nothing without a voice, or when there is nothing to say.
  std::optional<sound::Samples> samples_of(const std::string& text);

  /// How long that is, in s. Makes the line if it must.
  std::optional<double> seconds_of(const std::string& text);

  /// The same of a line that this one has made or found before; nothing otherwise. Never waits for the voice.
  std::optional<double> seconds_if_made(const std::string& text);

  /// Where the line is kept.
  std::string file_of(const std::string& text) const;

 private:
  std::string folder_;
  std::mutex guard_;  ///< Of what follows.
  std::map<std::string, double> seconds_;
};

}  // namespace windlass::platform
