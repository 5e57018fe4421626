// Skin as something to touch: how far points are from it.
#include "engine/audit/support.hpp"

#include "tests/catch.hpp"

using namespace windlass;

TEST_CASE("A point's distance from skin is that from the nearest triangle, not from those at the nearest vertex") {
  // A large triangle, and a thin one beyond its edge whose tip is the vertex nearest to points over the large one.
  const std::vector<glm::dvec3> points{{-0.030, 0, 0}, {0.030, 0, 0}, {0, 0, 0.060}, {0, 0, -0.002}};
  const std::vector<glm::dvec3> normals(points.size(), glm::dvec3(0, 1, 0));
  audit::SkinSupport skin({{0, 2, 1}, {0, 1, 3}});
  skin.show(points, normals, {0, 0, 0});
  std::uint32_t guess = 1;
  for (const double height : {0.003, -0.003}) {
    const audit::SkinSupport::Nearest nearest = skin.nearest({0, height, 0.003}, guess);
    CHECK(nearest.distance == Approx(height));
    CHECK(guess == 0);
    CHECK(nearest.normal.y == Approx(1.0));
  }
  CHECK(skin.nearest({0, 0.004, -0.005}, guess).distance == Approx(0.005));  // from the tip
}

TEST_CASE("Without skin everything is far outside") {
  audit::SkinSupport skin({});
  skin.show({}, {}, {0, 0, 0});
  std::uint32_t guess = 0;
  CHECK(skin.nearest({0, 0, 0}, guess).distance > 1.0);
}
