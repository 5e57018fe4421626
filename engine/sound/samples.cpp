#include "engine/sound/samples.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace windlass::sound {
namespace {

constexpr std::size_t header_size = 44;
constexpr double loudest = 32767.0;

void append(std::string& bytes, std::uint32_t value, int count) {
  for (int i = 0; i < count; ++i) bytes += static_cast<char>((value >> (8 * i)) & 255U);
}

std::uint32_t number_at(std::string_view bytes, std::size_t place, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[place + i])) << (8 * i);
  }
  return value;
}

/// All of the file before its samples.
std::string header(std::uint32_t rate, std::uint32_t size) {
  std::string bytes = "RIFF";
  append(bytes, 36 + size, 4);
  bytes += "WAVEfmt ";
  append(bytes, 16, 4);  // length of what follows up to "data"
  append(bytes, 1, 2);   // integers
  append(bytes, 1, 2);   // channels
  append(bytes, rate, 4);
  append(bytes, 2 * rate, 4);  // bytes a second
  append(bytes, 2, 2);         // bytes of a sample
  append(bytes, 16, 2);        // bits of it
  bytes += "data";
  append(bytes, size, 4);
  return bytes;
}

}  // namespace

std::string to_wave(const Samples& samples) {
  std::string bytes =
      header(static_cast<std::uint32_t>(samples.rate), static_cast<std::uint32_t>(2 * samples.values.size()));
  for (const float value : samples.values) {
    const long whole = std::lround(std::clamp(static_cast<double>(value), -1.0, 1.0) * loudest);
    append(bytes, static_cast<std::uint32_t>(whole), 2);
  }
  return bytes;
}

std::optional<Samples> from_wave(std::string_view bytes) {
  if (bytes.size() < header_size) return std::nullopt;
  const std::uint32_t rate = number_at(bytes, 24, 4);
  const std::uint32_t size = number_at(bytes, 40, 4);
  if (rate == 0 || size % 2 != 0 || bytes.size() - header_size < size) return std::nullopt;
  if (bytes.substr(0, header_size) != header(rate, size)) return std::nullopt;
  Samples samples{static_cast<int>(rate), {}};
  samples.values.reserve(size / 2);
  for (std::size_t i = header_size; i < header_size + size; i += 2) {
    const auto whole = static_cast<std::int16_t>(number_at(bytes, i, 2));
    samples.values.push_back(static_cast<float>(std::max(whole / loudest, -1.0)));
  }
  return samples;
}

}  // namespace windlass::sound
