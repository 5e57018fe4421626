#include "app/picture_bytes.hpp"

#include "engine/base/hash.hpp"

namespace windlass::app {
namespace {

constexpr std::size_t digits = 16;  // of the hash of all that follows

}  // namespace

std::string bytes_of(const base::Image& image) {
  std::string colours;
  colours.reserve(image.rgba.size() / 4 * 3);
  for (std::size_t i = 0; i < image.rgba.size(); i += 4) {
    for (std::size_t c = 0; c < 3; ++c) colours += static_cast<char>(image.rgba[i + c]);
  }
  return base::to_hex(base::hash_of(colours)) + colours;
}

std::optional<base::Image> picture_from(std::string_view bytes, int width, int height) {
  const std::size_t pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  if (bytes.size() != digits + 3 * pixels) return std::nullopt;
  const std::string_view colours = bytes.substr(digits);
  if (bytes.substr(0, digits) != base::to_hex(base::hash_of(colours))) return std::nullopt;
  base::Image image{width, height, std::vector<std::uint8_t>(4 * pixels, 255)};
  for (std::size_t i = 0; i < pixels; ++i) {
    for (std::size_t c = 0; c < 3; ++c) image.rgba[4 * i + c] = static_cast<std::uint8_t>(colours[3 * i + c]);
  }
  return image;
}

}  // namespace windlass::app
