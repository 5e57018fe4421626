#include "engine/platform/speech.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

#include "engine/base/error.hpp"
#include "engine/base/hash.hpp"
#include "engine/platform/file.hpp"
#include "engine/platform/paths.hpp"

#if defined(WINDLASS_HAS_FLITE)
extern "C" {
#include <flite/flite.h>
cst_voice* register_cmu_us_slt(const char* folder);
}
#endif

namespace windlass::platform {
namespace {

namespace fs = std::filesystem;

std::mutex one_voice;  // it says one line at a time

constexpr std::string_view voice_name = "cmu_us_slt";

#if defined(WINDLASS_HAS_FLITE)

/// The line, from its first sound to its last as the synthesiser tells them, so that it is always equally long. One at
/// a time.
sound::Samples synthesised(const std::string& text) {
  static cst_voice* const voice = [] {
    flite_init();
    return register_cmu_us_slt(nullptr);
  }();
  if (voice == nullptr) return {};
  std::srand(1);  // the breath in its consonants is made of these: the same each time
  cst_utterance* const utterance = flite_synth_text(text.c_str(), voice);
  if (utterance == nullptr) return {};
  constexpr double margin = 0.015;  // s: plosives begin a little early, and die away
  double begin = 0.0;               // s
  double end = 0.0;
  double time = 0.0;
  for (const cst_item* sound = relation_head(utt_relation(utterance, "Segment")); sound != nullptr;
       sound = item_next(sound)) {
    const double until = static_cast<double>(item_feat_float(sound, "end"));
    if (std::string_view(item_feat_string(sound, "name")) != "pau") {
      if (end == 0.0) begin = time;
      end = until;
    }
    time = until;
  }
  const cst_wave* const wave = utt_wave(utterance);
  sound::Samples samples{wave->sample_rate, {}};
  if (end > 0.0) {
    const auto place_of = [&](double t) {
      return static_cast<int>(std::lround(std::clamp(t * wave->sample_rate, 0.0, 1.0 * wave->num_samples)));
    };
    for (int i = place_of(begin - margin); i < place_of(end + margin); ++i) {
      samples.values.push_back(static_cast<float>(wave->samples[i * wave->num_channels]) / 32768.0F);
    }
  }
  delete_utterance(utterance);
  return samples;
}

#else

sound::Samples synthesised(const std::string&) {
  return {};
}

#endif

/// Comes and goes in a few ms, so that nothing clicks.
sound::Samples eased(sound::Samples samples) {
  constexpr double ease = 0.008;  // s
  const std::size_t size = samples.values.size();
  const auto count = std::min(static_cast<std::size_t>(ease * samples.rate), size / 2);
  for (std::size_t i = 0; i < count; ++i) {
    const float share = static_cast<float>(i) / static_cast<float>(count);
    samples.values[i] *= share;
    samples.values[size - 1 - i] *= share;
  }
  return samples;
}

/// A file is the WAV and, after its end, the hash of it.
constexpr std::size_t hash_size = 16;

std::optional<sound::Samples> kept(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return std::nullopt;
  const std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  if (bytes.size() < hash_size) return std::nullopt;
  const std::string_view wave(bytes.data(), bytes.size() - hash_size);
  if (base::to_hex(base::hash_of(wave)) != bytes.substr(wave.size())) return std::nullopt;
  std::optional<sound::Samples> samples = sound::from_wave(wave);
  return samples && samples->rate == sound_rate ? samples : std::nullopt;
}

void keep(const std::string& file, const sound::Samples& samples) {
  const std::string wave = sound::to_wave(samples);
  try {
    write_whole(file, wave + base::to_hex(base::hash_of(wave)));
  } catch (const base::Failure&) {
    // A full disk costs the time to make the line again, no more.
  }
}

}  // namespace

bool speech_is_available() {
  return why_no_speech().empty();
}

std::string why_no_speech() {
#if defined(WINDLASS_HAS_FLITE)
  return {};
#else
  return "this program was built without a voice: install flite (Debian: flite1-dev), configure and build again";
#endif
}

std::string speech_folder() {
  return (fs::path(cache_folder()) / "speech").string();
}

Speech::Speech(std::string folder) : folder_(std::move(folder)) {}

std::string Speech::file_of(const std::string& text) const {
  const std::uint64_t hash = base::hash_of(text, base::hash_of(voice_name));
  return (fs::path(folder_) / (base::to_hex(hash) + ".wav")).string();
}

std::optional<sound::Samples> Speech::samples_of(const std::string& text) {
  const std::lock_guard speaking(one_voice);
  if (!speech_is_available()) return std::nullopt;
  const std::string file = file_of(text);
  std::optional<sound::Samples> samples = kept(file);
  if (!samples) {
    samples = eased(synthesised(text));
    if (samples->rate != sound_rate) return std::nullopt;
    keep(file, *samples);
  }
  if (samples->values.empty()) return std::nullopt;
  const std::lock_guard lock(guard_);
  seconds_[text] = samples->seconds();
  return samples;
}

std::optional<double> Speech::seconds_of(const std::string& text) {
  if (const std::optional<double> known = seconds_if_made(text)) return known;
  const std::optional<sound::Samples> samples = samples_of(text);
  if (!samples) return std::nullopt;
  return samples->seconds();
}

std::optional<double> Speech::seconds_if_made(const std::string& text) {
  const std::lock_guard lock(guard_);
  const auto known = seconds_.find(text);
  if (known == seconds_.end()) return std::nullopt;
  return known->second;
}

}  // namespace windlass::platform
