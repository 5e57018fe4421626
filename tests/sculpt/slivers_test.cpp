#include "engine/sculpt/slivers.hpp"

#include "tests/catch.hpp"
#include "tests/sculpt/mesh_checks.hpp"

using namespace windlass;

TEST_CASE("a sliver that a posture turns over is gone when its long edge lies the other way") {
  // A lid abc with a sliver asb on its long edge, closed below by the apex d. In the second posture s lies across ab.
  enum Vertex : std::uint32_t { a, b, c, s, d };
  std::vector<std::uint32_t> triangles = {a, b, c, a, s, b, s, a, d, b, s, d, c, b, d, a, c, d};
  motion::Surface neutral;
  neutral.positions = {{-10, 0, 0}, {10, 0, 0}, {0, 0, -10}, {0, 0, 0.5F}, {0, -10, 0}};
  neutral.normals = {{-0.7F, 0.7F, 0}, {0.7F, 0.7F, 0}, {0, 0.7F, -0.7F}, {0, 0.7F, 0.7F}, {0, -1, 0}};
  motion::Surface bent = neutral;
  bent.positions[s].z = -2.0F;
  REQUIRE(tests::bad_edges(triangles) == 0);

  const auto turned = [&] {
    double sum = 0.0;
    for (std::size_t t = 0; t < triangles.size(); t += 3) sum += sculpt::turned_area({neutral, bent}, &triangles[t]);
    return sum;
  };
  CHECK(turned() == Approx(20.0));
  CHECK(sculpt::flip_slivers(triangles, {neutral, bent}) == 1);
  CHECK(turned() == 0.0);
  CHECK(tests::bad_edges(triangles) == 0);
  CHECK(tests::volume(neutral.positions, triangles) > 0.0);
  CHECK(sculpt::flip_slivers(triangles, {neutral, bent}) == 0);
}
