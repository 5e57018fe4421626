#pragma once
// The container of body.glb: binary glTF 2, closed by a seal. glTF readers trust a file's own offsets and may crash
// on a damaged one, so a file is checked whole before any of it is believed.
#include <string>
#include <string_view>

namespace windlass::base {

/// `glb` (a binary glTF container) with one more chunk at its end that holds a hash of everything before it.
/// Other programs skip that chunk, as glTF asks them to.
std::string sealed_glb(std::string glb);

/// The two chunks of a container; both lie in its bytes.
struct GlbChunks {
  std::string_view json;
  std::string_view binary;
};

/// Throws `std::out_of_range` when `bytes` end before a chunk begins.
GlbChunks chunks_in_glb(std::string_view bytes);

/// What is wrong with a sealed container: not one, cut off, changed since it was sealed. Empty: nothing.
std::string fault_in_glb(std::string_view bytes);

}  // namespace windlass::base
