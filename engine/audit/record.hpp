#pragma once
// What a clip does, measured at one moment after the other: what every check looks at.
#include <array>
#include <limits>
#include <string>
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/audit/touching.hpp"
#include "engine/choreography/demonstration.hpp"
#include "engine/motion/clip.hpp"

namespace windlass::audit {

constexpr double rate = 60.0;  ///< Moments a second.

/// Which phase runs at `time` (s); the last one at the end.
std::size_t phase_at(const choreography::Demonstration& demonstration, double time);

/// Limbs that must not sink into the floor.
struct Limb {
  std::string name;  ///< "foot_r", "hand_l".
  bool is_left = false;
  std::vector<std::size_t> joints;
};

/// Those that the rig has: what hangs on `talus` and on `hand`.
std::vector<Limb> limbs_of(const anatomy::Rig& rig);

/// m, where the body's mass has its centre.
glm::dvec3 centre_of_mass(const anatomy::Body& body, const std::vector<base::Transform>& world_from_neutral);

/// How each thing of the demonstration is at `time`.
std::vector<choreography::PropState> states_at(const choreography::Demonstration& demonstration,
                                               const motion::Clip& clip, double time);

struct Moment {
  double time = 0.0;  ///< s since the clip's start
  std::size_t phase = 0;
  motion::Pose pose;
  std::vector<base::Transform> world_from_neutral;  ///< Of the joints.
  std::vector<Touching> contacts;                   ///< One a touch of the record.
  std::vector<choreography::PropState> props;       ///< One a thing.
  glm::dvec3 centre_of_mass{0.0};                   ///< World, m
  /// Of each limb's skin the lowest point (world, m); infinitely high where the limb is clearly above the floor.
  std::vector<glm::dvec3> lowest;
};

/// What it was made from must outlive it.
struct Record {
  const choreography::Demonstration* demonstration = nullptr;
  const motion::Clip* clip = nullptr;
  const anatomy::Body* body = nullptr;
  std::vector<choreography::Contact> touches;  ///< See `touches_of`.
  std::vector<Limb> limbs;
  std::vector<Moment> moments;  ///< In the order of time.
};

/// How much of a clip is measured.
enum class Extent {
  whole,   ///< Every moment.
  judged,  ///< Of a hold that is longer than `whole_hold`: one breath after its start, and its end.
};

constexpr double breath = 1.0 / 0.22;      ///< s
constexpr double whole_hold = breath + 2;  ///< s

Record recorded(const choreography::Demonstration& demonstration, const motion::Clip& clip, const anatomy::Body& body,
                Extent extent);

}  // namespace windlass::audit
