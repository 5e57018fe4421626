#pragma once
// How far a clip may go before it is a fault. The figures are data: assets/audit.toml.
#include <string>
#include <vector>

namespace windlass::audit {

/// How far coordinates may go, whatever the rig could do. Radians.
struct Clamp {
  std::vector<std::string> coordinates;  ///< Without side: "ankle.dorsiflexion".
  double open_min = 0.0;
  double open_max = 0.0;
  double loaded_min = 0.0;  ///< While the foot of that side carries weight.
  double loaded_max = 0.0;
};

struct Limits {
  std::vector<Clamp> clamps;
  double straight_knee = 0.0;      ///< rad; with less flexion than this …
  double straight_ankle = 0.0;     ///< rad; … a loaded ankle is dorsiflexed no farther.
  double loaded_share = 0.0;       ///< `foot.load` from which a foot is loaded.
  double angle_tolerance = 0.0;    ///< rad, of clamps and of loops.
  double shift_tolerance = 0.0;    ///< m, of loops: root and things.
  double gap = 0.0;                ///< m, between what shall touch.
  double penetration = 0.0;        ///< m, of skin into what it touches, and into the floor.
  double slip = 0.0;               ///< m, of what shall stay where it touched.
  double turn_speed = 0.0;         ///< rad/s
  double shift_speed = 0.0;        ///< m/s
  double turn_jerk = 0.0;          ///< rad/s³, RMS over `spike_window`: always too much when it trembles
  double shift_jerk = 0.0;         ///< m/s³
  double seen_turn_jerk = 0.0;     ///< rad/s³: less is not seen
  double seen_shift_jerk = 0.0;    ///< m/s³
  double spike_times_typical = 0.0;  ///< So many times the coordinate's own median while it moves is a spike.
  double spike_rate = 0.0;         ///< 1/s: RMS jerk over RMS acceleration of what is quicker than a limb.
  double spike_window = 0.0;       ///< s
  double length_share = 0.0;       ///< By which the slack length of a strap or band may change.
  double flight_force = 0.0;       ///< m/s², by which a body in flight may leave free fall, or be drawn down beyond it.
  double landing = 0.0;            ///< m/s², upwards, of the centre of mass where a jump begins and ends.
  double impact = 0.0;             ///< s, before a push-off and after a landing; from there to there …
  double impact_turn_jerk = 0.0;   ///< … joints may jerk so much (rad/s³, RMS over `spike_window`),
  double impact_shift_jerk = 0.0;  ///< and the body (m/s³).
  double skid = 0.0;               ///< m/s, |v − ωr| of what rolls on the floor.
};

}  // namespace windlass::audit
