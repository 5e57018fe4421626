#include "engine/scene/blades.hpp"

#include <cmath>
#include <numbers>

#include <glm/geometric.hpp>

namespace windlass::scene {
namespace {

using std::numbers::pi;

double random_at(int n) {
  const double x = std::sin(static_cast<double>(n) * 12.9898) * 43758.5453;
  return x - std::floor(x);
}

}  // namespace

Shell blades_shell(const glm::dvec3& size) {
  constexpr double spacing = 0.024;  // m
  Shell shell;
  const int columns = static_cast<int>(size.x / spacing);
  const int rows = static_cast<int>(size.z / spacing);
  for (int n = 0; n < columns * rows; ++n) {
    const double x = ((n % columns) + 0.1 + 0.8 * random_at(5 * n)) * size.x / columns - 0.5 * size.x;
    const double z = ((n / columns) + 0.1 + 0.8 * random_at(5 * n + 1)) * size.z / rows - 0.5 * size.z;
    const double height = size.y * (0.55 + 0.45 * random_at(5 * n + 2));
    const double heading = 2.0 * pi * random_at(5 * n + 3);
    const double lean = height * (0.25 + 0.45 * random_at(5 * n + 4));
    const glm::dvec3 ahead(std::cos(heading), 0, std::sin(heading));
    const glm::dvec3 aside(-ahead.z, 0, ahead.x);
    const glm::dvec3 foot(x, 0, z);
    const glm::dvec3 knee = foot + glm::dvec3(0, 0.62 * height, 0) + 0.3 * lean * ahead;
    const std::size_t first = shell.positions.size();
    constexpr double width = 0.0052;
    for (const glm::dvec3& p : {foot, knee}) {
      const double half = 0.5 * width * (&p == &foot ? 1.0 : 0.8);
      add_vertex(shell, p - half * aside, glm::normalize(glm::dvec3(0, 1, 0) - 0.4 * aside));
      add_vertex(shell, p + half * aside, glm::normalize(glm::dvec3(0, 1, 0) + 0.4 * aside));
      add_vertex(shell, p - 0.0016 * ahead, glm::normalize(glm::dvec3(0, 1, 0) - 0.6 * ahead));
    }
    add_vertex(shell, foot + glm::dvec3(0, height, 0) + lean * ahead, {0, 1, 0});
    for (std::size_t k = 0; k < 3; ++k) {
      const std::size_t a = first + k;
      const std::size_t b = first + (k + 1) % 3;
      add_triangle(shell, b, a, a + 3);
      add_triangle(shell, b, a + 3, b + 3);
      add_triangle(shell, b + 3, a + 3, first + 6);
    }
    add_triangle(shell, first, first + 1, first + 2);
  }
  turn_outward(shell);
  return shell;
}

}  // namespace windlass::scene
