#include "engine/sound/beep.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace windlass::sound {
namespace {

struct Note {
  double pitch = 440.0;  ///< Hz
  double length = 0.1;   ///< s
  double begin = 0.0;    ///< s
};

std::vector<Note> notes_of(BeepKind kind) {
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

Samples samples_of(BeepKind kind, int rate) {
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

}  // namespace windlass::sound
