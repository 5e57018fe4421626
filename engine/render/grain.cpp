#include "engine/render/grain.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/require.hpp"

namespace windlass::render {
namespace {

/// Scrambled bits of a lattice point, 0 … 1.
float random_at(unsigned x, unsigned y, unsigned seed) {
  unsigned h = x * 374761393U + y * 668265263U + seed * 2246822519U;
  h = (h ^ (h >> 13)) * 1274126177U;
  return static_cast<float>((h ^ (h >> 16)) & 0xffffU) / 65535.0F;
}

/// Smooth noise that repeats after `cells`.
float smooth_noise(float x, float y, int cells, unsigned seed) {
  const auto wrapped = [cells](int i) { return static_cast<unsigned>((i % cells + cells) % cells); };
  const int ix = static_cast<int>(std::floor(x));
  const int iy = static_cast<int>(std::floor(y));
  const float fx = x - static_cast<float>(ix);
  const float fy = y - static_cast<float>(iy);
  const float ux = fx * fx * (3.0F - 2.0F * fx);
  const float uy = fy * fy * (3.0F - 2.0F * fy);
  const auto at = [&](int dx, int dy) { return random_at(wrapped(ix + dx), wrapped(iy + dy), seed); };
  const float low = at(0, 0) + ux * (at(1, 0) - at(0, 0));
  const float high = at(0, 1) + ux * (at(1, 1) - at(0, 1));
  return low + uy * (high - low);
}

/// Distance from the border between the two nearest of one scattered point per cell (Worley 1996), in cells.
float border_distance(float x, float y, int cells) {
  const int ix = static_cast<int>(std::floor(x));
  const int iy = static_cast<int>(std::floor(y));
  float nearest = 9.0F;
  float second = 9.0F;
  for (int cy = iy - 1; cy <= iy + 1; ++cy) {
    for (int cx = ix - 1; cx <= ix + 1; ++cx) {
      const auto wx = static_cast<unsigned>((cx + cells) % cells);
      const auto wy = static_cast<unsigned>((cy + cells) % cells);
      const float dx = static_cast<float>(cx) + 0.15F + 0.7F * random_at(wx, wy, 1) - x;
      const float dy = static_cast<float>(cy) + 0.15F + 0.7F * random_at(wx, wy, 2) - y;
      const float distance = std::sqrt(dx * dx + dy * dy);
      second = std::min(second, std::max(nearest, distance));
      nearest = std::min(nearest, distance);
    }
  }
  return second - nearest;
}

}  // namespace

std::vector<std::uint8_t> grain(int side) {
  WINDLASS_REQUIRE(side > 0 && (side & (side - 1)) == 0);
  constexpr int polygons = 32;
  std::vector<std::uint8_t> texels;
  texels.reserve(static_cast<std::size_t>(side) * side * 2);
  const auto byte = [](float value) {
    return static_cast<std::uint8_t>(std::clamp(value, 0.0F, 1.0F) * 255.0F + 0.5F);
  };
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      const float u = static_cast<float>(x) / static_cast<float>(side);
      const float v = static_cast<float>(y) / static_cast<float>(side);
      const float furrow = std::min(border_distance(u * polygons, v * polygons, polygons) / 0.45F, 1.0F);
      const float uneven = smooth_noise(u * 16, v * 16, 16, 3);
      const float relief = (0.3F + 0.7F * uneven) * std::sqrt(furrow);
      const float blotches = 0.5F * smooth_noise(u * 4, v * 4, 4, 4) + 0.3F * smooth_noise(u * 8, v * 8, 8, 5) +
                             0.2F * smooth_noise(u * 32, v * 32, 32, 6);
      texels.push_back(byte(relief));
      texels.push_back(byte(blotches));
    }
  }
  return texels;
}

std::vector<std::uint8_t> halved(const std::vector<std::uint8_t>& texels, int side) {
  WINDLASS_REQUIRE(side > 1 && texels.size() == static_cast<std::size_t>(side) * side * 2);
  std::vector<std::uint8_t> half;
  half.reserve(texels.size() / 4);
  const auto at = [&](int x, int y, int c) {
    return static_cast<int>(texels[(static_cast<std::size_t>(y) * side + x) * 2 + c]);
  };
  for (int y = 0; y < side; y += 2) {
    for (int x = 0; x < side; x += 2) {
      for (int c = 0; c < 2; ++c) {
        const int sum = at(x, y, c) + at(x + 1, y, c) + at(x, y + 1, c) + at(x + 1, y + 1, c);
        half.push_back(static_cast<std::uint8_t>((sum + 2) / 4));
      }
    }
  }
  return half;
}

}  // namespace windlass::render
