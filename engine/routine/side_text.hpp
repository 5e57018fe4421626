#pragma once
// Texts are written for the right side.
#include <string>
#include <string_view>

#include "engine/motion/skinning.hpp"
#include "engine/routine/words.hpp"

namespace windlass::routine {

/// A demonstration's text, written for the right side, as it reads for `side`: "your left foot" for "your right foot".
/// Captions need it as much as what is spoken. The words for the sides are `sides.right` and `sides.left`, with commas
/// between their forms, and `sides.neither`, which holds such a word and means no side.
std::string text_for(motion::Side side, std::string_view text, const Words& words);

}  // namespace windlass::routine
