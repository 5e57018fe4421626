#include "engine/choreography/extras.hpp"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>

#include "engine/choreography/channels.hpp"
#include "engine/choreography/course.hpp"
#include "engine/choreography/flight.hpp"
#include "engine/choreography/strap_course.hpp"

namespace windlass::choreography {
namespace {

constexpr double barely = 1e-5;       // m; no dent
constexpr double half_a_foot = 0.03;  // m, across

/// A clip, and where in it the spots are that one thing follows.
struct Followed {
  const Demonstration& demonstration;
  const motion::Clip& clip;
  std::size_t first = 0;  ///< In `Moving::followed`.
  glm::dvec3 at(double time, std::size_t spot = 0) const {
    return followed_at(demonstration, clip, first + spot, time);
  }
};

/// The frame that the spots of `carry` hold their thing in.
base::Transform holding(const Carry& carry, const Followed& followed, double time) {
  std::vector<glm::dvec3> spots;
  glm::dvec3 middle(0.0);
  for (std::size_t i = 0; i < carry.spots.size(); ++i) {
    spots.push_back(followed.at(time, i));
    middle += spots.back() / static_cast<double>(carry.spots.size());
  }
  if (carry.drags) return {{1, 0, 0, 0}, {middle.x, 0.0, middle.z}};
  const glm::dvec3 x = glm::normalize(spots[1] - spots[0]);
  const glm::dvec3 z = glm::normalize(glm::cross(x, spots[2] - spots[0]));
  return {glm::quat_cast(glm::dmat3(x, glm::cross(z, x), z)), middle};
}

/// Falls from where it is let go, as fast as it was carried, until its origin is at `lands`.
base::Transform fallen(const Carry& carry, base::Transform thing, const glm::dvec3& speed, double seconds) {
  const double height = std::max(0.0, thing.translation.y - carry.lands);
  const double landing = (speed.y + std::sqrt(speed.y * speed.y + 2.0 * gravity * height)) / gravity;
  const double t = std::clamp(seconds, 0.0, std::max(landing, 0.0));
  thing.translation += t * speed - glm::dvec3(0.0, 0.5 * gravity * t * t, 0.0);
  return thing;
}

/// Where a thing that lay at `first` is at `time`.
base::Transform carried(const Carry& carry, const Followed& followed, const std::vector<Span>& spans,
                        const base::Transform& first, double time) {
  constexpr double instant = 0.02;  // s
  base::Transform lies = first;     // where it was last taken up, or lies since
  for (std::size_t phase = 0; phase < spans.size() && spans[phase].begin <= time; ++phase) {
    if (carry.anew[phase]) lies = first;
    if (!carry.active[phase]) continue;
    const double begin = spans[phase].begin;
    while (phase + 1 < spans.size() && carry.active[phase + 1]) ++phase;
    const double end = spans[phase].end;
    const auto thing_at = [&](double t) {
      return holding(carry, followed, t) * base::inverse(holding(carry, followed, begin)) * lies;
    };
    const base::Transform held = thing_at(std::min(time, end));
    if (time <= end || carry.drags) {
      lies = held;
      continue;
    }
    if (carry.tossed && phase + 1 < spans.size()) {
      const auto next = std::find(carry.active.begin() + static_cast<std::ptrdiff_t>(phase + 1), carry.active.end(), true);
      if (next != carry.active.end()) {
        const double caught = spans[static_cast<std::size_t>(next - carry.active.begin())].begin;
        const base::Transform there = thing_at(caught);
        const double t = std::min(time, caught) - end;
        const double duration = caught - end;
        lies = {glm::slerp(held.rotation, there.rotation, t / duration),
                thrown(held.translation, there.translation, duration, t)};
        continue;
      }
    }
    const glm::dvec3 speed = (held.translation - thing_at(end - instant).translation) / instant;
    lies = fallen(carry, held, speed, time - end);
  }
  return lies;
}

/// What a spot has drawn up to `time`: the line of the last phase that draws.
std::vector<glm::dvec3> drawn(const Trail& trail, const Followed& followed, const std::vector<Span>& spans, double time) {
  constexpr double step = 0.04;   // s
  const Span* last = &spans.front();
  for (std::size_t phase = 0; phase < spans.size() && spans[phase].begin <= time; ++phase) {
    if (trail.active[phase]) last = &spans[phase];
  }
  const double end = std::min(time, last->end);
  std::vector<glm::dvec3> line{followed.at(last->begin)};
  line.push_back(line.front() + glm::dvec3(0.0, 1e-4, 0.0));  // a dot, so that the line has a direction
  for (double t = last->begin + step; t < end; t += step) line.push_back(followed.at(t));
  line.push_back(followed.at(end));
  return line;
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
  const auto state_of = [&](const std::string& name) -> PropState& {
    return extras.props[prop_index(demonstration, name)];
  };
  const Moving moving = moving_at(demonstration, clip, time);
  for (std::size_t i = 0; i < demonstration.rolls.size(); ++i) {
    const Roll& roll = demonstration.rolls[i];
    PropState& state = state_of(roll.prop);
    const glm::dquat turned = glm::angleAxis(moving.rolled[i].angle, glm::dvec3(0, 0, 1));
    state.world_from_prop = {turned * state.world_from_prop.rotation, moving.rolled[i].centre};
    state.squash = roll.squash;
    motion::Dent dent = moving.rolled[i].dent;
    dent.radius = 1.3 * std::sqrt(2.0 * roll.radius * roll.press);
    if (is_bar(prop_named(demonstration, roll.prop).kind)) dent.half_world = {0.0, 0.0, half_a_foot};
    if (dent.depth > barely) extras.dents.push_back(dent);
  }
  for (std::size_t i = 0; i < demonstration.straps.size(); ++i) {
    const Strap& strap = demonstration.straps[i];
    PropState& state = state_of(strap.prop);
    state.course = moving.laid[i].points;
    state.faces = moving.laid[i].faces;
    state.stretch = moving.laid[i].stretch;
    gather(strap, prop_named(demonstration, strap.prop), state);
  }
  auto pressed = moving.pressed.begin();
  for (const Contact& contact : demonstration.contacts) {
    if (contact.on != Contact::On::spot) continue;
    motion::Dent dent = *pressed++;
    dent.radius = contact.breadth;
    if (contact.stroke && dent.depth > barely) extras.dents.push_back(dent);
  }
  const std::vector<Span> spans = spans_of(demonstration);
  Followed followed{demonstration, clip};
  for (const Carry& carry : demonstration.carries) {
    PropState& state = state_of(carry.prop);
    state.world_from_prop = carried(carry, followed, spans, state.world_from_prop, time);
    followed.first += carry.spots.size();
  }
  for (const Trail& trail : demonstration.trails) {
    state_of(trail.prop).course = drawn(trail, followed, spans, time);
    ++followed.first;
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
