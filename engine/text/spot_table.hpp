#pragma once
// assets/anatomy/spots.toml: the places of the body that touch things.
#include <string>

#include "engine/anatomy/body.hpp"
#include "engine/text/table.hpp"

namespace windlass::text {

/// Faults are reported to the table.
anatomy::Spots spots_from(Table root, const anatomy::Body& body);

/// spots.toml in `folder`, both sides, found on `body`. A spot on a part that the body lacks is left out. Throws
/// `base::Failure` with every fault.
anatomy::Spots load_spots(const std::string& folder, const anatomy::Body& body);

}  // namespace windlass::text
