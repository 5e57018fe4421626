// The solver of postures, on the body that is shipped.
#include "engine/choreography/moment.hpp"

#include <cmath>

#include <glm/geometric.hpp>

#include "app/start.hpp"
#include "engine/base/units.hpp"
#include "tests/catch.hpp"

using namespace windlass;
using namespace windlass::choreography;

namespace {

const anatomy::Body& shipped_body() {
  static const anatomy::Body body = app::load_body(app::find_sources());
  return body;
}

struct Asked {
  std::vector<std::string> names;
  std::vector<anatomy::Spot> spots;
  std::size_t operator[](const std::string& name) {
    names.push_back(name);
    spots.push_back(shipped_body().spots.all[static_cast<std::size_t>(*anatomy::find_spot(shipped_body().spots, name))]);
    return spots.size() - 1;
  }
};

std::size_t coordinate(const std::string& name) {
  return static_cast<std::size_t>(*anatomy::find_coordinate(shipped_body().rig, name));
}

/// Somebody in the middle of a movement: nothing is at a special place.
Values some_posture() {
  Values own(shipped_body().rig.coordinates.size(), 0.0);
  for (std::size_t c = 0; c < own.size(); ++c) {
    const anatomy::Coordinate& coordinate = shipped_body().rig.coordinates[c];
    if (coordinate.kind == anatomy::Kind::share) continue;
    own[c] = coordinate.min + (coordinate.max - coordinate.min) * (0.45 + 0.2 * std::sin(1.7 * static_cast<double>(c)));
  }
  own[coordinate("foot_r.load")] = 1.0;
  return own;
}

}  // namespace

TEST_CASE("What the solver is told about slopes is what small steps show") {
  const anatomy::Body& body = shipped_body();
  Asked spot;
  Demands demands;
  demands.levels.push_back({spot["heel_r"], {0, 0, 0}, glm::normalize(glm::dvec3(0.1, 1, 0)), 0.002});
  demands.levels.push_back({spot["toe2_l"], {0, 0.3, 0}, {0, 1, 0}, 0.0});
  demands.above.push_back({spot["mt5_l"]});
  demands.pins.push_back({spot["palm_heel_r"], {0.3, 1.0, 0.2}, {{1, 0, 0}, {0, 0.6, 0.8}}});
  demands.meets.push_back({spot["thumb_pad_r"], spot["heel_back_l"], -0.003});
  demands.faces.push_back({spot["palm_r"], {0, -1, 0}, 0.2});
  demands.aligned.push_back({spot["palm_index_l"], spot["palm_little_l"], {0, 0, 1}, 0.15});
  demands.around.push_back({spot["palm_heel_l"], {0.4, 0.9, 0}, {0, 0, 1}, 0.02});
  demands.apart.push_back({spot["index_pad_r"], spot["toe1_r"], 0.4});
  demands.rests.push_back({spot["mt2_r"], {0.1, 0.03, 0.1}, 0.0325});
  demands.rests.push_back({spot["mt2_r"], {0.1, 0.03, 0.1}, 0.03, 0.025, true});
  demands.poised.push_back({{spot["mt1_r"], spot["mt1_l"]}, 0.7});

  Values own = some_posture();
  Stage stage(body.rig, Kinematics(body.rig, body.masses, 0.0), motion::PosedSpots(body, spot.spots));
  std::vector<std::size_t> free;
  std::vector<double> stiffness;
  std::vector<Bounds> bounds;
  for (std::size_t c = 0; c < own.size(); ++c) {
    if (body.rig.coordinates[c].kind == anatomy::Kind::share) continue;
    free.push_back(c);
    stiffness.push_back(10.0);
    // Every third one has left its bounds, every other third lies on one.
    const double off = c % 3 == 0 ? 0.1 : 0.0;
    bounds.push_back({own[c] - 0.5, c % 3 == 2 ? own[c] + 0.5 : own[c] - off});
  }
  stage.show(own);
  const std::vector<Sole> soles = soles_of(demands, stage.spots());
  const Values wanted(own.size(), 0.0);
  const MomentProblem problem{stage, free, stiffness, bounds, demands, wanted, soles};
  const int rows = problem.NumResiduals();
  const auto columns = static_cast<int>(free.size());
  Eigen::VectorXd x(columns);
  for (int k = 0; k < columns; ++k) x[k] = own[free[static_cast<std::size_t>(k)]];
  Eigen::VectorXd residuals(rows);
  Eigen::MatrixXd jacobian(rows, columns);
  problem(x.data(), residuals.data(), jacobian.data());

  constexpr double step = 1e-4;
  for (int k = 0; k < columns; ++k) {
    INFO(body.rig.coordinates[free[static_cast<std::size_t>(k)]].name);
    Eigen::VectorXd up(rows);
    Eigen::VectorXd down(rows);
    Eigen::VectorXd moved = x;
    moved[k] += step;
    problem(moved.data(), up.data(), nullptr);
    moved[k] -= 2.0 * step;
    problem(moved.data(), down.data(), nullptr);
    for (int row = 0; row < rows; ++row) {
      INFO("row " << row - 2 * columns << " of the demands");
      const double shown = (up[row] - down[row]) / (2.0 * step);
      const double largest = jacobian.row(row).cwiseAbs().maxCoeff();
      // The palm's skin bends as the thumb crosses it, more than its mean turn: a direction there follows less exactly.
      const bool is_direction = row >= 2 * columns + 8 && row < 2 * columns + 14;
      CHECK(jacobian(row, k) == Approx(shown).margin((is_direction ? 0.2 : 0.01) * largest + 0.05));
    }
  }
}
