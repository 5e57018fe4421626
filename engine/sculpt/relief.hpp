#pragma once
#include <cstdint>
#include <vector>

#include "engine/sculpt/field.hpp"
#include "engine/sculpt/skin_tables.hpp"

namespace windlass::sculpt {

/// `curve` with a point every few millimetres, each moved onto the surface of `field`: ridges and grooves act where
/// they lie in the skin.
DetailCurve drawn_onto(const Field& field, const DetailCurve& curve);

/// Fine relief: every detail curve as a row of Gaussian kernels, found through a coarse grid.
class Relief {
 public:
  explicit Relief(const std::vector<DetailCurve>& curves);

  /// How far the skin stands out at `point` (mm), negative in grooves.
  float height_at(const glm::vec3& point) const;

 private:
  struct Kernel {
    glm::vec3 centre;
    float height;
    float per_variance;  ///< 1 / spread² (mm⁻²)
    float reach2;        ///< mm²
  };
  std::size_t bin_of(int x, int y, int z) const;

  std::vector<Kernel> kernels_;
  glm::vec3 low_{0.0F};
  int count_x_ = 0;
  int count_y_ = 0;
  int count_z_ = 0;
  std::vector<std::vector<std::uint32_t>> bins_;
};

}  // namespace windlass::sculpt
