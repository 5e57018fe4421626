#pragma once
// Sound as numbers, and as the bytes of a WAV file.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace windlass::sound {

/// One channel, -1 … 1.
struct Samples {
  int rate = 0;  ///< A second.
  std::vector<float> values;

  double seconds() const { return rate > 0 ? static_cast<double>(values.size()) / rate : 0.0; }
};

/// A WAV file of 16-bit integers; what is louder than 1 is cut off.
std::string to_wave(const Samples& samples);

/// What `to_wave` wrote, within 1/32767; bytes after its end do not matter. Nothing where it is damaged or of another
/// kind.
std::optional<Samples> from_wave(std::string_view bytes);

}  // namespace windlass::sound
