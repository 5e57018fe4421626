#pragma once
// The skeleton as a tree of joints, each moved by named anatomical coordinates.
//
// In the neutral (bind) posture every joint frame is parallel to the model frame, so one axis vector serves
// in all of them. Model frame: +x forward, +y up, +z right; floor at y = 0; origin midway between the heels.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <glm/vec3.hpp>

namespace windlass::anatomy {

/// A body segment that moves as one, named after it: "shank_r", "talus_r", "toe1_proximal_r".
struct Joint {
  std::string name;
  int parent = -1;              ///< Index of an earlier joint; -1 for the root.
  glm::dvec3 pivot_model{0.0};  ///< Where it hangs on its parent in the neutral posture (m).
  int mirror = -1;              ///< The same segment of the other side; itself when on the mid-line.
};

/// What a coordinate does. A turn rotates its joint about a fixed line of its parent. A shift moves it along one: where
/// the root is. A share moves nothing by itself: couplings and correctives follow it.
enum class Kind { turn, shift, share };

/// From `min` to `max` (rad; of a shift m; of a share 1 is the whole).
struct Interval {
  double min = 0.0;
  double max = 0.0;
};

/// One degree of freedom. Several turns and shifts of a joint act in rig order, the first one outermost.
struct Coordinate {
  std::string name;  ///< "<joint>_<r|l>.<motion>", such as "ankle_r.dorsiflexion".
  int joint = 0;
  glm::dvec3 axis{0, 0, 1};     ///< Unit, neutral posture; right-hand rule gives the named motion. 0 for a share.
  glm::dvec3 point_model{0.0};  ///< A point on the axis, neutral posture (m).
  double min = 0.0;             ///< Range (rad; of a shift m; of a share 1 is the whole).
  double max = 0.0;
  std::string source;        ///< Where axis and range come from, for the reader.
  int mirror = -1;           ///< Index of the same coordinate on the other side; itself on the mid-line.
  double mirror_sign = 1.0;  ///< -1 where the mirror image turns the other way: bending and turning to one side.
  Kind kind = Kind::turn;
  std::optional<Interval> open = std::nullopt;    ///< Where a movement keeps, in a limb that hangs free or sits; else the range.
  std::optional<Interval> loaded = std::nullopt;  ///< The same in a limb that somebody stands on; else `open`.
};

/// What tables and listings call the range of such a coordinate: "range_deg", "range_m", "range".
const char* range_key(Kind kind);

/// A value as tables, commands and people have it: degrees of a turn, metres and shares as they are; and back.
double shown_value(const Coordinate& coordinate, double value);
double value_from_shown(const Coordinate& coordinate, double shown);

/// While `driver` is positive, `driven` follows by `gain` (rad a rad, or a whole share) on top of its own target; the
/// gain sets in smoothly over the first `coupling_onset` of the driver. Applied once, when a demonstration is compiled
/// (`motion::couple`); poses carry the sum. A driver is not itself driven.
struct Coupling {
  int driver = 0;
  int driven = 0;
  double gain = 0.0;
  std::string source;
};

/// rad (4°), or a share: small enough not to be seen, wide enough for a continuous acceleration.
inline constexpr double coupling_onset = 0.07;

struct Rig {
  std::vector<Joint> joints;  ///< Parents come before their children; joints[0] is the root.
  std::vector<Coordinate> coordinates;
  std::vector<Coupling> couplings;
  glm::dvec3 stance{0.0};  ///< m: where the right foot's frame (heel on the floor, +x forward) lies in the model frame.
};

std::optional<int> find_joint(const Rig& rig, std::string_view name);
std::optional<int> find_coordinate(const Rig& rig, std::string_view name);

/// `name` with "_r" and "_l" exchanged where it ends the word before a dot or the name; else unchanged.
std::string mirrored_name(std::string_view name);

/// Adds the left side to a rig that holds the mid-line and the right side ("_r"): joints, coordinates,
/// couplings; sets every `mirror`. Axes are reflected so that positive keeps its anatomical meaning.
Rig with_left_side(const Rig& right);

}  // namespace windlass::anatomy
