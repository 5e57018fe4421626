#pragma once
// assets/anatomy/rig.toml → the rig. The baker and the program read the same table.
#include "engine/anatomy/rig.hpp"
#include "engine/text/table.hpp"

namespace windlass::text {

/// The right side and mid-line as authored. Adds every fault to `errors`; the result is usable only when none
/// was added.
anatomy::Rig rig_from(Table root);

/// Both sides, from a file. Throws `base::Failure` with every fault.
anatomy::Rig load_rig(const std::string& path);

}  // namespace windlass::text
