#include "engine/choreography/demonstration.hpp"

#include <algorithm>

#include "engine/base/require.hpp"

namespace windlass::choreography {

std::size_t prop_index(const Demonstration& demonstration, std::string_view name) {
  const auto found = std::find_if(demonstration.props.begin(), demonstration.props.end(),
                                  [&](const Prop& prop) { return prop.name == name; });
  WINDLASS_REQUIRE(found != demonstration.props.end());
  return static_cast<std::size_t>(found - demonstration.props.begin());
}

}  // namespace windlass::choreography
