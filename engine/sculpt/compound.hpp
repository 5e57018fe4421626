#pragma once
// Bodies built from authored solids, joined and carved in the order of the table.
#include <string>
#include <variant>
#include <vector>

#include "engine/sculpt/field.hpp"
#include "engine/sculpt/primitives.hpp"
#include "engine/sculpt/tube.hpp"
#include "engine/text/table.hpp"

namespace windlass::sculpt {

struct ConeShape {
  glm::vec3 a{0.0F};
  glm::vec3 b{0.0F};
  float radius_a = 1.0F;
  float radius_b = 1.0F;
};

struct EllipsoidShape {
  Placement placement;
  glm::vec3 radii{1.0F};
};

struct BoxShape {
  Placement placement;
  glm::vec3 half{1.0F};
  float radius = 0.0F;
  glm::vec3 taper{0.0F};  ///< How much wider (z) at the top, wider (z) in front, taller (y) in front: shares.
};

using Shape = std::variant<ConeShape, EllipsoidShape, BoxShape, Tube>;

float distance_to(const Shape& shape, const glm::vec3& point);

struct Solid {
  Shape shape;
  bool is_cut = false;  ///< Carved out of what stands before it instead of joined to it.
  float blend_mm = 0.0F;
};

/// What `distance` becomes when `solids` are joined to it, or carved out, in their order.
float joined(float distance, const std::vector<Solid>& solids, const glm::vec3& point);

/// Solids in order; the first one is no cut.
class Compound {
 public:
  void add(Solid solid);
  bool empty() const { return solids_.empty(); }
  const std::vector<Solid>& solids() const { return solids_; }

  /// Signed distance (mm); farther than 12 mm from the bounds a lower estimate.
  float distance(const glm::vec3& point) const;

  /// Holds the body, with room for blends.
  const Box& bounds() const { return bounds_; }

 private:
  std::vector<Solid> solids_;
  Box bounds_;
};

/// How a table's own coordinates become the foot frame: `girth` scales y and z, `length` scales x.
struct Authoring {
  Placement placement;
  float length = 1.0F;
  float girth = 1.0F;
};

/// Appends the solids listed under `key` to `compound`. One table a solid:
///   { op = "cone", a = [x, y, z], b = [x, y, z], radii = [at a, at b] }
///   { op = "ellipsoid", at = [x, y, z], radii = [x, y, z], turn = [raise front, front to medial, lower lateral] }
///   { op = "box", at = [x, y, z], half = [x, y, z], round = mm, turn = …, taper = [t, u, v] }, a wedge: z half as
///     wide again by the share t at the top (narrower by it at the bottom), by u in front; v: taller in front
///   { op = "tube", rows = [[x, y, z, half width, half height], …], up = [x, y, z] }
/// each with `blend` (mm, 0 when absent) and `cut = true` to carve. Faults are reported to the table.
void read_solids(text::Table& table, std::string_view key, const Authoring& authoring, Compound& compound);

}  // namespace windlass::sculpt
