#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace windlass::base {

/// FNV-1a, 64 bit: names cache entries and frames. Not for security.
constexpr std::uint64_t hash_of(std::string_view bytes, std::uint64_t seed = 14695981039346656037ULL) {
  std::uint64_t hash = seed;
  for (const char byte : bytes) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 1099511628211ULL;
  }
  return hash;
}

/// Sixteen lower-case hexadecimal digits.
inline std::string to_hex(std::uint64_t hash) {
  std::string text(16, '0');
  for (int i = 15; i >= 0; --i, hash >>= 4) text[static_cast<std::size_t>(i)] = "0123456789abcdef"[hash & 15U];
  return text;
}

}  // namespace windlass::base
