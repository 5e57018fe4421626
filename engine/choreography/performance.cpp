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

constexpr double poise_ease = 1.0;  // s
constexpr double tremble = 0.01;  // rad (0.6°), m: by which the ends of a loop may differ before they are made alike

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

}  // namespace

Performer::Performer(const Demonstration& demonstration, const anatomy::Body& body)
    : demonstration_(demonstration), body_(body), course_(demonstration, body.rig) {
  find_touches();
  find_poises();
  find_rollings();
  find_straps();
  for (const Carry& carry : demonstration_.carries) {
    for (const std::string& name : carry.spots) followed_.push_back(spot_named(name));
  }
  for (const Trail& trail : demonstration_.trails) followed_.push_back(spot_named(trail.spot));
  find_hands();
  find_soles();
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

void Performer::find_poises() {
  for (std::size_t i = 0; i < demonstration_.balances.size(); ++i) {
    const Balance& balance = demonstration_.balances[i];
    for_each_run(balance.active, course_.spans(), [&](double begin, double end) {
      Poise poise{i, begin, end, {}};
      for (const std::string& name : balance.spots) poise.spots.push_back(spot_named(name));
      poises_.push_back(std::move(poise));
    });
  }
}

void Performer::demand(const Poise& poise, double time, Demands& demands) const {
  const double share = activity({poise.begin, poise.end}, poise_ease, time);
  if (share <= 0.0) return;
  const Balance& balance = demonstration_.balances[poise.balance];
  glm::dvec2 shift = balance.shift;
  const auto [phase, u] = phase_in(course_.spans(), time);
  if (balance.active[phase] && demonstration_.phases[phase].hold) {
    const double duration = demonstration_.phases[phase].duration;
    shift += balance.sway * glm::dvec2(wander(u, duration, 0), wander(u, duration, 1));
  }
  demands.poised.push_back({poise.spots, {shift.x, 0.0, shift.y}, share});
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
    const double share = activity({touch.begin, touch.end}, demonstration_.contacts[touch.contact].ease, time);
    if (share >= 1.0) {
      demand(touch, 1.0, nullptr, demands);
    } else if (share > 0.0 && !is_in_air(time)) {
      partial.emplace_back(&touch, share);
    }
  }
  for (const Rolling& rolling : rollings_) {
    if (time >= rolling.begin && time <= rolling.end) demands.rests.push_back(rest_of(rolling, time));
  }
  for (const Poise& poise : poises_) demand(poise, time, demands);
  demand_flight(time, demands);
  Values& values = moment.own;
  // Where something gave way at once, going on as before leads astray.
  Values from = expected(before, wanted);
  if (before.size() > 1 && solver_->cost(demands, wanted, before.back()) < solver_->cost(demands, wanted, from)) {
    from = before.back();
  }
  values = solver_->solve(demands, wanted, from);
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

std::optional<double> Performer::breath_ago(std::size_t n, double rate) const {
  const double time = static_cast<double>(n) / rate;
  const auto breath = course_.held_breath(time);
  if (hand_samples_.empty() || !breath || is_stroking(time)) return std::nullopt;
  return (time - *breath) * rate;
}

std::vector<Performer::Moment> Performer::tries(std::size_t intervals, double rate) {
  // A search that comes from far may stop short: the first moments are tried once more, coming from those after them.
  constexpr std::size_t run_up = 6;
  std::vector<Values> before;
  for (std::size_t n = 0; n < std::min(run_up, intervals); ++n) {
    before.push_back(first_try(static_cast<double>(n) / rate, before).own);
  }
  before = {before.back()};
  for (Holding& holding : holdings_) {
    holding.lengths.clear();
    holding.slack.reset();
  }
  std::vector<Moment> moments(intervals + 1);
  std::vector<Values> tried(intervals + 1);
  // One moment after the other, either way, going on from `before`.
  const auto attempt = [&](std::size_t first, std::size_t last) {
    for (std::size_t n = first;; first < last ? ++n : --n) {
      const double time = static_cast<double>(n) / rate;
      if (const auto place = first <= last ? breath_ago(n, rate) : std::nullopt) {
        moments[n] = {time, course_.at(time), {}, between(tried, *place)};
      } else {
        moments[n] = first_try(time, before);
      }
      tried[n] = moments[n].own;
      before.push_back(tried[n]);
      if (n == last) return;
    }
  };
  attempt(0, intervals);
  const Span loop = course_.loops().back();
  constexpr int most_passes = 2;
  for (int pass = 0; pass < most_passes && !hand_samples_.empty() && strayed(tried, loop, rate, tremble); ++pass) {
    // Hands found another way to do the same: they shall begin as they end.
    const auto begin = static_cast<std::size_t>(std::lround(loop.begin * rate));
    const auto end = static_cast<std::size_t>(std::lround(loop.end * rate));
    before = {tried[end]};
    attempt(begin, end);
    before = {tried[begin]};
    if (begin > 0) attempt(begin - 1, 0);
    before = {tried[end]};
    if (end < intervals) attempt(end + 1, intervals);
  }
  return moments;
}

std::vector<Performer::Sample> Performer::settled(const std::vector<Moment>& moments, double rate) {
  // Each moment alone leaves open how the rest of the body gives way; together it gives way without a tremble, and a
  // loop ends as it began.
  std::vector<Values> yielded;
  for (const Moment& moment : moments) yielded.push_back(minus(moment.own, moment.wanted));
  yielded = smoothed(yielded, rate);
  // Hands close wide loops too: what they hold is found again below.
  for (const Span& span : course_.loops()) close(yielded, span, rate, hand_samples_.empty() ? tremble : 0.2);
  std::vector<Values> own;
  std::vector<Values> channels;
  for (std::size_t n = 0; n < moments.size(); ++n) {
    place_lines(moments[n].time);
    if (const auto place = breath_ago(n, rate)) {
      own.push_back(between(own, *place));
      channels.push_back(between(channels, *place));
      continue;
    }
    const Values wanted = plus(moments[n].wanted, yielded[n]);
    own.push_back(solver_->solve(moments[n].demands, wanted, hand_samples_.empty() ? moments[n].own : wanted));
    watch_contacts(moments[n].time);
    channels.push_back(channels_of(moving_at(moments[n].time)));
  }
  refuse_impossible();
  soften(moments, own, rate);
  for (const Span& span : course_.loops()) {
    close(own, span, rate, hand_samples_.empty() ? tremble : 2.0 * tremble);  // fingers come to rest a little apart
    close(channels, span, rate, tremble);
  }
  std::vector<Sample> samples;
  for (std::size_t n = 0; n < moments.size(); ++n) samples.push_back({std::move(own[n]), std::move(channels[n])});
  return samples;
}

void Performer::soften(const std::vector<Moment>& moments, std::vector<Values>& own, double rate) {
  if (!hand_samples_.empty()) {
    // Fingers that give way on skin come to rest in one place or in another: they pass between them softly.
    std::vector<Values> given;
    for (std::size_t n = 0; n < moments.size(); ++n) given.push_back(minus(own[n], moments[n].wanted));
    given = smoothed(given, rate, 0.14);
    for (std::size_t n = 0; n < moments.size(); ++n) own[n] = plus(moments[n].wanted, given[n]);
  }
  // What a foot does as it meets or leaves the floor is rounded off; contacts that last move by less than 0.1 mm. Not where
  // something moves over the skin: its place is not rounded with it.
  const bool moves_on_skin = !rollings_.empty() || std::any_of(touches_.begin(), touches_.end(), [](const Touch& touch) {
    return touch.path.has_value();
  });
  if (moves_on_skin) return;
  const std::vector<Values> rounded = smoothed(own, rate, 0.06);
  // Jumps are too quick for that: they are rounded less, and what touches the floor is held there once more.
  std::vector<Values> quickly = rounded;
  const auto is_free = [&](std::size_t n) { return is_in_air(moments[n].time); };
  for (std::size_t begin = 0; !flights_.empty() && begin + 1 < own.size();) {
    // From one instant in which feet leave the floor or meet it to the next: nothing is blended across those.
    std::size_t end = begin + 1;
    while (end + 1 < own.size() && is_free(end) == is_free(begin + 1)) ++end;
    if (is_free(end) && !is_free(begin + 1)) --end;
    end = std::max(end, begin + 1);
    const auto at = [&](std::size_t n) { return own.begin() + static_cast<std::ptrdiff_t>(n); };
    const std::vector<Values> stretch = smoothed({at(begin), at(end) + 1}, rate, 0.022);
    std::copy(stretch.begin(), stretch.end(), quickly.begin() + static_cast<std::ptrdiff_t>(begin));
    begin = end;
  }
  for (std::size_t n = 0; n < own.size(); ++n) {
    const double near = nearness(moments[n].time);
    for (const std::size_t c : solver_->free()) own[n][c] = std::lerp(rounded[n][c], quickly[n][c], near);
    if (!flights_.empty()) own[n] = solver_->solve(moments[n].demands, own[n], own[n]);
  }
}

std::vector<Performer::Sample> Performer::perform(std::size_t intervals, double rate) {
  find_ways();
  hold_touches();
  find_flights();
  misses_.assign(demonstration_.contacts.size(), {});
  return settled(tries(intervals, rate), rate);
}

Moving Performer::moving_at(double time) {
  Moving moving;
  for (const Roll& roll : demonstration_.rolls) moving.rolled.push_back(rolled(roll, time));
  for (const Strap& strap : demonstration_.straps) moving.laid.push_back(laid_at(strap, time));
  for (std::size_t i = 0; i < demonstration_.contacts.size(); ++i) {
    if (demonstration_.contacts[i].on == Contact::On::spot) moving.pressed.push_back(pressed(i, time));
  }
  for (const std::size_t spot : followed_) moving.followed.push_back(solver_->spots().centre(spot));
  return moving;
}

}  // namespace windlass::choreography
