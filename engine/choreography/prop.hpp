#pragma once
// Things that people stand on, hold, and roll. What a kind of thing looks like and where it can be touched is data.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <glm/gtc/quaternion.hpp>
#include <glm/vec2.hpp>
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

/// One ring of a loft, in the solid's frame (m): it stands across x. Its edges may rise above its middle, as those of a
/// cupped sole do.
struct Section {
  double x = 0.0;
  double middle = 0.0;      ///< z
  double half_width = 0.0;
  double bottom = 0.0;      ///< y
  double top = 0.0;
  double rise_left = 0.0;   ///< Of the edge at -z …
  double rise_right = 0.0;  ///< … and at +z.

  bool operator==(const Section&) const = default;
};

/// A solid of which a thing is built.
struct Solid {
  enum class Shape {
    box,       ///< `size`: edges
    cylinder,  ///< Along y. `size`: diameter, length, diameter
    ball,      ///< `size`: diameters
    ring,      ///< A tube bent round y. `size`: outer diameter along x, the tube's, outer diameter along z
    lathe,     ///< `profile` turned round y
    loft,      ///< A skin over `sections`
    cushion,   ///< `size`: edges; swells towards its middle
    tube,      ///< Along `points`. `size`: width, thickness
    strand,    ///< The same, but it lies along the course of the thing's state where that has one.
    blades     ///< Blades that grow on the floor of `size`
  };
  enum class Material { matte, wood, metal, rubber, cloth, foam, plastic, paper, ice };
  /// What the surface carries: the seam of a tennis ball, nubs, a marble's swirl, frost.
  enum class Detail { plain, seam, nubs, swirl, frost };

  Shape shape = Shape::box;
  Material material = Material::matte;
  Detail detail = Detail::plain;
  glm::dvec3 centre{0.0};                    ///< m, in the thing's frame
  glm::dquat thing_from_solid{1, 0, 0, 0};
  glm::dvec3 size{0.1};                      ///< m
  double rounding = 0.004;                   ///< m, of edges
  glm::dvec3 colour{0.8};                    ///< sRGB, 0 … 1
  std::vector<glm::dvec2> profile;           ///< Of a lathe: radius and height (m), anticlockwise from the axis to the axis.
  std::vector<Section> sections;             ///< Of a loft, x ascending.
  std::vector<glm::dvec3> points;            ///< Of tube and strand at rest (m).
  std::vector<glm::dvec3> faces;             ///< Where its flat side looks at each point; none: as little twist as can be.
  bool closed = false;                       ///< The last of `points` is joined to the first.
  double soft = 0.0;                         ///< m, how far round a foot its top sinks; 0: it is hard.
  std::optional<double> along;               ///< It rides on the strand, at this share of its length: a buckle, a knot.

  bool operator==(const Solid&) const = default;
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

/// Something that stands on a soft thing: it sinks in by `depth` (m) within `radius` (m) of the point.
struct Sunk {
  glm::dvec3 point_world{0.0};
  double radius = 0.03;
  double depth = 0.01;

  bool operator==(const Sunk&) const = default;
};

/// How a thing is at one moment.
struct PropState {
  base::Transform world_from_prop;
  std::vector<glm::dvec3> course;  ///< World, m: of what is bent along a line (strap, band, towel); else empty.
  std::vector<glm::dvec3> faces;   ///< Unit, world: where its flat side looks, away from the skin, at each of `course`;
                                   ///< empty: it twists as little as it can.
  std::vector<double> breadths;    ///< Share of its breadth at each of `course`: gathered in a hand; empty: all of it.
  std::optional<double> knot;      ///< What rides on it is at this share of its length instead.
  double stretch = 1.0;            ///< Length against the slack one: of a band.
  double squash = 0.0;             ///< m by which it is pressed flat along `press_world`, half of it on each side of its
                                   ///< origin: of a ball.
  glm::dvec3 press_world{0, -1, 0};  ///< Unit.
  std::vector<Sunk> sunk;            ///< Of carpet, grass, pillow, foam pad.
};

/// Whether it lies along a line where it is touched, as a bottle does and a ball does not.
bool is_bar(const PropKind& kind);

std::optional<Feature> find_feature(const PropKind& kind, std::string_view name);

/// The same place in the world.
Feature placed(const Feature& feature, const base::Transform& world_from_prop);

}  // namespace windlass::choreography
