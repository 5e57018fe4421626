#pragma once
// assets/anatomy/soft_tissue.toml, ligaments.toml → tendons, fascia, muscles and ligaments as bundles of strands.
#include <optional>
#include <string>
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/motion/pose.hpp"
#include "engine/sculpt/bones.hpp"
#include "engine/sculpt/cover.hpp"
#include "engine/sculpt/foot_frame.hpp"
#include "engine/sculpt/tube.hpp"
#include "engine/text/table.hpp"

namespace windlass::sculpt {

/// A tube along a course over one or more joints.
struct Strand {
  std::vector<TubePoint> points;
  std::vector<glm::vec3> ups;  ///< Of each point: along its half height.
  /// Of each point on the chain: 0 is held by joints[0], 1 by [1] …; 1.5 lies free between what [1] and [2] hold.
  std::vector<float> place;
  std::vector<float> sinew;  ///< Of each point: 0 muscle … 1 tendon.
  std::vector<int> joints;   ///< Of the rig.
  Tube tube;
};

/// Values (rad) of a coordinate at which the courses of a tissue are worked out: skinning alone would bend them.
struct CourseKeys {
  int coordinate = 0;
  std::vector<double> at;
};

/// A belly that keeps to one segment while the segments at its ends pull it up and down.
struct Slide {
  int home = 0;            ///< The belly's joint, of the rig.
  glm::vec3 anchor{0.0F};  ///< mm: where the joint after it pulls. The one before it pulls at the first point.
};

struct Tissue {
  std::string name;
  anatomy::Layer layer = anatomy::Layer::fascia;
  float cell_mm = 1.0F;
  float blend_mm = 0.0F;  ///< Between its strands.
  int most_triangles = 5500;
  std::vector<Strand> strands;
  std::vector<CourseKeys> keys;
  std::optional<Slide> slide;
  std::string bone;  ///< Holds the points of place 0 instead of the strands' first joints, when there is one.

  /// Signed distance, mm.
  float distance(const glm::vec3& point) const;
  Box bounds() const;
};

/// Faults are reported to the table; usable only when there was none.
std::vector<Tissue> tissues_from(text::Table root, const anatomy::Rig& rig);

/// `table` in `folder`. Throws `base::Failure` with every fault.
std::vector<Tissue> load_tissues(const std::string& folder, const anatomy::Rig& rig,
                                 const std::string& table = "soft_tissue.toml");

/// `values`, one a point of a tube, at a parameter between the points.
float value_at(const std::vector<float>& values, float parameter);

/// Where a slide's chain has its home.
std::size_t home_of(const Strand& strand, const Slide& slide);

/// Moves whatever of a tissue, at rest, does not lie under the skin.
void tuck_at_rest(Tissue& tissue, const Cover& cover);

/// The course that `strand` takes when the rig is in `pose`, foot frame (mm) of the world. Points with a whole place
/// go with their joint; the others keep their place along the line between those, so that a tendon runs straight from
/// pulley to pulley. A belly that slides is drawn towards both ends instead, the less the farther away. All keeps below
/// `cover`, the skin in the same pose. Muscle that grows shorter grows thicker. `bone`: holds the points of place 0.
Tube course_in(const motion::Pose& pose, const Strand& strand, const std::optional<Slide>& slide,
               const anatomy::Rig& rig, const FootFrame& frame, const Cover& cover, const Bone* bone = nullptr);

}  // namespace windlass::sculpt
