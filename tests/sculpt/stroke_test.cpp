// Lines drawn on a surface, and outlines in a plane.
#include "engine/sculpt/stroke.hpp"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include "engine/sculpt/outline.hpp"
#include "tests/catch.hpp"
#include "tests/sculpt/mesh_checks.hpp"

using namespace windlass;
using namespace windlass::sculpt;

namespace {

constexpr float ball_mm = 50.0F;

float ball(const glm::vec3& p) {
  return glm::length(p) - ball_mm;
}

const Stroke brow{{{{-20, 47, 0}, 0.5F}, {{0, 49.84F, 4}, 2.0F}, {{20, 45, 2}, 0.5F}}, 0.6F, glm::vec3(70, 50, 40)};

}  // namespace

TEST_CASE("a stroke is closed, faces outward and lies on its surface from tip to tip") {
  for (const StrokeDetail& detail : {StrokeDetail{16, 0.0F}, StrokeDetail{5, 0.8F}, StrokeDetail{2, 1.5F}}) {
    CAPTURE(detail.sections);
    for (const Stroke& stroke : {brow, mirrored(brow, 7.0F)}) {
      const Shell shell = stroked(ball, stroke, detail);
      CHECK(tests::bad_edges(shell.triangles) == 0);
      CHECK(tests::components(shell.positions.size(), shell.triangles) == 1);
      CHECK(tests::volume(shell.positions, shell.triangles) > 0.0);
      float top = -1e9F;
      float bottom = 1e9F;
      for (const glm::vec3& p : shell.positions) {
        top = std::max(top, ball(p));
        bottom = std::min(bottom, ball(p));
      }
      CHECK(top == Approx(detail.lift + 0.6 * std::sin(glm::radians(60.0))).margin(0.02));
      CHECK(bottom < -0.5F);
    }
  }
}

TEST_CASE("a stroke is as wide as its points say") {
  const Shell shell = stroked(ball, brow, {17, 0.0F});
  float widest = 0.0F;
  for (const glm::vec3& p : shell.positions) {
    for (const glm::vec3& q : shell.positions) {
      if (std::abs(p.x) < 0.5F && std::abs(q.x) < 0.5F) widest = std::max(widest, glm::distance(p, q));
    }
  }
  CHECK(widest == Approx(4.0).margin(0.05));
}

TEST_CASE("an outline runs through its points; inside it the distance is negative") {
  const Outline outline({{10, 0}, {0, 10}, {-10, 0}, {0, -10}});
  for (const glm::vec2& on : {glm::vec2(10, 0), glm::vec2(0, 10), glm::vec2(-10, 0), glm::vec2(0, -10)}) {
    CHECK(outline.distance(on) == Approx(0.0).margin(1e-4));
  }
  CHECK(outline.distance({13, 0}) == Approx(3.0).margin(1e-3));
  CHECK(outline.distance({0, 0}) < -8.0F);
  CHECK(outline.distance({8, 8}) > 1.0F);
}
