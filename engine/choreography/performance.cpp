#include "engine/choreography/performance.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/base/require.hpp"
#include "engine/choreography/firmness.hpp"
#include "engine/choreography/skin_samples.hpp"
#include "engine/choreography/stroke.hpp"
#include "engine/choreography/yielding.hpp"
#include "engine/motion/dent.hpp"

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

constexpr double poise_ease = 1.0;  // s

/// 1 from `begin` to `end`, 0 farther than `ease` from them, smoothly between; all s.
double activity(double begin, double end, double ease, double time) {
  if (time < begin) return smooth(1.0 - (begin - time) / ease);
  if (time > end) return smooth(1.0 - (time - end) / ease);
  return 1.0;
}

/// Unit, from `point` straight to the bar's axis; 0 on it.
glm::dvec3 towards_bar(const Feature& bar, const glm::dvec3& point) {
  const glm::dvec3 on_axis = bar.point + glm::dot(point - bar.point, bar.direction) * bar.direction;
  const double distance = glm::length(on_axis - point);
  return distance > 1e-6 ? (on_axis - point) / distance : glm::dvec3(0.0);
}

/// Where on its line (0 … 1) a tool that rolls from `begin` to `end` (s) is at `time`.
double line_share(const Stroke& stroke, double begin, double end, double time) {
  const double gone = stroke.passes * smooth((time - begin) / (end - begin));
  const double pass = std::min(std::floor(gone), std::max(0.0, stroke.passes - 1.0));
  const double within = gone - pass;
  // There and back it slows down at the ends of the line, else only where it begins and stops.
  const double share = stroke.passes > 1.0 ? 0.5 - 0.5 * std::cos(std::numbers::pi * within) : within;
  return std::fmod(pass, 2.0) == 0.0 ? share : 1.0 - share;
}

/// Where the next moment's search begins: on from the last two moments.
Values expected(const std::vector<Values>& before, const Values& wanted) {
  if (before.empty()) return wanted;
  Values next = before.back();
  if (before.size() < 2) return next;
  for (std::size_t c = 0; c < next.size(); ++c) next[c] += 0.9 * (next[c] - before[before.size() - 2][c]);
  return next;
}

/// Row `place`, between two rows in proportion.
Values between(const std::vector<Values>& rows, double place) {
  const auto before = static_cast<std::size_t>(place);
  const double u = place - static_cast<double>(before);
  Values values = rows[before];
  for (std::size_t c = 0; c < values.size(); ++c) values[c] += u * (rows[before + 1][c] - values[c]);
  return values;
}

Values plus(Values a, const Values& b) {
  for (std::size_t c = 0; c < a.size(); ++c) a[c] += b[c];
  return a;
}

Values minus(Values a, const Values& b) {
  for (std::size_t c = 0; c < a.size(); ++c) a[c] -= b[c];
  return a;
}

const Prop& prop_named(const Demonstration& demonstration, const std::string& name) {
  const auto prop = std::find_if(demonstration.props.begin(), demonstration.props.end(),
                                 [&](const Prop& p) { return p.name == name; });
  WINDLASS_REQUIRE(prop != demonstration.props.end());
  return *prop;
}

const std::vector<glm::dvec3> everywhere = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

}  // namespace

Performer::Performer(const Demonstration& demonstration, const anatomy::Body& body)
    : demonstration_(demonstration), body_(body), course_(demonstration, body.rig) {
  find_touches();
  solver_.emplace(Stage(body.rig, Kinematics(body.rig, body.masses, demonstration.height),
                        motion::PosedSpots(body, spots_)),
                  spreads_of(demonstration, body.rig));
  std::vector<anatomy::Spot> beds;
  for (const Holding& holding : holdings_) beds.push_back(holding.bed.skin());
  strapped_.emplace(body, std::move(beds));
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
  for (std::size_t i = 0; i < demonstration_.balances.size(); ++i) {
    const Balance& balance = demonstration_.balances[i];
    for_each_run(balance.active, course_.spans(), [&](double begin, double end) {
      Poise poise{i, begin, end, {}};
      for (const std::string& name : balance.spots) poise.spots.push_back(spot_named(name));
      poises_.push_back(std::move(poise));
    });
  }
  for (std::size_t i = 0; i < demonstration_.rolls.size(); ++i) {
    const Roll& roll = demonstration_.rolls[i];
    for_each_run(roll.active, course_.spans(), [&](double begin, double end) {
      motion::SkinPath path = line_of(roll.line);
      const std::size_t spot = path_spot(path, roll.prop);
      Rolling rolling{i, begin, end, spot, std::move(path), {}};
      if (!roll.reached.empty()) rolling.share.emplace(demonstration_, roll.reached);
      rolling.is_bar = is_bar(prop_named(demonstration_, roll.prop).kind);
      rollings_.push_back(std::move(rolling));
    });
  }
  find_straps();
  for (const Carry& carry : demonstration_.carries) {
    for (const std::string& name : carry.spots) followed_.push_back(spot_named(name));
  }
  for (const Trail& trail : demonstration_.trails) followed_.push_back(spot_named(trail.spot));
  find_hands();
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

/// Hands stay outside the feet that they touch, except in the hollows that they press.
void Performer::demand_outside(double time, Demands& demands) const {
  constexpr double near = 0.022;        // m: what is farther away will not reach the skin within a moment
  constexpr double around = 0.040;      // m, of skin that matters to such a point
  const motion::PosedSpots& spots = solver_->spots();
  const auto apart = [&](std::size_t a, std::size_t b) { return glm::length(spots.centre(a) - spots.centre(b)); };
  std::vector<bool> matters(foot_samples_.size(), false);
  for (const std::size_t sample : hand_samples_) {
    double least = near;
    for (const std::size_t skin : foot_samples_) least = std::min(least, apart(sample, skin));
    if (least >= near) continue;
    for (std::size_t i = 0; i < foot_samples_.size(); ++i) {
      matters[i] = matters[i] || apart(sample, foot_samples_[i]) < around;
    }
    double give = 0.0;
    for (const Touch& touch : touches_) {
      if (!touch.path) continue;
      const Contact& contact = demonstration_.contacts[touch.contact];
      const double share = activity(touch.begin, touch.end, contact.ease, time);
      if (share <= 0.0) continue;
      give = std::max(give, share * touch.depth * motion::dent_profile(apart(sample, touch.spots.front()) / contact.breadth));
    }
    demands.outside.push_back({sample, give});
  }
  for (std::size_t i = 0; i < foot_samples_.size(); ++i) {
    if (matters[i]) demands.skin.push_back(foot_samples_[i]);
  }
}

motion::SkinPath Performer::line_of(const Stroke& stroke) const {
  const auto skin = std::find_if(body_.parts.begin(), body_.parts.end(),
                                 [](const anatomy::Part& part) { return part.name == "skin_leg"; });
  WINDLASS_REQUIRE(skin != body_.parts.end());
  auto path = motion::SkinPath::drawn(body_, static_cast<std::size_t>(skin - body_.parts.begin()), stroke.from,
                                      stroke.points, stroke.is_left);
  WINDLASS_REQUIRE(path);  // checked when the file was read
  return std::move(*path);
}

std::size_t Performer::path_spot(const motion::SkinPath& path, const std::string& name) {
  spots_.push_back(path.spot());
  spots_.back().name = "line of " + name;
  return spots_.size() - 1;
}

void Performer::place_lines(double time) {
  for (Touch& touch : touches_) {
    if (!touch.path) continue;
    const Contact& contact = demonstration_.contacts[touch.contact];
    const Progress now = progress_of(*contact.stroke, *touch.path, contact.press, touch.begin, touch.end, time);
    solver_->stage().set_weights(touch.other, touch.path->weights_at(now.share));
    touch.depth = now.depth;
  }
  for (const Rolling& rolling : rollings_) {
    solver_->stage().set_weights(rolling.spot, rolling.path.weights_at(rolled_share(rolling, time)));
  }
}

double Performer::rolled_share(const Rolling& rolling, double time) const {
  if (rolling.share) return rolling.share->at(time);
  return line_share(demonstration_.rolls[rolling.roll].line, rolling.begin, rolling.end, time);
}

/// Which way the lines of tools that roll run in the world, in the posture at the start of each.
void Performer::find_ways() {
  for (Rolling& rolling : rollings_) {
    const auto x_at = [&](double share) {
      solver_->stage().set_weights(rolling.spot, rolling.path.weights_at(share));
      solver_->stage().show(course_.at(rolling.begin));
      return solver_->spots().centre(rolling.spot).x;
    };
    rolling.forward = x_at(1.0) < x_at(0.0) ? -1.0 : 1.0;
  }
}

/// Where the tool lies at `time`. It rolls without slipping on the floor and under the skin: it has turned by as much of
/// the line as has passed over it, and by as much as the skin has tipped.
Rest Performer::rest_of(const Rolling& rolling, double time) const {
  const Roll& roll = demonstration_.rolls[rolling.roll];
  Rest rest;
  rest.spot = rolling.spot;
  rest.radius = roll.radius - 0.5 * roll.squash - roll.press;
  rest.floor_radius = roll.floor_radius - 0.5 * roll.squash;
  rest.is_bar = rolling.is_bar;
  rest.centre = prop_named(demonstration_, roll.prop).world_from_prop.translation;
  rest.centre.y = rest.floor_radius;
  if (roll.slides) {
    rest.floor_radius = 0.0;
    return rest;
  }
  const double passed = rolling.path.length() * (rolled_share(rolling, time) - rolled_share(rolling, rolling.begin));
  rest.centre.x -= rolling.forward * passed * rest.floor_radius / rest.radius;
  return rest;
}

void Performer::demand(const Poise& poise, double time, Demands& demands) const {
  const double share = activity(poise.begin, poise.end, poise_ease, time);
  if (share <= 0.0) return;
  const Balance& balance = demonstration_.balances[poise.balance];
  glm::dvec2 shift = balance.shift;
  const auto [phase, u] = course_.phase_at(time);
  if (balance.active[phase] && demonstration_.phases[phase].hold) {
    const double duration = demonstration_.phases[phase].duration;
    shift += balance.sway * glm::dvec2(wander(u, duration, 0), wander(u, duration, 1));
  }
  demands.poised.push_back({poise.spots, {shift.x, 0.0, shift.y}, share});
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
  Values from;
  double before = -1.0;  // s, of `from`
  for (std::size_t i = 0; i < touches_.size();) {
    const std::size_t end = i + 1 < touches_.size() && is_pair(touches_[i], touches_[i + 1]) ? i + 2 : i + 1;
    const double time = touches_[i].begin;
    place_lines(time);
    const Values wanted = course_.at(time);
    if (time > before) from = wanted;  // not from a posture of long ago, which may lie far off
    before = time;
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
      for (const std::size_t spot : touches_[i].spots) {
        touches_[i].held.push_back(solver_->spots().centre(spot) +
                                   demonstration_.contacts[touches_[i].contact].shift);
      }
    }
  }
}

Performer::Moment Performer::first_try(double time, const std::vector<Values>& before) {
  Moment moment;
  moment.time = time;
  moment.wanted = wanted_at(time);
  const Values& wanted = moment.wanted;
  Demands& demands = moment.demands;
  place_lines(time);
  demand_floor(time, demands);
  demand_outside(time, demands);
  std::vector<std::pair<const Touch*, double>> partial;
  for (const Touch& touch : touches_) {
    const double share = activity(touch.begin, touch.end, demonstration_.contacts[touch.contact].ease, time);
    if (share >= 1.0) {
      demand(touch, 1.0, nullptr, demands);
    } else if (share > 0.0) {
      partial.emplace_back(&touch, share);
    }
  }
  for (const Rolling& rolling : rollings_) {
    if (time >= rolling.begin && time <= rolling.end) demands.rests.push_back(rest_of(rolling, time));
  }
  for (const Poise& poise : poises_) demand(poise, time, demands);
  demand_flight(time, demands);
  Values& values = moment.own;
  values = solver_->solve(demands, wanted, expected(before, wanted));
  if (!holdings_.empty()) values = hold_straps(time, wanted, values, demands);
  if (!partial.empty()) {
    const motion::PosedSpots free = solver_->spots();
    for (const auto& [touch, share] : partial) demand(*touch, share, &free, demands);
    values = solver_->solve(demands, wanted, values);
  }
  return moment;
}

/// Whether something strokes or rolls then, instead of resting where it is.
bool Performer::is_stroking(double time) const {
  const auto goes = [&](double begin, double end, double ease) { return time > begin - ease && time < end + ease; };
  const auto strokes = [&](const Touch& touch) {
    if (!touch.path) return false;
    const Contact& contact = demonstration_.contacts[touch.contact];
    const bool rests = touch.path->length() < 1e-6 && contact.stroke->pulse == 0.0;
    return !rests && goes(touch.begin, touch.end, contact.ease);
  };
  return std::any_of(touches_.begin(), touches_.end(), strokes) ||
         std::any_of(rollings_.begin(), rollings_.end(),
                     [&](const Rolling& rolling) { return goes(rolling.begin, rolling.end, 0.0); });
}

std::vector<Performer::Sample> Performer::perform(std::size_t intervals, double rate) {
  find_ways();
  hold_touches();
  find_flights();
  // A search that comes from far may stop short: the first moments are tried once more, coming from those after them.
  constexpr std::size_t run_up = 6;
  std::vector<Values> before;
  const auto breath_ago = [&](std::size_t n) -> std::optional<double> {
    const double time = static_cast<double>(n) / rate;
    const auto breath = course_.held_breath(time);
    if (hand_samples_.empty() || !breath || is_stroking(time)) return std::nullopt;
    return (time - *breath) * rate;
  };
  for (std::size_t n = 0; n < std::min(run_up, intervals); ++n) {
    before.push_back(first_try(static_cast<double>(n) / rate, before).own);
  }
  before = {before.back()};
  for (Holding& holding : holdings_) {
    holding.lengths.clear();
    holding.slack.reset();
  }
  std::vector<Moment> moments;
  std::vector<Values> tried;
  for (std::size_t n = 0; n <= intervals; ++n) {
    if (const auto place = breath_ago(n)) {
      moments.push_back({static_cast<double>(n) / rate, course_.at(static_cast<double>(n) / rate), {}, between(tried, *place)});
    } else {
      moments.push_back(first_try(static_cast<double>(n) / rate, before));
    }
    before.push_back(moments.back().own);
    tried.push_back(moments.back().own);
  }
  // Each moment alone leaves open how the rest of the body gives way; together it gives way without a tremble, and a
  // loop ends as it began.
  std::vector<Values> yielded;
  for (const Moment& moment : moments) yielded.push_back(minus(moment.own, moment.wanted));
  yielded = smoothed(yielded, rate);
  for (const Span& loop : course_.loops()) close(yielded, loop, rate);
  std::vector<Values> settled;
  std::vector<Values> channels;
  for (std::size_t n = 0; n < moments.size(); ++n) {
    place_lines(moments[n].time);
    if (const auto place = breath_ago(n)) {
      settled.push_back(between(settled, *place));
      channels.push_back(between(channels, *place));
      continue;
    }
    const Values wanted = plus(moments[n].wanted, yielded[n]);
    settled.push_back(solver_->solve(moments[n].demands, wanted, moments[n].own));
    channels.push_back(channels_at(moments[n].time));
  }
  if (!hand_samples_.empty()) {
    // Fingers that give way on skin come to rest in one place or in another: they pass between them softly.
    std::vector<Values> given;
    for (std::size_t n = 0; n < moments.size(); ++n) given.push_back(minus(settled[n], moments[n].wanted));
    given = smoothed(given, rate, 0.14);
    for (std::size_t n = 0; n < moments.size(); ++n) settled[n] = plus(moments[n].wanted, given[n]);
  }
  // What a foot does as it meets or leaves the floor is rounded off; contacts that last move by less than 0.1 mm. Not where
  // something moves over the skin: its place is not rounded with it.
  const bool moves_on_skin = !rollings_.empty() || std::any_of(touches_.begin(), touches_.end(), [](const Touch& touch) {
    return touch.path.has_value();
  });
  if (!moves_on_skin) {
    const std::vector<Values> rounded = smoothed(settled, rate, flights_.empty() ? 0.06 : 0.018);
    for (std::size_t n = 0; n < settled.size(); ++n) {
      for (const std::size_t c : solver_->free()) settled[n][c] = rounded[n][c];
    }
  }
  for (const Span& loop : course_.loops()) {
    close(settled, loop, rate);
    close(channels, loop, rate);
  }
  std::vector<Sample> result;
  for (std::size_t n = 0; n < moments.size(); ++n) result.push_back({std::move(settled[n]), std::move(channels[n])});
  return result;
}

std::vector<double> Performer::channels_at(double time) {
  std::vector<double> channels;
  const motion::PosedSpots& spots = solver_->spots();
  const auto add = [&](const glm::dvec3& v) { channels.insert(channels.end(), {v.x, v.y, v.z}); };
  for (const Roll& roll : demonstration_.rolls) {
    // Before its first stretch the tool lies where that begins, afterwards where it ended.
    const Rolling* current = nullptr;
    for (const Rolling& rolling : rollings_) {
      if (&demonstration_.rolls[rolling.roll] != &roll) continue;
      if (current == nullptr || rolling.begin <= time) current = &rolling;
    }
    WINDLASS_REQUIRE(current != nullptr);
    const Rest rest = rest_of(*current, std::clamp(time, current->begin, current->end));
    const glm::dvec3& normal = spots.normal(current->spot);
    const double tip = tip_of(normal);
    const double level_x = rest_of(*current, current->begin).centre.x;
    add(rest.centre - glm::dvec3(rest.floor_radius * tip, 0.0, 0.0));
    channels.push_back(roll.slides ? 0.0 : tip - (rest.centre.x - level_x) / rest.floor_radius);
    add(spots.centre(current->spot));
    add(-normal);
    channels.push_back(time >= current->begin && time <= current->end ? roll.press : 0.0);
  }
  for (const Strap& strap : demonstration_.straps) {
    Holding* current = nullptr;
    for (Holding& holding : holdings_) {
      if (&demonstration_.straps[holding.strap] != &strap) continue;
      if (current == nullptr || holding.begin <= time) current = &holding;
    }
    WINDLASS_REQUIRE(current != nullptr);
    add_strap(*current, channels);
  }
  for (std::size_t i = 0; i < demonstration_.contacts.size(); ++i) {
    const Contact& contact = demonstration_.contacts[i];
    if (contact.on != Contact::On::spot) continue;
    // Where skin is pressed in, which way, how deep.
    const Touch* current = nullptr;
    double depth = 0.0;
    for (const Touch& touch : touches_) {
      if (touch.contact != i) continue;
      const double share = activity(touch.begin, touch.end, contact.ease, time);
      if (current == nullptr || share > 0.0) current = &touch;
      depth = std::max(depth, share * touch.depth);
    }
    WINDLASS_REQUIRE(current != nullptr);
    add(spots.centre(current->other));
    add(-spots.normal(current->other));
    channels.push_back(depth);
  }
  for (const std::size_t spot : followed_) add(spots.centre(spot));
  return channels;
}

}  // namespace windlass::choreography
