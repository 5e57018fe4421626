#pragma once
// What a person does and when, as a text file: "12.5 pain 3".
#include <string>
#include <string_view>
#include <vector>

#include "app/tutor.hpp"

namespace windlass::app {

/// One line of a script, checked.
struct ScriptLine {
  double at = 0.0;  ///< s since the program began
  std::string verb;
  std::vector<std::string> words;  ///< What follows the verb.
  base::Where where;
};

/// Reads a script; the README lists the verbs. Lines come in the order of time. Throws `base::Failure` with every fault.
std::vector<ScriptLine> read_script(std::string_view text, const std::string& file);

/// What `line` asks for in the present state of `tutor`; nothing where it asks for nothing that is possible now.
std::vector<Action> actions_of(const ScriptLine& line, const Tutor& tutor);

}  // namespace windlass::app
