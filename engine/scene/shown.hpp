#pragma once
// How much of the person a picture shows.
#include "engine/anatomy/body.hpp"
#include "engine/choreography/demonstration.hpp"
#include "engine/motion/skinning.hpp"
#include "engine/scene/camera.hpp"
#include "engine/scene/frame.hpp"

namespace windlass::scene {

/// Which of a pair.
enum class Sides { none, right, left, both };

bool includes(Sides sides, motion::Side side);

/// What is drawn in full – a leg with what is inside it, a hand – fades above knee or wrist into the rest.
struct Shown {
  Sides legs = Sides::right;
  Sides hands = Sides::none;
  double figure = 0.0;  ///< How present the rest is: 0 hidden, between a ghost of glass, 1 solid.
};

/// What a picture of `side`'s `subject` shows.
Shown shown_for(Subject subject, motion::Side side);

/// Whether hands work on a leg below its knee, or hold something: then all of the person belongs into each picture.
bool is_by_hand(const choreography::Demonstration& demonstration, const anatomy::Body& body);

/// What a part belongs to.
enum class Region { leg, arm, trunk };

/// Where `part` belongs: by the joint that moves most of it. Parts of both sides and of the mid-line are the trunk's.
Region region_of(const anatomy::Part& part, const anatomy::Rig& rig);

/// The joint that moves most of `part`.
int main_joint(const anatomy::Part& part, const anatomy::Rig& rig);

/// How present a `region` of `side` is: 1 in full, 0 not at all, between a ghost.
double presence_of(Region region, motion::Side side, const Shown& shown);

/// Where a limb in full passes into a rest that is less present.
Fade fade_of(Region region, const anatomy::Rig& rig, double figure);

/// `fade` as a near camera over a foot sees it (`above`: 0 the camera is beside, 1 over it): the trunk is out of the
/// way, and the leg, which rises past the camera, stays whole: faded, its hollow end would show.
Fade from_above(Fade fade, Region region, double above);

}  // namespace windlass::scene
