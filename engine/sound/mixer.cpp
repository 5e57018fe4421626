#include "engine/sound/mixer.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/require.hpp"

namespace windlass::sound {
namespace {

constexpr double fade_seconds = 0.02;

}  // namespace

float limited(float value) {
  constexpr float knee = 0.8F;
  const float size = std::abs(value);
  if (size <= knee) return value;
  return std::copysign(knee + (1.0F - knee) * std::tanh((size - knee) / (1.0F - knee)), value);
}

Mixer::Mixer(int rate) : rate_(rate), step_(static_cast<float>(1.0 / (fade_seconds * rate))) {}

void Mixer::set_volume(Channel channel, double volume) {
  loudness_[static_cast<std::size_t>(channel)].asked = static_cast<float>(std::clamp(volume, 0.0, 1.0));
}

void Mixer::start(Channel channel, Samples samples) {
  WINDLASS_REQUIRE(samples.rate == rate_);
  if (channel == Channel::speech) stop(channel);
  sounds_.push_back({channel, std::move(samples)});
}

void Mixer::stop(Channel channel) {
  for (Sound& sound : sounds_) {
    if (sound.channel == channel) sound.ends = true;
  }
}

void Mixer::mix(float* out, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    for (Loudness& loudness : loudness_) {
      loudness.now += std::clamp(loudness.asked - loudness.now, -step_, step_);
    }
    float sum = 0.0F;
    for (Sound& sound : sounds_) {
      if (sound.next >= sound.samples.values.size() || sound.level <= 0.0F) continue;
      sum += sound.samples.values[sound.next++] * sound.level * loudness_[static_cast<std::size_t>(sound.channel)].now;
      if (sound.ends) sound.level = std::max(sound.level - step_, 0.0F);
    }
    out[i] = limited(sum);
  }
  std::erase_if(sounds_,
                [](const Sound& sound) { return sound.next >= sound.samples.values.size() || sound.level <= 0.0F; });
}

}  // namespace windlass::sound
