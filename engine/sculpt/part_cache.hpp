#pragma once
// Finished parts on disk, so that a changed table only costs the parts that it describes.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/anatomy/body.hpp"

namespace windlass::sculpt {

/// The parts stored in `path`, if it holds what `key` stands for and is whole.
std::optional<std::vector<anatomy::Part>> cached_parts(const std::string& path, std::uint64_t key);

/// Stores `parts`; a cache that cannot be written is no fault.
void store_parts(const std::string& path, std::uint64_t key, const std::vector<anatomy::Part>& parts);

}  // namespace windlass::sculpt
