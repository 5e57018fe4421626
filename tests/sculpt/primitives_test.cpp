#include "engine/sculpt/primitives.hpp"

#include <vector>

#include <glm/geometric.hpp>

#include "engine/sculpt/spline.hpp"
#include "engine/sculpt/tube.hpp"
#include "tests/catch.hpp"

namespace {

using namespace windlass::sculpt;

TEST_CASE("smooth_min swells by a quarter of the blend and is plain far from the corner") {
  CHECK(smooth_min(2.0F, 2.0F, 4.0F) == Approx(1.0F));
  CHECK(smooth_min(2.0F, 7.0F, 4.0F) == 2.0F);
  CHECK(smooth_max(2.0F, 2.0F, 4.0F) == Approx(3.0F));
  CHECK(smooth_min(1.0F, 2.0F, 0.0F) == 1.0F);
}

TEST_CASE("a round cone touches its spheres and its flank") {
  const glm::vec3 a(0, 0, 0);
  const glm::vec3 b(10, 0, 0);
  CHECK(round_cone({-6, 0, 0}, a, b, 4, 2) == Approx(2.0F));
  CHECK(round_cone({14, 0, 0}, a, b, 4, 2) == Approx(2.0F));
  // The flank is tangent to both spheres: its normal leans by asin(0.2).
  const glm::vec3 normal(0.2F, std::sqrt(0.96F), 0);
  CHECK(round_cone(a + normal * 4.0F + glm::vec3(std::sqrt(0.96F), -0.2F, 0) * 5.0F, a, b, 4, 2) ==
        Approx(0.0F).margin(1e-5));
  CHECK(round_cone(normal * 7.0F, a, b, 4, 2) == Approx(3.0F));
  CHECK(round_cone({0, 5, 0}, a, {1, 0, 0}, 4, 1) == Approx(1.0F));  // one sphere inside the other
}

TEST_CASE("ellipsoid, box and flat segment are zero on their surfaces") {
  CHECK(ellipsoid({3, 0, 0}, {3, 5, 7}) == Approx(0.0F).margin(1e-5));
  CHECK(ellipsoid({0, 0, 0}, {3, 5, 7}) == -3.0F);
  CHECK(rounded_box({0, 5, 0}, {3, 4, 5}, 1) == Approx(1.0F));
  CHECK(rounded_box({0, 0, 0}, {3, 4, 5}, 1) == Approx(-3.0F));
  const Section section{6, 2};
  CHECK(flat_segment({5, 2, 0}, {0, 0, 0}, {10, 0, 0}, {0, 1, 0}, section, section) == Approx(0.0F).margin(1e-5));
  CHECK(flat_segment({5, 0, 6}, {0, 0, 0}, {10, 0, 0}, {0, 1, 0}, section, section) == Approx(0.0F).margin(1e-5));
}

TEST_CASE("placements turn the way they say") {
  const Placement raised = placed({1, 2, 3}, {30, 0, 0});
  CHECK(raised.axes[0].y == Approx(0.5F));  // the front goes up
  const Placement turned = placed({0, 0, 0}, {0, 30, 0});
  CHECK(turned.axes[0].z == Approx(-0.5F));  // the front goes medial
  const Placement rolled = placed({0, 0, 0}, {0, 0, -30});
  CHECK(rolled.axes[2].y == Approx(0.5F));  // the lateral side goes up
  const glm::vec3 there = turned.to_local(turned.to_foot({1, 2, 3}));
  CHECK(glm::length(there - glm::vec3(1, 2, 3)) < 1e-5F);
  CHECK(glm::length(placed_along({}, {2, 0, 0}, {0, 3, 0}).axes[2] - glm::vec3(0, 0, 1)) < 1e-6F);
}

TEST_CASE("a spline table passes through its rows, is smooth and holds its ends") {
  const std::vector<std::vector<double>> rows = {{0, 1, 10}, {10, 3, 10}, {25, -2, 10}, {40, 0, 10}};
  const SplineTable table(rows, 0.05);
  std::vector<float> values(2);
  for (const auto& row : rows) {
    table.at(static_cast<float>(row[0]), values);
    CHECK(values[0] == Approx(row[1]).margin(0.002));
    CHECK(values[1] == Approx(10.0));
  }
  table.at(-5, values);
  CHECK(values[0] == 1.0F);
  table.at(99, values);
  CHECK(values[0] == Approx(0.0F).margin(1e-6));
  float before = 0.0F;
  float worst_turn = 0.0F;
  for (float s = 0.5F; s < 39.5F; s += 0.5F) {
    std::vector<float> a(2);
    std::vector<float> b(2);
    table.at(s - 0.5F, a);
    table.at(s + 0.5F, b);
    const float slope = b[0] - a[0];
    if (s > 0.5F) worst_turn = std::max(worst_turn, std::abs(slope - before));
    before = slope;
  }
  CHECK(worst_turn < 0.06F);
}

TEST_CASE("a tube has its sections where its points are") {
  const Tube tube({{{0, 0, 0}, {6, 2}}, {{20, 0, 0}, {6, 2}}, {{40, 0, 0}, {6, 2}}, {{60, 0, 0}, {3, 3}}}, {0, 1, 0});
  CHECK(tube.distance({20, 2, 0}) == Approx(0.0F).margin(1e-3));
  CHECK(tube.distance({20, 0, -6}) == Approx(0.0F).margin(1e-3));
  CHECK(tube.distance({20, 5, 0}) > 2.5F);
  CHECK(tube.distance({20, 0, 0}) < -1.5F);
  const Tube::Course course = tube.course_at({20, 1.5F, 4});
  CHECK(course.parameter == Approx(1.0F).margin(1e-3));
  CHECK(course.side == Approx(4.0F).margin(1e-3));
  CHECK(course.up == Approx(1.5F).margin(1e-3));
  const glm::vec3 beyond(62.5F, 1, -1);
  CHECK(glm::length(tube.point_at(tube.course_at(beyond)) - beyond) < 1e-3F);
  CHECK(tube.bounds().low.x <= -2.0F);
  CHECK(tube.bounds().high.x >= 63.0F);
}

}  // namespace
