// Contacts of a performance: what touches what, where it holds, what a moment asks for because of it.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/base/require.hpp"
#include "engine/choreography/performance.hpp"
#include "engine/choreography/skin_samples.hpp"
#include "engine/motion/dent.hpp"

namespace windlass::choreography {
namespace {

/// Two unit vectors that span the plane across `normal`.
std::array<glm::dvec3, 2> across(const glm::dvec3& normal) {
  const glm::dvec3 seed = std::abs(normal.x) < 0.7 ? glm::dvec3(1, 0, 0) : glm::dvec3(0, 1, 0);
  const glm::dvec3 first = glm::normalize(seed - glm::dot(seed, normal) * normal);
  return {first, glm::cross(normal, first)};
}

/// Unit, from `point` straight to the bar's axis; 0 on it.
glm::dvec3 towards_bar(const Feature& bar, const glm::dvec3& point) {
  const glm::dvec3 on_axis = bar.point + glm::dot(point - bar.point, bar.direction) * bar.direction;
  const double distance = glm::length(on_axis - point);
  return distance > 1e-6 ? (on_axis - point) / distance : glm::dvec3(0.0);
}

const std::vector<glm::dvec3> everywhere = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

}  // namespace

void Performer::find_touches() {
  for (std::size_t i = 0; i < demonstration_.contacts.size(); ++i) {
    const Contact& contact = demonstration_.contacts[i];
    for_each_run(contact.active, course_.spans(), [&](double begin, double end) {
      Touch touch{i, begin, end, {}, 0, {}, contact.press, glm::dvec3(0.0), {}};
      for (const std::string& name : contact.spots) touch.spots.push_back(spot_named(name));
      if (contact.stroke) {
        touch.path = line_of(*contact.stroke);
        touch.other = path_spot(*touch.path, contact.name);
      } else if (contact.on == Contact::On::spot) {
        touch.other = spot_named(contact.other);
      }
      touches_.push_back(std::move(touch));
    });
  }
  std::stable_sort(touches_.begin(), touches_.end(),
                   [](const Touch& a, const Touch& b) { return a.begin < b.begin; });
}

void Performer::find_hands() {
  const auto add = [&](std::vector<anatomy::Spot> samples, std::vector<std::size_t>& places) {
    for (anatomy::Spot& sample : samples) {
      places.push_back(spots_.size());
      spots_.push_back(std::move(sample));
    }
  };
  for (const bool is_left : {false, true}) {
    const auto is_touched = [&](const Touch& touch) {
      return touch.path && demonstration_.contacts[touch.contact].stroke->is_left == is_left;
    };
    const auto touches = [&](const Touch& touch) { return touch.path && spots_[touch.spots.front()].is_left == is_left; };
    if (std::any_of(touches_.begin(), touches_.end(), is_touched)) {
      add(foot_samples(body_, is_left), foot_samples_);
      add(thigh_samples(body_, !is_left), foot_samples_);
    }
    if (std::any_of(touches_.begin(), touches_.end(), touches)) add(hand_samples(body_, is_left), hand_samples_);
  }
}

void Performer::find_soles() {
  for (const char* side : {"_r", "_l"}) {
    const auto stands = [&](const anatomy::Spot& spot) {
      return spot.name == std::string("heel") + side || spot.name == std::string("mt1") + side;
    };
    if (std::none_of(spots_.begin(), spots_.end(), stands)) continue;
    for (const char* name : {"heel", "mt1", "mt2", "mt3", "mt5", "toe1", "toe2", "toe3", "toe4", "toe5"}) {
      sole_spots_.push_back(spot_named(std::string(name) + side));
    }
  }
}

/// Hands stay outside the feet that they touch, except in the hollows that they press.
void Performer::demand_outside(double time, Demands& demands) const {
  constexpr double near = 0.022;        // m: what is farther away will not reach the skin within a moment
  constexpr double around = 0.040;      // m, of skin that matters to such a point
  const motion::PosedSpots& spots = solver_->spots();
  const auto apart = [&](std::size_t a, std::size_t b) { return glm::length(spots.centre(a) - spots.centre(b)); };
  for (const std::size_t sample : hand_samples_) {
    double least = near;
    std::vector<std::size_t> skin;
    for (const std::size_t other : foot_samples_) {
      const double distance = apart(sample, other);
      least = std::min(least, distance);
      if (distance < around) skin.push_back(other);
    }
    if (least >= near) continue;
    double give = 0.0;
    for (const Touch& touch : touches_) {
      if (!touch.path) continue;
      const Contact& contact = demonstration_.contacts[touch.contact];
      const double share = activity({touch.begin, touch.end}, contact.ease, time);
      if (share <= 0.0) continue;
      give = std::max(give, share * touch.depth * motion::dent_profile(apart(sample, touch.spots.front()) / contact.breadth));
    }
    demands.outside.push_back({sample, give, std::move(skin)});
  }
}

void Performer::demand_floor(double time, Demands& demands) const {
  for (const std::size_t spot : sole_spots_) {
    const auto stands_on = [&](const Touch& touch) {
      return time >= touch.begin && time <= touch.end &&
             std::find(touch.spots.begin(), touch.spots.end(), spot) != touch.spots.end();
    };
    if (std::none_of(touches_.begin(), touches_.end(), stands_on)) demands.above.push_back({spot});
  }
}

void Performer::demand(const Touch& touch, double share, const motion::PosedSpots* free, Demands& demands) const {
  const Contact& contact = demonstration_.contacts[touch.contact];
  const bool whole = share >= 1.0;
  // On its way a spot passes from where it would be without the contact to where the contact has it.
  const auto on_the_way = [&](const glm::dvec3& there, std::size_t spot) {
    return whole ? there : glm::mix(free->centre(spot), there, share);
  };
  if (contact.on == Contact::On::spot) {
    const std::size_t spot = touch.spots.front();
    const motion::PosedSpots& now = whole ? solver_->spots() : *free;
    // What presses is round: its deepest skin is so deep, not its middle.
    const double round = touch.path ? -now.lowest(spot, now.centre(spot), now.normal(touch.other)).height : 0.0;
    const double height = round - touch.depth;
    if (whole) {
      demands.meets.push_back({spot, touch.other, height});
    } else {
      const glm::dvec3 there = now.centre(touch.other) + height * now.normal(touch.other);
      demands.pins.push_back({spot, on_the_way(there, spot), everywhere});
    }
    demands.faces.push_back({spot, -now.normal(touch.other), (touch.path ? 0.15 : 0.25) / std::max(share, 0.02)});
    return;
  }
  if (contact.on == Contact::On::space) {
    for (std::size_t i = 0; i < touch.spots.size() && i < touch.held.size(); ++i) {
      demands.pins.push_back({touch.spots[i], on_the_way(touch.held[i], touch.spots[i]), everywhere});
    }
    return;
  }
  const Feature& feature = contact.feature;
  if (feature.shape == Feature::Shape::plane) {
    for (const std::size_t spot : touch.spots) {
      const double height =
          whole ? -contact.press
                : glm::mix(free->lowest(spot, feature.point, feature.direction).height, -contact.press, share);
      demands.levels.push_back({spot, feature.point, feature.direction, height});
    }
    if (contact.slides || touch.held.empty()) return;
    const auto [first, second] = across(feature.direction);
    // The first spot stays where it is; the second one only keeps its bearing from there.
    demands.pins.push_back({touch.spots[0], on_the_way(touch.held[0], touch.spots[0]), {first, second}});
    if (touch.spots.size() > 1) {
      const glm::dvec3 there = on_the_way(touch.held[1], touch.spots[1]);
      const glm::dvec3 from = on_the_way(touch.held[0], touch.spots[0]);
      glm::dvec3 bearing = there - from;
      bearing -= glm::dot(bearing, feature.direction) * feature.direction;
      const glm::dvec3 sideways = glm::normalize(glm::cross(feature.direction, bearing));
      demands.pins.push_back({touch.spots[1], there, {sideways}});
    }
    return;
  }
  // A bar: the hand stays where it first took hold, its palm towards the bar, knuckles along it.
  const std::size_t spot = touch.spots.front();
  const glm::dvec3 axis = feature.direction;
  if (touch.held.empty()) {
    demands.around.push_back({spot, feature.point, axis, feature.radius - contact.press});
    const glm::dvec3 towards = towards_bar(feature, solver_->spots().centre(spot));
    if (glm::length(towards) > 0.0) demands.faces.push_back({spot, towards, 0.3});
  } else {
    demands.pins.push_back({spot, on_the_way(touch.held[0], spot), everywhere});
    demands.faces.push_back({spot, touch.facing, 0.3 / std::max(share, 0.02)});
  }
  if (touch.spots.size() > 2) {
    const double spread = 0.15 / std::max(share, 0.02);
    if (touch.held.empty()) {
      const motion::PosedSpots& spots = solver_->spots();
      const glm::dvec3 across_palm = spots.centre(touch.spots[2]) - spots.centre(touch.spots[1]);
      demands.aligned.push_back(
          {touch.spots[1], touch.spots[2], glm::dot(across_palm, axis) < 0.0 ? -axis : axis, spread});
    } else {
      demands.aligned.push_back(
          {touch.spots[1], touch.spots[2], glm::normalize(touch.held[2] - touch.held[1]), spread});
    }
  }
}

void Performer::hold_touches() {
  // One after the other, in the order of time and of the file: each finds its place while those before it hold; both
  // sides of a pair together.
  const auto is_pair = [&](const Touch& a, const Touch& b) {
    return a.begin == b.begin &&
           anatomy::mirrored_name(spots_[a.spots.front()].name) == spots_[b.spots.front()].name;
  };
  // A stroke is held where its line lies: nobody can tell before a posture is shown.
  if (!touches_.empty() && touches_.front().path) solver_->stage().show(course_.at(touches_.front().begin));
  Values from;
  double before = -1.0;  // s, of `from`
  for (std::size_t i = 0; i < touches_.size();) {
    const std::size_t end = i + 1 < touches_.size() && is_pair(touches_[i], touches_[i + 1]) ? i + 2 : i + 1;
    const double time = touches_[i].begin;
    place_lines(time);
    const Values wanted = course_.at(time);
    if (time > before) from = wanted;  // not from a posture of long ago, which may lie far off
    before = time;
    const auto known = touches_.begin() + static_cast<std::ptrdiff_t>(i);
    for (std::size_t k = i; k < end; ++k) {
      const auto first = std::find_if(touches_.begin(), known,
                                      [&](const Touch& touch) { return touch.contact == touches_[k].contact; });
      if (first != known && demonstration_.contacts[first->contact].returns) touches_[k].held = first->held;
    }
    Demands demands;
    for (std::size_t k = 0; k < end; ++k) {
      const bool is_new = k >= i;
      if (is_new && demonstration_.contacts[touches_[k].contact].on == Contact::On::space) continue;
      if (is_new || touches_[k].end >= time) demand(touches_[k], 1.0, nullptr, demands);
    }
    demand_outside(time, demands);
    from = solver_->solve(demands, wanted, from);
    for (; i < end; ++i) {
      const Feature& feature = demonstration_.contacts[touches_[i].contact].feature;
      touches_[i].facing = towards_bar(feature, solver_->spots().centre(touches_[i].spots.front()));
      if (!touches_[i].held.empty()) continue;
      for (const std::size_t spot : touches_[i].spots) {
        touches_[i].held.push_back(solver_->spots().centre(spot) +
                                   demonstration_.contacts[touches_[i].contact].shift);
      }
    }
  }
}

double Performer::missed_by(const Touch& touch) const {
  const Contact& contact = demonstration_.contacts[touch.contact];
  const motion::PosedSpots& spots = solver_->spots();
  const std::size_t first = touch.spots.front();
  if (contact.on == Contact::On::spot) {
    const double along = glm::dot(spots.centre(first) - spots.centre(touch.other), spots.normal(touch.other));
    return glm::length(spots.centre(first) - spots.centre(touch.other) - along * spots.normal(touch.other));
  }
  double missed = 0.0;
  if (!touch.held.empty() && !contact.slides) {
    glm::dvec3 from_held = spots.centre(first) - touch.held.front();
    if (contact.feature.shape == Feature::Shape::plane && contact.on == Contact::On::feature) {
      from_held -= glm::dot(from_held, contact.feature.direction) * contact.feature.direction;
    }
    missed = glm::length(from_held);
  }
  if (contact.on == Contact::On::feature && contact.feature.shape == Feature::Shape::plane) {
    for (const std::size_t spot : touch.spots) {
      const double height = spots.lowest(spot, contact.feature.point, contact.feature.direction).height;
      missed = std::max(missed, std::abs(height + contact.press));
    }
  }
  return missed;
}

void Performer::watch_contacts(double time) {
  for (const Touch& touch : touches_) {
    if (time < touch.begin || time > touch.end) continue;
    const double missed = missed_by(touch);
    if (missed > misses_[touch.contact].distance) misses_[touch.contact] = {missed, time};
  }
}

void Performer::refuse_impossible() const {
  constexpr double kept = 0.030;  // m: what is nearer is left to the judge
  std::vector<base::Error> errors;
  for (std::size_t i = 0; i < misses_.size(); ++i) {
    if (misses_[i].distance <= kept) continue;
    const Contact& contact = demonstration_.contacts[i];
    char text[96];
    std::snprintf(text, sizeof text, "' cannot be kept: at %.1f s it is off by %.0f mm", misses_[i].time,
                  1e3 * misses_[i].distance);
    errors.push_back({contact.where, demonstration_.id + ": the contact '" + contact.name + text,
                      "bring the posture nearer, let it slide, end it sooner or move the thing"});
  }
  if (!errors.empty()) throw base::Failure(std::move(errors));
}

motion::Dent Performer::pressed(std::size_t contact, double time) const {
  const double ease = demonstration_.contacts[contact].ease;
  const Touch* current = nullptr;
  motion::Dent dent;
  dent.depth = 0.0;
  for (const Touch& touch : touches_) {
    if (touch.contact != contact) continue;
    const double share = activity({touch.begin, touch.end}, ease, time);
    if (current == nullptr || share > 0.0) current = &touch;
    dent.depth = std::max(dent.depth, share * touch.depth);
  }
  WINDLASS_REQUIRE(current != nullptr);
  dent.point_world = solver_->spots().centre(current->other);
  dent.direction_world = -solver_->spots().normal(current->other);
  return dent;
}

}  // namespace windlass::choreography
