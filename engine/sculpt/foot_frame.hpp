#pragma once
#include <string>

#include <glm/vec3.hpp>

namespace windlass::sculpt {

/// Between the tables' foot frame (mm) and the model frame (m): a shift, no turn.
struct FootFrame {
  glm::dvec3 stance_mm{0.0};  ///< Where the foot frame's origin stands in the model frame.

  glm::dvec3 to_model(const glm::dvec3& foot_mm) const { return (foot_mm + stance_mm) * 1e-3; }
  glm::dvec3 to_foot(const glm::dvec3& model) const { return model * 1e3 - stance_mm; }
};

/// Reads `stance` of rig.toml in `folder`. Throws `base::Failure`.
FootFrame load_foot_frame(const std::string& folder);

}  // namespace windlass::sculpt
