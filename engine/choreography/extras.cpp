#include "engine/choreography/extras.hpp"

#include <algorithm>

#include <glm/geometric.hpp>

#include "engine/base/require.hpp"

namespace windlass::choreography {
namespace {

/// Reads a clip's channels in the order in which `Performer` writes them: of each roll the tool's centre (3) and angle;
/// of each strap its course (3 a point) and length; of each contact with a spot the place (3), direction (3) and depth.
class Channels {
 public:
  Channels(const motion::Clip& clip, double time) : clip_(clip), time_(time) {}
  double number() {
    WINDLASS_REQUIRE(next_ < clip_.channels.size());
    return motion::value_at(clip_, clip_.channels[next_++], time_);
  }
  glm::dvec3 vector() {
    const double x = number();
    const double y = number();
    return {x, y, number()};
  }

 private:
  const motion::Clip& clip_;
  double time_;
  std::size_t next_ = 0;
};

struct Extras {
  std::vector<PropState> props;
  std::vector<motion::Dent> dents;
};

Extras extras_at(const Demonstration& demonstration, const motion::Clip& clip, double time) {
  Extras extras;
  for (const Prop& prop : demonstration.props) {
    PropState state;
    state.world_from_prop = prop.world_from_prop;
    extras.props.push_back(state);
  }
  const auto state_of = [&](const std::string& name) -> PropState* {
    for (std::size_t i = 0; i < demonstration.props.size(); ++i) {
      if (demonstration.props[i].name == name) return &extras.props[i];
    }
    return nullptr;
  };
  Channels channels(clip, time);
  for (const Roll& roll : demonstration.rolls) {
    const glm::dvec3 centre = channels.vector();
    const double angle = channels.number();
    PropState* state = state_of(roll.prop);
    WINDLASS_REQUIRE(state != nullptr);
    const glm::dquat turned = glm::angleAxis(angle, glm::dvec3(0, 0, 1));
    state->world_from_prop = {turned * state->world_from_prop.rotation, centre};
    state->squash = roll.squash;
  }
  for (const Strap& strap : demonstration.straps) {
    PropState* state = state_of(strap.prop);
    WINDLASS_REQUIRE(state != nullptr);
    for (std::size_t i = 0; i < strap.over.size() + 2; ++i) state->course.push_back(channels.vector());
    const double length = channels.number();
    if (strap.is_elastic && strap.slack > 0.0) state->stretch = std::max(1.0, length / strap.slack);
  }
  for (const Contact& contact : demonstration.contacts) {
    if (contact.on != Contact::On::spot) continue;
    motion::Dent dent;
    dent.point_world = channels.vector();
    dent.direction_world = glm::normalize(channels.vector());
    dent.depth = channels.number();
    dent.radius = contact.breadth;
    if (contact.stroke && dent.depth > 1e-5) extras.dents.push_back(dent);
  }
  return extras;
}

}  // namespace

std::vector<PropState> prop_states_at(const Demonstration& demonstration, const motion::Clip& clip, double time) {
  return extras_at(demonstration, clip, time).props;
}

std::vector<motion::Dent> dents_at(const Demonstration& demonstration, const motion::Clip& clip, double time) {
  return extras_at(demonstration, clip, time).dents;
}

}  // namespace windlass::choreography
