#include "app/pacing.hpp"

namespace windlass::app {

void Pacing::measured(double seconds) {
  constexpr int enough = 20;          // frames before judging
  constexpr double too_long = 0.028;  // s
  constexpr double easy = 0.008;      // s
  if (++frames_ == 1) return;         // the first one also compiles and uploads
  mean_ = frames_ == 2 ? seconds : 0.9 * mean_ + 0.1 * seconds;
  if (frames_ < enough) return;
  const auto change_to = [&](Effort effort) {
    effort_ = effort;
    frames_ = 0;
  };
  if (mean_ > too_long && effort_ != Effort::fast) {
    change_to(effort_ == Effort::smooth ? Effort::good : Effort::fast);
  } else if (mean_ < easy && effort_ != Effort::smooth && !tried_more_) {
    tried_more_ = effort_ == Effort::good;
    change_to(effort_ == Effort::fast ? Effort::good : Effort::smooth);
  }
}

scene::Quality quality_of(Effort effort) {
  switch (effort) {
    case Effort::fast: return scene::Quality::fast;
    case Effort::good: return scene::Quality::good;
    case Effort::smooth: break;
  }
  return scene::Quality::still;
}

}  // namespace windlass::app
