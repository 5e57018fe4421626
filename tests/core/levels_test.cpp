#include "engine/scene/levels.hpp"

#include <cmath>

#include "tests/catch.hpp"

using namespace windlass;
using scene::Detail;
using scene::Levels;
using scene::Quality;
using scene::Wanted;

namespace {

const Detail foot{{0.002, 0.004, 0.008}, {16000, 4000, 1000}};

/// One surface whose finest level looks smooth from 1000 pixels a metre … at 8 pixels an edge.
std::size_t level_at(Levels& levels, double pixels_per_metre, std::uint64_t shot, Quality quality = Quality::good) {
  return levels.choose({{0, &foot, pixels_per_metre, 8.0}}, shot, quality)[0];
}

}  // namespace

TEST_CASE("A smaller picture and a poorer machine get coarser levels") {
  CHECK(scene::level_for(foot, 1000.0, 10.0) == 2);
  CHECK(scene::level_for(foot, 1500.0, 10.0) == 1);
  CHECK(scene::level_for(foot, 1e6, 10.0) == 0);
  CHECK(scene::level_for({{0.5}, {10}}, 1e6, 10.0) == 0);
  CHECK(scene::longest_edge(Quality::still, {}) < scene::longest_edge(Quality::good, {}));
  CHECK(scene::longest_edge(Quality::good, {}) < scene::longest_edge(Quality::fast, {}));
  CHECK(scene::budget_of(Quality::fast) < scene::budget_of(Quality::good));
  CHECK(scene::budget_of(Quality::good) < scene::budget_of(Quality::still));
}

TEST_CASE("Mean edge of a regular triangle is its edge") {
  anatomy::Mesh mesh;
  mesh.positions = {{0, 0, 0}, {0.01F, 0, 0}, {0.005F, 0.01F * std::sqrt(0.75F), 0}};
  mesh.triangles = {0, 1, 2};
  CHECK(scene::mean_edge(mesh) == Approx(0.01));
}

TEST_CASE("Within a shot, a camera that sways about a threshold changes nothing") {
  Levels levels;
  const std::size_t first = level_at(levels, 990.0, 1);
  CHECK(first == 2);
  for (int i = 0; i < 100; ++i) CHECK(level_at(levels, 1000.0 + 200.0 * std::sin(0.7 * i), 1) == first);
}

TEST_CASE("A camera that comes far nearer or goes far away changes the level once") {
  Levels levels;
  int changes = 0;
  std::size_t before = level_at(levels, 900.0, 1);
  for (double size = 900.0; size < 5000.0; size *= 1.02) {
    const std::size_t now = level_at(levels, size, 1);
    CHECK(now <= before);
    changes += now != before ? 1 : 0;
    before = now;
  }
  CHECK(before == 0);
  CHECK(changes == 2);
  for (double size = 5000.0; size > 200.0; size /= 1.02) {
    const std::size_t now = level_at(levels, size, 1);
    CHECK(now >= before);
    changes += now != before ? 1 : 0;
    before = now;
  }
  CHECK(before == 2);
  CHECK(changes == 4);
}

TEST_CASE("Another shot takes what fits it best") {
  Levels levels;
  CHECK(level_at(levels, 990.0, 1) == 2);
  CHECK(level_at(levels, 1100.0, 1) == 2);
  CHECK(level_at(levels, 1100.0, 2) == 1);
  CHECK(level_at(levels, 990.0, 2) == 1);
  CHECK(level_at(levels, 990.0, 3) == 2);
}

TEST_CASE("What fits the size of the picture but not the budget is coarsened, all alike") {
  Levels levels;
  std::vector<Wanted> crowd;
  for (std::size_t i = 0; i < 5; ++i) crowd.push_back({i, &foot, 4000.0, 8.0});
  std::size_t triangles = 0;
  for (const std::size_t level : levels.choose(crowd, 1, Quality::good)) triangles += foot.triangles[level];
  CHECK(triangles <= scene::budget_of(Quality::good));
  CHECK(triangles > scene::budget_of(Quality::good) / 2);
  CHECK(levels.choose(crowd, 2, Quality::still)[0] == 0);
}

TEST_CASE("When far more comes into the picture than the budget allows, all is chosen afresh") {
  Levels levels;
  std::vector<Wanted> crowd = {{0, &foot, 4000.0, 8.0}};
  CHECK(levels.choose(crowd, 1, Quality::good)[0] == 0);
  for (std::size_t i = 1; i < 12; ++i) crowd.push_back({i, &foot, 4000.0, 8.0});
  std::size_t triangles = 0;
  for (const std::size_t level : levels.choose(crowd, 1, Quality::good)) triangles += foot.triangles[level];
  CHECK(triangles <= scene::budget_of(Quality::good));
}

TEST_CASE("A surface that comes into the picture leaves the others as they are") {
  Levels levels;
  levels.choose({{3, &foot, 1100.0, 8.0}}, 1, Quality::good);
  const auto both = levels.choose({{0, &foot, 990.0, 8.0}, {3, &foot, 990.0, 8.0}}, 1, Quality::good);
  CHECK(both[0] == 2);
  CHECK(both[1] == 1);
}
