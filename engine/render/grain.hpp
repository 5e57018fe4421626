#pragma once
#include <cstdint>
#include <vector>

namespace windlass::render {

/// A tiling picture of fine surface structure, `side` × `side` texels (a power of two), two bytes each: relief of
/// small polygons between furrows (as on skin), and blotches. The same on every machine.
std::vector<std::uint8_t> grain(int side);

}  // namespace windlass::render
