// Horn 1987, "Closed-form solution of absolute orientation using unit quaternions"; eigenvectors by Jacobi's turns.
#include "engine/content/fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <glm/geometric.hpp>

#include "engine/base/require.hpp"

namespace windlass::content {
namespace {

using Matrix = std::array<std::array<double, 4>, 4>;

/// Turns the symmetric `m` to diagonal form; the columns of the result are its eigenvectors.
Matrix diagonalised(Matrix& m) {
  Matrix vectors{};
  for (std::size_t i = 0; i < 4; ++i) vectors[i][i] = 1.0;
  constexpr int enough = 12;  // sweeps
  for (int sweep = 0; sweep < enough; ++sweep) {
    for (std::size_t p = 0; p < 4; ++p) {
      for (std::size_t q = p + 1; q < 4; ++q) {
        if (m[p][q] == 0.0) continue;
        const double side = m[q][q] < m[p][p] ? -1.0 : 1.0;  // the smaller of the two turns that do it
        const double angle = 0.5 * std::atan2(side * 2.0 * m[p][q], side * (m[q][q] - m[p][p]));
        const double c = std::cos(angle);
        const double s = std::sin(angle);
        const auto turn = [c, s](double& a, double& b) {
          const double before = a;
          a = c * a - s * b;
          b = s * before + c * b;
        };
        for (std::size_t k = 0; k < 4; ++k) turn(m[k][p], m[k][q]);
        for (std::size_t k = 0; k < 4; ++k) turn(m[p][k], m[q][k]);
        for (std::size_t k = 0; k < 4; ++k) turn(vectors[k][p], vectors[k][q]);
      }
    }
  }
  return vectors;
}

glm::dvec3 middle_of(const std::vector<glm::dvec3>& points) {
  glm::dvec3 sum(0.0);
  for (const glm::dvec3& p : points) sum += p;
  return sum / static_cast<double>(points.size());
}

/// Whether the points keep off every single line, by a hundredth of their reach.
bool spread_out(const std::vector<glm::dvec3>& points) {
  const glm::dvec3& first = points.front();
  const auto farther = [&](const glm::dvec3& a, const glm::dvec3& b) {
    return glm::distance(a, first) < glm::distance(b, first);
  };
  const glm::dvec3 reach = *std::max_element(points.begin(), points.end(), farther) - first;
  const double length = glm::length(reach);
  return std::any_of(points.begin(), points.end(), [&](const glm::dvec3& p) {
    return glm::length(glm::cross(p - first, reach)) > 0.01 * length * length;
  });
}

}  // namespace

std::optional<Similarity> fit(const std::vector<glm::dvec3>& sources, const std::vector<glm::dvec3>& targets) {
  WINDLASS_REQUIRE(sources.size() == targets.size());
  if (sources.size() < 3 || !spread_out(sources) || !spread_out(targets)) return std::nullopt;
  const glm::dvec3 from = middle_of(sources);
  const glm::dvec3 to = middle_of(targets);
  glm::dmat3 s(0.0);  // s[j][i]: products of source component i and target component j
  double source_size = 0.0;
  double target_size = 0.0;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const glm::dvec3 a = sources[i] - from;
    const glm::dvec3 b = targets[i] - to;
    s += glm::outerProduct(a, b);
    source_size += glm::dot(a, a);
    target_size += glm::dot(b, b);
  }
  const double xx = s[0][0], xy = s[1][0], xz = s[2][0];
  const double yx = s[0][1], yy = s[1][1], yz = s[2][1];
  const double zx = s[0][2], zy = s[1][2], zz = s[2][2];
  Matrix n{{{xx + yy + zz, yz - zy, zx - xz, xy - yx},
            {yz - zy, xx - yy - zz, xy + yx, zx + xz},
            {zx - xz, xy + yx, yy - xx - zz, yz + zy},
            {xy - yx, zx + xz, yz + zy, zz - xx - yy}}};
  const Matrix vectors = diagonalised(n);
  std::size_t best = 0;
  for (std::size_t i = 1; i < 4; ++i) best = n[i][i] > n[best][best] ? i : best;

  Similarity result;
  result.rotation = glm::normalize(glm::dquat(vectors[0][best], vectors[1][best], vectors[2][best], vectors[3][best]));
  result.scale = std::sqrt(target_size / source_size);
  result.translation = to - result.scale * (result.rotation * from);
  return result;
}

}  // namespace windlass::content
