#pragma once
// What a demonstration's file draws the eye to: `[[mark]]`, and whether the x-ray of its phases closes.
#include "engine/choreography/demonstration.hpp"
#include "engine/content/vocabulary.hpp"
#include "engine/text/table.hpp"

namespace windlass::content {

/// The words for what a mark means, in the order of `choreography::Mark::Means`.
const std::vector<std::string>& mark_means();

/// One `[[mark]]` of a demonstration whose phases are known.
choreography::Mark read_mark(text::Table& table, const Vocabulary& vocabulary,
                             const choreography::Demonstration& demonstration);

/// Reads every `[[mark]]` of a demonstration whose phases are known; checks the x-ray of these.
void read_emphasis(text::Table& root, const Vocabulary& vocabulary, choreography::Demonstration& demonstration);

}  // namespace windlass::content
