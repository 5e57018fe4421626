#pragma once
// The container of body.glb: binary glTF 2 with chunks of our own, closed by a seal. glTF readers trust a file's own offsets and may crash
// on a damaged one, so a file is checked whole before any of it is believed.
#include <string>
#include <string_view>

namespace windlass::base {

/// Holds which skin lies over what is inside: 32-bit words as engine/content/load_model.cpp explains them.
inline constexpr std::string_view covered_chunk = "COVR";

/// `glb` (a binary glTF container, not sealed yet) with one more chunk of our own at its end. `name`: four letters;
/// `content`: its length a multiple of 4. Other programs skip it.
std::string with_chunk(std::string glb, std::string_view name, std::string_view content);

/// What such a chunk of a container without faults holds; empty when there is none.
std::string_view chunk_of(std::string_view glb, std::string_view name);

/// `glb` (a binary glTF container) with one more chunk at its end that holds a hash of everything before it.
/// Other programs skip that chunk, as glTF asks them to.
std::string sealed_glb(std::string glb);

/// What is wrong with a sealed container: not one, cut off, changed since it was sealed. Empty: nothing.
std::string fault_in_glb(std::string_view bytes);

}  // namespace windlass::base
