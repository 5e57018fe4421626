#pragma once
// Head and neck, and the hair on it, as implicit surfaces; the same on both sides of the mid-line. Millimetres, foot
// frame.
#include <string>
#include <vector>

#include "engine/sculpt/compound.hpp"
#include "engine/sculpt/field.hpp"
#include "engine/sculpt/relief.hpp"
#include "engine/sculpt/skin_colour.hpp"
#include "engine/sculpt/spline.hpp"

namespace windlass::sculpt {

/// A thin plate of hair on the skin.
struct HairMark {
  Tube tube;
  float raised = 0.0F;  ///< mm
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

  glm::vec3 hair_colour{0.0F};  ///< sRGB, 0 to 255
  float hair_cell_mm = 1.0F;
  std::vector<std::size_t> hair_triangles;
  Rows hair_line;
  float hair_edge = 1.0F;
  std::array<float, 2> hair_thickness{};
  std::array<float, 2> hair_grows{};
  std::vector<HairMark> marks;
};

/// Reads head.toml in `folder`. Throws `base::Failure`.
HeadTables load_head_tables(const std::string& folder);

class HeadField {
 public:
  /// `middle`: z of the mid-line.
  HeadField(const HeadTables& tables, float middle);

  /// Signed distance to the skin.
  float skin(const glm::vec3& point) const { return skin_at(on_right(point), true); }
  /// Signed distance to hair and brows; under the skin where none grows.
  float hair(const glm::vec3& point) const;

  /// `point` or its mirror image, whichever lies on the right, a little off the mid-line.
  glm::vec3 on_right(const glm::vec3& point) const;

 private:
  float skin_at(const glm::vec3& right, bool with_ears) const;

  HeadTables tables_;
  float middle_;
  Relief relief_;
  SplineTable hair_line_;
};

}  // namespace windlass::sculpt
