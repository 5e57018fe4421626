#pragma once
// What is judged of a clip. Each check gives one finding per subject: where it is worst. None throws.
#include <vector>

#include "engine/audit/finding.hpp"
#include "engine/audit/limits.hpp"
#include "engine/audit/record.hpp"

namespace windlass::audit {

using Findings = std::vector<Finding>;

/// gap, penetration, slip: of every contact while it is active; floor: feet and hands, always.
Findings skin_findings(const Record& record, const Limits& limits);

/// clamp: coordinates against the clamps; range: against the rig's ranges. A mistake is shown as it is: it keeps to the
/// rig's ranges alone.
Findings joint_findings(const Record& record, const Limits& limits, bool is_mistake);

/// speed, jerk: of every coordinate, over the whole clip.
Findings motion_findings(const Record& record, const Limits& limits);

/// loop: the repeated part ends where it began; cycle: so does the clip.
Findings closure_findings(const Record& record, const Limits& limits);

/// mirror: the mirrored clip moves the other side's skin and bones as this one does its own.
Findings mirror_findings(const Record& record);

/// phase: every phase has a name, a caption, a spoken line and a view.
Findings script_findings(const Record& record);

/// length: of straps and bands; rolling: of what lies round on the floor.
Findings thing_findings(const Record& record, const Limits& limits);

/// flight: where the body flies, its centre of mass falls freely and no foot touches the floor; where it does not, in a
/// clip with jumps, nothing draws it down.
Findings flight_findings(const Record& record, const Limits& limits);

/// rule: what the demonstration itself promises.
Findings rule_findings(const Record& record);

}  // namespace windlass::audit
