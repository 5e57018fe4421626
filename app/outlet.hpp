#pragma once
// Where the guide's effects go: the log on disk, the loudspeaker.
#include <functional>
#include <future>
#include <optional>

#include "app/tutor.hpp"
#include "engine/platform/sound.hpp"
#include "engine/platform/speech.hpp"
#include "engine/store/log.hpp"

namespace windlass::app {

class Outlet {
 public:
  /// `log`: opened by the caller. Without `with_sound` nothing is heard, and no device is looked for.
  Outlet(store::Log log, bool with_sound);

  /// Gives the tutor what it needs from here: its history, what it can resume, how long its lines take.
  void join(Tutor& tutor);

  /// Takes up what the user has chosen in earlier runs. From then on choices are kept whenever they change.
  void take_settings(Tutor& tutor);

  /// Called with each effect when it has been carried out, and with what went wrong in doing so.
  using Seen = std::function<void(const routine::Effect&, const std::optional<base::Error>&)>;

  /// Carries out what waits in the tutor, in order. A trouble is told once, among the tutor's faults.
  void carry_out(Tutor& tutor, const Seen& seen = {});

  /// Makes the lines of what is about to be started, on another thread, so that Start does not wait for them.
  void look_ahead(const Tutor& tutor);

  /// Says what the keyboard has come to, where the user wants that. Not over a practice that runs.
  void read_out(const Tutor& tutor, const std::string& spoken);

  store::Log& log() { return log_; }

  /// Why nothing is heard; nothing where something is.
  const std::optional<base::Error>& silence() const { return silence_; }

 private:
  void keep_settings(Tutor& tutor);
  void tell(Tutor& tutor, const base::Error& trouble);
  std::optional<base::Error> write(const routine::Entry& entry);

  store::Log log_;
  platform::Speech speech_;
  std::optional<platform::Sound> sound_;
  std::optional<base::Error> silence_;
  std::optional<Kept> kept_;  ///< The settings as they are in the log; nothing: they are not kept.
  std::string ahead_;             ///< What the lines were last made for.
  std::future<void> rendering_;
  std::string read_out_;          ///< What the keyboard was on.
  std::string told_;  ///< The trouble that was told last.
};

}  // namespace windlass::app
