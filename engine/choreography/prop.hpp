#pragma once
// Things that people stand on, hold, and roll. What a kind of thing looks like and where it can be touched is data.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <glm/vec3.hpp>

#include "engine/base/error.hpp"
#include "engine/base/transform.hpp"

namespace windlass::choreography {

/// A part of a thing that can be touched, in the thing's frame (m): a plane through `point` whose unit normal
/// `direction` points to where the body is; a bar around the line through `point` along unit `direction`; a ball.
struct Feature {
  enum class Shape { plane, bar, ball };
  std::string name;  ///< "seat", "back", "face", "rail".
  Shape shape = Shape::plane;
  glm::dvec3 point{0.0};
  glm::dvec3 direction{0, 1, 0};
  double radius = 0.0;  ///< m; of bar and ball
};

/// A solid of which a thing is built, in the thing's frame (m).
struct Solid {
  enum class Shape { box, cylinder, ball };
  Shape shape = Shape::box;
  glm::dvec3 centre{0.0};
  glm::dvec3 size{0.1};     ///< Of a box: edges. Else x: diameter, y: length along y.
  double rounding = 0.004;  ///< m, of the edges
  glm::dvec3 colour{0.8};   ///< sRGB, 0 … 1
};

/// A kind of thing: "chair", "wall", "tennis-ball".
struct PropKind {
  std::string name;
  std::string title;
  std::vector<Solid> solids;
  std::vector<Feature> features;
  base::Where where;
};

/// A thing in a demonstration.
struct Prop {
  std::string name;
  PropKind kind;
  base::Transform world_from_prop;  ///< At the demonstration's start.
  base::Where where;
};

/// How a thing is at one moment.
struct PropState {
  base::Transform world_from_prop;
  std::vector<glm::dvec3> course;  ///< World, m: of what is bent along a line (strap, band, towel); else empty.
  double stretch = 1.0;            ///< Length against the slack one: of a band.
  double squash = 0.0;             ///< m by which it is pressed flat along `press_world`: of a ball.
  glm::dvec3 press_world{0, -1, 0};
};

std::optional<Feature> find_feature(const PropKind& kind, std::string_view name);

/// The same place in the world.
Feature placed(const Feature& feature, const base::Transform& world_from_prop);

}  // namespace windlass::choreography
