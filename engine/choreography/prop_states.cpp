#include "engine/choreography/prop_states.hpp"

#include <utility>

namespace windlass::choreography {

std::vector<PropState> prop_states(const Demonstration& demonstration, const motion::Clip& /*clip*/, double /*time*/) {
  std::vector<PropState> states;
  for (const Prop& prop : demonstration.props) {
    PropState state;
    state.world_from_prop = prop.world_from_prop;
    states.push_back(std::move(state));
  }
  return states;
}

}  // namespace windlass::choreography
