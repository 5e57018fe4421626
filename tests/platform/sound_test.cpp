// SDL's "dummy" driver plays into nothing, in real time.
#include "engine/platform/sound.hpp"

#include <cstdlib>
#include <string>

#include <SDL_timer.h>

#include "engine/platform/speech.hpp"
#include "tests/catch.hpp"

using namespace windlass;
using namespace windlass::platform;

namespace {

/// Which driver SDL takes while this lives.
class Driver {
 public:
  explicit Driver(const char* name) { setenv("SDL_AUDIODRIVER", name, 1); }
  ~Driver() { unsetenv("SDL_AUDIODRIVER"); }
  Driver(const Driver&) = delete;
  Driver& operator=(const Driver&) = delete;
};

}  // namespace

TEST_CASE("Where there is no device there is one clear reason") {
  const Driver driver("no-such-driver");
  base::Error why_not;
  CHECK_FALSE(Sound::open(why_not));
  CHECK(why_not.what.find("no sound") != std::string::npos);
  CHECK_FALSE(why_not.to_do.empty());
}

TEST_CASE("A device plays what it is given and falls silent when told to") {
  const Driver driver("dummy");
  base::Error why_not;
  std::optional<Sound> loudspeaker = Sound::open(why_not);
  INFO(base::to_text(why_not));
  REQUIRE(loudspeaker);
  CHECK(loudspeaker->is_silent());
  loudspeaker->set_volume(sound::Channel::speech, 0.5);
  const sound::Samples long_line{sound_rate, std::vector<float>(30 * sound_rate, 0.1F)};
  loudspeaker->say(long_line);
  loudspeaker->beep(sound::BeepKind::finished);
  loudspeaker->tick(true);
  CHECK_FALSE(loudspeaker->is_silent());
  Sound moved = std::move(*loudspeaker);
  moved.stop();
  for (int wait = 0; wait < 1000 && !moved.is_silent(); ++wait) SDL_Delay(5);
  CHECK(moved.is_silent());
}
