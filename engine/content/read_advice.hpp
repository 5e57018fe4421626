#pragma once
// What a demonstration's file says besides its movement: dose, where it is felt, gate, links to other demonstrations.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/choreography/advice.hpp"
#include "engine/routine/routine.hpp"
#include "engine/text/table.hpp"

namespace windlass::content {

/// The file of zones ("calf", "sole"): how each is called and which parts of the body it is. `parts`: those that there
/// are; none: not known. Throws nothing; no file, no zones.
std::map<std::string, routine::Zone, std::less<>> read_zones(const std::string& file,
                                                             const std::vector<std::string>& parts,
                                                             text::Errors& errors);

/// The names in the list `key`; those that are no zone or part of the body are faults.
std::vector<std::string> tissues_of(text::Table& table, std::string_view key, const std::vector<std::string>& known);

/// What `sides` may say, in the order of `choreography::Sides`.
const std::vector<std::string>& sides_words();

/// What must be asked before some demonstrations, items or stages: is the Achilles tendon calm, is the easier step
/// comfortable, has the stage become easy.
const std::vector<std::string>& gate_words();

/// Reads `dose`, `felt`, `works`, `gate`, `caution`, `prerequisites`, `easier`, `harder`. `tissues`: names of zones and parts.
choreography::Advice read_advice(text::Table& root, const std::vector<std::string>& tissues);

}  // namespace windlass::content
