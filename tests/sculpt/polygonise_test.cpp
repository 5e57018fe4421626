#include "engine/sculpt/polygonise.hpp"

#include <algorithm>
#include <numbers>

#include <glm/geometric.hpp>

#include "engine/sculpt/primitives.hpp"
#include "tests/catch.hpp"
#include "tests/sculpt/mesh_checks.hpp"

namespace {

using namespace windlass;
using sculpt::Shell;

Shell sphere(float radius, float cell) {
  const glm::vec3 centre(3, -2, 7);
  return sculpt::polygonise([=](const glm::vec3& p) { return glm::length(p - centre) - radius; },
                            {centre - radius * 1.3F, centre + radius * 1.3F}, cell);
}

TEST_CASE("a sphere comes out closed, outward and on the field") {
  const Shell shell = sphere(20.0F, 1.0F);
  CHECK(tests::bad_edges(shell.triangles) == 0);
  CHECK(tests::components(shell.positions.size(), shell.triangles) == 1);
  CHECK(tests::euler_characteristic(shell.positions.size(), shell.triangles) == 2);
  const double exact = 4.0 / 3.0 * std::numbers::pi * 8000.0;
  CHECK(tests::volume(shell.positions, shell.triangles) == Approx(exact).epsilon(0.01));
  float worst_distance = 0.0F;
  float worst_normal = 1.0F;
  for (std::size_t i = 0; i < shell.positions.size(); ++i) {
    const glm::vec3 out = shell.positions[i] - glm::vec3(3, -2, 7);
    worst_distance = std::max(worst_distance, std::abs(glm::length(out) - 20.0F));
    worst_normal = std::min(worst_normal, glm::dot(glm::normalize(out), shell.normals[i]));
  }
  CHECK(worst_distance < 1e-3F);
  CHECK(worst_normal > 0.9999F);
}

TEST_CASE("the same field gives the same bytes") {
  const Shell a = sphere(11.0F, 0.7F);
  const Shell b = sphere(11.0F, 0.7F);
  CHECK(a.positions == b.positions);
  CHECK(a.normals == b.normals);
  CHECK(a.triangles == b.triangles);
}

TEST_CASE("thin walls, narrow gaps and touching pieces stay manifold") {
  // A gyroid-like sponge sampled far too coarsely holds every ambiguous configuration, pinched ones included.
  int most_triangles = 0;
  for (const float cell : {1.0F, 1.37F, 1.9F, 2.6F}) {
    const auto sponge = [](const glm::vec3& p) {
      const glm::vec3 q = p * 1.1F;
      const float wave = std::sin(q.x) * std::cos(q.y * 1.13F) + std::sin(q.y) * std::cos(q.z * 0.91F) +
                         std::sin(q.z * 1.07F) * std::cos(q.x);
      return std::max(wave * 0.6F, glm::length(p) - 20.0F);
    };
    const Shell shell = sculpt::polygonise(sponge, {glm::vec3(-24), glm::vec3(24)}, cell);
    CHECK(tests::bad_edges(shell.triangles) == 0);
    most_triangles = std::max(most_triangles, static_cast<int>(shell.triangles.size() / 3));
  }
  CHECK(most_triangles > 10000);
}

TEST_CASE("a field that is no true distance leaves no hole") {
  // Steep: blocks that the surface crosses look far away at their centres; only following it finds them.
  const auto steep = [](const glm::vec3& p) {
    return (sculpt::round_cone(p, {-60, 0, 0}, {60, 10, 0}, 2.0F, 3.0F)) * (4.0F + 3.5F * std::sin(p.x * 0.2F));
  };
  const Shell shell = sculpt::polygonise(steep, {glm::vec3(-70, -20, -20), glm::vec3(70, 30, 20)}, 0.8F);
  CHECK(tests::bad_edges(shell.triangles) == 0);
  CHECK(tests::components(shell.positions.size(), shell.triangles) == 1);
}

TEST_CASE("gradient_of is the slope") {
  const auto plane = [](const glm::vec3& p) { return 2.0F * p.x - 3.0F * p.y + 0.5F * p.z; };
  const glm::vec3 g = sculpt::gradient_of(plane, {1, 2, 3}, 0.25F);
  CHECK(g.x == Approx(2.0F).margin(1e-4));
  CHECK(g.y == Approx(-3.0F).margin(1e-4));
  CHECK(g.z == Approx(0.5F).margin(1e-4));
}

}  // namespace
