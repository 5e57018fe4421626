#pragma once
// What a demonstration draws the eye to at a moment: how deep the x-ray reaches, which places are marked.
#include <optional>
#include <vector>

#include "engine/choreography/demonstration.hpp"

namespace windlass::choreography {

/// How deep it is looked into at `time` (s in the clip): 0 skin … 1 bone. Nothing where no phase says it.
std::optional<double> xray_at(const Demonstration& demonstration, double time);

/// How strongly each of the demonstration's marks shows at `time` (s in the clip): 0 … 1. Pain throbs.
std::vector<double> marks_at(const Demonstration& demonstration, double time);

/// Whether what is repeated ends as deep in the body as it began: else the picture would jump.
bool xray_closes(const Demonstration& demonstration);

}  // namespace windlass::choreography
