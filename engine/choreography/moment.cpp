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
  const std::vector<MomentSolver::Sole>& soles;  ///< Of the levels, then of what stays above the floor.

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

  using Carriage = motion::PosedSpots::Carriage;
  std::vector<Carriage> carriages(spots.size());  // of the spots' middles
  if (rows.wants_derivatives()) {
    for (std::size_t spot = 0; spot < spots.size(); ++spot) carriages[spot] = spots.carriage(spot);
  }
  const auto velocity = [&](std::size_t k, const Carriage& carriage) {
    glm::dvec3 sum = kin.velocity(free[k], carriage);
    for (const auto& [follower, gain] : kin.followers(free[k])) sum += gain * kin.velocity(follower, carriage);
    return sum;
  };
  const auto turning = [&](std::size_t k, std::size_t spot, const glm::dvec3& direction) {
    return kin.turning(free[k], direction, carriages[spot]);
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
  const MomentSolver::Sole* sole = soles.data();
  for (const Level& level : demands.levels) {
    const Carriage carriage = rows.wants_derivatives() ? spots.carriage(level.spot, sole->weights) : Carriage{};
    const double height = spots.mean_height(level.spot, sole->weights, level.point, level.normal) + sole->offset;
    ++sole;
    rows.add(height - level.height, touch,
             [&](std::size_t k) { return glm::dot(level.normal, velocity(k, carriage)); });
  }
  for (const Above& above : demands.above) {
    const double depth = -spots.mean_height(above.spot, sole->weights, glm::dvec3(0.0), axes[1]) - sole->offset;
    const bool is_below = depth > 0.0;
    const Carriage carriage =
        is_below && rows.wants_derivatives() ? spots.carriage(above.spot, sole->weights) : Carriage{};
    ++sole;
    rows.add(is_below ? depth : 0.0, touch, [&](std::size_t k) { return -velocity(k, carriage).y; });
  }
  for (const Pin& pin : demands.pins) {
    const glm::dvec3 centre = spots.centre(pin.spot);
    for (const glm::dvec3& along : pin.along) {
      rows.add(glm::dot(along, centre - pin.target), touch,
               [&](std::size_t k) { return glm::dot(along, velocity(k, carriages[pin.spot])); });
    }
  }
  for (const Meet& meet : demands.meets) {
    const glm::dvec3 centre = spots.centre(meet.spot);
    const glm::dvec3 there = spots.centre(meet.other) + meet.height * spots.normal(meet.other);
    for (const glm::dvec3& axis : axes) {
      rows.add(glm::dot(axis, centre - there), touch, [&](std::size_t k) {
        return glm::dot(axis, velocity(k, carriages[meet.spot]) - velocity(k, carriages[meet.other]));
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
        const glm::dvec3 change = velocity(k, carriages[line.to]) - velocity(k, carriages[line.from]);
        return glm::dot(axis, glm::cross(line.direction, change)) / length;
      });
    }
  }
  for (const Around& bar : demands.around) {
    const glm::dvec3 centre = spots.centre(bar.spot);
    const glm::dvec3 off = centre - bar.point - glm::dot(centre - bar.point, bar.direction) * bar.direction;
    const double distance = std::max(glm::length(off), 1e-9);
    rows.add(distance - bar.distance, touch,
             [&](std::size_t k) { return glm::dot(off / distance, velocity(k, carriages[bar.spot])); });
  }
  for (const Apart& pair : demands.apart) {
    const glm::dvec3 a = spots.centre(pair.spot);
    const glm::dvec3 b = spots.centre(pair.other);
    const double length = std::max(glm::length(a - b), 1e-9);
    rows.add(length - pair.length, touch, [&](std::size_t k) {
      return glm::dot((a - b) / length, velocity(k, carriages[pair.spot]) - velocity(k, carriages[pair.other]));
    });
  }
  for (const Rest& rest : demands.rests) {
    const glm::dvec3 there = spots.centre(rest.spot) + rest.radius * spots.normal(rest.spot);
    for (const glm::dvec3& axis : axes) {
      rows.add(glm::dot(axis, there - rest.centre), touch,
               [&](std::size_t k) {
                 const glm::dvec3 turned = rest.radius * turning(k, rest.spot, spots.normal(rest.spot));
                 return glm::dot(axis, velocity(k, carriages[rest.spot]) + turned);
               });
    }
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
    for (std::size_t j = 0; j < rig.joints.size(); ++j) {
      if (!kinematics_.moves(c, j)) continue;
      for (std::size_t spot = 0; spot < spots_.size(); ++spot) {
        if (spots_.is_carried_by(spot, j)) return true;
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

void MomentSolver::set_weights(std::size_t spot, const std::vector<float>& weights) {
  spots_.set_weights(spot, weights);
}

void MomentSolver::show(const Values& own) {
  own_ = own;
  kinematics_.set(own);
  spots_.pose(kinematics_.pose(), kinematics_.world_from_neutral());
}

std::vector<MomentSolver::Sole> MomentSolver::soles_of(const Demands& demands) const {
  std::vector<Sole> soles;
  const auto add = [&](std::size_t spot, const glm::dvec3& point, const glm::dvec3& normal) {
    auto lowest = spots_.lowest(spot, point, normal);
    const double mean = spots_.mean_height(spot, lowest.weights, point, normal);
    soles.push_back({std::move(lowest.weights), lowest.height - mean});
  };
  for (const Level& level : demands.levels) add(level.spot, level.point, level.normal);
  for (const Above& above : demands.above) add(above.spot, glm::dvec3(0.0), glm::dvec3(0, 1, 0));
  return soles;
}

Values MomentSolver::solve(const Demands& demands, const Values& wanted, const Values& from) {
  constexpr int most_passes = 6;
  constexpr double still = 2e-5;  // m: by which the lowest skin may have changed
  Values own = wanted;
  for (const std::size_t c : free_) own[c] = from[c];
  show(own);
  ceres::TinySolver<MomentProblem> solver;
  solver.options.max_num_iterations = 25;
  solver.options.function_tolerance = 1e-5;
  solver.options.parameter_tolerance = 1e-6;
  Eigen::VectorXd x(static_cast<Eigen::Index>(free_.size()));
  for (std::size_t k = 0; k < free_.size(); ++k) x[static_cast<Eigen::Index>(k)] = own[free_[k]];
  ++effort_.moments;
  // Which skin lies lowest changes faster than a quadratic model can follow: it is found anew for each pass.
  std::vector<Sole> soles = soles_of(demands);
  for (int pass = 0; pass < most_passes; ++pass) {
    effort_.iterations += solver.Solve(MomentProblem{*this, demands, wanted, soles}, &x).iterations;
    for (std::size_t k = 0; k < free_.size(); ++k) own[free_[k]] = x[static_cast<Eigen::Index>(k)];
    show(own);
    std::vector<Sole> next = soles_of(demands);
    double change = 0.0;
    for (std::size_t i = 0; i < soles.size(); ++i) {
      const bool is_level = i < demands.levels.size();
      const std::size_t spot = is_level ? demands.levels[i].spot : demands.above[i - demands.levels.size()].spot;
      const glm::dvec3 point = is_level ? demands.levels[i].point : glm::dvec3(0.0);
      const glm::dvec3 normal = is_level ? demands.levels[i].normal : glm::dvec3(0, 1, 0);
      const double was = spots_.mean_height(spot, soles[i].weights, point, normal) + soles[i].offset;
      const double is = spots_.mean_height(spot, next[i].weights, point, normal) + next[i].offset;
      if (is_level || is < still) change = std::max(change, std::abs(is - was));
    }
    if (change < still) break;
    soles = std::move(next);
  }
  return own;
}

}  // namespace windlass::choreography
