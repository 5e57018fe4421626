#pragma once
// Several sounds at once, each channel as loud as asked, never louder than the device can take. Knows no device.
#include <array>
#include <cstddef>
#include <vector>

#include "engine/sound/samples.hpp"

namespace windlass::sound {

/// What can be as loud as the user wants it, and be stopped, apart from the others.
enum class Channel { speech, beep, tick };

/// What a signal of any size becomes: unchanged up to 0.8, then bent smoothly towards 1.
float limited(float value);

class Mixer {
 public:
  explicit Mixer(int rate);

  /// 0 … 1; reached within 20 ms.
  void set_volume(Channel channel, double volume);

  /// Adds a sound that begins with the next sample. Its rate is the mixer's. A speech ends the one before it.
  void start(Channel channel, Samples samples);

  /// What sounds there falls silent within 20 ms.
  void stop(Channel channel);

  /// Writes the next `count` samples, -1 … 1.
  void mix(float* out, std::size_t count);

  /// Nothing sounds.
  bool is_silent() const { return sounds_.empty(); }

 private:
  struct Sound {
    Channel channel = Channel::speech;
    Samples samples;
    std::size_t next = 0;
    float level = 1.0F;
    bool ends = false;  ///< It fades away.
  };
  struct Loudness {
    float now = 1.0F;
    float asked = 1.0F;
  };

  int rate_;
  float step_;  ///< Of a fade, a sample.
  std::vector<Sound> sounds_;
  std::array<Loudness, 3> loudness_;  ///< Of each channel.
};

}  // namespace windlass::sound
