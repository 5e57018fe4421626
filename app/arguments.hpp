#pragma once
// What people write on the command line → indices and values. A word that means nothing throws `base::Failure`
// with the nearest one that does.
#include <string>
#include <vector>

#include "engine/base/error.hpp"
#include "engine/motion/skinning.hpp"
#include "engine/routine/routine.hpp"

namespace windlass::app {

[[noreturn]] void refuse(const std::string& what, const std::string& to_do);

/// "did you mean 'x'?", or all that is known.
std::string advice(const std::string& word, const std::vector<std::string>& known);

/// Index in the library. `faults` kept content from loading: with any, they are the answer to an unknown id, since
/// its own file may be among them.
int demonstration_named(const routine::Library& library, const std::vector<base::Error>& faults, const std::string& id);
/// The same with a version of it; `variant` and `mistake` are names or empty, and not both given.
int version_named(const routine::Library& library, const std::vector<base::Error>& faults, const std::string& id,
                  const std::string& variant, const std::string& mistake);
int routine_named(const routine::Library& library, const std::vector<base::Error>& faults, const std::string& id);

/// right, r, R, left, l or L.
motion::Side side_named(const std::string& word);

}  // namespace windlass::app
