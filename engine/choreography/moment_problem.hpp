#pragma once
// What one moment's posture is asked to fulfil, and how far a posture is from it: the residuals of a least-squares problem
// and their derivatives.
#include <optional>
#include <vector>

#include <Eigen/Core>

#include "engine/choreography/kinematics.hpp"
#include "engine/motion/posed_spots.hpp"

namespace windlass::choreography {

/// The lowest skin of a spot lies `height` (m) over the plane through `point` with unit `normal`.
struct Level {
  std::size_t spot = 0;
  glm::dvec3 point{0.0};
  glm::dvec3 normal{0, 1, 0};
  double height = 0.0;
};

/// The middle of a spot lies at `target`, as seen along the unit vectors `along`.
struct Pin {
  std::size_t spot = 0;
  glm::dvec3 target{0.0};
  std::vector<glm::dvec3> along;
};

/// The middle of a spot lies `height` (m) over the middle of another one, along that one's normal.
struct Meet {
  std::size_t spot = 0;
  std::size_t other = 0;
  double height = 0.0;
};

/// A spot faces along `direction` (world, unit).
struct Face {
  std::size_t spot = 0;
  glm::dvec3 direction{0, -1, 0};
  double spread = 0.1;  ///< rad
};

/// The line from one spot to another runs along `direction` (world, unit), either way.
struct Aligned {
  std::size_t from = 0;
  std::size_t to = 0;
  glm::dvec3 direction{1, 0, 0};
  double spread = 0.1;  ///< rad
};

/// The middle of a spot lies `distance` (m) from the line through `point` along unit `direction`.
struct Around {
  std::size_t spot = 0;
  glm::dvec3 point{0.0};
  glm::dvec3 direction{0, 1, 0};
  double distance = 0.0;
};

/// The middles of two spots lie `length` (m) apart.
struct Apart {
  std::size_t spot = 0;
  std::size_t other = 0;
  double length = 0.0;
};

/// A spot rests on a tool that rolls on the floor along x. As the skin tips over it by an angle, front up, it goes back by
/// `floor_radius` times that.
struct Rest {
  std::size_t spot = 0;
  glm::dvec3 centre{0.0};       ///< World, m; of the tool under level skin.
  double radius = 0.03;         ///< m, from there to the skin.
  double floor_radius = 0.03;   ///< m, from there to the floor; 0: it lies still.
  bool is_bar = false;          ///< Along z: the skin may lie aslant on it; else a ball.
};

/// How far (rad) skin with that outward normal, which looks down, is tipped about z; front up positive.
double tip_of(const glm::dvec3& normal);

/// The lowest skin of a spot lies over the floor, however high.
struct Above {
  std::size_t spot = 0;
};

/// A point stays outside the skin around it, which gives way by `give` (m).
struct Outside {
  std::size_t spot = 0;
  double give = 0.0;
  std::vector<std::size_t> skin;  ///< Samples of it: spots of a vertex each.
};

/// The centre of mass stands over the middle of `spots`, or `shift` (m, world) beside it.
struct Poised {
  std::vector<std::size_t> spots;
  glm::dvec3 shift{0.0};
  double share = 1.0;  ///< How firmly, from 0.
};

/// The centre of mass is at a place (m, world).
struct Centred {
  glm::dvec3 place{0.0};
  double share = 1.0;  ///< How firmly, from 0.
};

/// Spots are numbered as in the solver's `PosedSpots`.
struct Demands {
  std::vector<Level> levels;
  std::vector<Pin> pins;
  std::vector<Meet> meets;
  std::vector<Face> faces;
  std::vector<Aligned> aligned;
  std::vector<Around> around;
  std::vector<Apart> apart;
  std::vector<Poised> poised;
  std::vector<Centred> centred;
  std::vector<Rest> rests;
  std::vector<Above> above;
  std::vector<Outside> outside;
};

/// How much each vertex of a spot counts as its lowest skin while the problem is solved: which of them do changes faster
/// than a quadratic model can follow.
using Sole = std::vector<double>;

/// From where on a coordinate resists (rad, m).
struct Bounds {
  double least = 0.0;
  double most = 0.0;
};

/// The posture that the problem is about, and the body in it.
class Stage {
 public:
  Stage(const anatomy::Rig& rig, Kinematics kinematics, motion::PosedSpots spots);

  /// Own values, couplings not included.
  void show(const Values& own);
  /// Other weights for the vertices of a spot, sum 1.
  void set_weights(std::size_t spot, const std::vector<float>& weights);

  const anatomy::Rig& rig() const { return *rig_; }
  const Values& own() const { return own_; }
  const Kinematics& kinematics() const { return kinematics_; }
  const motion::PosedSpots& spots() const { return spots_; }

 private:
  const anatomy::Rig* rig_;
  Kinematics kinematics_;
  motion::PosedSpots spots_;
  Values own_;  ///< Empty: not shown yet.
};

/// Of the levels, then of what stays above the floor, in the stage's posture.
std::vector<Sole> soles_of(const Demands& demands, const motion::PosedSpots& spots);

/// By how much (m) the lowest skin differs when `now` counts instead of `before`, at most.
double difference(const Demands& demands, const std::vector<Sole>& before, const std::vector<Sole>& now,
                  const motion::PosedSpots& spots);

/// Residuals as TinySolver asks for them, in standard deviations: how far each free coordinate leaves its wanted value, how
/// far it leaves its bounds, then the demands in their order.
struct MomentProblem {
  using Scalar = double;
  enum { NUM_RESIDUALS = Eigen::Dynamic, NUM_PARAMETERS = Eigen::Dynamic };

  Stage& stage;
  const std::vector<std::size_t>& free;   ///< Coordinates that may move.
  const std::vector<double>& stiffness;   ///< Of each of them: 1 / spread.
  const std::vector<Bounds>& bounds;      ///< The same; couplings included.
  const Demands& demands;
  const Values& wanted;
  const std::vector<Sole>& soles;

  int NumParameters() const { return static_cast<int>(free.size()); }
  int NumResiduals() const;

  /// `x`: the free coordinates; `jacobian`: column by column, or null. Leaves the stage in that posture.
  bool operator()(const double* x, double* residuals, double* jacobian) const;
};

}  // namespace windlass::choreography
