#pragma once
// What things do: where they are, how they turn, how long they are, whether they roll or skid.
#include <string>

#include "engine/audit/record.hpp"

namespace windlass::audit {

/// One value a moment; NaN where there is none. `quantity`:
///   x, y, z     m, where the thing's origin is
///   angle_deg   how far it has turned since the start about the axis of its first turn
///   length_mm   of a strap, band or towel along its course
///   stretch     its length against the slack one
///   skid_mm_s   |v − ωr| of a ball or bar that lies on the floor: 0 when it rolls
std::vector<double> thing_series(const Record& record, std::size_t prop, const std::string& quantity);

}  // namespace windlass::audit
