#pragma once
// The posture of one moment: as near to what is asked of each coordinate as contacts, balance and the joints' bounds
// allow. A dense nonlinear least-squares problem (Levenberg–Marquardt, Ceres' TinySolver).
#include "engine/choreography/moment_problem.hpp"

namespace windlass::choreography {

/// Solves one moment after another of one demonstration.
class MomentSolver {
 public:
  /// `spread` of each coordinate: how far (rad, m) it may leave its target as easily as another its own; 0: it never
  /// does.
  MomentSolver(Stage stage, const std::vector<double>& spread);

  /// The own values nearest to `wanted` that fulfil `demands`, searched from `from`. The stage is left in that posture.
  Values solve(const Demands& demands, const Values& wanted, const Values& from);

  /// How far (sum of squared standard deviations) `own` is from that. The stage is left in that posture.
  double cost(const Demands& demands, const Values& wanted, const Values& own);

  Stage& stage() { return stage_; }
  const Kinematics& kinematics() const { return stage_.kinematics(); }
  const motion::PosedSpots& spots() const { return stage_.spots(); }
  /// Coordinates that may give way.
  const std::vector<std::size_t>& free() const { return free_; }

 private:
  std::vector<Bounds> bounds_for(const Values& wanted) const;
  /// The coordinates that may give way, as the search has them.
  Eigen::VectorXd free_of(const Values& own) const;
  Stage stage_;
  std::vector<std::size_t> free_;
  std::vector<double> stiffness_;
};

}  // namespace windlass::choreography
