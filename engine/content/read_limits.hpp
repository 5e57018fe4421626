#pragma once
#include <string>

#include "engine/anatomy/rig.hpp"
#include "engine/audit/limits.hpp"

namespace windlass::content {

/// The judge's limits from their table. Throws `base::Failure` with every fault.
audit::Limits load_limits(const std::string& file, const anatomy::Rig& rig);

}  // namespace windlass::content
