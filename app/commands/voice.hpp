#pragma once
// windlass voice: what is spoken.
#include <string>

namespace windlass::app {

struct VoiceOptions {
  std::string text;
  std::string out;     ///< WAV file.
  bool check = false;  ///< Instead: which lines of the demonstrations are too long for their place.
};

/// Says the text into the file; or prints the lines that there is no room for, and 1 when there are any. Throws
/// `base::Failure` where there is no voice or the file cannot be written.
int voice(const VoiceOptions& options);

}  // namespace windlass::app
