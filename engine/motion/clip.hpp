#pragma once
// A compiled movement: sampled tracks that are smooth to the second derivative.
#include <vector>

#include "engine/motion/pose.hpp"

namespace windlass::motion {

/// One coordinate over time: uniform samples and the second derivatives of the cubic spline through them.
struct Track {
  int coordinate = 0;
  std::vector<double> values;      ///< rad
  std::vector<double> curvatures;  ///< rad/s², same length; zero at both ends
};

struct Clip {
  double duration = 0.0;  ///< s
  double rate = 60.0;     ///< samples/s, so that the last of the duration * rate + 1 samples lies at the end
  Pose base;              ///< Coordinates without a track, and where the body is.
  std::vector<Track> tracks;
  std::vector<Track> channels;  ///< Numbers that no coordinate stands for: what they mean, the demonstration says.
};

/// Pose at `time` (s) since the clip's start; held at both ends.
/// Radians in rig order; dorsiflexion, inversion, knee flexion and toe extension positive.
Pose pose_at(const Clip& clip, double time);

/// The value of `track` (one of the clip's) at `time`.
double value_at(const Clip& clip, const Track& track, double time);

/// The same, written into `pose` without allocating once it has the rig's size.
void sample(const Clip& clip, double time, Pose& pose);

/// A track through `values`, `rate` samples a second: natural cubic spline.
Track track_through(int coordinate, std::vector<double> values, double rate);

}  // namespace windlass::motion
