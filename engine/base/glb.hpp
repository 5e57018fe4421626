#pragma once
// The container of body.glb: binary glTF 2, closed by a seal. glTF readers trust a file's own offsets and may crash
// on a damaged one, so a file is checked whole before any of it is believed.
#include <string>
#include <string_view>

namespace windlass::base {

/// The chunks that glTF knows of: its text and its arrays.
inline constexpr std::string_view json_chunk = "JSON";
inline constexpr std::string_view binary_chunk{"BIN\0", 4};
/// One of our own: which skin lies over what is inside, as 32-bit words that engine/content/load_model.cpp explains.
inline constexpr std::string_view covered_chunk = "COVR";

/// A container without chunks.
std::string empty_glb();

/// `glb` (a binary glTF container, not sealed yet) with one more chunk at its end. `name`: four letters; `content`: its
/// length a multiple of 4.
std::string with_chunk(std::string glb, std::string_view name, std::string_view content);

/// What the chunk of that name holds in a container without faults; empty when there is none.
std::string_view chunk_of(std::string_view glb, std::string_view name);

/// `glb` (a binary glTF container) with one more chunk at its end that holds a hash of everything before it.
/// Other programs skip that chunk, as glTF asks them to.
std::string sealed_glb(std::string glb);

/// What is wrong with a sealed container: not one, cut off, changed since it was sealed. Empty: nothing.
std::string fault_in_glb(std::string_view bytes);

}  // namespace windlass::base
