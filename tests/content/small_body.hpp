#pragma once
// A body of a few triangles on the shipped rig, written as the baker writes its file.
#include <functional>
#include <string>

#include <assimp/scene.h>

#include "engine/anatomy/body.hpp"

namespace windlass::tests {

/// The shipped skeleton, both sides.
anatomy::Rig shipped_rig();

/// Writes a file at `path`: skin (two levels, one corrective), calcaneus, landmarks. `change` may spoil the scene
/// before it is written.
void write_small_body(
    const std::string& path, const anatomy::Rig& rig, const std::function<void(aiScene&)>& change = [](aiScene&) {});

}  // namespace windlass::tests
