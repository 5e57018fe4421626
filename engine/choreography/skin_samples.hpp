#pragma once
// Points of hand and foot by which the one is kept out of the other.
#include <vector>

#include "engine/anatomy/body.hpp"

namespace windlass::choreography {

/// Single vertices of the hand's inner side and edges, from the wrist to the tips, and of the fingers' backs: knuckles
/// knead too. None on a body without arms.
std::vector<anatomy::Spot> hand_samples(const anatomy::Body& body, bool is_left);

/// Single vertices of the foot's skin up to the ankle.
std::vector<anatomy::Spot> foot_samples(const anatomy::Body& body, bool is_left);

/// The same of the thigh's front and sides, on which the other foot may lie.
std::vector<anatomy::Spot> thigh_samples(const anatomy::Body& body, bool is_left);

}  // namespace windlass::choreography
