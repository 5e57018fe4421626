#pragma once
// Files as the rest of the program sees them. Every function throws `base::Failure` with the path.
#include <string>

#include "engine/base/image.hpp"

namespace windlass::platform {

/// The bytes of a file.
std::string load_text(const std::string& path);

/// Writes a file whole or leaves the one that is there; its folder is made if needed.
void write_text(const std::string& path, const std::string& text);

/// Writes a PNG; its folder is made if needed.
void write_png(const std::string& path, const base::Image& image);

}  // namespace windlass::platform
