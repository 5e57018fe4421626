#pragma once
// Measured quantities by name: what `trace` writes, and what the rules of a demonstration speak of.
#include <optional>
#include <string>
#include <vector>

#include "engine/audit/record.hpp"

namespace windlass::audit {

/// One value a moment of a record; NaN where there is none.
using Series = std::vector<double>;

/// What keeps `name` from being measured with this demonstration and body; nothing when it can be.
///
/// Names are those of the trace – "ankle_r.dorsiflexion" (degrees, m, shares), "lm.calcaneus_lowest_r.y" (m),
/// "contact.heel.gap_mm", "prop.ball.x" (m), "com.x" (m) – and
///   height_mm.SPOT            lowest skin of a spot or group over the floor
///   yaw_deg.JOINT             heading of a segment on the floor, outward positive; pitch_deg.JOINT its front up
///   twist_deg.JOINT           turn about the segment's own length since the start
///   distance_mm.A.B           between spots or landmarks
///   along_mm.P.A.B            how far P lies from A towards B; aside_mm.P.A.B: across that, to the right of A's segment
///   touching.CONTACT+CONTACT  how many of them touch
///   painted_percent.CONTACT+CONTACT.SPOT   of a spot's skin that they have passed over so far
std::optional<std::string> fault_in_quantity(const std::string& name,
                                             const choreography::Demonstration& demonstration,
                                             const anatomy::Body& body);

/// Of a name without fault.
Series series_of(const std::string& name, const Record& record);

/// Between the two moments around `time` (s); NaN where there is none.
double value_at(const Record& record, const Series& series, double time);

/// The ends of the trace's columns "contact.NAME" and "prop.NAME".
const std::vector<std::string>& contact_quantities();
const std::vector<std::string>& prop_quantities();

}  // namespace windlass::audit
