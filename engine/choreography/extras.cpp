#include "engine/choreography/extras.hpp"

#include <algorithm>
#include <cmath>

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

/// Where ends are held it is drawn together, a wide one (a towel) all the way from the foot; a loop's knot lies where the
/// loop closes.
void gather(const Strap& strap, const Prop& prop, PropState& state) {
  constexpr double in_fist = 0.024;  // m wide
  constexpr double on_foot = 0.115;  // m: no more of it lies on a foot
  double width = in_fist;
  for (const Solid& solid : prop.kind.solids) {
    if (solid.shape == Solid::Shape::strand) width = std::max(width, solid.size.x);
  }
  const std::size_t size = state.course.size();
  const double whole = std::min(1.0, on_foot / width);
  state.breadths.assign(size, whole);
  const auto draw_together = [&](const StrapEnd& end, std::size_t points, bool at_begin) {
    if (end.at == StrapEnd::At::bar) return;
    const std::size_t free = points - tip_size(end);
    for (std::size_t i = 0; i < points; ++i) {
      // Of the free stretch, from its end on.
      const double share = i < tip_size(end) ? 0.0 : static_cast<double>(i - tip_size(end) + 1) / static_cast<double>(free + 1);
      if (share > 0.0 && whole == 1.0) break;
      state.breadths[at_begin ? i : size - 1 - i] = std::lerp(in_fist / width, whole, share);
    }
  };
  draw_together(strap.ends.back(), points_after_foot(strap), false);
  if (strap.ends.size() == 2) {
    draw_together(strap.ends.front(), points_before_foot(strap), true);
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
