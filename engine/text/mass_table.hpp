#pragma once
// assets/anatomy/masses.toml: where the body's mass is.
#include <string>
#include <vector>

#include "engine/anatomy/mass.hpp"
#include "engine/anatomy/rig.hpp"
#include "engine/text/table.hpp"

namespace windlass::text {

/// Both sides. Faults are reported to the table, as when the shares
/// do not make up a whole body.
std::vector<anatomy::Mass> masses_from(Table root, const anatomy::Rig& rig);

/// masses.toml in `folder`. Throws `base::Failure` with every fault.
std::vector<anatomy::Mass> load_masses(const std::string& folder, const anatomy::Rig& rig);

}  // namespace windlass::text
