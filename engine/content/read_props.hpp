#pragma once
// Kinds of things: how each looks and where it can be touched.
#include <string>
#include <vector>

#include "engine/choreography/prop.hpp"

namespace windlass::content {

/// The kinds of things in the .toml files of `folder`, by file, then by place. Throws `base::Failure` with every fault.
std::vector<choreography::PropKind> load_prop_kinds(const std::string& folder);

}  // namespace windlass::content
