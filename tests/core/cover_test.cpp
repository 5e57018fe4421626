#include "engine/motion/cover.hpp"

#include <cmath>

#include <glm/geometric.hpp>

#include "tests/catch.hpp"

using namespace windlass;

namespace {

constexpr int half = 20;         // points on either side of the middle
constexpr float step = 0.004F;   // m between them
constexpr float across = 0.03F;  // m between the two sheets of a fold

/// A sheet that looks along x and is folded at its upper edge: down again, `across` behind, looking the other way.
anatomy::Mesh folded_sheet() {
  anatomy::Mesh mesh;
  const int rows = 4 * half + 1;
  const int columns = 2 * half + 1;
  for (int row = 0; row < rows; ++row) {
    const bool front = row <= 2 * half;
    const float y = step * static_cast<float>(front ? row - half : 3 * half - row);
    for (int column = 0; column < columns; ++column) {
      mesh.positions.emplace_back(front ? 0.0F : across, y, step * static_cast<float>(column - half));
      mesh.normals.emplace_back(front ? 1.0F : -1.0F, 0.0F, 0.0F);
    }
  }
  const auto at = [&](int row, int column) { return static_cast<std::uint32_t>(row * columns + column); };
  for (int row = 0; row + 1 < rows; ++row) {
    for (int column = 0; column + 1 < columns; ++column) {
      for (const std::uint32_t v : {at(row, column), at(row + 1, column), at(row + 1, column + 1), at(row, column),
                                    at(row + 1, column + 1), at(row, column + 1)}) {
        mesh.triangles.push_back(v);
      }
    }
  }
  return mesh;
}

/// Near the lower end of the front sheet, far from the fold.
constexpr std::uint32_t start = 5 * (2 * half + 1) + half;

motion::Surface surface_of(const anatomy::Mesh& mesh) {
  motion::Surface surface;
  surface.positions = mesh.positions;
  surface.normals = mesh.normals;
  return surface;
}

/// Where a vertex at `point` comes to lie.
glm::vec3 kept(const glm::vec3& point) {
  const anatomy::Mesh skin = folded_sheet();
  motion::Surface inside;
  inside.positions = {point};
  inside.normals = {{1, 0, 0}};
  motion::keep_below({{0, start}}, motion::Cover(skin), surface_of(skin), inside);
  return inside.positions[0];
}

}  // namespace

TEST_CASE("depth is measured to the triangles, wherever on the sheet the search begins") {
  const anatomy::Mesh skin = folded_sheet();
  const motion::Cover cover(skin);
  const motion::Surface surface = surface_of(skin);
  for (const float depth : {-0.008F, -0.001F, 0.0F, 0.002F, 0.007F}) {
    std::uint32_t over = start;
    const motion::Cover::Depth found = cover.depth_of({-depth, 0.0213F, -0.0337F}, surface, over);
    CHECK(found.depth == Approx(depth).margin(1e-6));
    CHECK(found.outward.x == Approx(1.0F));
    CHECK(glm::distance(surface.positions[over], glm::vec3(0, 0.0213F, -0.0337F)) < step);
  }
}

TEST_CASE("what is nearer to the other side of a fold is measured to its own side") {
  const anatomy::Mesh skin = folded_sheet();
  std::uint32_t over = start;
  const motion::Surface surface = surface_of(skin);
  CHECK(motion::Cover(skin).depth_of({0.8F * across, -0.02F, 0.0F}, surface, over).depth == Approx(-0.8F * across));
}

TEST_CASE("what lies deep stays, what comes out is pressed below the skin, in the order of depths and without a jump") {
  CHECK(kept({-0.0011F, 0.01F, 0.01F}) == glm::vec3(-0.0011F, 0.01F, 0.01F));
  constexpr float stride = 0.0001F;
  float before = -0.003F;
  for (float x = -0.003F; x < 0.012F; x += stride) {
    const glm::vec3 p = kept({x, 0.01F, 0.01F});
    CHECK(p.x < 0.0F);
    CHECK(p.x >= before - 1e-6F);
    CHECK(p.x - before < 1.1F * stride);
    CHECK(p.y == Approx(0.01F));
    before = p.x;
  }
}
