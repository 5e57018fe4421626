#include "engine/content/read_contacts.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/base/units.hpp"
#include "engine/choreography/strap_course.hpp"
#include "engine/text/spelling.hpp"

namespace windlass::content {
namespace {

using choreography::Contact;
using text::hint;
using text::names_of;
using text::Table;

std::vector<std::string> spots_of(Table& table, std::string_view key, const Vocabulary& vocabulary) {
  const std::string name = table.string(key);
  const anatomy::Spots& spots = vocabulary.body->spots;
  std::vector<std::string> result;
  for (const int spot : anatomy::spots_named(spots, name)) {
    result.push_back(spots.all[static_cast<std::size_t>(spot)].name);
  }
  if (result.empty() && !name.empty()) {
    std::vector<std::string> known = names_of(spots.groups);
    const std::vector<std::string> single = names_of(spots.all);
    known.insert(known.end(), single.begin(), single.end());
    table.fault(key, "the body has no spot '" + name + "'", hint(name, known));
  }
  return result;
}

/// What "floor", "wall.face", "thigh_l" or "space" means.
void read_on(Table& table, const Vocabulary& vocabulary, const choreography::Demonstration& demonstration,
             Contact& contact) {
  const std::string on = table.string("on");
  if (on.empty()) return;
  if (on == "floor") {
    contact.feature.name = "floor";
    return;
  }
  if (on == "space") {
    contact.on = Contact::On::space;
    return;
  }
  const std::size_t dot = on.find('.');
  if (dot == std::string::npos) {
    if (anatomy::find_spot(vocabulary.body->spots, on)) {
      contact.on = Contact::On::spot;
      contact.other = on;
    } else {
      table.fault("on", "nothing is called '" + on + "'",
                  "write \"floor\", \"space\", the name of a spot, or \"prop.feature\"");
    }
    return;
  }
  const std::string prop_name = on.substr(0, dot);
  const std::string feature_name = on.substr(dot + 1);
  const auto prop = std::find_if(demonstration.props.begin(), demonstration.props.end(),
                                 [&](const choreography::Prop& p) { return p.name == prop_name; });
  if (prop == demonstration.props.end()) {
    table.fault("on", "no prop is called '" + prop_name + "'", hint(prop_name, names_of(demonstration.props)));
    return;
  }
  const auto feature = choreography::find_feature(prop->kind, feature_name);
  if (!feature) {
    table.fault("on", "a " + prop->kind.name + " has no '" + feature_name + "'",
                hint(feature_name, names_of(prop->kind.features)));
    return;
  }
  contact.prop = prop_name;
  contact.feature = choreography::placed(*feature, prop->world_from_prop);
}

/// Reads `path` (and how it is gone along) of a contact or a roll.
choreography::Stroke read_stroke(Table& table, const Vocabulary& vocabulary) {
  using motion::Onto;
  static const std::vector<std::pair<std::string, Onto>> sides{{"below", Onto::below},
                                                               {"above", Onto::above},
                                                               {"behind", Onto::behind},
                                                               {"medial", Onto::medial},
                                                               {"lateral", Onto::lateral}};
  choreography::Stroke stroke;
  const std::string foot = table.string("foot", "right");
  stroke.is_left = foot == "left";
  if (foot != "right" && foot != "left") table.fault("foot", "unknown foot '" + foot + "'", "write right or left");
  const std::string from = table.string("from", "below");
  const auto side = std::find_if(sides.begin(), sides.end(), [&](const auto& s) { return s.first == from; });
  if (side == sides.end()) {
    table.fault("from", "a line cannot be drawn from '" + from + "'", "write below, above, behind, medial or lateral");
  } else {
    stroke.from = side->second;
  }
  if (table.has("circles")) {
    std::optional<Table> circles = table.table("circles");
    const double radius = 0.5e-3 * circles->number("diameter_mm", 1, 80);
    const int turns = circles->integer("turns", 1, 20);
    for (const std::vector<double>& centre : circles->rows("at_mm", 2)) {
      constexpr int corners = 24;
      for (int i = 0; i <= corners * turns; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / corners;
        stroke.points.emplace_back(1e-3 * centre[0] + radius * std::cos(angle), 1e-3 * centre[1] + radius * std::sin(angle));
      }
    }
    stroke.points.push_back(stroke.points.front());  // round the stations, back to the first one
    circles->check_unread();
  } else if (table.has("lanes_mm")) {
    for (const std::vector<double>& ends : table.rows("lanes_mm", 4)) {
      stroke.points.emplace_back(1e-3 * ends[0], 1e-3 * ends[1]);
      stroke.lanes.push_back(stroke.points.size());
      stroke.points.emplace_back(1e-3 * ends[2], 1e-3 * ends[3]);
    }
    if (!stroke.points.empty()) stroke.points.push_back(stroke.points.front());
    stroke.glide = table.number_or("glide_s", 1.5, 0.3, 5);
  } else {
    for (const std::vector<double>& point : table.rows("path_mm", 2)) {
      stroke.points.emplace_back(1e-3 * point[0], 1e-3 * point[1]);
    }
    if (stroke.points.size() == 1) stroke.points.push_back(stroke.points.front());
  }
  stroke.passes = table.integer_or("passes", 1, 1, 200);
  stroke.pulse = 1e-3 * table.number_or("pulse_mm", 0, 0, 10);
  stroke.pulse_rate = table.number_or("pulse_hz", 1, 0.05, 5);
  stroke.pulse_begin = table.number_or("pulse_from", 0, 0, 1);
  stroke.walks = table.boolean_or("walks", false);
  stroke.swell = table.number_or("swell_s", 0, 0, 10);
  const auto skin = std::find_if(vocabulary.body->parts.begin(), vocabulary.body->parts.end(),
                                 [](const anatomy::Part& part) { return part.name == "skin_leg"; });
  if (stroke.points.empty() || skin == vocabulary.body->parts.end()) return stroke;
  const auto part = static_cast<std::size_t>(skin - vocabulary.body->parts.begin());
  if (!motion::SkinPath::drawn(*vocabulary.body, part, stroke.from, stroke.points, stroke.is_left)) {
    table.fault(table.has("circles") ? "circles" : table.has("lanes_mm") ? "lanes_mm" : "path_mm", "the line leaves the foot's skin",
                "keep it within the foot as seen from " + from);
  }
  return stroke;
}

/// The names under `key`, each one spot.
std::vector<std::string> single_spots(Table& table, std::string_view key, const Vocabulary& vocabulary) {
  const std::vector<std::string> names = table.strings(key);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (anatomy::find_spot(vocabulary.body->spots, names[i])) continue;
    table.fault_at(key, i, "the body has no spot '" + names[i] + "'",
                   hint(names[i], names_of(vocabulary.body->spots.all)));
  }
  return names;
}

std::string prop_named(Table& table, const choreography::Demonstration& demonstration) {
  const std::string name = table.string("prop");
  const std::vector<std::string> known = names_of(demonstration.props);
  if (!name.empty() && std::find(known.begin(), known.end(), name) == known.end()) {
    table.fault("prop", "no prop is called '" + name + "'", hint(name, known));
  }
  return name;
}

/// Where on its line the tool is at the start and at the end of each phase; nothing where only passes are counted.
std::vector<double> reached_shares(Table& table, const choreography::Demonstration& demonstration) {
  std::optional<Table> by_phase = table.table_if_any("reaches");
  if (!by_phase) return {};
  std::vector<double> shares{table.number_or("begins", 0, 0, 1)};
  for (const choreography::Phase& phase : demonstration.phases) {
    shares.push_back(by_phase->number_or(phase.name, shares.back(), 0, 1));
  }
  by_phase->check_unread();
  return shares;
}

}  // namespace

choreography::Roll read_roll(Table& table, const Vocabulary& vocabulary,
                             const choreography::Demonstration& demonstration) {
  choreography::Roll roll;
  roll.where = table.where();
  roll.prop = prop_named(table, demonstration);
  roll.radius = 0.5e-3 * table.number("diameter_mm", 10, 300);
  roll.floor_radius = 0.5e-3 * table.number_or("floor_diameter_mm", 2e3 * roll.radius, 10, 300);
  roll.squash = 1e-3 * table.number_or("squash_mm", 0, 0, 20);
  roll.press = 1e-3 * table.number_or("press_mm", 0, 0, 6);
  roll.line = read_stroke(table, vocabulary);
  roll.slides = table.boolean_or("slides", false);
  roll.reached = reached_shares(table, demonstration);
  roll.active = phases_of(table, "phases", demonstration);
  table.check_unread();
  return roll;
}

namespace {

void read_trail(Table& table, const Vocabulary& vocabulary, choreography::Demonstration& demonstration) {
  choreography::Trail trail;
  trail.where = table.where();
  trail.prop = prop_named(table, demonstration);
  trail.spot = table.string("by");
  if (!trail.spot.empty() && !anatomy::find_spot(vocabulary.body->spots, trail.spot)) {
    table.fault("by", "the body has no spot '" + trail.spot + "'", hint(trail.spot, names_of(vocabulary.body->spots.all)));
  }
  trail.active = phases_of(table, "phases", demonstration);
  table.check_unread();
  demonstration.trails.push_back(std::move(trail));
}

}  // namespace

std::vector<bool> phases_of(Table& table, std::string_view key, const choreography::Demonstration& demonstration) {
  const std::vector<std::string> known = names_of(demonstration.phases);
  if (!table.has(key)) {
    table.strings_or_none(key);
    return std::vector<bool>(known.size(), true);
  }
  std::vector<bool> active(known.size(), false);
  const std::vector<std::string> names = table.strings(key);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto found = std::find(known.begin(), known.end(), names[i]);
    if (found == known.end()) {
      table.fault_at(key, i, "no phase is called '" + names[i] + "'", hint(names[i], known));
    } else {
      active[static_cast<std::size_t>(found - known.begin())] = true;
    }
  }
  return active;
}

std::optional<choreography::Prop> read_prop(Table& table, const Vocabulary& vocabulary) {
  choreography::Prop prop;
  prop.where = table.where();
  prop.name = table.string("name");
  const std::string kind = table.string("kind", prop.name);
  const glm::dvec3 at = table.has("at") ? table.vec3("at") : glm::dvec3(0.0);
  const double turn = base::radians(table.number_or("turned_deg", 0.0, -360, 360));
  prop.world_from_prop = {glm::angleAxis(-turn, glm::dvec3(0, 1, 0)), at};
  const auto found = std::find_if(vocabulary.kinds.begin(), vocabulary.kinds.end(),
                                  [&](const choreography::PropKind& k) { return k.name == kind; });
  table.check_unread();
  if (found == vocabulary.kinds.end()) {
    table.fault(table.has("kind") ? "kind" : "name", "there is no kind of thing called '" + kind + "'",
                hint(kind, names_of(vocabulary.kinds)));
    return std::nullopt;
  }
  prop.kind = *found;
  return prop;
}

Contact read_contact(Table& table, const Vocabulary& vocabulary, const choreography::Demonstration& demonstration) {
  Contact contact;
  contact.where = table.where();
  contact.name = table.string("name");
  contact.spots = spots_of(table, "spots", vocabulary);
  if (table.has("path_mm") || table.has("circles") || table.has("lanes_mm")) {
    contact.on = Contact::On::spot;
    contact.stroke = read_stroke(table, vocabulary);
  } else {
    read_on(table, vocabulary, demonstration, contact);
  }
  contact.active = phases_of(table, "phases", demonstration);
  if (std::none_of(contact.active.begin(), contact.active.end(), [](bool on) { return on; })) {
    table.fault("phases", "the contact never acts", "name at least one phase");
  }
  if (table.has("shift")) contact.shift = table.vec3("shift");
  contact.press = 1e-3 * table.number_or("press_mm", 0.3, -5, 15);
  contact.returns = table.boolean_or("returns", false);
  contact.slides = table.boolean_or("slides", false);
  contact.breadth = 1e-3 * table.number_or("breadth_mm", 12, 2, 60);
  contact.ease = table.number_or("ease_s", 0.6, 0.05, 10);
  table.check_unread();
  return contact;
}

choreography::Carry read_carry(Table& table, const Vocabulary& vocabulary,
                               const choreography::Demonstration& demonstration) {
  choreography::Carry carry;
  carry.where = table.where();
  carry.prop = prop_named(table, demonstration);
  carry.spots = single_spots(table, "by", vocabulary);
  carry.drags = table.boolean_or("drags", false);
  if (!carry.drags && carry.spots.size() != 3) table.fault("by", "three spots hold a thing", "name three, or let it drag");
  if (carry.spots.empty()) table.fault("by", "nothing carries it", "name at least one spot");
  carry.tossed = table.boolean_or("tossed", false);
  carry.lands = table.number_or("lands_m", 0.0, -1, 2);
  carry.active = phases_of(table, "phases", demonstration);
  carry.anew.assign(carry.active.size(), false);
  if (table.has("anew")) carry.anew = phases_of(table, "anew", demonstration);
  table.strings_or_none("anew");
  table.check_unread();
  return carry;
}

choreography::Strap read_strap(Table& table, const Vocabulary& vocabulary,
                               const choreography::Demonstration& demonstration) {
  using choreography::StrapEnd;
  choreography::Strap strap;
  strap.where = table.where();
  strap.prop = prop_named(table, demonstration);
  const std::vector<std::string> ends = table.strings("ends");
  for (std::size_t i = 0; i < ends.size(); ++i) {
    StrapEnd end;
    if (ends[i] == "hand_r" || ends[i] == "hand_l") {
      end.is_left = ends[i] == "hand_l";
      strap.ends.push_back(end);
      continue;
    }
    const std::size_t dot = std::min(ends[i].find('.'), ends[i].size());
    end.prop = ends[i].substr(0, dot);
    const auto prop = std::find_if(demonstration.props.begin(), demonstration.props.end(),
                                   [&](const choreography::Prop& p) { return p.name == end.prop; });
    const auto feature = prop == demonstration.props.end() || dot == ends[i].size()
                             ? std::nullopt
                             : choreography::find_feature(prop->kind, ends[i].substr(dot + 1));
    if (!feature || feature->shape == choreography::Feature::Shape::plane) {
      table.fault_at("ends", i, "a strap cannot be held by '" + ends[i] + "'",
                     "write \"hand_r\", \"hand_l\", or \"prop.feature\" of a bar or a ball");
      continue;
    }
    end.at = feature->shape == choreography::Feature::Shape::bar ? StrapEnd::At::bar : StrapEnd::At::grip;
    end.feature = choreography::placed(*feature, prop->world_from_prop);
    strap.ends.push_back(std::move(end));
  }
  if (ends.empty() || ends.size() > 2) {
    table.fault("ends", "a strap has two ends, or a loop and one", "name who holds them");
  }
  const std::string foot = table.string("foot", "right");
  strap.is_left = foot == "left";
  if (foot != "right" && foot != "left") table.fault("foot", "unknown foot '" + foot + "'", "write right or left");
  const std::string on = table.string("on", "sole");
  strap.on_dorsum = on == "instep";
  if (on != "sole" && on != "instep") table.fault("on", "a strap cannot lie on '" + on + "'", "write sole or instep");
  const std::vector<double> across = table.numbers("across_mm", 2);
  if (across.size() == 2) {
    strap.medial = 1e-3 * across[0];
    strap.lateral = 1e-3 * across[1];
    if (!choreography::StrapBed::of(*vocabulary.body, strap, 0.03)) {
      table.fault("across_mm", "no foot is there", "write how far before the heel it crosses the inner and the outer border");
    }
  }
  strap.is_elastic = table.boolean_or("elastic", false);
  strap.slack = table.number_or("slack_m", 0, 0, 5);
  strap.active = phases_of(table, "phases", demonstration);
  table.check_unread();
  return strap;
}

choreography::Balance read_balance(Table& table, const Vocabulary& vocabulary,
                                   const choreography::Demonstration& demonstration) {
  const auto shift = [&](std::string_view key) {
    if (!table.has(key)) return glm::dvec2(0.0);
    const std::vector<double> mm = table.numbers(key, 2);
    return mm.size() == 2 ? 1e-3 * glm::dvec2(mm[0], mm[1]) : glm::dvec2(0.0);
  };
  choreography::Balance balance;
  balance.where = table.where();
  balance.name = table.string("name", "");
  balance.spots = spots_of(table, "over", vocabulary);
  balance.active = phases_of(table, "phases", demonstration);
  balance.shift = shift("shift_mm");
  balance.sway = shift("sway_mm");
  table.check_unread();
  return balance;
}

void read_contacts(Table& root, const Vocabulary& vocabulary, choreography::Demonstration& demonstration) {
  for (Table& table : root.tables("prop")) {
    std::optional<choreography::Prop> prop = read_prop(table, vocabulary);
    if (!prop) continue;
    const std::vector<std::string> taken = names_of(demonstration.props);
    if (std::find(taken.begin(), taken.end(), prop->name) != taken.end()) {
      table.fault("name", "a second prop '" + prop->name + "'", "rename one of them");
    } else {
      demonstration.props.push_back(std::move(*prop));
    }
  }
  for (Table& table : root.tables("contact")) {
    Contact contact = read_contact(table, vocabulary, demonstration);
    const std::vector<std::string> taken = names_of(demonstration.contacts);
    if (std::find(taken.begin(), taken.end(), contact.name) != taken.end()) {
      table.fault("name", "a second contact '" + contact.name + "'", "rename one of them");
    }
    demonstration.contacts.push_back(std::move(contact));
  }
  for (Table& table : root.tables("roll")) demonstration.rolls.push_back(read_roll(table, vocabulary, demonstration));
  for (Table& table : root.tables("strap")) demonstration.straps.push_back(read_strap(table, vocabulary, demonstration));
  for (Table& table : root.tables("carry")) {
    demonstration.carries.push_back(read_carry(table, vocabulary, demonstration));
  }
  for (Table& table : root.tables("trail")) read_trail(table, vocabulary, demonstration);
  for (Table& table : root.tables("balance")) {
    demonstration.balances.push_back(read_balance(table, vocabulary, demonstration));
  }
}

}  // namespace windlass::content
