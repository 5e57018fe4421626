#pragma once
// The short sounds that mark moments.
#include <array>

#include "engine/sound/samples.hpp"

namespace windlass::sound {

enum class BeepKind {
  countdown,    ///< A second less to the next start.
  start,        ///< It begins.
  end_of_hold,  ///< A hold is over.
  rest,         ///< A rest begins.
  switch_side,  ///< It goes on with the other side.
  finished      ///< All is done.
};

inline constexpr std::array every_beep{BeepKind::countdown, BeepKind::start,       BeepKind::end_of_hold,
                                       BeepKind::rest,      BeepKind::switch_side, BeepKind::finished};

/// "end of hold".
constexpr const char* name_of(BeepKind kind) {
  switch (kind) {
    case BeepKind::countdown: return "countdown";
    case BeepKind::start: return "start";
    case BeepKind::end_of_hold: return "end of hold";
    case BeepKind::rest: return "rest";
    case BeepKind::switch_side: return "switch side";
    case BeepKind::finished: return "finished";
  }
  return "";
}

/// A soft beep; the higher and the more notes, the more it wants to be heard.
Samples samples_of(BeepKind kind, int rate);

/// A tick of the metronome.
Samples tick_samples(bool is_strong, int rate);

}  // namespace windlass::sound
