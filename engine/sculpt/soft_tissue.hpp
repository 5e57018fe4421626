#pragma once
// assets/anatomy/soft_tissue.toml → tendons, fascia and muscles as bundles of strands.
#include <optional>
#include <string>
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/sculpt/foot_frame.hpp"
#include "engine/sculpt/tube.hpp"
#include "engine/text/table.hpp"

namespace windlass::sculpt {

/// A tube along a course over one or more joints.
struct Strand {
  std::vector<TubePoint> points;
  std::vector<glm::vec3> ups;  ///< Of each point: along its half height.
  std::vector<float> place;    ///< Of each point on the chain: 0 moves with joints[0], 1.5 between [1] and [2].
  std::vector<float> sinew;    ///< Of each point: 0 muscle … 1 tendon.
  std::vector<int> joints;     ///< Of the rig.
  Tube tube;
};

/// A muscle and its tendon keep their course while a joint turns: skinning alone would kink them.
struct Slide {
  int coordinate = 0;
  glm::vec3 anchor{0.0F};  ///< mm: where the joint's motion pulls, on the strand's second joint.
  std::vector<double> at;  ///< rad: angles at which the course is worked out.
};

struct Tissue {
  std::string name;
  anatomy::Layer layer = anatomy::Layer::fascia;
  float cell_mm = 1.0F;
  float blend_mm = 0.0F;  ///< Between its strands.
  int most_triangles = 5500;
  std::vector<Strand> strands;
  std::optional<Slide> slide;

  /// Signed distance, mm.
  float distance(const glm::vec3& point) const;
  Box bounds() const;
};

/// Faults are reported to the table; usable only when there was none.
std::vector<Tissue> tissues_from(text::Table root, const anatomy::Rig& rig);

/// soft_tissue.toml in `folder`. Throws `base::Failure` with every fault.
std::vector<Tissue> load_tissues(const std::string& folder, const anatomy::Rig& rig);

/// `values`, one a point of a tube, at a parameter between the points.
float value_at(const std::vector<float>& values, float parameter);

/// The course that `strand` takes when the slide's coordinate has the value `angle` (rad).
Tube slid(const Strand& strand, const Slide& slide, double angle, const anatomy::Rig& rig, const FootFrame& frame);

}  // namespace windlass::sculpt
