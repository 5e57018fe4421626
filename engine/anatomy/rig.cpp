#include "engine/anatomy/rig.hpp"

#include <algorithm>

#include <glm/geometric.hpp>

#include "engine/base/transform.hpp"
#include "engine/base/units.hpp"

namespace windlass::anatomy {
namespace {

template <class Items>
std::optional<int> index_of_name(const Items& items, std::string_view name) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.name == name; });
  if (found == items.end()) return std::nullopt;
  return static_cast<int>(found - items.begin());
}

/// The axis of a turn is a pseudovector: reflecting z keeps its z part and turns the other two.
glm::dvec3 mirrored_axis(const Coordinate& coordinate) {
  const glm::dvec3& axis = coordinate.axis;
  return coordinate.kind == Kind::turn ? glm::dvec3(-axis.x, -axis.y, axis.z) : base::mirrored(axis);
}

}  // namespace

const char* range_key(Kind kind) {
  switch (kind) {
    case Kind::turn: return "range_deg";
    case Kind::shift: return "range_m";
    case Kind::share: return "range";
  }
  return "";
}

double shown_value(const Coordinate& coordinate, double value) {
  return coordinate.kind == Kind::turn ? base::degrees(value) : value;
}

double value_from_shown(const Coordinate& coordinate, double shown) {
  return coordinate.kind == Kind::turn ? base::radians(shown) : shown;
}

std::optional<int> find_joint(const Rig& rig, std::string_view name) {
  return index_of_name(rig.joints, name);
}

std::optional<int> find_coordinate(const Rig& rig, std::string_view name) {
  return index_of_name(rig.coordinates, name);
}

std::string mirrored_name(std::string_view name) {
  std::string result(name);
  const std::size_t end = std::min(result.find('.'), result.size());
  if (end >= 2 && result[end - 2] == '_') {
    char& side = result[end - 1];
    if (side == 'r') {
      side = 'l';
    } else if (side == 'l') {
      side = 'r';
    }
  }
  return result;
}

Rig with_left_side(const Rig& right) {
  Rig both = right;
  for (std::size_t i = 0; i < right.joints.size(); ++i) {
    const Joint& joint = right.joints[i];
    const std::string name = mirrored_name(joint.name);
    if (name == joint.name) {
      both.joints[i].mirror = static_cast<int>(i);
      continue;
    }
    Joint left = joint;
    left.name = name;
    left.parent = joint.parent < 0 ? -1 : both.joints[static_cast<std::size_t>(joint.parent)].mirror;
    left.pivot_model = base::mirrored(joint.pivot_model);
    left.mirror = static_cast<int>(i);
    both.joints[i].mirror = static_cast<int>(both.joints.size());
    both.joints.push_back(left);
  }
  for (std::size_t i = 0; i < right.coordinates.size(); ++i) {
    const Coordinate& coordinate = right.coordinates[i];
    const std::string name = mirrored_name(coordinate.name);
    if (name == coordinate.name) {
      both.coordinates[i].mirror = static_cast<int>(i);
      both.coordinates[i].mirror_sign = glm::dot(coordinate.axis, mirrored_axis(coordinate)) < 0.0 ? -1.0 : 1.0;
      continue;
    }
    Coordinate left = coordinate;
    left.name = name;
    left.joint = both.joints[static_cast<std::size_t>(coordinate.joint)].mirror;
    left.point_model = base::mirrored(coordinate.point_model);
    left.axis = mirrored_axis(coordinate);
    left.mirror = static_cast<int>(i);
    both.coordinates[i].mirror = static_cast<int>(both.coordinates.size());
    both.coordinates.push_back(left);
  }
  for (const Coupling& coupling : right.couplings) {
    Coupling left = coupling;
    left.driver = both.coordinates[static_cast<std::size_t>(coupling.driver)].mirror;
    left.driven = both.coordinates[static_cast<std::size_t>(coupling.driven)].mirror;
    if (left.driver != coupling.driver || left.driven != coupling.driven) both.couplings.push_back(left);
  }
  return both;
}

}  // namespace windlass::anatomy
