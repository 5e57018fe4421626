#include "engine/choreography/extras.hpp"

#include <algorithm>

#include <glm/geometric.hpp>

#include "engine/base/require.hpp"
#include "engine/choreography/strap_course.hpp"

namespace windlass::choreography {
namespace {

/// Reads a clip's channels in the order in which `Performer` writes them: of each roll the tool's centre (3) and angle;
/// of each strap the place and facing of each point of its course (6) and its stretch; of each contact with a spot the place (3), direction (3) and depth.
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

const Prop& find_prop(const Demonstration& demonstration, const std::string& name) {
  const auto found = std::find_if(demonstration.props.begin(), demonstration.props.end(),
                                  [&](const Prop& prop) { return prop.name == name; });
  WINDLASS_REQUIRE(found != demonstration.props.end());
  return *found;
}

/// Where ends are held it is drawn together; a loop's knot lies where the loop closes.
void gather(const Strap& strap, const Prop& prop, PropState& state) {
  constexpr double in_fist = 0.024;  // m wide
  double width = in_fist;
  for (const Solid& solid : prop.kind.solids) {
    if (solid.shape == Solid::Shape::strand) width = std::max(width, solid.size.x);
  }
  const std::size_t size = state.course.size();
  state.breadths.assign(size, 1.0);
  const auto draw_together = [&](const StrapEnd& end, bool at_begin) {
    if (end.at == StrapEnd::At::bar) return;
    for (std::size_t i = 0; i < tip_size(end); ++i) state.breadths[at_begin ? i : size - 1 - i] = in_fist / width;
  };
  draw_together(strap.ends.back(), false);
  if (strap.ends.size() == 2) {
    draw_together(strap.ends.front(), true);
    return;
  }
  const auto knot = state.course.end() - static_cast<std::ptrdiff_t>(points_after_foot(strap));
  state.knot = length_of({state.course.begin(), knot}) / length_of(state.course);
}

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
    for (std::size_t i = 0; i < course_size(strap); ++i) {
      state->course.push_back(channels.vector());
      state->faces.push_back(glm::normalize(channels.vector()));
    }
    state->stretch = channels.number();
    gather(strap, find_prop(demonstration, strap.prop), *state);
  }
  for (const Contact& contact : demonstration.contacts) {
    if (contact.on != Contact::On::spot) continue;
    motion::Dent dent;
    dent.point_world = channels.vector();
    dent.direction_world = glm::normalize(channels.vector());
    dent.depth = channels.number();
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
