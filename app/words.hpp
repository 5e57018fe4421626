#pragma once
// Numbers and names as people read them.
#include <string>
#include <string_view>

#include "engine/routine/timeline.hpp"

namespace windlass::app {

/// "0:07", "12:30".
std::string clock_text(double seconds);

/// "12 s", "4 min".
std::string length_text(double seconds);

/// "antero_lateral" → "Antero-lateral".
std::string spoken(std::string_view name);

/// The same in as few letters as a small button holds: "Front outer".
std::string short_view_text(std::string_view view);

/// "mtp1_r.extension" → "MTP 1 extension": the side stands elsewhere.
std::string coordinate_text(std::string_view coordinate);

/// What the motion of a coordinate means to someone without field terms; empty when it has no gloss.
std::string gloss_of(std::string_view coordinate);

/// "content/demonstrations/inversion.toml:12:3"; only the end of a long path.
std::string place_text(const base::Where& where);

const char* name_of(motion::Side side);

/// Name of the coordinate on `side`.
std::string on_side(const std::string& right_name, motion::Side side);

}  // namespace windlass::app
