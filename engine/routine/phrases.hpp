#pragma once
// The words that are spoken beside those of the demonstrations. A string table may hold others.
#include <string>
#include <string_view>
#include <vector>

#include "engine/motion/skinning.hpp"

namespace windlass::routine {

/// Whole sentences, since only these can be translated. `{exercise}` is a title, `{n}` and `{of}` are numbers.
struct Phrases {
  std::string get_ready = "Get ready.";
  std::string rest = "Rest.";
  std::string exercise = "{exercise}.";
  std::string next = "Next: {exercise}.";
  std::string set = "Set {n} of {of}.";
  std::string switch_sides = "Switch sides.";
  std::string right_foot = "Right foot.";
  std::string left_foot = "Left foot.";
  std::string right_foot_next = "Right foot next.";
  std::string left_foot_next = "Left foot next.";
  std::string safety = "Stop if it hurts.";  ///< With what must be asked about before.
  std::string count = "{n}.";                ///< The repetition that begins.
  std::string last = "Last one.";
  std::string half_way = "Half way.";
  std::string seconds_left = "{n} seconds left.";
  std::string finished = "Well done.";

  std::string right = "right";  ///< The side in the demonstrations' texts …
  std::string left = "left";
  std::vector<std::string> not_sides = {"right angle"};  ///< … except here.
};

/// `phrase` with the number or text in the place of `{name}`.
std::string filled(std::string phrase, std::string_view name, std::string_view text);
std::string filled(std::string phrase, std::string_view name, int number);

/// A demonstration's text, written for the right side, as it reads for `side`: "your left foot" for "your right foot".
/// Captions need it as much as what is spoken.
std::string text_for(motion::Side side, std::string_view text, const Phrases& phrases = {});

}  // namespace windlass::routine
