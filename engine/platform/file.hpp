#pragma once
// Files as the rest of the program sees them. Every function throws `base::Failure` with the path.
#include <string>
#include <string_view>

#include "engine/base/image.hpp"

namespace windlass::platform {

/// The bytes of a file.
std::string load_text(const std::string& path);

/// Writes a file whole or not at all: nobody ever reads half of it. Its folder is made if needed.
void write_whole(const std::string& path, std::string_view bytes);

/// Writes a PNG; its folder is made if needed.
void write_png(const std::string& path, const base::Image& image);

}  // namespace windlass::platform
