#pragma once
// Narrow triangles that bent skin turns over: the edge between two such is laid the other way.
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/motion/pose.hpp"
#include "engine/motion/skinning.hpp"

namespace windlass::sculpt {

/// How much of a triangle's area looks against its corners' normals, summed over `postures`, in their unit's square.
double turned_area(const std::vector<motion::Surface>& postures, const std::uint32_t* corners);

/// Flips edges of a closed mesh wherever less is turned over that way in all of `postures`, of which the first is the
/// neutral one: there the surface hardly changes. Returns how many edges it flipped.
std::size_t flip_slivers(std::vector<std::uint32_t>& triangles, const std::vector<motion::Surface>& postures);

/// The same for a mesh of the right side, in the neutral posture and in `poses`.
void flip_slivers(anatomy::Mesh& mesh, const anatomy::Rig& rig, const std::vector<motion::Pose>& poses);

}  // namespace windlass::sculpt
