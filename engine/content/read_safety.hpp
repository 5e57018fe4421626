#pragma once
// content/safety.toml → what is asked and said for safety.
#include <optional>
#include <string>

#include "engine/routine/safety.hpp"
#include "engine/text/table.hpp"

namespace windlass::content {

/// Nothing when a fault was added. Each of the gates that demonstrations may name must be there.
std::optional<routine::Safety> read_safety(const std::string& file, text::Errors& errors);

}  // namespace windlass::content
