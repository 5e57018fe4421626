#pragma once
// Head and neck, and the hair on it, as implicit surfaces; the same on both sides of the mid-line. Millimetres, foot
// frame.
#include <string>
#include <vector>

#include "engine/sculpt/compound.hpp"
#include "engine/sculpt/field.hpp"
#include "engine/sculpt/outline.hpp"
#include "engine/sculpt/relief.hpp"
#include "engine/sculpt/skin_colour.hpp"
#include "engine/sculpt/stroke.hpp"

namespace windlass::sculpt {

/// Where the mesh is drawn finer, or coarser, than its curvature asks.
struct Lens {
  glm::vec3 centre{0.0F};
  float radius = 1.0F;
  float share = 0.0F;  ///< How much larger (or, below 0, smaller) the surface counts at the centre.
};

struct HeadTables {
  std::vector<Solid> masses;  ///< Skull, face and neck …
  std::vector<Solid> ears;    ///< … and what no hair grows on.
  std::vector<DetailCurve> details;
  std::vector<ColourSpot> spots;
  float bottom = 0.0F;
  float bottom_rounding = 1.0F;
  float mid_rounding = 1.0F;
  float cell_mm = 1.0F;
  Box bounds;
  std::vector<std::size_t> triangles;
  std::vector<Lens> lenses;

  glm::vec3 hair_colour{0.0F};  ///< sRGB, 0 to 255
  float hair_cell_mm = 1.0F;
  std::vector<std::size_t> hair_triangles;
  std::vector<Lens> hair_lenses;
  std::vector<glm::vec2> hair_line;  ///< Around all hair, as seen from the side: x, y
  float hair_edge = 1.0F;            ///< mm over which its rim is rounded
  float hair_rim = 0.0F;             ///< mm thick there …
  float hair_grows = 1.0F;           ///< … and this far in …
  float hair_thickness = 0.0F;       ///< … so thick, or as the volumes are.
  std::vector<Solid> hair_volumes;
  std::vector<StrokeDetail> stroke_levels;
  std::vector<Stroke> strokes;  ///< Brows, lashes, mouth: both sides.
};

/// Reads head.toml in `folder`; `middle`: z of the mid-line. Throws `base::Failure`.
HeadTables load_head_tables(const std::string& folder, float middle);

class HeadField {
 public:
  HeadField(const HeadTables& tables, float middle);

  /// Signed distance to the skin.
  float skin(const glm::vec3& point) const { return skin_at(on_right(point), true); }
  /// Signed distance to the hair, with the head below it.
  float hair(const glm::vec3& point) const;

  /// Where `point` lies when every lens magnifies its surroundings, and on the other side as well.
  glm::vec3 magnified(const std::vector<Lens>& lenses, const glm::vec3& point) const;

  /// `point` or its mirror image, whichever lies on the right, a little off the mid-line.
  glm::vec3 on_right(const glm::vec3& point) const;

 private:
  float skin_at(const glm::vec3& right, bool with_ears) const;

  HeadTables tables_;
  float middle_;
  Relief relief_;
  Outline hair_line_;
};

}  // namespace windlass::sculpt
