#pragma once
#include <algorithm>

namespace windlass::base {

/// 0 up to 0 … 1 from 1 on, with continuous speed and acceleration.
inline double eased(double u) {
  u = std::clamp(u, 0.0, 1.0);
  return u * u * u * (10.0 + u * (-15.0 + 6.0 * u));
}

}  // namespace windlass::base
