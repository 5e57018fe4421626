#include "engine/choreography/moment.hpp"

#include <algorithm>
#include <cmath>

#include <ceres/tiny_solver.h>

namespace windlass::choreography {

MomentSolver::MomentSolver(Stage stage, const std::vector<double>& spread) : stage_(std::move(stage)) {
  const anatomy::Rig& rig = stage_.rig();
  const auto moves_a_spot = [&](std::size_t c) {
    for (std::size_t j = 0; j < rig.joints.size(); ++j) {
      if (!kinematics().moves(c, j)) continue;
      for (std::size_t spot = 0; spot < spots().size(); ++spot) {
        if (spots().is_carried_by(spot, j)) return true;
      }
    }
    return false;
  };
  for (std::size_t c = 0; c < spread.size(); ++c) {
    if (spread[c] <= 0.0 || !moves_a_spot(c)) continue;
    free_.push_back(c);
    stiffness_.push_back(1.0 / spread[c]);
  }
}

std::vector<Bounds> MomentSolver::bounds_for(const Values& wanted) const {
  constexpr double carries = 0.2;  // load of a foot that people stand on
  const anatomy::Rig& rig = stage_.rig();
  Values asked = wanted;
  motion::couple(rig, asked);
  const std::optional<int> left = anatomy::find_coordinate(rig, "foot_l.load");
  const std::optional<int> right = anatomy::find_coordinate(rig, "foot_r.load");
  std::vector<Bounds> bounds;
  for (const std::size_t c : free_) {
    const anatomy::Coordinate& coordinate = rig.coordinates[c];
    const std::optional<int>& load = coordinate.name.find("_l.") != std::string::npos ? left : right;
    const bool is_loaded = load && wanted[static_cast<std::size_t>(*load)] > carries;
    const anatomy::Interval free_limb = coordinate.open.value_or(anatomy::Interval{coordinate.min, coordinate.max});
    const anatomy::Interval usual = is_loaded ? coordinate.loaded.value_or(free_limb) : free_limb;
    // What is asked for may go farther: a mistake does.
    bounds.push_back({std::min(usual.min, asked[c]), std::max(usual.max, asked[c])});
  }
  return bounds;
}

Eigen::VectorXd MomentSolver::free_of(const Values& own) const {
  Eigen::VectorXd x(static_cast<Eigen::Index>(free_.size()));
  for (std::size_t k = 0; k < free_.size(); ++k) x[static_cast<Eigen::Index>(k)] = own[free_[k]];
  return x;
}

double MomentSolver::cost(const Demands& demands, const Values& wanted, const Values& own) {
  Values at = wanted;
  for (const std::size_t c : free_) at[c] = own[c];
  stage_.show(at);
  const std::vector<Bounds> bounds = bounds_for(wanted);
  const std::vector<Sole> soles = soles_of(demands, spots());
  const MomentProblem problem{stage_, free_, stiffness_, bounds, demands, wanted, soles};
  const Eigen::VectorXd x = free_of(at);
  Eigen::VectorXd residuals(problem.NumResiduals());
  problem(x.data(), residuals.data(), nullptr);
  return residuals.squaredNorm();
}

Values MomentSolver::solve(const Demands& demands, const Values& wanted, const Values& from) {
  constexpr int most_passes = 6;
  constexpr double still = 5e-5;  // m: by which the lowest skin may have changed
  Values own = wanted;
  for (const std::size_t c : free_) own[c] = from[c];
  stage_.show(own);
  if (free_.empty()) return own;
  const std::vector<Bounds> bounds = bounds_for(wanted);
  ceres::TinySolver<MomentProblem> solver;
  solver.options.max_num_iterations = 25;
  // Contacts are some thousand times stiffer than the rest: with the usual damping the rest would hardly move.
  solver.options.initial_trust_region_radius = 1e7;
  solver.options.function_tolerance = 1e-4;
  solver.options.parameter_tolerance = 1e-6;
  Eigen::VectorXd x = free_of(own);
  std::vector<Sole> soles = soles_of(demands, spots());
  for (int pass = 0; pass < most_passes; ++pass) {
    solver.Solve(MomentProblem{stage_, free_, stiffness_, bounds, demands, wanted, soles}, &x);
    for (std::size_t k = 0; k < free_.size(); ++k) own[free_[k]] = x[static_cast<Eigen::Index>(k)];
    stage_.show(own);
    std::vector<Sole> next = soles_of(demands, spots());
    if (difference(demands, soles, next, spots()) < still) break;
    soles = std::move(next);
  }
  return own;
}

}  // namespace windlass::choreography
