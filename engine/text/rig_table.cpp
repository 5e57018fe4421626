#include "engine/text/rig_table.hpp"

#include <cmath>

#include <glm/geometric.hpp>

#include "engine/base/units.hpp"
#include "engine/text/spelling.hpp"

namespace windlass::text {
namespace {

constexpr double metres_per_mm = 1e-3;
const std::string above = "nothing above is called";

glm::dvec3 unit_axis(Table& table) {
  const glm::dvec3 axis = table.vec3("axis");
  if (std::abs(glm::length(axis) - 1.0) > 1e-2) {
    table.fault("axis", "an axis must have length 1", "divide it by its length");
    return {0, 0, 1};
  }
  return glm::normalize(axis);
}

/// The table's gain is in what people read: degrees a degree, or degrees a whole share.
double gain_from(Table& table, const anatomy::Rig& rig, const anatomy::Coupling& coupling) {
  constexpr double largest = 30.0;
  const double gain = table.number("gain", -largest, largest);
  if (rig.coordinates.empty()) return gain;
  const anatomy::Coordinate& driver = rig.coordinates[static_cast<std::size_t>(coupling.driver)];
  const anatomy::Coordinate& driven = rig.coordinates[static_cast<std::size_t>(coupling.driven)];
  return anatomy::value_from_shown(driven, gain) / anatomy::value_from_shown(driver, 1.0);
}

}  // namespace

anatomy::Rig rig_from(Table root) {
  anatomy::Rig rig;
  const glm::dvec3 model_from_foot = root.vec3("stance") * metres_per_mm;
  rig.stance = model_from_foot;

  for (Table& table : root.tables("joint")) {
    anatomy::Joint joint;
    joint.name = table.string("name");
    if (anatomy::find_joint(rig, joint.name)) table.fault("name", "a second joint '" + joint.name + "'", "rename it");
    if (!rig.joints.empty()) joint.parent = reference(table, "parent", rig.joints, above);
    joint.pivot_model = table.vec3("pivot") * metres_per_mm + model_from_foot;
    table.check_unread();
    rig.joints.push_back(std::move(joint));
  }
  if (rig.joints.empty()) root.fault("joint", "no joints", "add at least one [[joint]]");

  for (Table& table : root.tables("coordinate")) {
    anatomy::Coordinate c;
    c.name = table.string("name");
    if (anatomy::find_coordinate(rig, c.name)) table.fault("name", "a second coordinate '" + c.name + "'", "rename it");
    c.joint = reference(table, "joint", rig.joints, above);
    for (const anatomy::Kind kind : {anatomy::Kind::shift, anatomy::Kind::share}) {
      if (table.has(anatomy::range_key(kind))) c.kind = kind;
    }
    const char* range_key = anatomy::range_key(c.kind);
    c.axis = c.kind == anatomy::Kind::share ? glm::dvec3(0.0) : unit_axis(table);
    if (!rig.joints.empty()) c.point_model = rig.joints[static_cast<std::size_t>(c.joint)].pivot_model;
    if (table.has("point")) c.point_model = table.vec3("point") * metres_per_mm + model_from_foot;
    const std::vector<double> range = table.numbers(range_key, 2);
    if (range[0] > 0 || range[1] < 0 || range[0] >= range[1]) {
      table.fault(range_key, "a range must hold 0 and rise", "write [smallest, largest]");
    }
    c.min = anatomy::value_from_shown(c, range[0]);
    c.max = anatomy::value_from_shown(c, range[1]);
    const auto within = [&](const char* key) -> std::optional<anatomy::Interval> {
      if (!table.has(key)) return std::nullopt;
      const std::vector<double> values = table.numbers(key, 2);
      if (values[0] < range[0] || values[1] > range[1] || values[0] > 0 || values[1] < 0) {
        table.fault(key, "it must hold 0 and lie within the range", "write [smallest, largest]");
      }
      return anatomy::Interval{anatomy::value_from_shown(c, values[0]), anatomy::value_from_shown(c, values[1])};
    };
    c.open = within("open_deg");
    c.loaded = within("loaded_deg");
    c.source = table.string("source");
    table.check_unread();
    rig.coordinates.push_back(std::move(c));
  }

  for (Table& table : root.tables("coupling")) {
    anatomy::Coupling coupling;
    coupling.driver = reference(table, "driver", rig.coordinates, above);
    coupling.driven = reference(table, "driven", rig.coordinates, above);
    coupling.gain = gain_from(table, rig, coupling);
    coupling.source = table.string("source");
    table.check_unread();
    rig.couplings.push_back(std::move(coupling));
  }
  root.check_unread();
  return rig;
}

anatomy::Rig load_rig(const std::string& path) {
  Errors errors;
  anatomy::Rig rig;
  if (const auto document = Document::load(path, errors)) rig = rig_from(document->root(errors));
  if (!errors.empty()) throw base::Failure(std::move(errors));
  return anatomy::with_left_side(rig);
}

}  // namespace windlass::text
