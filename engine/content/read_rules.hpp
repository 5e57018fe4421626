#pragma once
// What a demonstration's file promises of its movement, for the audit to hold it to: `[[rule]]`.
#include "engine/anatomy/body.hpp"
#include "engine/choreography/demonstration.hpp"
#include "engine/text/table.hpp"

namespace windlass::content {

/// Reads the rules of a demonstration whose phases and contacts are known; faults are reported to the table.
void read_rules(text::Table& root, const anatomy::Body& body, choreography::Demonstration& demonstration);

}  // namespace windlass::content
