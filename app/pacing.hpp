#pragma once
// How much a picture may cost on this machine, learnt from how long the last ones took.
#include "engine/scene/frame.hpp"

namespace windlass::app {

inline constexpr double frame_seconds = 1.0 / 60.0;  ///< Shortest time between frames.
inline constexpr double settle_seconds =
    0.3;  ///< After this long without change the picture is drawn once at its best.

/// From what machines can least afford to what they enjoy.
enum class Effort { fast, good, smooth };

/// Moves between efforts with some reluctance, so that the picture does not flicker between them.
class Pacing {
 public:
  /// A frame took `seconds` of work, waiting not counted.
  void measured(double seconds);

  Effort effort() const { return effort_; }

 private:
  Effort effort_ = Effort::good;
  double mean_ = 0.0;  ///< s, of the frames at this effort, the last ones counting most
  int frames_ = 0;     ///< at this effort
  bool tried_more_ = false;
};

/// What the renderer is asked for.
scene::Quality quality_of(Effort effort);

}  // namespace windlass::app
