#pragma once
// Numbers and names as people read them.
#include <string>
#include <string_view>

#include "engine/routine/timeline.hpp"
#include "engine/routine/words.hpp"

namespace windlass::app {

/// "0:07", "12:30".
std::string clock_text(double seconds);

using routine::Words;

/// "12 s", "4 min".
std::string length_text(double seconds, const Words& words);

/// "12 %"
std::string percent_text(double share, const Words& words);

/// The text of a name that the code knows, such as a layer's: ("layer", "Deep muscle") is `layer.deep_muscle`.
std::string named(const Words& words, std::string_view section, std::string_view name);

/// The text `id` of a name that content gives, such as a phase's: else "foam-roller" reads "Foam roller".
std::string name_text(const Words& words, const std::string& id, std::string_view name);

/// "mtp1_r.extension" → "MTP 1 extension": the side stands elsewhere.
std::string coordinate_text(std::string_view coordinate, const Words& words);

/// What the motion of a coordinate means to someone without field terms; empty when it has no gloss.
std::string gloss_of(std::string_view coordinate, const Words& words);

/// The title of a routine that was done, as the library has it now; else as it was written down then.
std::string title_of(const routine::Library& library, const std::string& routine, const std::string& title_then);

/// "content/demonstrations/inversion.toml:12:3"; only the end of a long path.
std::string place_text(const base::Where& where);

const char* name_of(motion::Side side);

/// Name of the coordinate on `side`.
std::string on_side(const std::string& right_name, motion::Side side);

}  // namespace windlass::app
