#pragma once
#include <string>
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

/// Levels of detail of `finest`, one for each entry of `triangles`: whatever a vertex carries goes along.
std::vector<anatomy::Mesh> levels_of(const anatomy::Mesh& finest, const std::vector<std::size_t>& triangles);

/// The same, but what matters is how `seen` looks, which has the mesh's vertices and triangles elsewhere: where it is
/// larger there are more triangles.
std::vector<anatomy::Mesh> levels_by_looks(const anatomy::Mesh& finest, const std::vector<std::size_t>& triangles,
                                           const Shell& seen);

}  // namespace windlass::sculpt
