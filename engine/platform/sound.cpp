#include "engine/platform/sound.hpp"

#include <string>

#include <SDL.h>

#include "engine/platform/speech.hpp"

namespace windlass::platform {

/// SDL calls `fill` on a thread of its own; whoever else touches the mixer holds the device's lock.
struct Sound::Device {
  SDL_AudioDeviceID id = 0;
  sound::Mixer mixer{sound_rate};

  static void fill(void* self, Uint8* bytes, int size) {
    static_cast<Device*>(self)->mixer.mix(reinterpret_cast<float*>(bytes),
                                          static_cast<std::size_t>(size) / sizeof(float));
  }

  Device() = default;
  Device(const Device&) = delete;
  Device& operator=(const Device&) = delete;
  ~Device() {
    if (id == 0) return;
    SDL_CloseAudioDevice(id);
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
  }
};

namespace {

class Locked {
 public:
  explicit Locked(SDL_AudioDeviceID id) : id_(id) { SDL_LockAudioDevice(id_); }
  ~Locked() { SDL_UnlockAudioDevice(id_); }
  Locked(const Locked&) = delete;
  Locked& operator=(const Locked&) = delete;

 private:
  SDL_AudioDeviceID id_;
};

#if defined(__linux__)
void say_nothing(const char*, int, const char*, int, const char*, ...) {}
#endif

/// ALSA tells the terminal, line by line, of every device that it does not find; we say it once.
void keep_alsa_quiet() {
#if defined(__linux__)
  using SetHandler = int (*)(decltype(&say_nothing));
  static void* const library = SDL_LoadObject("libasound.so.2");  // never unloaded: it calls the handler later on
  if (library == nullptr) return;
  const auto set_handler = reinterpret_cast<SetHandler>(SDL_LoadFunction(library, "snd_lib_error_set_handler"));
  if (set_handler != nullptr) set_handler(say_nothing);
#endif
}

base::Error no_sound() {
  const std::string reason = SDL_GetError();
  return {{},
          "there is no sound here" + (reason.empty() ? "" : " (" + reason + ")"),
          "everything else works, with captions; connect a loudspeaker or headphones and start again to hear it too"};
}

}  // namespace

std::optional<Sound> Sound::open(base::Error& why_not) {
  keep_alsa_quiet();
  SDL_ClearError();
  if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) {
    why_not = no_sound();
    return std::nullopt;
  }
  auto device = std::make_unique<Device>();
  SDL_AudioSpec asked{};
  asked.freq = sound_rate;
  asked.format = AUDIO_F32SYS;
  asked.channels = 1;
  asked.samples = 512;  // 32 ms
  asked.callback = Device::fill;
  asked.userdata = device.get();
  device->id = SDL_OpenAudioDevice(nullptr, 0, &asked, nullptr, 0);
  if (device->id == 0) {
    why_not = no_sound();
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    return std::nullopt;
  }
  SDL_PauseAudioDevice(device->id, 0);
  return Sound(std::move(device));
}

Sound::Sound(std::unique_ptr<Device> device) : device_(std::move(device)) {}
Sound::Sound(Sound&& other) noexcept = default;
Sound& Sound::operator=(Sound&& other) noexcept = default;
Sound::~Sound() = default;

void Sound::start(sound::Channel channel, sound::Samples samples) {
  const Locked locked(device_->id);
  device_->mixer.start(channel, std::move(samples));
}

void Sound::say(sound::Samples line) {
  start(sound::Channel::speech, std::move(line));
}

void Sound::beep(sound::BeepKind kind) {
  start(sound::Channel::beep, sound::samples_of(kind, sound_rate));
}

void Sound::tick(bool is_strong) {
  start(sound::Channel::tick, sound::tick_samples(is_strong, sound_rate));
}

void Sound::set_volume(sound::Channel channel, double volume) {
  const Locked locked(device_->id);
  device_->mixer.set_volume(channel, volume);
}

void Sound::stop(sound::Channel channel) {
  const Locked locked(device_->id);
  device_->mixer.stop(channel);
}

void Sound::stop() {
  for (const sound::Channel channel : {sound::Channel::speech, sound::Channel::beep, sound::Channel::tick})
    stop(channel);
}

bool Sound::is_silent() const {
  const Locked locked(device_->id);
  return device_->mixer.is_silent();
}

}  // namespace windlass::platform
