#pragma once
#include <string>
#include <vector>

#include "engine/anatomy/body.hpp"

namespace windlass::sculpt {

/// The landmarks of landmarks.toml in `folder`: those on bone as authored, the pads of the sole found on `skin`.
/// Right side only. Throws `base::Failure`.
std::vector<anatomy::Landmark> load_landmarks(const std::string& folder, const anatomy::Rig& rig,
                                              const anatomy::Mesh& skin);

}  // namespace windlass::sculpt
