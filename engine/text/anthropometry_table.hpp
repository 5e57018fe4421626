#pragma once
// assets/anatomy/anthropometry.toml → what the sizes of a leg should be.
#include <vector>

#include "engine/anatomy/measures.hpp"
#include "engine/text/table.hpp"

namespace windlass::text {

/// Adds every fault to `errors`; the result is usable only when none was added.
std::vector<anatomy::Reference> references_from(Table root);

/// From a file. Throws `base::Failure` with every fault.
std::vector<anatomy::Reference> load_references(const std::string& path);

}  // namespace windlass::text
