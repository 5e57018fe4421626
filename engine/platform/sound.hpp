#pragma once
// The loudspeaker.
#include <memory>
#include <optional>

#include "engine/base/error.hpp"
#include "engine/sound/beep.hpp"
#include "engine/sound/mixer.hpp"

namespace windlass::platform {

class Sound {
 public:
  /// The system's usual device. Nothing where there is none; then `why_not` says so.
  static std::optional<Sound> open(base::Error& why_not);

  Sound(Sound&& other) noexcept;
  Sound& operator=(Sound&& other) noexcept;
  ~Sound();

  /// Now. A line ends the one before it.
  void say(sound::Samples line);
  void beep(sound::BeepKind kind);
  void tick(bool is_strong);

  /// 0 … 1.
  void set_volume(sound::Channel channel, double volume);

  /// Falls silent within 20 ms: one channel, or all.
  void stop(sound::Channel channel);
  void stop();

  /// Nothing sounds any more.
  bool is_silent() const;

 private:
  struct Device;
  explicit Sound(std::unique_ptr<Device> device);
  void start(sound::Channel channel, sound::Samples samples);
  std::unique_ptr<Device> device_;
};

}  // namespace windlass::platform
