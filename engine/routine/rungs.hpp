#pragma once
// Easier and harder steps that somebody has taken in the place of a routine's own movements.
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/routine/ladder.hpp"
#include "engine/routine/routine.hpp"

namespace windlass::routine {

/// What is done instead, by "routine/movement": ids.
using Rungs = std::map<std::string, std::string>;

/// `item` with another movement in its place, and the dose that this one advises; a clinician's dose stays.
Item swapped(Item item, int demonstration, const Library& library);

/// The easier and harder movements that may take the place of item `item`: those that `routine` does not hold already.
Steps steps_in(const Routine& routine, int item, const Library& library);

/// `routine` of the library as somebody does it. What has gone from the library is done as written.
Routine with_rungs(Routine routine, const Rungs& rungs, const Library& library);

/// Remembers that `demonstration` (id) is done instead of item `item` of the library's routine `id`; forgets it when it
/// is the routine's own.
void take_rung(Rungs& rungs, const Library& library, std::string_view id, int item, const std::string& demonstration);

/// One line that `rungs_from` reads as the same; what it cannot read is left out.
std::string text_of(const Rungs& rungs);
Rungs rungs_from(std::string_view text);

}  // namespace windlass::routine
