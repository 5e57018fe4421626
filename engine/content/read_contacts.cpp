#include "engine/content/read_contacts.hpp"

#include <algorithm>

#include <glm/geometric.hpp>

#include "engine/base/units.hpp"

namespace windlass::content {
namespace {

using choreography::Contact;
using choreography::Feature;
using choreography::Solid;
using text::Table;

std::string hint(const std::string& word, const std::vector<std::string>& known) {
  const std::string meant = text::nearest(word, known);
  if (!meant.empty()) return "did you mean '" + meant + "'?";
  std::string all;
  for (const std::string& name : known) all += (all.empty() ? "known are: " : ", ") + name;
  return all;
}

template <class Items>
std::vector<std::string> names_of(const Items& items) {
  std::vector<std::string> names;
  for (const auto& item : items) names.push_back(item.name);
  return names;
}

glm::dvec3 direction(Table& table, std::string_view key) {
  const glm::dvec3 v = table.vec3(key);
  if (glm::length(v) < 1e-9) {
    table.fault(key, "a direction must not be zero");
    return {0, 1, 0};
  }
  return glm::normalize(v);
}

template <class Shape>
Shape shape_named(Table& table, const std::vector<std::pair<std::string, Shape>>& known) {
  const std::string word = table.string("shape");
  std::vector<std::string> names;
  for (const auto& [name, shape] : known) {
    if (name == word) return shape;
    names.push_back(name);
  }
  if (!word.empty()) table.fault("shape", "unknown shape '" + word + "'", hint(word, names));
  return known.front().second;
}

Feature read_feature(Table& table) {
  using Shape = Feature::Shape;
  Feature feature;
  feature.name = table.string("name");
  feature.shape = shape_named<Shape>(table, {{"plane", Shape::plane}, {"bar", Shape::bar}, {"ball", Shape::ball}});
  feature.point = table.vec3("at");
  if (feature.shape != Shape::ball) feature.direction = direction(table, "towards");
  if (feature.shape != Shape::plane) feature.radius = table.number("radius", 0.001, 2);
  table.check_unread();
  return feature;
}

Solid read_solid(Table& table) {
  using Shape = Solid::Shape;
  Solid solid;
  solid.shape = shape_named<Shape>(table, {{"box", Shape::box}, {"cylinder", Shape::cylinder}, {"ball", Shape::ball}});
  solid.centre = table.vec3("at");
  solid.size = table.vec3("size");
  solid.rounding = table.number_or("rounding", 0.004, 0, 0.2);
  solid.colour = table.vec3("colour");
  table.check_unread();
  return solid;
}

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

}  // namespace

std::vector<choreography::PropKind> load_prop_kinds(const std::string& file) {
  text::Errors errors;
  std::vector<choreography::PropKind> kinds;
  if (const auto document = text::Document::load(file, errors)) {
    Table root = document->root(errors);
    for (const std::string& name : root.keys()) {
      std::optional<Table> table = root.table(name);
      if (!table) continue;
      choreography::PropKind kind;
      kind.name = name;
      kind.where = table->where();
      kind.title = table->string("title");
      for (Table& solid : table->tables("solid")) kind.solids.push_back(read_solid(solid));
      for (Table& feature : table->tables("feature")) kind.features.push_back(read_feature(feature));
      table->check_unread();
      kinds.push_back(std::move(kind));
    }
  }
  if (!errors.empty()) throw base::Failure(std::move(errors));
  return kinds;
}

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
  read_on(table, vocabulary, demonstration, contact);
  contact.active = phases_of(table, "phases", demonstration);
  if (table.has("shift")) contact.shift = table.vec3("shift");
  contact.press = 1e-3 * table.number_or("press_mm", 0.3, -5, 15);
  contact.slides = table.boolean_or("slides", false);
  contact.ease = table.number_or("ease_s", 0.6, 0.05, 10);
  table.check_unread();
  return contact;
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
  for (Table& table : root.tables("balance")) {
    choreography::Balance balance;
    balance.where = table.where();
    balance.spots = spots_of(table, "over", vocabulary);
    balance.active = phases_of(table, "phases", demonstration);
    table.check_unread();
    demonstration.balances.push_back(std::move(balance));
  }
}

}  // namespace windlass::content
