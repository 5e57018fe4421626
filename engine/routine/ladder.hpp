#pragma once
// Which demonstrations come before which: easier, harder, prerequisites.
#include <string>
#include <vector>

#include "engine/choreography/demonstration.hpp"

namespace windlass::routine {

/// Takes away links that close a circle (a before b, b before a) and reports each. All links lead somewhere.
std::vector<base::Error> unravel(std::vector<choreography::Demonstration>& demonstrations);

/// The ids one step easier and one step harder than `id`, whichever of the two files says so.
struct Steps {
  std::vector<std::string> easier;
  std::vector<std::string> harder;
};
Steps steps_of(const std::vector<choreography::Demonstration>& demonstrations, const std::string& id);

}  // namespace windlass::routine
