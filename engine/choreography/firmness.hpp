#pragma once
// Which coordinates yield when contacts ask for more than the authored posture gives, and how willingly.
#include <vector>

#include "engine/anatomy/rig.hpp"
#include "engine/choreography/demonstration.hpp"

namespace windlass::choreography {

/// Of each coordinate: how far (rad, m of shifts) it leaves its target as easily as another its own; 0: never. What a
/// demonstration moves on purpose is firmer than the rest: ankle, knee and the joints of the toes above all.
std::vector<double> spreads_of(const Demonstration& demonstration, const anatomy::Rig& rig);

}  // namespace windlass::choreography
