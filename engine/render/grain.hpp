#pragma once
#include <cstdint>
#include <vector>

namespace windlass::render {

/// A tiling picture of fine surface structure, `side` × `side` texels (a power of two), two bytes each: relief of
/// small polygons between furrows (as on skin), and blotches. The same on every machine.
std::vector<std::uint8_t> grain(int side);

/// The picture at half the size: each texel the mean of four.
std::vector<std::uint8_t> halved(const std::vector<std::uint8_t>& texels, int side);

}  // namespace windlass::render
