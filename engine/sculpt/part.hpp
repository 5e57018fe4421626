#pragma once
#include <string>
#include <map>
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/sculpt/field.hpp"
#include "engine/sculpt/foot_frame.hpp"

namespace windlass::sculpt {

/// `shell` (mm, foot frame) as a mesh in metres in the model frame; colours and influences, one entry a vertex.
anatomy::Mesh mesh_from(const Shell& shell, std::vector<glm::u8vec4> colours,
                        std::vector<anatomy::Influences> influences, const FootFrame& frame);

/// Every vertex moved by `joint` alone.
std::vector<anatomy::Influences> rigid(std::size_t vertices, int joint);

/// The strongest weights, by joint, made to sum to 1.
anatomy::Influences strongest_four(const std::map<int, float>& weight_of);

/// Levels of detail of `finest`, one for each entry of `triangles`: whatever a vertex carries goes along.
std::vector<anatomy::Mesh> levels_of(const anatomy::Mesh& finest, const std::vector<std::size_t>& triangles);

/// The same, but what matters is how the mesh looks with its vertices at `seen`: where that is larger or more curved
/// there are more triangles.
std::vector<anatomy::Mesh> levels_of(const anatomy::Mesh& finest, const std::vector<std::size_t>& triangles,
                                     std::vector<glm::vec3> seen);

/// `finest` with at most `triangles`, as far as its shape allows. Slips and branches cannot be thinned out at one go:
/// this goes step by step.
anatomy::Mesh coarsened(const anatomy::Mesh& finest, std::size_t triangles);

}  // namespace windlass::sculpt
