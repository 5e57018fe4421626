#pragma once
// assets/anatomy/morphology.toml → the shapes that the body can take.
#include "engine/anatomy/morphology.hpp"
#include "engine/text/table.hpp"

namespace windlass::text {

/// Adds every fault to `errors`; the result is usable only when none was added. `stance` stays 0: rig.toml has it.
anatomy::MorphologyTable morphology_from(Table root);

/// From morphology.toml and rig.toml's `stance` in `folder`. Throws `base::Failure` with every fault.
anatomy::MorphologyTable load_morphology(const std::string& folder);

}  // namespace windlass::text
