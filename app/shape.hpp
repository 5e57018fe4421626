#pragma once
// The shape of the body as people write it on the command line.
#include <optional>
#include <string>

#include "engine/anatomy/morphology.hpp"

namespace windlass::app {

struct ShapeOptions {
  std::string arch = "neutral";     ///< "flat", "neutral", "high", or -1 … 1
  std::optional<double> length_mm;  ///< Nothing: as the body was made.
  double breadth = 1.0;             ///< In shares of the neutral breadth.
  std::string own_skin;             ///< A user's own model to show; empty: ours.
};

/// Throws `base::Failure` for a word or number that means no shape.
anatomy::Morphology morphology_of(const ShapeOptions& options, const anatomy::MorphologyTable& table);

}  // namespace windlass::app
