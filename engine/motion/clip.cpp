#include "engine/motion/clip.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/require.hpp"

namespace windlass::motion {

Track track_through(int coordinate, std::vector<double> values, double rate) {
  WINDLASS_REQUIRE(values.size() >= 2);
  const std::size_t n = values.size();
  // Natural spline: m[i-1] + 4 m[i] + m[i+1] = 6 (y[i-1] - 2 y[i] + y[i+1]) rate², m = 0 at both ends.
  std::vector<double> m(n, 0.0);
  std::vector<double> upper(n, 0.0);
  for (std::size_t i = 1; i + 1 < n; ++i) {
    const double right = 6.0 * (values[i - 1] - 2.0 * values[i] + values[i + 1]) * rate * rate;
    const double pivot = 4.0 - upper[i - 1];
    upper[i] = 1.0 / pivot;
    m[i] = (right - m[i - 1]) / pivot;
  }
  for (std::size_t i = n - 2; i >= 1; --i) m[i] -= upper[i] * m[i + 1];
  return {coordinate, std::move(values), std::move(m)};
}

double value_at(const Clip& clip, const Track& track, double time) {
  const double position = std::clamp(time, 0.0, clip.duration) * clip.rate;
  const std::size_t i = std::min(static_cast<std::size_t>(position), track.values.size() - 2);
  const double b = std::min(position - static_cast<double>(i), 1.0);
  const double a = 1.0 - b;
  const double bend = ((a * a * a - a) * track.curvatures[i] + (b * b * b - b) * track.curvatures[i + 1]) /
                      (6.0 * clip.rate * clip.rate);
  return a * track.values[i] + b * track.values[i + 1] + bend;
}

void sample(const Clip& clip, double time, Pose& pose) {
  pose.values = clip.base.values;
  pose.world_from_model = clip.base.world_from_model;
  for (const Track& track : clip.tracks) {
    pose.values[static_cast<std::size_t>(track.coordinate)] = value_at(clip, track, time);
  }
}

Pose pose_at(const Clip& clip, double time) {
  Pose pose;
  sample(clip, time, pose);
  return pose;
}

}  // namespace windlass::motion
