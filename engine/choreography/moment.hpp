#pragma once
// The posture of one moment: as near to what is asked of each coordinate as contacts, balance and the joints' ranges
// allow. A dense nonlinear least-squares problem (Levenberg–Marquardt, Ceres' TinySolver).
#include <vector>

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

/// A spot rests on a ball: its skin touches the one around `centre` (world, m) with `radius`.
struct Rest {
  std::size_t spot = 0;
  glm::dvec3 centre{0.0};
  double radius = 0.03;
};

/// The lowest skin of a spot lies over the floor, however high.
struct Above {
  std::size_t spot = 0;
};

/// The centre of mass stands over `target` (world x, z; m).
struct Poised {
  glm::dvec2 target{0.0};
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
  std::vector<Rest> rests;
  std::vector<Above> above;
};

/// Solves one moment after another of one demonstration.
class MomentSolver {
 public:
  /// `spread` of each coordinate: how far (rad, m) it may leave its target as easily as another its own; 0: it never
  /// does.
  MomentSolver(const anatomy::Rig& rig, Kinematics kinematics, motion::PosedSpots spots,
               const std::vector<double>& spread);

  /// The own values nearest to `wanted` that fulfil `demands`, searched from `from`. Kinematics and spots are left in
  /// that posture.
  Values solve(const Demands& demands, const Values& wanted, const Values& from);

  /// Other weights for the vertices of a spot, sum 1.
  void set_weights(std::size_t spot, const std::vector<float>& weights);

  /// Puts kinematics and spots in a posture.
  void show(const Values& own);

  const Kinematics& kinematics() const { return kinematics_; }
  const motion::PosedSpots& spots() const { return spots_; }

  struct Effort {
    int moments = 0;
    int iterations = 0;
  };
  const Effort& effort() const { return effort_; }

 private:
  friend struct MomentProblem;
  /// Which vertices of a spot count as its lowest, and by how much that lies under their mean (m).
  struct Sole {
    std::vector<double> weights;
    double offset = 0.0;
  };
  std::vector<Sole> soles_of(const Demands& demands) const;
  const anatomy::Rig* rig_;
  Kinematics kinematics_;
  motion::PosedSpots spots_;
  std::vector<std::size_t> free_;        ///< Coordinates that may move.
  std::vector<double> stiffness_;        ///< Of each of them: 1 / spread.
  Values own_;                           ///< Of the posture that is shown.
  Effort effort_;
};

}  // namespace windlass::choreography
