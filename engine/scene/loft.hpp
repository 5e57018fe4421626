#pragma once
// The skin through cross-sections along x: soles, shoes, splints.
#include <vector>

#include "engine/choreography/prop.hpp"
#include "engine/scene/shell.hpp"

namespace windlass::scene {

/// `sections`: at least two.
Shell loft_shell(const std::vector<choreography::Section>& sections);

}  // namespace windlass::scene
