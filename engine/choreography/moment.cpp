#include "engine/choreography/moment.hpp"

#include <algorithm>
#include <cmath>

#include <ceres/tiny_solver.h>
#include <glm/geometric.hpp>

namespace windlass::choreography {
namespace {

// One standard deviation of what is asked: contacts are firm, the rest yields.
constexpr double touch_spread = 0.0002;    // m
constexpr double poise_spread = 0.004;     // m
constexpr double limit_margin = 0.035;     // rad (2°): from here on a range resists
constexpr double shift_margin = 0.02;      // m
constexpr double limit_stiffness = 30.0;   // standard deviations at the limit

}  // namespace

/// Residuals of one moment and their derivatives, as TinySolver asks for them.
struct MomentProblem {
  using Scalar = double;
  enum { NUM_RESIDUALS = Eigen::Dynamic, NUM_PARAMETERS = Eigen::Dynamic };

  MomentSolver& solver;
  const Demands& demands;
  const Values& wanted;

  int NumParameters() const { return static_cast<int>(solver.free_.size()); }
  int NumResiduals() const {
    std::size_t rows = 2 * solver.free_.size() + demands.levels.size() + 3 * demands.meets.size() +
                       3 * demands.faces.size() + 3 * demands.aligned.size() + demands.around.size() +
                       demands.apart.size() + 2 * demands.poised.size() + 3 * demands.rests.size() + demands.above.size();
    for (const Pin& pin : demands.pins) rows += pin.along.size();
    return static_cast<int>(rows);
  }

  bool operator()(const double* x, double* residuals, double* jacobian) const;
};

namespace {

/// Fills residuals and columns of the Jacobian row by row.
class Rows {
 public:
  Rows(double* residuals, double* jacobian, int rows, std::size_t columns)
      : residuals_(residuals), jacobian_(jacobian), rows_(rows), columns_(columns) {
    if (jacobian_ != nullptr) std::fill_n(jacobian_, static_cast<std::size_t>(rows_) * columns_, 0.0);
  }
  bool wants_derivatives() const { return jacobian_ != nullptr; }
  /// `derivative`: of the value, for a column.
  template <class Derivative>
  void add(double value, double stiffness, Derivative derivative) {
    residuals_[row_] = stiffness * value;
    if (jacobian_ != nullptr) {
      for (std::size_t k = 0; k < columns_; ++k) at(k) = stiffness * derivative(k);
    }
    ++row_;
  }
  void add_single(double value, double stiffness, std::size_t column, double derivative) {
    residuals_[row_] = stiffness * value;
    if (jacobian_ != nullptr) at(column) = stiffness * derivative;
    ++row_;
  }

 private:
  double& at(std::size_t column) { return jacobian_[column * static_cast<std::size_t>(rows_) + row_]; }
  double* residuals_;
  double* jacobian_;
  int rows_;
  std::size_t columns_;
  std::size_t row_ = 0;
};

}  // namespace

bool MomentProblem::operator()(const double* x, double* residuals, double* jacobian) const {
  const std::vector<std::size_t>& free = solver.free_;
  Values own = solver.own_;
  for (std::size_t k = 0; k < free.size(); ++k) own[free[k]] = x[k];
  solver.show(own);
  const Kinematics& kin = solver.kinematics_;
  const motion::PosedSpots& spots = solver.spots_;
  Rows rows(residuals, jacobian, NumResiduals(), free.size());

  const auto velocity = [&](std::size_t k, std::size_t spot, const glm::dvec3& point) {
    const std::vector<double>& shares = solver.share_[spot];
    glm::dvec3 sum = shares[free[k]] == 0.0 ? glm::dvec3(0.0) : kin.velocity(free[k], point, shares[free[k]]);
    for (const auto& [follower, gain] : kin.followers(free[k])) {
      sum += gain * kin.velocity(follower, point, shares[follower]);
    }
    return sum + spots.corrective_velocity(spot, free[k]);
  };
  const auto turning = [&](std::size_t k, std::size_t spot, const glm::dvec3& direction) {
    return kin.turning(free[k], direction, solver.share_[spot][free[k]]);
  };
  constexpr double touch = 1.0 / touch_spread;
  static constexpr glm::dvec3 axes[3] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

  for (std::size_t k = 0; k < free.size(); ++k) {
    const anatomy::Coordinate& c = solver.rig_->coordinates[free[k]];
    rows.add_single(own[free[k]] - wanted[free[k]], solver.stiffness_[k], k, 1.0);
    const double margin = c.kind == anatomy::Kind::turn ? limit_margin : shift_margin;
    const double value = kin.pose().values[free[k]];
    const double above = value - (c.max - margin);
    const double below = (c.min + margin) - value;
    const double over = std::max({0.0, above, below}) / margin;
    // Sets in without a kink: over² up to the limit, then straight on.
    const double resistance = over <= 1.0 ? over * over : 2.0 * over - 1.0;
    const double slope = (over <= 1.0 ? 2.0 * over : 2.0) / margin * (above >= below ? 1.0 : -1.0);
    rows.add_single(resistance, limit_stiffness, k, over > 0.0 ? slope : 0.0);
  }
  for (const Level& level : demands.levels) {
    const auto lowest = spots.lowest(level.spot, level.point, level.normal);
    rows.add(lowest.height - level.height, touch,
             [&](std::size_t k) { return glm::dot(level.normal, velocity(k, level.spot, lowest.point)); });
  }
  for (const Pin& pin : demands.pins) {
    const glm::dvec3 centre = spots.centre(pin.spot);
    for (const glm::dvec3& along : pin.along) {
      rows.add(glm::dot(along, centre - pin.target), touch,
               [&](std::size_t k) { return glm::dot(along, velocity(k, pin.spot, centre)); });
    }
  }
  for (const Meet& meet : demands.meets) {
    const glm::dvec3 centre = spots.centre(meet.spot);
    const glm::dvec3 there = spots.centre(meet.other) + meet.height * spots.normal(meet.other);
    for (const glm::dvec3& axis : axes) {
      rows.add(glm::dot(axis, centre - there), touch, [&](std::size_t k) {
        return glm::dot(axis, velocity(k, meet.spot, centre) - velocity(k, meet.other, there));
      });
    }
  }
  for (const Face& face : demands.faces) {
    const glm::dvec3 normal = spots.normal(face.spot);
    for (const glm::dvec3& axis : axes) {
      rows.add(glm::dot(axis, normal - face.direction), 1.0 / face.spread,
               [&](std::size_t k) { return glm::dot(axis, turning(k, face.spot, normal)); });
    }
  }
  for (const Aligned& line : demands.aligned) {
    const glm::dvec3 from = spots.centre(line.from);
    const glm::dvec3 to = spots.centre(line.to);
    const double length = glm::length(to - from);
    const glm::dvec3 off = glm::cross(line.direction, to - from) / length;
    for (const glm::dvec3& axis : axes) {
      rows.add(glm::dot(axis, off), 1.0 / line.spread, [&](std::size_t k) {
        const glm::dvec3 change = velocity(k, line.to, to) - velocity(k, line.from, from);
        return glm::dot(axis, glm::cross(line.direction, change)) / length;
      });
    }
  }
  for (const Around& bar : demands.around) {
    const glm::dvec3 centre = spots.centre(bar.spot);
    const glm::dvec3 off = centre - bar.point - glm::dot(centre - bar.point, bar.direction) * bar.direction;
    const double distance = std::max(glm::length(off), 1e-9);
    rows.add(distance - bar.distance, touch,
             [&](std::size_t k) { return glm::dot(off / distance, velocity(k, bar.spot, centre)); });
  }
  for (const Apart& pair : demands.apart) {
    const glm::dvec3 a = spots.centre(pair.spot);
    const glm::dvec3 b = spots.centre(pair.other);
    const double length = std::max(glm::length(a - b), 1e-9);
    rows.add(length - pair.length, touch, [&](std::size_t k) {
      return glm::dot((a - b) / length, velocity(k, pair.spot, a) - velocity(k, pair.other, b));
    });
  }
  for (const Rest& rest : demands.rests) {
    const glm::dvec3 there = spots.centre(rest.spot) + rest.radius * spots.normal(rest.spot);
    for (const glm::dvec3& axis : axes) {
      rows.add(glm::dot(axis, there - rest.centre), touch,
               [&](std::size_t k) { return glm::dot(axis, velocity(k, rest.spot, there)); });
    }
  }
  for (const Above& above : demands.above) {
    const auto lowest = spots.lowest(above.spot, glm::dvec3(0.0), axes[1]);
    const double depth = std::max(0.0, -lowest.height);
    rows.add(depth, touch,
             [&](std::size_t k) { return depth > 0.0 ? -velocity(k, above.spot, lowest.point).y : 0.0; });
  }
  for (const Poised& poised : demands.poised) {
    const glm::dvec3 centre = kin.centre_of_mass();
    std::vector<glm::dvec3> velocities(free.size());
    if (rows.wants_derivatives()) {
      for (std::size_t k = 0; k < free.size(); ++k) velocities[k] = kin.mass_velocity(free[k]);
    }
    rows.add(centre.x - poised.target.x, 1.0 / poise_spread, [&](std::size_t k) { return velocities[k].x; });
    rows.add(centre.z - poised.target.y, 1.0 / poise_spread, [&](std::size_t k) { return velocities[k].z; });
  }
  return true;
}

MomentSolver::MomentSolver(const anatomy::Rig& rig, Kinematics kinematics, motion::PosedSpots spots,
                           const std::vector<double>& spread)
    : rig_(&rig),
      kinematics_(std::move(kinematics)),
      spots_(std::move(spots)),
      own_(rig.coordinates.size(), 0.0) {
  const auto moves_a_spot = [&](std::size_t c) {
    for (std::size_t spot = 0; spot < spots_.size(); ++spot) {
      const std::vector<double>& carriers = spots_.carriers(spot);
      for (std::size_t j = 0; j < carriers.size(); ++j) {
        if (carriers[j] > 0.05 && kinematics_.moves(c, j)) return true;
      }
    }
    return false;
  };
  for (std::size_t c = 0; c < spread.size(); ++c) {
    if (spread[c] <= 0.0 || !moves_a_spot(c)) continue;
    free_.push_back(c);
    stiffness_.push_back(1.0 / spread[c]);
  }
  for (std::size_t spot = 0; spot < spots_.size(); ++spot) share_.push_back(shares_of(spot));
}

std::vector<double> MomentSolver::shares_of(std::size_t spot) const {
  const std::vector<double>& carriers = spots_.carriers(spot);
  std::vector<double> shares(rig_->coordinates.size(), 0.0);
  for (std::size_t c = 0; c < shares.size(); ++c) {
    for (std::size_t j = 0; j < carriers.size(); ++j) {
      if (carriers[j] > 0.0 && kinematics_.moves(c, j)) shares[c] += carriers[j];
    }
  }
  return shares;
}

void MomentSolver::set_weights(std::size_t spot, const std::vector<float>& weights) {
  spots_.set_weights(spot, weights);
  share_[spot] = shares_of(spot);
}

void MomentSolver::show(const Values& own) {
  own_ = own;
  kinematics_.set(own);
  spots_.pose(kinematics_.pose(), kinematics_.world_from_neutral());
}

Values MomentSolver::solve(const Demands& demands, const Values& wanted, const Values& from) {
  Values own = wanted;
  for (const std::size_t c : free_) own[c] = from[c];
  own_ = own;
  MomentProblem problem{*this, demands, wanted};
  ceres::TinySolver<MomentProblem> solver;
  solver.options.max_num_iterations = 40;
  solver.options.function_tolerance = 1e-5;
  solver.options.parameter_tolerance = 1e-6;
  Eigen::VectorXd x(static_cast<Eigen::Index>(free_.size()));
  for (std::size_t k = 0; k < free_.size(); ++k) x[static_cast<Eigen::Index>(k)] = own[free_[k]];
  const auto& summary = solver.Solve(problem, &x);
  ++effort_.moments;
  effort_.iterations += summary.iterations;
  for (std::size_t k = 0; k < free_.size(); ++k) own[free_[k]] = x[static_cast<Eigen::Index>(k)];
  show(own);
  return own;
}

}  // namespace windlass::choreography
