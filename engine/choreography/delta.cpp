#include "engine/choreography/delta.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/hash.hpp"
#include "engine/base/require.hpp"

namespace windlass::choreography {
namespace {

/// Whether targets change in the phase `i`.
bool changes(const Delta& delta, std::size_t i) {
  return !delta.phases || (*delta.phases)[i];
}

/// What `coordinate` reaches by `targets`, coming from `before`.
double reached(const std::vector<Target>& targets, int coordinate, double before) {
  for (const Target& target : targets) {
    if (target.coordinate == coordinate) before = target.value;
  }
  return before;
}

/// Says of one coordinate what it reaches in every phase, `changed(value)` where the delta applies.
template <class Changed>
void retarget(Demonstration& d, const Delta& delta, int coordinate, Changed changed) {
  double value = reached(d.start, coordinate, 0.0);
  if (!delta.phases) d.start.push_back({coordinate, changed(value)});
  for (std::size_t i = 0; i < d.phases.size(); ++i) {
    std::vector<Target>& targets = d.phases[i].targets;
    value = reached(targets, coordinate, value);
    targets.push_back({coordinate, changes(delta, i) ? changed(value) : value});
    if (!changes(delta, i)) continue;
    for (Way& way : d.phases[i].ways) {
      if (way.coordinate != coordinate) continue;
      for (double& passed : way.values) passed = changed(passed);
    }
  }
}

/// What `instead.of` does, `instead.moves` does on top of its own, and `instead.of` rests at 0.
void hand_over(Demonstration& d, const Delta& delta, const Instead& instead) {
  double own = reached(d.start, instead.moves, 0.0);
  double given = reached(d.start, instead.of, 0.0);
  if (!delta.phases) {
    d.start.push_back({instead.moves, own + instead.gain * given});
    d.start.push_back({instead.of, 0.0});
  }
  for (std::size_t i = 0; i < d.phases.size(); ++i) {
    Phase& phase = d.phases[i];
    own = reached(phase.targets, instead.moves, own);
    given = reached(phase.targets, instead.of, given);
    const bool here = changes(delta, i);
    phase.targets.push_back({instead.moves, own + (here ? instead.gain * given : 0.0)});
    phase.targets.push_back({instead.of, here ? 0.0 : given});
    if (!here) continue;
    for (Way& way : phase.ways) {
      if (way.coordinate != instead.of) continue;
      way.coordinate = instead.moves;
      for (double& passed : way.values) passed = own + instead.gain * passed;
    }
  }
}

template <class Item>
void put(std::vector<Item>& items, const Item& item) {
  const auto same = [&](const Item& other) { return other.name == item.name; };
  const auto found = std::find_if(items.begin(), items.end(), same);
  if (found != items.end()) *found = item;
  if (found == items.end()) items.push_back(item);
}

void change_things(Demonstration& d, const Delta& delta) {
  const auto is_gone = [&](const auto& item) {
    return std::find(delta.without.begin(), delta.without.end(), item.name) != delta.without.end();
  };
  std::erase_if(d.props, is_gone);
  std::erase_if(d.contacts, is_gone);
  std::erase_if(d.balances, is_gone);
  std::erase_if(d.marks, is_gone);
  const auto lost_its_prop = [&](const auto& item) {
    return std::find(delta.without.begin(), delta.without.end(), item.prop) != delta.without.end();
  };
  std::erase_if(d.rolls, lost_its_prop);
  std::erase_if(d.straps, lost_its_prop);
  std::erase_if(d.carries, lost_its_prop);
  std::erase_if(d.trails, lost_its_prop);
  for (const Prop& prop : delta.props) {
    put(d.props, prop);
    for (Contact& contact : d.contacts) {
      if (contact.prop != prop.name) continue;
      const auto feature = find_feature(prop.kind, contact.feature.name);
      WINDLASS_REQUIRE(feature.has_value());
      contact.feature = placed(*feature, prop.world_from_prop);
    }
  }
  for (const Contact& contact : delta.contacts) put(d.contacts, contact);
  for (const Roll& roll : delta.rolls) {
    std::erase_if(d.rolls, [&](const Roll& other) { return other.prop == roll.prop; });
    d.rolls.push_back(roll);
  }
  d.carries.insert(d.carries.end(), delta.carries.begin(), delta.carries.end());
  for (const Strap& strap : delta.straps) {
    std::erase_if(d.straps, [&](const Strap& other) { return other.prop == strap.prop; });
    d.straps.push_back(strap);
  }
  for (const Balance& balance : delta.balances) put(d.balances, balance);
  for (const Mark& mark : delta.marks) put(d.marks, mark);
}

void change_phases(Demonstration& d, const Delta& delta) {
  for (std::size_t i = 0; i < d.phases.size(); ++i) {
    if (changes(delta, i)) d.phases[i].duration /= delta.pace;
  }
  for (const PhaseChange& change : delta.changes) {
    Phase& phase = d.phases[change.phase];
    phase.duration = change.duration.value_or(phase.duration);
    if (!change.caption.empty()) phase.caption = change.caption;
    if (!change.voice.empty()) phase.voice = change.voice;
    if (!change.camera.empty()) phase.camera = change.camera;
  }
}

/// Gives it other phases, each of which goes with what the one at `sources` went with.
void rearrange(Demonstration& d, std::vector<Phase> phases, const std::vector<std::size_t>& sources) {
  const auto spread = [&](std::vector<bool>& active) {
    std::vector<bool> wider;
    for (const std::size_t source : sources) wider.push_back(active[source]);
    active = std::move(wider);
  };
  for (Contact& contact : d.contacts) spread(contact.active);
  for (Balance& balance : d.balances) spread(balance.active);
  for (Roll& roll : d.rolls) {
    spread(roll.active);
    if (roll.reached.empty()) continue;
    std::vector<double> reached{roll.reached.front()};
    for (const std::size_t source : sources) reached.push_back(roll.reached[source + 1]);
    roll.reached = std::move(reached);
  }
  for (Strap& strap : d.straps) spread(strap.active);
  for (Trail& trail : d.trails) spread(trail.active);
  for (Carry& carry : d.carries) {
    spread(carry.active);
    spread(carry.anew);
  }
  for (Mark& mark : d.marks) spread(mark.active);
  for (Rule& rule : d.rules) spread(rule.active);
  d.phases = std::move(phases);
}

/// Divides each hold in which it swings into there and back, there and back …
void swing(Demonstration& d, const Delta& delta) {
  std::vector<Phase> phases;
  std::vector<std::size_t> sources;
  std::vector<double> values;        // of the swinging coordinates
  for (const Target& by : delta.swing) values.push_back(reached(d.start, by.coordinate, 0.0));
  for (std::size_t i = 0; i < d.phases.size(); ++i) {
    const Phase& whole = d.phases[i];
    for (std::size_t k = 0; k < values.size(); ++k) {
      values[k] = reached(whole.targets, delta.swing[k].coordinate, values[k]);
    }
    const bool swings = changes(delta, i) && whole.hold;
    const int times = swings ? std::max(1, static_cast<int>(std::lround(whole.duration / delta.swing_period))) : 0;
    for (int half = 0; half < std::max(1, 2 * times); ++half) {
      Phase phase = whole;
      if (swings) {
        phase.hold = false;
        phase.duration = whole.duration / (2 * times);
        if (half > 0) phase.name += " " + std::to_string(half + 1);
        for (std::size_t k = 0; k < values.size(); ++k) {
          const double by = half % 2 == 0 ? delta.swing[k].value : 0.0;
          phase.targets.push_back({delta.swing[k].coordinate, values[k] + by});
        }
      }
      phases.push_back(std::move(phase));
      sources.push_back(i);
    }
  }
  rearrange(d, std::move(phases), sources);
}

/// Leaves out what is not repeated.
void leave_out(Demonstration& d, const std::vector<bool>& repeats) {
  std::vector<Phase> phases;
  std::vector<std::size_t> sources;
  for (std::size_t i = 0; i < d.phases.size(); ++i) {
    if (d.phases[i].part == Part::repeat && !repeats[i]) continue;
    phases.push_back(d.phases[i]);
    sources.push_back(i);
  }
  rearrange(d, std::move(phases), sources);
}

}  // namespace

Demonstration with(Demonstration original, const Delta& delta) {
  WINDLASS_REQUIRE(original.version.kind == Version::Kind::original);
  WINDLASS_REQUIRE(!delta.phases || delta.phases->size() == original.phases.size());
  WINDLASS_REQUIRE(!delta.repeats || (delta.repeats->size() == original.phases.size() && delta.swing.empty()));
  Demonstration d = std::move(original);
  d.version = delta.version;
  d.version.of = d.id;
  d.id += "/" + delta.version.name;
  if (!delta.title.empty()) d.title = delta.title;
  if (!delta.summary.empty()) d.summary = delta.summary;
  d.covers = delta.covers;
  d.content = base::hash_of(base::to_hex(d.content) + base::to_hex(delta.content));
  d.advice.prerequisites.clear();  // these are steps between originals
  d.advice.easier.clear();
  d.advice.harder.clear();
  d.where = delta.where;
  for (Phase& phase : d.phases) phase.where = delta.where;  // faults from here on are the delta's
  for (Contact& contact : d.contacts) contact.where = delta.where;
  for (Balance& balance : d.balances) balance.where = delta.where;
  for (Roll& roll : d.rolls) roll.where = delta.where;
  for (Strap& strap : d.straps) strap.where = delta.where;
  for (Carry& carry : d.carries) carry.where = delta.where;
  for (Trail& trail : d.trails) trail.where = delta.where;
  if (delta.version.kind == Version::Kind::mistake) d.rules.clear();  // it is there to break them

  if (delta.start) d.start = *delta.start;
  if (delta.arch) d.arch = delta.arch;
  for (const Target& to : delta.set) retarget(d, delta, to.coordinate, [&](double) { return to.value; });
  for (const Target& by : delta.add) retarget(d, delta, by.coordinate, [&](double v) { return v + by.value; });
  for (const auto& [coordinate, factor] : delta.scale) {
    retarget(d, delta, coordinate, [by = factor](double v) { return by * v; });
  }
  for (const Instead& instead : delta.instead) hand_over(d, delta, instead);
  change_things(d, delta);
  change_phases(d, delta);
  if (!delta.swing.empty()) swing(d, delta);
  if (delta.repeats) leave_out(d, *delta.repeats);
  return d;
}

}  // namespace windlass::choreography
