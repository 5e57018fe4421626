#include "engine/choreography/moment_problem.hpp"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

namespace windlass::choreography {
namespace {

// One standard deviation of what is asked: contacts are firm, the rest yields.
constexpr double touch_spread = 0.0002;      // m
constexpr double poise_spread = 0.004;       // m
constexpr double centre_spread = 0.0005;     // m
constexpr double turn_bound_spread = 0.001;  // rad (0.06°)
constexpr double shift_bound_spread = 0.001; // m
constexpr double bound_onset = 0.005;        // rad (0.3°), m: a bound sets in over this, half of it on either side
constexpr double floor_onset = 0.001;        // m: what comes near the floor is held off over this, half of it below

constexpr double outside_spread = 0.0005;    // m
constexpr double outside_onset = 0.0015;     // m

constexpr glm::dvec3 up{0, 1, 0};
constexpr glm::dvec3 axes[3] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

/// One-sided resistance: 0, then quadratic over `onset`, then straight on; and how fast it grows.
struct Resistance {
  double value = 0.0;
  double slope = 0.0;
};

/// `beyond`: by how much a bound is crossed; negative before it.
Resistance resistance(double beyond, double onset) {
  const double in = beyond + 0.5 * onset;
  if (in <= 0.0) return {};
  if (in < onset) return {0.5 * in * in / onset, in / onset};
  return {beyond, 1.0};
}

Resistance resistance(double value, const Bounds& bounds) {
  const Resistance above = resistance(value - bounds.most, bound_onset);
  const Resistance below = resistance(bounds.least - value, bound_onset);
  return {above.value + below.value, above.slope - below.slope};
}

/// The skin next to a point: a smooth mean of the samples around it.
struct SkinNear {
  bool any = false;
  double height = 0.0;  ///< m, of the point over it
  glm::dvec3 slope{0, 1, 0};  ///< Of that height, as the point moves over the skin.
  std::size_t nearest = 0;
};

SkinNear skin_near(const glm::dvec3& point, const std::vector<std::size_t>& skin, const motion::PosedSpots& spots) {
  constexpr double reach = 0.030;   // m
  constexpr double spread = 0.006;  // m
  SkinNear near;
  double least = reach * reach;
  for (const std::size_t sample : skin) {
    const glm::dvec3 off = point - spots.centre(sample);
    const double distance = glm::dot(off, off);
    if (distance >= least) continue;
    near.any = true;
    near.nearest = sample;
    least = distance;
  }
  if (!near.any) return near;
  double sum = 0.0;
  glm::dvec3 outward(0.0);
  glm::dvec3 sums(0.0);  // of how the weights change, and with them the height
  glm::dvec3 changes(0.0);
  const glm::dvec3 from_nearest = point - spots.centre(near.nearest);
  for (const std::size_t sample : skin) {
    const glm::dvec3 off = point - spots.centre(sample);
    const double farther = glm::dot(off, off) - least;  // counted from the nearest one, so that some count always
    if (farther > 12.0 * spread * spread) continue;
    const double weight = std::exp(-0.5 * farther / (spread * spread));
    const double height = glm::dot(off, spots.normal(sample));
    const glm::dvec3 change = weight / (spread * spread) * (from_nearest - off);
    sum += weight;
    sums += change;
    near.height += weight * height;
    outward += weight * spots.normal(sample);
    changes += height * change;
  }
  near.height /= sum;
  near.slope = (outward + changes - near.height * sums) / sum;
  return near;
}

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

Stage::Stage(const anatomy::Rig& rig, Kinematics kinematics, motion::PosedSpots spots)
    : rig_(&rig), kinematics_(std::move(kinematics)), spots_(std::move(spots)) {}

void Stage::show(const Values& own) {
  if (own == own_) return;
  own_ = own;
  kinematics_.set(own);
  spots_.pose(kinematics_.pose(), kinematics_.world_from_neutral());
}

void Stage::set_weights(std::size_t spot, const std::vector<float>& weights) {
  spots_.set_weights(spot, weights);
  own_.clear();
}

double tip_of(const glm::dvec3& normal) {
  return std::atan2(normal.x, -normal.y);
}

std::vector<Sole> soles_of(const Demands& demands, const motion::PosedSpots& spots) {
  std::vector<Sole> soles;
  for (const Level& level : demands.levels) {
    soles.push_back(spots.lowest(level.spot, level.point, level.normal).weights);
  }
  for (const Above& above : demands.above) soles.push_back(spots.lowest(above.spot, glm::dvec3(0.0), up).weights);
  return soles;
}

double difference(const Demands& demands, const std::vector<Sole>& before, const std::vector<Sole>& now,
                  const motion::PosedSpots& spots) {
  double most = 0.0;
  std::size_t i = 0;
  for (const Level& level : demands.levels) {
    const double was = spots.mean_height(level.spot, before[i], level.point, level.normal);
    const double is = spots.mean_height(level.spot, now[i], level.point, level.normal);
    most = std::max(most, std::abs(is - was));
    ++i;
  }
  for (const Above& above : demands.above) {
    const double was = spots.mean_height(above.spot, before[i], glm::dvec3(0.0), up);
    const double is = spots.mean_height(above.spot, now[i], glm::dvec3(0.0), up);
    if (is < 0.0) most = std::max(most, std::abs(is - was));
    ++i;
  }
  return most;
}

int MomentProblem::NumResiduals() const {
  std::size_t rows = 2 * free.size() + demands.levels.size() + demands.above.size() + 3 * demands.meets.size() +
                     3 * demands.faces.size() + 3 * demands.aligned.size() + demands.around.size() +
                     demands.apart.size() + demands.outside.size() + 2 * demands.poised.size() + 3 * demands.centred.size() +
                     3 * demands.rests.size();
  for (const Pin& pin : demands.pins) rows += pin.along.size();
  return static_cast<int>(rows);
}

bool MomentProblem::operator()(const double* x, double* residuals, double* jacobian) const {
  Values own = stage.own();
  for (std::size_t k = 0; k < free.size(); ++k) own[free[k]] = x[k];
  stage.show(own);
  const Kinematics& kin = stage.kinematics();
  const motion::PosedSpots& spots = stage.spots();
  Rows rows(residuals, jacobian, NumResiduals(), free.size());

  using Carriage = motion::PosedSpots::Carriage;
  std::vector<std::optional<Carriage>> middles(spots.size());
  const auto middle = [&](std::size_t spot) -> const Carriage& {
    if (!middles[spot]) middles[spot] = spots.carriage(spot);
    return *middles[spot];
  };
  // With what follows by a coupling.
  const auto velocity = [&](std::size_t k, const Carriage& carriage) {
    glm::dvec3 sum = kin.velocity(free[k], carriage);
    for (const auto& [follower, gain] : kin.followers(free[k])) sum += gain * kin.velocity(follower, carriage);
    return sum;
  };
  const auto turning = [&](std::size_t k, std::size_t spot, const glm::dvec3& direction) {
    glm::dvec3 sum = kin.turning(free[k], direction, middle(spot));
    for (const auto& [follower, gain] : kin.followers(free[k])) {
      sum += gain * kin.turning(follower, direction, middle(spot));
    }
    return sum;
  };
  constexpr double touch = 1.0 / touch_spread;

  for (std::size_t k = 0; k < free.size(); ++k) {
    rows.add_single(own[free[k]] - wanted[free[k]], stiffness[k], k, 1.0);
    const bool turns = stage.rig().coordinates[free[k]].kind == anatomy::Kind::turn;
    const Resistance at_bound = resistance(kin.pose().values[free[k]], bounds[k]);
    rows.add(at_bound.value, 1.0 / (turns ? turn_bound_spread : shift_bound_spread), [&](std::size_t driver) {
      if (driver == k) return at_bound.slope;
      if (at_bound.slope == 0.0) return 0.0;
      for (const auto& [follower, gain] : kin.followers(free[driver])) {
        if (follower == free[k]) return gain * at_bound.slope;
      }
      return 0.0;
    });
  }
  const Sole* sole = soles.data();
  for (const Level& level : demands.levels) {
    const Carriage carriage = rows.wants_derivatives() ? spots.carriage(level.spot, *sole) : Carriage{};
    const double height = spots.mean_height(level.spot, *sole, level.point, level.normal);
    ++sole;
    rows.add(height - level.height, touch,
             [&](std::size_t k) { return glm::dot(level.normal, velocity(k, carriage)); });
  }
  for (const Above& above : demands.above) {
    const Resistance at_floor = resistance(-spots.mean_height(above.spot, *sole, glm::dvec3(0.0), up), floor_onset);
    const bool resists = at_floor.slope > 0.0;
    const Carriage carriage = resists && rows.wants_derivatives() ? spots.carriage(above.spot, *sole) : Carriage{};
    ++sole;
    rows.add(at_floor.value, touch,
             [&](std::size_t k) { return resists ? -at_floor.slope * velocity(k, carriage).y : 0.0; });
  }
  for (const Pin& pin : demands.pins) {
    const glm::dvec3 centre = spots.centre(pin.spot);
    for (const glm::dvec3& along : pin.along) {
      rows.add(glm::dot(along, centre - pin.target), touch,
               [&](std::size_t k) { return glm::dot(along, velocity(k, middle(pin.spot))); });
    }
  }
  for (const Meet& meet : demands.meets) {
    const glm::dvec3 normal = spots.normal(meet.other);
    const glm::dvec3 off = spots.centre(meet.spot) - spots.centre(meet.other) - meet.height * normal;
    for (const glm::dvec3& axis : axes) {
      rows.add(glm::dot(axis, off), touch, [&](std::size_t k) {
        return glm::dot(axis, velocity(k, middle(meet.spot)) - velocity(k, middle(meet.other)) -
                                  meet.height * turning(k, meet.other, normal));
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
    const glm::dvec3 way = spots.centre(line.to) - spots.centre(line.from);
    const double length = glm::length(way);
    const glm::dvec3 along = way / length;
    for (const glm::dvec3& axis : axes) {
      rows.add(glm::dot(axis, glm::cross(line.direction, along)), 1.0 / line.spread, [&](std::size_t k) {
        const glm::dvec3 change = velocity(k, middle(line.to)) - velocity(k, middle(line.from));
        return glm::dot(axis, glm::cross(line.direction, change - glm::dot(along, change) * along)) / length;
      });
    }
  }
  for (const Around& bar : demands.around) {
    const glm::dvec3 from_point = spots.centre(bar.spot) - bar.point;
    const glm::dvec3 off = from_point - glm::dot(from_point, bar.direction) * bar.direction;
    const double distance = std::max(glm::length(off), 1e-9);
    rows.add(distance - bar.distance, touch,
             [&](std::size_t k) { return glm::dot(off / distance, velocity(k, middle(bar.spot))); });
  }
  for (const Apart& pair : demands.apart) {
    const glm::dvec3 way = spots.centre(pair.spot) - spots.centre(pair.other);
    const double length = std::max(glm::length(way), 1e-9);
    rows.add(length - pair.length, touch, [&](std::size_t k) {
      return glm::dot(way / length, velocity(k, middle(pair.spot)) - velocity(k, middle(pair.other)));
    });
  }
  for (const Outside& outside : demands.outside) {
    const SkinNear near = skin_near(spots.centre(outside.spot), outside.skin, spots);
    const Resistance inside = resistance(-near.height - outside.give, outside_onset);
    const bool resists = near.any && inside.slope > 0.0;
    rows.add(resists ? inside.value : 0.0, 1.0 / outside_spread, [&](std::size_t k) {
      if (!resists) return 0.0;
      return -inside.slope * glm::dot(near.slope, velocity(k, middle(outside.spot)) - velocity(k, middle(near.nearest)));
    });
  }
  for (const Rest& rest : demands.rests) {
    const glm::dvec3 normal = spots.normal(rest.spot);
    const double tip = tip_of(normal);
    const double facing = normal.x * normal.x + normal.y * normal.y;
    const glm::dvec3 out = rest.is_bar ? glm::dvec3(std::sin(tip), -std::cos(tip), 0.0) : normal;
    const glm::dvec3 centre = rest.centre - glm::dvec3(rest.floor_radius * tip, 0.0, 0.0);
    const glm::dvec3 off = spots.centre(rest.spot) + rest.radius * out - centre;
    for (const glm::dvec3& axis : axes) {
      rows.add(glm::dot(axis, off), touch, [&](std::size_t k) {
        const glm::dvec3 turned = turning(k, rest.spot, normal);
        const double tipped = (normal.x * turned.y - normal.y * turned.x) / facing;
        const glm::dvec3 bent = rest.is_bar ? tipped * glm::dvec3(std::cos(tip), std::sin(tip), 0.0) : turned;
        return glm::dot(axis, velocity(k, middle(rest.spot)) + rest.radius * bent) +
               axis.x * rest.floor_radius * tipped;
      });
    }
  }
  const auto mass_velocity = [&](std::size_t k) {
    glm::dvec3 sum = kin.mass_velocity(free[k]);
    for (const auto& [follower, gain] : kin.followers(free[k])) sum += gain * kin.mass_velocity(follower);
    return sum;
  };
  for (const Centred& centred : demands.centred) {
    const glm::dvec3 off = kin.centre_of_mass() - centred.place;
    std::vector<glm::dvec3> velocities(rows.wants_derivatives() ? free.size() : 0);
    for (std::size_t k = 0; k < velocities.size(); ++k) velocities[k] = mass_velocity(k);
    for (const glm::dvec3& axis : axes) {
      rows.add(glm::dot(axis, off), centred.share / centre_spread, [&](std::size_t k) { return glm::dot(axis, velocities[k]); });
    }
  }
  for (const Poised& poised : demands.poised) {
    glm::dvec3 off = kin.centre_of_mass() - poised.shift;
    const double share = 1.0 / static_cast<double>(poised.spots.size());
    for (const std::size_t spot : poised.spots) off -= share * spots.centre(spot);
    std::vector<glm::dvec3> velocities(rows.wants_derivatives() ? free.size() : 0);
    for (std::size_t k = 0; k < velocities.size(); ++k) {
      velocities[k] = mass_velocity(k);
      for (const std::size_t spot : poised.spots) velocities[k] -= share * velocity(k, middle(spot));
    }
    const double stiff = poised.share / poise_spread;
    rows.add(off.x, stiff, [&](std::size_t k) { return velocities[k].x; });
    rows.add(off.z, stiff, [&](std::size_t k) { return velocities[k].z; });
  }
  return true;
}

}  // namespace windlass::choreography
