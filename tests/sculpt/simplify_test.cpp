#include "engine/sculpt/simplify.hpp"

#include <algorithm>

#include <glm/geometric.hpp>

#include "engine/sculpt/polygonise.hpp"
#include "engine/sculpt/primitives.hpp"
#include "tests/catch.hpp"
#include "tests/sculpt/mesh_checks.hpp"

namespace {

using namespace windlass;

TEST_CASE("simplifying keeps a closed shell closed, on vertices of the finer one") {
  const auto knobbed = [](const glm::vec3& p) {
    float d = sculpt::round_cone(p, {-20, 0, 0}, {20, 3, 0}, 8, 5);
    d = sculpt::smooth_min(d, glm::length(p - glm::vec3(10, 8, 2)) - 4.0F, 3.0F);
    return sculpt::smooth_max(d, 3.0F - glm::length(p - glm::vec3(-20, 8, 0)), 2.0F);
  };
  const sculpt::Shell fine = sculpt::polygonise(knobbed, {glm::vec3(-35, -20, -20), glm::vec3(35, 25, 20)}, 0.7F);
  for (const std::size_t target : {4000U, 1000U, 200U}) {
    const sculpt::Simplified coarse = sculpt::simplify(fine, target);
    CHECK(coarse.triangles.size() / 3 <= target);
    CHECK(coarse.triangles.size() / 3 >= target * 9 / 10);
    CHECK(std::is_sorted(coarse.kept.begin(), coarse.kept.end()));
    CHECK(coarse.kept.back() < fine.positions.size());
    CHECK(tests::bad_edges(coarse.triangles) == 0);
    const sculpt::Shell subset = sculpt::subset_of(fine, coarse);
    CHECK(subset.positions[0] == fine.positions[coarse.kept[0]]);
    CHECK(tests::euler_characteristic(subset.positions.size(), subset.triangles) == 2);
    CHECK(tests::volume(subset.positions, subset.triangles) ==
          Approx(tests::volume(fine.positions, fine.triangles)).epsilon(target > 500U ? 0.01 : 0.07));
  }
}

}  // namespace
