#pragma once
#include <string>

#include "engine/anatomy/body.hpp"

namespace windlass::sculpt {

/// The garment called `name` in clothes.toml, with weights, colours, and correctives in which it is fitted anew to the
/// posed body. Throws `base::Failure` on faults in the table.
anatomy::Part garment_part(const std::string& tables_folder, const std::string& name, const anatomy::Rig& rig);

}  // namespace windlass::sculpt
