#pragma once
#include <algorithm>

namespace windlass::scene {

/// 0 below `low`, 1 above `high`, a smooth step between.
inline double eased(double low, double high, double x) {
  const double t = std::clamp((x - low) / (high - low), 0.0, 1.0);
  return t * t * (3.0 - 2.0 * t);
}

}  // namespace windlass::scene
