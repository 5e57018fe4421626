#pragma once
#include <cstdint>
#include <vector>

namespace windlass::base {

/// 8-bit sRGB pixels with straight alpha: 4 bytes a pixel, rows from the top.
struct Image {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;
};

}  // namespace windlass::base
