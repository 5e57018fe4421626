#include "engine/platform/mixer.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/base/require.hpp"

namespace windlass::platform {
namespace {

constexpr double fade_seconds = 0.02;

struct Note {
  double pitch = 440.0;  ///< Hz
  double length = 0.1;   ///< s
  double begin = 0.0;    ///< s
};

std::vector<Note> notes_of(base::BeepKind kind) {
  using base::BeepKind;
  switch (kind) {
    case BeepKind::countdown: return {{660.0, 0.12}};
    case BeepKind::start: return {{880.0, 0.35}};
    case BeepKind::end_of_hold: return {{784.0, 0.14}, {587.0, 0.28, 0.14}};
    case BeepKind::rest: return {{523.0, 0.4}};
    case BeepKind::switch_side: return {{587.0, 0.16}, {587.0, 0.22, 0.22}};
    case BeepKind::finished: return {{523.0, 0.2}, {659.0, 0.2, 0.18}, {784.0, 0.5, 0.36}};
  }
  return {};
}

/// A sine with a little of its octave: rises in 8 ms, dies away, ends at nothing.
void add(Samples& samples, const Note& note, double loudness) {
  constexpr double attack = 0.008;  // s
  const auto first = static_cast<std::size_t>(std::lround(note.begin * samples.rate));
  const auto count = static_cast<std::size_t>(std::lround(note.length * samples.rate));
  samples.values.resize(std::max(samples.values.size(), first + count), 0.0F);
  for (std::size_t i = 0; i < count; ++i) {
    const double t = static_cast<double>(i) / samples.rate;
    const double share = t / note.length;
    const double envelope = std::min(t / attack, 1.0) * (1.0 - share) * (1.0 - share);
    const double angle = 2.0 * std::numbers::pi * note.pitch * t;
    samples.values[first + i] +=
        static_cast<float>(loudness * envelope * (0.85 * std::sin(angle) + 0.15 * std::sin(2.0 * angle)));
  }
}

}  // namespace

Samples samples_of(base::BeepKind kind, int rate) {
  constexpr double loudness = 0.6;
  Samples samples{rate, {}};
  for (const Note& note : notes_of(kind)) add(samples, note, loudness);
  return samples;
}

Samples tick_samples(bool is_strong, int rate) {
  Samples samples{rate, {}};
  add(samples, is_strong ? Note{1760.0, 0.05} : Note{1320.0, 0.035}, is_strong ? 0.6 : 0.4);
  return samples;
}

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

}  // namespace windlass::platform
