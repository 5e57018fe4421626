#pragma once
// A picture as the bytes of a file of ours, quick to write and to read.
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/image.hpp"

namespace windlass::app {

/// Of an opaque picture.
std::string bytes_of(const base::Image& image);

/// The picture of `width` x `height` that `bytes_of` wrote; nothing for any other bytes.
std::optional<base::Image> picture_from(std::string_view bytes, int width, int height);

}  // namespace windlass::app
