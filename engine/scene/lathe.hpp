#pragma once
// Skins of what is round about the y axis.
#include <vector>

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "engine/scene/shell.hpp"

namespace windlass::scene {

/// `profile` (radius, height) turned round y; its corners are rounded, its sides divided into pieces of at most `cell`
/// (m). It starts and ends on the axis.
Shell lathe_shell(const std::vector<glm::dvec2>& profile, double rounding, double cell);

/// The profile with its corners rounded: what a lathe turns.
std::vector<glm::dvec2> rounded_profile(const std::vector<glm::dvec2>& profile, double rounding);

Shell ring_shell(const glm::dvec3& size);

/// Nubs all over the wall of a lathe.
Shell nubs_shell(const std::vector<glm::dvec2>& profile);

}  // namespace windlass::scene
