#pragma once
// What a demonstration's file says of doing it in another way, and of doing it wrongly: `[[variant]]`, `[[mistake]]`.
#include <functional>
#include <string>
#include <vector>

#include "engine/choreography/delta.hpp"
#include "engine/content/vocabulary.hpp"
#include "engine/text/table.hpp"

namespace windlass::content {

/// Reads a posture that the key of a table names.
using ReadPosture = std::function<std::vector<choreography::Target>(text::Table&, std::string_view key)>;

/// The deltas of `original`, which is complete. Faults are reported to the table.
std::vector<choreography::Delta> read_deltas(text::Table& root, const Vocabulary& vocabulary,
                                             const choreography::Demonstration& original,
                                             const ReadPosture& read_posture, text::Errors& errors);

}  // namespace windlass::content
