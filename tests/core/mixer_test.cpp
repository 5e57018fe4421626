// Several sounds at once, and each of them.
#include "engine/sound/mixer.hpp"

#include <cmath>
#include <numbers>
#include <string>

#include "engine/sound/beep.hpp"
#include "tests/catch.hpp"

using namespace windlass;
using namespace windlass::sound;

namespace {

constexpr int rate = 16000;

Samples constant(float value, double seconds) {
  return {rate, std::vector<float>(static_cast<std::size_t>(seconds * rate), value)};
}

Samples sine(float loudness, double pitch, double seconds) {
  Samples samples = constant(0.0F, seconds);
  for (std::size_t i = 0; i < samples.values.size(); ++i) {
    const double angle = 2.0 * std::numbers::pi * pitch * static_cast<double>(i) / rate;
    samples.values[i] = loudness * static_cast<float>(std::sin(angle));
  }
  return samples;
}

std::vector<float> mixed(Mixer& mixer, double seconds) {
  std::vector<float> out(static_cast<std::size_t>(seconds * rate), 9.0F);
  mixer.mix(out.data(), out.size());
  return out;
}

float loudest(const std::vector<float>& values) {
  float most = 0.0F;
  for (const float value : values) most = std::max(most, std::abs(value));
  return most;
}

float largest_jump(const std::vector<float>& values, float before = 0.0F) {
  float most = 0.0F;
  for (const float value : values) {
    most = std::max(most, std::abs(value - before));
    before = value;
  }
  return most;
}

}  // namespace

TEST_CASE("Channels add up, each at its own volume") {
  Mixer mixer(rate);
  mixer.set_volume(Channel::beep, 0.5);
  CHECK(loudest(mixed(mixer, 0.1)) == 0.0F);  // volumes have settled
  mixer.start(Channel::speech, constant(0.2F, 0.1));
  mixer.start(Channel::beep, constant(0.4F, 0.05));
  const std::vector<float> out = mixed(mixer, 0.2);
  CHECK(out[0] == Approx(0.2F + 0.5F * 0.4F));
  CHECK(out[static_cast<std::size_t>(0.07 * rate)] == Approx(0.2F));
  CHECK(out[static_cast<std::size_t>(0.15 * rate)] == 0.0F);
  CHECK(mixer.is_silent());
}

TEST_CASE("However much sounds at once, nothing clips") {
  Mixer mixer(rate);
  for (int i = 0; i < 12; ++i) mixer.start(Channel::beep, sine(0.9F, 300.0 + 40.0 * i, 0.5));
  mixer.start(Channel::speech, sine(1.0F, 200.0, 0.5));
  const float most = loudest(mixed(mixer, 0.5));
  CHECK(most > 0.9F);
  CHECK(most <= 1.0F);
  CHECK(limited(0.5F) == 0.5F);
  CHECK(limited(-0.79F) == -0.79F);
  CHECK(limited(-1e6F) == -1.0F);
  float before = -2.0F;
  for (float x = -3.0F; x < 3.0F; x += 0.01F) {  // never folds back
    CHECK(limited(x) >= before);
    before = limited(x);
  }
}

TEST_CASE("What is stopped fades within 20 ms, without a click; the others go on") {
  Mixer mixer(rate);
  mixer.start(Channel::speech, constant(0.5F, 10.0));
  mixer.start(Channel::beep, constant(0.1F, 10.0));
  mixed(mixer, 0.1);
  mixer.stop(Channel::speech);
  const std::vector<float> out = mixed(mixer, 0.05);
  CHECK(largest_jump(out, 0.6F) < 0.003F);
  CHECK(out[static_cast<std::size_t>(0.01 * rate)] == Approx(0.1F + 0.25F).margin(0.01));
  for (std::size_t i = static_cast<std::size_t>(0.0202 * rate); i < out.size(); ++i) REQUIRE(out[i] == Approx(0.1F));
  CHECK_FALSE(mixer.is_silent());
  mixer.stop(Channel::beep);
  mixed(mixer, 0.05);
  CHECK(mixer.is_silent());
}

TEST_CASE("A line ends the one before it; a volume changes without a click") {
  Mixer mixer(rate);
  mixer.start(Channel::speech, constant(0.3F, 10.0));
  mixed(mixer, 0.1);
  mixer.start(Channel::speech, constant(0.0F, 10.0));
  const std::vector<float> out = mixed(mixer, 0.1);
  CHECK(out.back() == 0.0F);
  mixer.start(Channel::tick, constant(0.5F, 1.0));
  mixed(mixer, 0.1);
  mixer.set_volume(Channel::tick, 0.0);
  const std::vector<float> fading = mixed(mixer, 0.1);
  CHECK(largest_jump(fading, 0.5F) < 0.003F);
  CHECK(fading.back() == Approx(0.0F).margin(1e-6));
  mixer.set_volume(Channel::tick, 7.0);  // clamped
  CHECK(loudest(mixed(mixer, 0.1)) == Approx(0.5F));
}

TEST_CASE("Beeps differ, begin and end in silence, and leave room for a voice") {
  std::vector<Samples> all;
  for (const BeepKind kind : every_beep) all.push_back(samples_of(kind, rate));
  for (const bool is_strong : {false, true}) all.push_back(tick_samples(is_strong, rate));
  for (const Samples& sound : all) {
    CHECK(sound.rate == rate);
    CHECK(sound.seconds() < 1.0);
    CHECK(sound.values.front() == 0.0F);
    CHECK(std::abs(sound.values.back()) < 1e-3F);
    CHECK(loudest(sound.values) > 0.15F);
    CHECK(loudest(sound.values) < 0.7F);
    // A sine of 1760 Hz moves by 0.7 of its height in a sample: more would be a click.
    CHECK(largest_jump(sound.values) < 0.4F);
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t k = i + 1; k < all.size(); ++k) CHECK(all[i].values != all[k].values);
  }
}

TEST_CASE("A WAV file gives back what was written") {
  const Samples samples{16000, {0.0F, 0.25F, -0.25F, 1.0F, -1.0F, 3.0F}};
  const std::string bytes = to_wave(samples);
  CHECK(bytes.size() == 44 + 12);
  for (const std::string& form : {bytes, bytes + "something after its end"}) {
    const std::optional<Samples> again = from_wave(form);
    REQUIRE(again);
    CHECK(again->rate == 16000);
    REQUIRE(again->values.size() == 6);
    for (std::size_t i = 0; i < 5; ++i) CHECK(again->values[i] == Approx(samples.values[i]).margin(1.0 / 32767));
    CHECK(again->values[5] == 1.0F);
  }
  CHECK(from_wave(to_wave({8000, {}}))->values.empty());
}

TEST_CASE("What is no such WAV file is seen as that") {
  const std::string bytes = to_wave({16000, {0.1F, 0.2F}});
  for (std::size_t length = 0; length < bytes.size(); ++length) CHECK_FALSE(from_wave(bytes.substr(0, length)));
  for (std::size_t place = 0; place < 44; ++place) {
    if (place >= 24 && place < 32) continue;  // another rate is a right one too, if both fields agree
    std::string other = bytes;
    other[place] = static_cast<char>(other[place] ^ 0x55);
    INFO("byte " << place);
    CHECK_FALSE(from_wave(other));
  }
}
