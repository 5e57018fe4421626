#pragma once
// windlass shoot --prop: one kind of thing, alone.
#include <string>

#include <glm/vec2.hpp>

#include "app/theme.hpp"
#include "engine/scene/camera.hpp"

namespace windlass::app {

/// Writes a PNG of the thing called `name`, seen from where `view` looks and filling the picture. Throws `base::Failure`
/// when no kind has that name.
void shoot_prop(const std::string& name, const scene::View& view, Theme theme, const glm::ivec2& size,
                const std::string& path);

}  // namespace windlass::app
