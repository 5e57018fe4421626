#pragma once
// What a demonstration's file says of things and of touching: props, contacts, balance.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/choreography/demonstration.hpp"
#include "engine/content/vocabulary.hpp"
#include "engine/text/table.hpp"

namespace windlass::content {

/// One flag a phase of `demonstration`: those that the list `key` names, all when it is absent.
std::vector<bool> phases_of(text::Table& table, std::string_view key, const choreography::Demonstration& demonstration);

/// Reads `prop`, `contact`, `balance` of a demonstration whose phases are known; faults are reported to the table.
void read_contacts(text::Table& root, const Vocabulary& vocabulary, choreography::Demonstration& demonstration);

/// One `[[prop]]`; nothing when there is no such kind.
std::optional<choreography::Prop> read_prop(text::Table& table, const Vocabulary& vocabulary);

/// One `[[roll]]`, likewise.
choreography::Roll read_roll(text::Table& table, const Vocabulary& vocabulary,
                             const choreography::Demonstration& demonstration);

/// One `[[carry]]` of a demonstration whose phases and props are known.
choreography::Carry read_carry(text::Table& table, const Vocabulary& vocabulary,
                               const choreography::Demonstration& demonstration);
/// One `[[balance]]` of a demonstration whose phases are known.
choreography::Balance read_balance(text::Table& table, const Vocabulary& vocabulary,
                                   const choreography::Demonstration& demonstration);

/// One `[[contact]]` of a demonstration whose phases and props are known.
choreography::Contact read_contact(text::Table& table, const Vocabulary& vocabulary,
                                   const choreography::Demonstration& demonstration);

/// One `[[strap]]` of such a demonstration.
choreography::Strap read_strap(text::Table& table, const Vocabulary& vocabulary,
                               const choreography::Demonstration& demonstration);

}  // namespace windlass::content
