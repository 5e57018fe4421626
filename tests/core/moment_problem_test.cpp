// The derivatives that a search for a posture goes by.
#include "engine/choreography/moment.hpp"

#include <cmath>

#include "tests/catch.hpp"

using namespace windlass;
using namespace windlass::choreography;

namespace {

constexpr std::uint32_t skin_points = 9;

/// A point (vertex 0) that slides along x over an arc of skin about z, 12 mm round.
anatomy::Body point_over_an_arc() {
  anatomy::Body body;
  anatomy::Coordinate slide;
  slide.name = "point.forward";
  slide.joint = 1;
  slide.axis = {1, 0, 0};
  slide.min = -0.1;
  slide.max = 0.1;
  slide.mirror = 0;
  slide.kind = anatomy::Kind::shift;
  body.rig.joints = {{"skin", -1, {}, 0}, {"point", 0, {}, 1}};
  body.rig.coordinates = {slide};
  anatomy::Mesh mesh;
  const auto add = [&](const glm::vec3& place, const glm::vec3& normal, std::uint16_t joint) {
    mesh.positions.push_back(place);
    mesh.normals.push_back(normal);
    mesh.influences.push_back(anatomy::Influences{{joint, 0, 0, 0}, {1.0F, 0.0F, 0.0F, 0.0F}});
  };
  add({0.0F, 0.0105F, 0.0F}, {0, -1, 0}, 1);
  for (std::uint32_t i = 0; i < skin_points; ++i) {
    const float angle = 0.25F * (static_cast<float>(i) - 4.0F);
    const glm::vec3 outward(std::sin(angle), std::cos(angle), 0.0F);
    add(0.012F * outward, outward, 0);
  }
  body.parts.push_back({"skin", anatomy::Layer::skin, {mesh}});
  return body;
}

}  // namespace

TEST_CASE("What is held outside of curved skin knows how its depth changes as it slides") {
  const anatomy::Body body = point_over_an_arc();
  std::vector<anatomy::Spot> spots;
  Outside outside;
  for (std::uint32_t v = 0; v <= skin_points; ++v) {
    anatomy::Spot spot;
    spot.vertices = {v};
    spot.weights = {1.0F};
    spots.push_back(spot);
    if (v > 0) outside.skin.push_back(v);
  }
  Demands demands;
  demands.outside.push_back(outside);
  Stage stage(body.rig, Kinematics(body.rig, {}, 0.0), motion::PosedSpots(body, spots));
  stage.show({0.0});
  const std::vector<std::size_t> free{0};
  const std::vector<double> stiffness{1.0};
  const std::vector<Bounds> bounds{{-0.1, 0.1}};
  const Values wanted{0.0};
  const std::vector<Sole> soles;
  const MomentProblem problem{stage, free, stiffness, bounds, demands, wanted, soles};
  REQUIRE(problem.NumResiduals() == 3);
  const auto depth_at = [&](double x, double* slopes) {
    double residuals[3];
    problem(&x, residuals, slopes);
    return residuals[2];
  };
  for (const double x : {-0.003, -0.001, 0.0005, 0.002, 0.0035}) {
    double slopes[3];
    CHECK(depth_at(x, slopes) > 0.5);
    constexpr double step = 1e-5;
    const double measured = (depth_at(x + step, nullptr) - depth_at(x - step, nullptr)) / (2.0 * step);
    CHECK(slopes[2] == Approx(measured).epsilon(0.02).margin(5.0));
  }
}

TEST_CASE("A body of which nothing may give way keeps the posture that is asked for") {
  const anatomy::Body body = point_over_an_arc();
  anatomy::Spot point;
  point.vertices = {0};
  point.weights = {1.0F};
  MomentSolver solver(Stage(body.rig, Kinematics(body.rig, {}, 0.0), motion::PosedSpots(body, {point})), {0.0});
  Demands demands;
  demands.pins.push_back({0, {0.5, 0.0, 0.0}, {{1, 0, 0}}});
  CHECK(solver.solve(demands, {0.02}, {0.0}) == Values{0.02});
}
