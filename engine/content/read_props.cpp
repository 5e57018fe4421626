#include "engine/content/read_props.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/base/units.hpp"
#include "engine/text/spelling.hpp"
#include "engine/text/table.hpp"

namespace windlass::content {
namespace {

using choreography::Feature;
using choreography::PropKind;
using choreography::Section;
using choreography::Solid;
using text::Table;

template <class Value>
using Words = std::vector<std::pair<std::string, Value>>;

const Words<Feature::Shape>& feature_shapes() {
  using Shape = Feature::Shape;
  static const Words<Shape> words{{"plane", Shape::plane}, {"bar", Shape::bar}, {"ball", Shape::ball}};
  return words;
}

const Words<Solid::Shape>& solid_shapes() {
  using Shape = Solid::Shape;
  static const Words<Shape> words{{"box", Shape::box},     {"cylinder", Shape::cylinder}, {"ball", Shape::ball},
                                  {"ring", Shape::ring},   {"lathe", Shape::lathe},       {"loft", Shape::loft},
                                  {"cushion", Shape::cushion}, {"tube", Shape::tube},     {"strand", Shape::strand},
                                  {"blades", Shape::blades}};
  return words;
}

const Words<Solid::Material>& materials() {
  using Material = Solid::Material;
  static const Words<Material> words{{"matte", Material::matte},     {"wood", Material::wood},
                                     {"metal", Material::metal},     {"rubber", Material::rubber},
                                     {"cloth", Material::cloth},     {"foam", Material::foam},
                                     {"plastic", Material::plastic}, {"paper", Material::paper},
                                     {"ice", Material::ice}};
  return words;
}

const Words<Solid::Detail>& details() {
  using Detail = Solid::Detail;
  static const Words<Detail> words{{"plain", Detail::plain}, {"seam", Detail::seam}, {"nubs", Detail::nubs},
                                   {"swirl", Detail::swirl}, {"frost", Detail::frost}};
  return words;
}

/// What `key` says, one of `known`; the first of them after a fault, and where the key is absent but need not be there.
template <class Value>
Value choice(Table& table, std::string_view key, const Words<Value>& known, bool needed) {
  const std::string word = needed ? table.string(key) : table.string(key, known.front().first);
  std::vector<std::string> names;
  for (const auto& [name, value] : known) {
    if (name == word) return value;
    names.push_back(name);
  }
  if (!word.empty()) table.fault(key, "unknown " + std::string(key) + " '" + word + "'", text::hint(word, names));
  return known.front().second;
}

Feature read_feature(Table& table) {
  Feature feature;
  feature.name = table.string("name");
  feature.shape = choice(table, "shape", feature_shapes(), true);
  feature.point = table.vec3("at");
  if (feature.shape != Feature::Shape::ball) {
    feature.direction = table.vec3("towards");
    if (glm::length(feature.direction) < 1e-9) {
      table.fault("towards", "a direction must not be zero");
    } else {
      feature.direction = glm::normalize(feature.direction);
    }
  }
  if (feature.shape != Feature::Shape::plane) feature.radius = table.number("radius", 0.001, 2);
  table.check_unread();
  return feature;
}

/// Turned about x, then y, then z of the thing.
glm::dquat turn_of(Table& table) {
  const glm::dvec3 degrees = table.has("turned_deg") ? table.vec3("turned_deg") : glm::dvec3(0.0);
  glm::dquat turn(1, 0, 0, 0);
  for (int axis = 0; axis < 3; ++axis) {
    glm::dvec3 about(0.0);
    about[axis] = 1.0;
    turn = glm::angleAxis(base::radians(degrees[axis]), about) * turn;
  }
  return turn;
}

void read_profile(Table& table, Solid& solid) {
  for (const std::vector<double>& row : table.rows("profile", 2)) solid.profile.emplace_back(row[0], row[1]);
  const bool on_axis = solid.profile.size() >= 3 && solid.profile.front().x == 0.0 && solid.profile.back().x == 0.0;
  if (!on_axis) {
    table.fault("profile", "a profile starts and ends on the axis", "write three or more [radius, height], radius 0 first and last");
    solid.profile = {{0.0, 0.0}, {0.01, 0.0}, {0.0, 0.01}};
  }
  for (std::size_t i = 1; i < solid.profile.size(); ++i) {
    if (glm::distance(solid.profile[i], solid.profile[i - 1]) < 1e-6) {
      table.fault("profile", "a point follows itself", "leave out one of the two");
      solid.profile[i].y += 1e-3;
    }
  }
}

void read_sections(Table& table, Solid& solid) {
  for (const std::vector<double>& row : table.rows("sections", 7)) {
    solid.sections.push_back({row[0], row[1], row[2], row[3], row[4], row[5], row[6]});
  }
  const auto ascending = [](const Section& a, const Section& b) { return a.x >= b.x; };
  const auto& all = solid.sections;
  if (all.size() < 2 || std::adjacent_find(all.begin(), all.end(), ascending) != all.end()) {
    table.fault("sections", "a loft needs two or more sections, x ascending",
                "write [x, middle z, half width, bottom, top, rise at -z, rise at +z]");
    solid.sections = {{0.0, 0.0, 0.01, 0.0, 0.01}, {0.01, 0.0, 0.01, 0.0, 0.01}};
  }
}

void read_points(Table& table, Solid& solid) {
  for (const std::vector<double>& row : table.rows("points", 3)) solid.points.emplace_back(row[0], row[1], row[2]);
  if (solid.points.size() < 2) {
    table.fault("points", "a line needs two or more points");
    solid.points = {{0, 0, 0}, {0.01, 0, 0}};
  }
  if (table.has("faces")) {
    for (const std::vector<double>& row : table.rows("faces", 3)) solid.faces.emplace_back(row[0], row[1], row[2]);
    if (solid.faces.size() != solid.points.size()) {
      table.fault("faces", "there are not as many as points", "write one direction for each point");
      solid.faces.clear();
    }
  }
  solid.closed = table.boolean_or("closed", false);
}

Solid read_solid(Table& table) {
  using Shape = Solid::Shape;
  Solid solid;
  solid.shape = choice(table, "shape", solid_shapes(), true);
  solid.material = choice(table, "material", materials(), false);
  solid.detail = choice(table, "detail", details(), false);
  solid.colour = table.vec3("colour");
  const bool line = solid.shape == Shape::tube || solid.shape == Shape::strand;
  if (solid.shape == Shape::lathe) {
    read_profile(table, solid);
  } else if (solid.shape == Shape::loft) {
    read_sections(table, solid);
  } else {
    solid.size = table.vec3("size");
    if (std::min({solid.size.x, solid.size.y, solid.size.z}) < 1e-4) {
      table.fault("size", "each size must be at least 0.1 mm");
      solid.size = glm::max(solid.size, 1e-3);
    }
  }
  if (line) read_points(table, solid);
  if (!line) {
    solid.centre = table.has("at") ? table.vec3("at") : glm::dvec3(0.0);
    solid.thing_from_solid = turn_of(table);
  }
  solid.rounding = table.number_or("rounding", 0.004, 0, 0.2);
  solid.soft = table.number_or("soft", 0.0, 0, 0.3);
  if (table.has("along")) solid.along = table.number("along", 0, 1);
  table.check_unread();
  return solid;
}

void read_file(const std::string& file, text::Errors& errors, std::vector<PropKind>& kinds) {
  const auto document = text::Document::load(file, errors);
  if (!document) return;
  Table root = document->root(errors);
  for (const std::string& name : root.keys()) {
    std::optional<Table> table = root.table(name);
    if (!table) continue;
    PropKind kind;
    kind.name = name;
    kind.where = table->where();
    kind.title = table->string("title");
    for (Table& solid : table->tables("solid")) kind.solids.push_back(read_solid(solid));
    for (Table& feature : table->tables("feature")) kind.features.push_back(read_feature(feature));
    table->check_unread();
    if (kind.solids.empty()) table->fault("solid", "nothing of '" + name + "' would be seen", "give it a solid");
    const bool taken = std::any_of(kinds.begin(), kinds.end(), [&](const PropKind& k) { return k.name == name; });
    if (taken) root.fault(name, "a second kind '" + name + "'", "rename one of them");
    kinds.push_back(std::move(kind));
  }
}

}  // namespace

std::vector<PropKind> load_prop_kinds(const std::string& folder) {
  text::Errors errors;
  std::vector<PropKind> kinds;
  std::vector<std::string> files;
  std::error_code code;
  for (const auto& entry : std::filesystem::directory_iterator(folder, code)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path().generic_string());
  }
  std::sort(files.begin(), files.end());
  for (const std::string& file : files) read_file(file, errors, kinds);
  if (code) errors.push_back({{folder, 0, 0}, "this folder cannot be read", "restore it"});
  if (!errors.empty()) throw base::Failure(std::move(errors));
  return kinds;
}

}  // namespace windlass::content
