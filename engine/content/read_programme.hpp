#pragma once
// A programme's file.
#include <optional>
#include <set>
#include <string>

#include "engine/routine/programme.hpp"
#include "engine/text/table.hpp"

namespace windlass::content {

/// Its stages name routines of `library`; `known` are the ids of those too that have faults of their own. Nothing is
/// returned when a fault was added.
std::optional<routine::Programme> read_programme(const std::string& file, const routine::Library& library,
                                                 const std::set<std::string>& known, text::Errors& errors);

}  // namespace windlass::content
