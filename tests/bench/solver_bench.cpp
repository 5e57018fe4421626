// Three least-squares solvers on the same postures: build/release/tests/windlass_solver_bench
// Somebody rises onto the balls of both feet, the hands on a rail, and sinks again: each moment starts from the one
// before. Prints what a moment takes, how many steps, and how much is left of the residuals.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <numbers>

#include <ceres/ceres.h>
#include <ceres/tiny_solver.h>
#include <unsupported/Eigen/LevenbergMarquardt>

#include "engine/choreography/moment_problem.hpp"
#include "engine/content/load_model.hpp"
#include "engine/text/mass_table.hpp"
#include "engine/text/rig_table.hpp"
#include "engine/text/spot_table.hpp"

using namespace windlass;
using namespace windlass::choreography;

namespace {

struct Solved {
  int steps = 0;
  double cost = 0.0;  ///< Half the sum of squares.
};

Solved with_tiny_solver(const MomentProblem& problem, Eigen::VectorXd& x) {
  ceres::TinySolver<MomentProblem> solver;
  solver.options.max_num_iterations = 25;
  solver.options.initial_trust_region_radius = 1e7;
  solver.options.function_tolerance = 1e-4;
  solver.options.parameter_tolerance = 1e-6;
  solver.Solve(problem, &x);
  return {solver.summary.iterations, solver.summary.final_cost};
}

/// The same function for Ceres' main solver, whose Jacobians are stored row by row.
class CostFunction : public ceres::CostFunction {
 public:
  explicit CostFunction(const MomentProblem& problem) : problem_(problem) {
    set_num_residuals(problem.NumResiduals());
    mutable_parameter_block_sizes()->push_back(problem.NumParameters());
  }
  bool Evaluate(const double* const* x, double* residuals, double** jacobians) const override {
    if (jacobians == nullptr || jacobians[0] == nullptr) return problem_(x[0], residuals, nullptr);
    Eigen::MatrixXd columns(num_residuals(), problem_.NumParameters());
    if (!problem_(x[0], residuals, columns.data())) return false;
    using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    Eigen::Map<Rows>(jacobians[0], columns.rows(), columns.cols()) = columns;
    return true;
  }

 private:
  const MomentProblem& problem_;
};

Solved with_ceres(const MomentProblem& problem, Eigen::VectorXd& x) {
  ceres::Problem whole;
  whole.AddResidualBlock(new CostFunction(problem), nullptr, x.data());
  ceres::Solver::Options options;
  options.linear_solver_type = ceres::DENSE_NORMAL_CHOLESKY;
  options.max_num_iterations = 25;
  options.initial_trust_region_radius = 1e7;
  options.function_tolerance = 1e-4;
  options.parameter_tolerance = 1e-6;
  options.logging_type = ceres::SILENT;
  ceres::Solver::Summary summary;
  ceres::Solve(options, &whole, &summary);
  return {static_cast<int>(summary.iterations.size()), summary.final_cost};
}

struct Functor : Eigen::DenseFunctor<double> {
  explicit Functor(const MomentProblem& p)
      : Eigen::DenseFunctor<double>(p.NumParameters(), p.NumResiduals()), problem(p) {}
  int operator()(const InputType& x, ValueType& residuals) const {
    return problem(x.data(), residuals.data(), nullptr) ? 0 : -1;
  }
  int df(const InputType& x, JacobianType& jacobian) const {
    Eigen::VectorXd residuals(values());
    return problem(x.data(), residuals.data(), jacobian.data()) ? 0 : -1;
  }
  const MomentProblem& problem;
};

Solved with_eigen(const MomentProblem& problem, Eigen::VectorXd& x) {
  Functor functor(problem);
  Eigen::LevenbergMarquardt<Functor> solver(functor);
  solver.setMaxfev(25);
  solver.setFactor(1e6);
  solver.setFtol(1e-4);
  solver.setXtol(1e-6);
  solver.minimize(x);
  return {static_cast<int>(solver.iterations()), 0.5 * solver.fnorm() * solver.fnorm()};
}

template <class Solve>
void measure(const char* what, const anatomy::Body& body, const Solve& solve) {
  using Clock = std::chrono::steady_clock;
  std::vector<anatomy::Spot> spots;
  const auto spot = [&](const char* name) {
    spots.push_back(body.spots.all[static_cast<std::size_t>(*anatomy::find_spot(body.spots, name))]);
    return spots.size() - 1;
  };
  const auto coordinate = [&](const char* name) {
    return static_cast<std::size_t>(*anatomy::find_coordinate(body.rig, name));
  };
  std::vector<std::size_t> soles;
  for (const char* name : {"mt1_r", "mt5_r", "toe1_r", "mt1_l", "mt5_l", "toe1_l"}) soles.push_back(spot(name));
  const std::size_t right_hand = spot("palm_r");
  const std::size_t left_hand = spot("palm_l");

  Stage stage(body.rig, Kinematics(body.rig, body.masses, 0.0), motion::PosedSpots(body, spots));
  std::vector<std::size_t> free;
  std::vector<Bounds> bounds;
  for (std::size_t c = 0; c < body.rig.coordinates.size(); ++c) {
    const anatomy::Coordinate& one = body.rig.coordinates[c];
    if (one.kind == anatomy::Kind::share) continue;
    free.push_back(c);
    bounds.push_back({one.min, one.max});
  }
  const std::vector<double> stiffness(free.size(), 10.0);
  Values wanted(body.rig.coordinates.size(), 0.0);
  for (const char* load : {"foot_r.load", "foot_l.load"}) wanted[coordinate(load)] = 1.0;
  for (const char* elbow : {"elbow_r.flexion", "elbow_l.flexion"}) wanted[coordinate(elbow)] = 1.2;
  stage.show(wanted);
  const glm::dvec3 right_place = stage.spots().centre(right_hand);
  const glm::dvec3 left_place = stage.spots().centre(left_hand);

  constexpr int moments = 60;
  std::vector<double> times;
  double steps = 0.0;
  double cost = 0.0;
  Eigen::VectorXd x(static_cast<Eigen::Index>(free.size()));
  for (std::size_t k = 0; k < free.size(); ++k) x[static_cast<Eigen::Index>(k)] = wanted[free[k]];
  for (int n = 0; n < moments; ++n) {
    const double rise = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * n / moments);
    for (const char* ankle : {"ankle_r.dorsiflexion", "ankle_l.dorsiflexion"}) wanted[coordinate(ankle)] = -0.5 * rise;
    for (const char* toe : {"mtp1_r.extension", "mtp1_l.extension"}) wanted[coordinate(toe)] = 0.5 * rise;
    Demands demands;
    for (const std::size_t sole : soles) demands.levels.push_back({sole, {0, 0, 0}, {0, 1, 0}, 0.0});
    const std::vector<glm::dvec3> everywhere{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    demands.pins.push_back({right_hand, right_place, everywhere});
    demands.pins.push_back({left_hand, left_place, everywhere});
    demands.poised.push_back({{soles[0], soles[3]}, {0, 0, 0}, 1.0});
    Values own = wanted;
    for (std::size_t k = 0; k < free.size(); ++k) own[free[k]] = x[static_cast<Eigen::Index>(k)];
    stage.show(own);
    const std::vector<Sole> lowest = soles_of(demands, stage.spots());
    const MomentProblem problem{stage, free, stiffness, bounds, demands, wanted, lowest};
    const auto start = Clock::now();
    const Solved solved = solve(problem, x);
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    steps += solved.steps;
    cost += solved.cost;
  }
  std::sort(times.begin(), times.end());
  std::printf("%-28s %8.2f ms   (%.2f – %.2f)   %5.1f steps   cost %.4g\n", what, times[moments / 2], times[moments / 10],
              times[moments * 9 / 10], steps / moments, cost / moments);
}

}  // namespace

int main() {
  const std::string tables = WINDLASS_SOURCE_DIR "/assets/anatomy";
  const anatomy::Rig rig = text::load_rig(tables + "/rig.toml");
  anatomy::Body body = content::load_model(WINDLASS_BUILD_DIR "/body.glb", rig);
  body.spots = text::load_spots(tables, body);
  body.masses = text::load_masses(tables, rig);
  measure("Ceres, TinySolver", body, with_tiny_solver);
  measure("Ceres, main solver", body, with_ceres);
  measure("Eigen, LevenbergMarquardt", body, with_eigen);
}
