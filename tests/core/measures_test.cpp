#include "engine/anatomy/measures.hpp"

#include <cmath>
#include <numbers>

#include "tests/catch.hpp"

using namespace windlass;

namespace {

/// A tube along y from 0 to 1 m whose section has the radius `radius_at(angle)` (m).
template <class Radius>
anatomy::Mesh tube(const Radius& radius_at) {
  constexpr std::uint32_t sides = 360;
  anatomy::Mesh mesh;
  for (const float y : {0.0F, 1.0F}) {
    for (std::uint32_t i = 0; i < sides; ++i) {
      const double angle = 2.0 * std::numbers::pi * i / sides;
      const double r = radius_at(angle);
      mesh.positions.emplace_back(r * std::cos(angle), y, r * std::sin(angle));
    }
  }
  for (std::uint32_t i = 0; i < sides; ++i) {
    const std::uint32_t next = (i + 1) % sides;
    for (const std::uint32_t corner : {i, i + sides, next, next, i + sides, next + sides}) {
      mesh.triangles.push_back(corner);
    }
  }
  return mesh;
}

}  // namespace

TEST_CASE("A tape lies round the outside and bridges hollows") {
  const glm::dvec3 up(0, 1, 0);
  const glm::dvec3 middle(0, 0.5, 0);
  const anatomy::Mesh round = tube([](double) { return 0.05; });
  CHECK(anatomy::tape_length(anatomy::section_of(round, middle, up), up) ==
        Approx(2 * std::numbers::pi * 0.05).epsilon(1e-3));
  // A groove along the tube: the tape spans it with a chord.
  const double half = 0.3;  // rad
  const anatomy::Mesh grooved = tube([&](double angle) { return angle < 2 * half ? 0.03 : 0.05; });
  CHECK(anatomy::tape_length(anatomy::section_of(grooved, middle, up), up) ==
        Approx((2 * std::numbers::pi - 2 * half) * 0.05 + 2 * 0.05 * std::sin(half)).epsilon(2e-3));
  // Slanting by 45 degrees, the section is an ellipse.
  const glm::dvec3 slanting = glm::dvec3(1, 1, 0) * std::sqrt(0.5);
  const double girth = anatomy::tape_length(anatomy::section_of(round, middle, slanting), slanting);
  CHECK(girth == Approx(0.3820).epsilon(2e-3));  // Ramanujan's formula for the half axes 50 and 70.7 mm
  CHECK(anatomy::section_of(round, {0, 2, 0}, up).empty());
  CHECK(anatomy::tape_length({}, up) == 0.0);
}

TEST_CASE("A body without a leg has no sizes") {
  CHECK(anatomy::measures_of({}).empty());
  CHECK_FALSE(anatomy::find_measure({}, "ball_girth"));
}
