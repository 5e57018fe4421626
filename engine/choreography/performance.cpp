#include "engine/choreography/performance.hpp"

#include <algorithm>
#include <cmath>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/base/require.hpp"
#include "engine/choreography/firmness.hpp"

namespace windlass::choreography {
namespace {

/// 0 at 0 … 1 at 1 with continuous acceleration.
double smooth(double u) {
  u = std::clamp(u, 0.0, 1.0);
  return u * u * u * (10.0 + u * (-15.0 + 6.0 * u));
}

/// Two unit vectors that span the plane across `normal`.
std::array<glm::dvec3, 2> across(const glm::dvec3& normal) {
  const glm::dvec3 seed = std::abs(normal.x) < 0.7 ? glm::dvec3(1, 0, 0) : glm::dvec3(0, 1, 0);
  const glm::dvec3 first = glm::normalize(seed - glm::dot(seed, normal) * normal);
  return {first, glm::cross(normal, first)};
}

/// Where the next moment's search begins: on from the last two moments.
Values expected(const std::vector<Values>& before, const Values& wanted) {
  if (before.empty()) return wanted;
  Values next = before.back();
  if (before.size() < 2) return next;
  for (std::size_t c = 0; c < next.size(); ++c) next[c] += 0.9 * (next[c] - before[before.size() - 2][c]);
  return next;
}

const std::vector<glm::dvec3> everywhere = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

}  // namespace

Performer::Performer(const Demonstration& demonstration, const anatomy::Body& body)
    : demonstration_(demonstration), body_(body), course_(demonstration, body.rig) {
  find_touches();
  for (const Balance& balance : demonstration.balances) {
    std::vector<std::size_t> spots;
    for (const std::string& name : balance.spots) spots.push_back(spot_named(name));
    balance_spots_.push_back(std::move(spots));
  }
  solver_.emplace(body.rig, Kinematics(body.rig, body.masses, demonstration.height),
                  motion::PosedSpots(body, spots_), spreads_of(demonstration, body.rig));
}

std::size_t Performer::spot_named(const std::string& name) {
  const auto is_it = [&](const anatomy::Spot& spot) { return spot.name == name; };
  const auto known = std::find_if(spots_.begin(), spots_.end(), is_it);
  if (known != spots_.end()) return static_cast<std::size_t>(known - spots_.begin());
  const auto found = anatomy::find_spot(body_.spots, name);
  WINDLASS_REQUIRE(found);
  spots_.push_back(body_.spots.all[static_cast<std::size_t>(*found)]);
  return spots_.size() - 1;
}

void Performer::find_touches() {
  const std::vector<Span>& spans = course_.spans();
  for (std::size_t i = 0; i < demonstration_.contacts.size(); ++i) {
    const Contact& contact = demonstration_.contacts[i];
    for (std::size_t phase = 0; phase < spans.size(); ++phase) {
      if (!contact.active[phase]) continue;
      Touch touch{i, spans[phase].begin, 0.0, {}, 0, {}};
      while (phase + 1 < spans.size() && contact.active[phase + 1]) ++phase;
      touch.end = spans[phase].end;
      for (const std::string& name : contact.spots) touch.spots.push_back(spot_named(name));
      if (contact.on == Contact::On::spot) touch.other = spot_named(contact.other);
      touches_.push_back(std::move(touch));
    }
  }
  std::stable_sort(touches_.begin(), touches_.end(),
                   [](const Touch& a, const Touch& b) { return a.begin < b.begin; });
}

double Performer::activity(const Touch& touch, double time) const {
  const double ease = demonstration_.contacts[touch.contact].ease;
  if (time < touch.begin) return smooth(1.0 - (touch.begin - time) / ease);
  if (time > touch.end) return smooth(1.0 - (time - touch.end) / ease);
  return 1.0;
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
    if (whole) {
      demands.meets.push_back({spot, touch.other, -contact.press});
    } else {
      const glm::dvec3 there = free->centre(touch.other) - contact.press * free->normal(touch.other);
      demands.pins.push_back({spot, on_the_way(there, spot), everywhere});
    }
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
  const std::size_t spot = touch.spots.front();
  const glm::dvec3 axis = feature.direction;
  const auto foot_on_axis = [&](const glm::dvec3& p) {
    return feature.point + glm::dot(p - feature.point, axis) * axis;
  };
  const double distance = feature.radius - contact.press;
  const double now = whole ? distance
                           : glm::mix(glm::length(free->centre(spot) - foot_on_axis(free->centre(spot))), distance, share);
  demands.around.push_back({spot, feature.point, axis, now});
  if (!contact.slides && !touch.held.empty()) demands.pins.push_back({spot, on_the_way(touch.held[0], spot), {axis}});
  if (touch.spots.size() > 2) {
    // A hand lies across the bar: index to little finger along it.
    glm::dvec3 along = axis;
    const motion::PosedSpots& spots = solver_->spots();
    if (glm::dot(spots.centre(touch.spots[2]) - spots.centre(touch.spots[1]), axis) < 0.0) along = -axis;
    demands.aligned.push_back({touch.spots[1], touch.spots[2], along, 0.15 / std::max(share, 0.02)});
  }
}

void Performer::demand_balance(double time, Demands& demands) const {
  const std::vector<Span>& spans = course_.spans();
  for (std::size_t i = 0; i < demonstration_.balances.size(); ++i) {
    std::size_t phase = 0;
    while (phase + 1 < spans.size() && time >= spans[phase].end) ++phase;
    if (!demonstration_.balances[i].active[phase]) continue;
    glm::dvec2 middle(0.0);
    for (const std::size_t spot : balance_spots_[i]) {
      const glm::dvec3 centre = solver_->spots().centre(spot);
      middle += glm::dvec2(centre.x, centre.z) / static_cast<double>(balance_spots_[i].size());
    }
    demands.poised.push_back({middle});
  }
}

void Performer::hold_touches() {
  // In the order of time: what begins together finds its place together, held by what began before.
  Values from = course_.keys().front();
  for (std::size_t i = 0; i < touches_.size();) {
    std::size_t end = i;
    const double time = touches_[i].begin;
    while (end < touches_.size() && touches_[end].begin == time) ++end;
    const Values wanted = course_.at(time);
    Demands demands;
    for (std::size_t k = 0; k < end; ++k) {
      const Touch& touch = touches_[k];
      if (touch.end < time) continue;
      const Contact& contact = demonstration_.contacts[touch.contact];
      const bool new_in_space = k >= i && (contact.on == Contact::On::space);
      if (!new_in_space) demand(touch, 1.0, nullptr, demands);
    }
    from = solver_->solve(demands, wanted, i == 0 ? wanted : from);
    for (; i < end; ++i) {
      Touch& touch = touches_[i];
      for (const std::size_t spot : touch.spots) {
        touch.held.push_back(solver_->spots().centre(spot) + demonstration_.contacts[touch.contact].shift);
      }
    }
  }
}

std::vector<Values> Performer::perform(std::size_t intervals, double rate) {
  hold_touches();
  std::vector<Values> result;
  for (std::size_t n = 0; n <= intervals; ++n) {
    const double time = static_cast<double>(n) / rate;
    const Values wanted = course_.at(time);
    Demands demands;
    std::vector<std::pair<const Touch*, double>> partial;
    for (const Touch& touch : touches_) {
      const double share = activity(touch, time);
      if (share >= 1.0) {
        demand(touch, 1.0, nullptr, demands);
      } else if (share > 0.0) {
        partial.emplace_back(&touch, share);
      }
    }
    demand_balance(time, demands);
    Values values = solver_->solve(demands, wanted, expected(result, wanted));
    if (!partial.empty()) {
      const motion::PosedSpots free = solver_->spots();
      for (const auto& [touch, share] : partial) demand(*touch, share, &free, demands);
      values = solver_->solve(demands, wanted, values);
    }
    result.push_back(std::move(values));
  }
  return result;
}

}  // namespace windlass::choreography
