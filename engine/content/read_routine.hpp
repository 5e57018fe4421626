#pragma once
// A routine's file, and back again.
#include <optional>
#include <set>
#include <string>

#include "engine/routine/routine.hpp"
#include "engine/text/table.hpp"

namespace windlass::content {

/// A routine's file. Its items name demonstrations of `library`; `known` are the ids of those too that have faults of
/// their own. Nothing is returned when a fault was added.
std::optional<routine::Routine> read_routine(const std::string& file, const routine::Library& library,
                                             const std::set<std::string>& known, text::Errors& errors);

/// The same from text that is not a file, as `text_of` writes it; `id` will be its id, `name` stands in messages.
std::optional<routine::Routine> parse_routine(std::string_view text, const std::string& name, const std::string& id,
                                              const routine::Library& library, text::Errors& errors);

/// A routine as TOML that `read_routine` reads as the same. Every dose stands in it, so that it means the same wherever
/// it is read.
std::string text_of(const routine::Routine& routine, const routine::Library& library);

}  // namespace windlass::content
