#pragma once
// A clip as bytes: for files that this program alone reads.
#include <optional>
#include <string>
#include <string_view>

#include "engine/motion/clip.hpp"

namespace windlass::motion {

std::string bytes_of(const Clip& clip);

/// The clip that `bytes_of` wrote, equal to the last bit; nothing for anything else.
std::optional<Clip> clip_from(std::string_view bytes);

}  // namespace windlass::motion
