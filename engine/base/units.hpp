#pragma once
// Degrees and millimetres exist only in content, panels and printed tables; everything else is SI.
#include <numbers>

namespace windlass::base {

constexpr double radians(double degrees) {
  return degrees * std::numbers::pi / 180.0;
}
constexpr double degrees(double radians) {
  return radians * 180.0 / std::numbers::pi;
}

}  // namespace windlass::base
