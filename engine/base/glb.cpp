#include "engine/base/glb.hpp"

#include <cstdint>
#include <cstring>

#include "engine/base/require.hpp"

namespace windlass::base {
namespace {

// Header: "glTF", version, length of all; then chunks: length, type, data. Little-endian, lengths multiples of 4.
constexpr std::size_t header_size = 12;
constexpr std::size_t length_place = 8;
constexpr std::size_t chunk_header_size = 8;
constexpr std::size_t seal_size = 16;  // length, type, hash
constexpr std::uint32_t magic = 0x46546C67;
constexpr std::uint32_t seal_type = 0x4C414553;  // "SEAL"

template <class Word>
Word word_at(std::string_view bytes, std::size_t place) {
  Word word{};
  std::memcpy(&word, bytes.data() + place, sizeof word);
  return word;
}

template <class Word>
void append(std::string& bytes, Word word) {
  char text[sizeof word];
  std::memcpy(text, &word, sizeof word);
  bytes.append(text, sizeof word);
}

void set_length(std::string& glb, std::size_t size) {
  const auto length = static_cast<std::uint32_t>(size);
  std::memcpy(glb.data() + length_place, &length, sizeof length);
}

/// Four bytes a step, each step a bijection of the state: one changed word always changes the result.
std::uint64_t hash_of_words(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (std::size_t i = 0; i + 4 <= bytes.size(); i += 4) {
    hash = (hash ^ word_at<std::uint32_t>(bytes, i)) * 1099511628211ULL;
    hash ^= hash >> 32U;
  }
  return hash;
}

}  // namespace

std::string empty_glb() {
  constexpr std::uint32_t version = 2;
  std::string glb;
  append(glb, magic);
  append(glb, version);
  append(glb, static_cast<std::uint32_t>(header_size));
  return glb;
}

std::string with_chunk(std::string glb, std::string_view name, std::string_view content) {
  WINDLASS_REQUIRE(name.size() == 4 && content.size() % 4 == 0);
  append(glb, static_cast<std::uint32_t>(content.size()));
  glb += name;
  glb += content;
  set_length(glb, glb.size());
  return glb;
}

std::string_view chunk_of(std::string_view glb, std::string_view name) {
  for (std::size_t at = header_size; at + chunk_header_size <= glb.size();) {
    const std::size_t length = word_at<std::uint32_t>(glb, at);
    if (glb.substr(at + 4, 4) == name) return glb.substr(at + chunk_header_size, length);
    at += chunk_header_size + length;
  }
  return {};
}

std::string sealed_glb(std::string glb) {
  set_length(glb, glb.size() + seal_size);
  const std::uint64_t hash = hash_of_words(glb);
  append<std::uint32_t>(glb, sizeof hash);
  append(glb, seal_type);
  append(glb, hash);
  return glb;
}

std::string fault_in_glb(std::string_view bytes) {
  if (bytes.size() < header_size + seal_size || word_at<std::uint32_t>(bytes, 0) != magic) {
    return "is not a binary glTF file";
  }
  const std::uint32_t length = word_at<std::uint32_t>(bytes, length_place);
  if (bytes.size() < length) {
    return "is cut off: " + std::to_string(bytes.size()) + " of " + std::to_string(length) + " bytes are there";
  }
  const std::size_t seal = bytes.size() - seal_size;
  if (word_at<std::uint32_t>(bytes, seal) != 8 || word_at<std::uint32_t>(bytes, seal + 4) != seal_type) {
    return "was not written by this program";
  }
  if (bytes.size() != length || hash_of_words(bytes.substr(0, seal)) != word_at<std::uint64_t>(bytes, seal + 8)) {
    return "is damaged";
  }
  return {};
}

}  // namespace windlass::base
