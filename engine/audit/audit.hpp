#pragma once
// The independent judge of compiled clips: it measures what is seen and knows nothing of how it was solved.
#include <string>
#include <vector>

#include "engine/audit/finding.hpp"
#include "engine/audit/limits.hpp"
#include "engine/audit/record.hpp"

namespace windlass::audit {

/// Every broken promise of a clip, none when it may be shown. A mistake may leave the clamps, and nothing else.
std::vector<Finding> findings_in(const choreography::Demonstration& demonstration, const motion::Clip& clip,
                                 const anatomy::Body& body, const Limits& limits, bool is_mistake = false);

/// The same of what has been measured already.
std::vector<Finding> findings_in(const Record& record, const Limits& limits, bool is_mistake = false);

/// What is not measured, and why that is enough: a sentence each.
const std::vector<std::string>& skipped();

}  // namespace windlass::audit
