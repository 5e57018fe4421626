#pragma once
// The state of playing one routine. The panel reads it and returns actions; `apply` is its only writer.
#include <variant>

#include "engine/routine/timeline.hpp"

namespace windlass::routine {

struct Session {
  Routine routine;  ///< What is being played; a copy, so that reloading content cannot pull it away.
  Pace pace;
  Timeline timeline;   ///< Of `routine` at `pace`.
  double time = 0.0;   ///< s since the routine's start
  double speed = 1.0;  ///< 0.1 … 1
  bool playing = false;
  bool loop = false;  ///< Start over at the end.
};

struct ChooseRoutine {
  int routine = 0;
};
struct ChooseDemonstration {
  int demonstration = 0;
};
/// One that need not be in the library.
struct DoRoutine {
  Routine routine;
};
struct Play {};
struct Pause {};
struct Restart {};
struct Seek {
  double time = 0.0;
};
struct StepPhase {
  int by = 1;
};  ///< To the begin of another segment; backwards first to the begin of this one.
/// To the next set (1), to the begin of this one (0), or of the one before (-1; of this one when it has run for more than
/// two seconds).
struct StepSet {
  int by = 1;
};
/// Makes what is on now – a hold, a rest – longer; its like on the other side too.
struct Extend {
  double seconds = 15.0;
};
struct SetSpeed {
  double speed = 1.0;
};
struct SetPace {
  Pace pace;
};
struct SetLoop {
  bool loop = false;
};

using Action =
    std::variant<ChooseRoutine, ChooseDemonstration, DoRoutine, Play, Pause, Restart, Seek, StepPhase, StepSet,
                            Extend, SetSpeed, SetPace, SetLoop>;

/// A session that shows the library's first routine, or its first demonstration, paused at the start.
/// The library must not be empty.
Session start_session(const Library& library);

/// Out-of-range values are clamped; an index outside the library is ignored.
void apply(Session& session, const Library& library, const Action& action);

/// Lets `dt` seconds of the wall clock pass. True when something visible changed.
bool advance(Session& session, double dt);

/// The same routine, pace and moment in a newly loaded library; the library's first entry when it has gone.
Session carried_over(const Session& session, const Library& library);

Cue cue_of(const Session& session);

}  // namespace windlass::routine
