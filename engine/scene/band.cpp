#include "engine/scene/band.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/base/require.hpp"

namespace windlass::scene {
namespace {

using std::numbers::pi;

/// A smooth line through points that lie unevenly: it does not swing out where a short step meets a long one.
glm::dvec3 through_unevenly(const glm::dvec3& before, const glm::dvec3& from, const glm::dvec3& to,
                            const glm::dvec3& after, double t) {
  // Centripetal: Yuksel, Schaefer and Keyser 2011; as a cubic with the slopes at both ends
  const double d = std::sqrt(glm::distance(from, to));
  if (d < 1e-6) return from;
  const double d0 = std::max(std::sqrt(glm::distance(before, from)), 1e-6);
  const double d1 = std::max(std::sqrt(glm::distance(to, after)), 1e-6);
  const glm::dvec3 step = to - from;
  const glm::dvec3 slope0 =
      d0 > 1e-5 ? d * ((from - before) / d0 - (to - before) / (d0 + d) + step / d) : step;
  const glm::dvec3 slope1 = d1 > 1e-5 ? d * (step / d - (after - from) / (d + d1) + (after - to) / d1) : step;
  const double t2 = t * t;
  const double t3 = t2 * t;
  return (2.0 * t3 - 3.0 * t2 + 1.0) * from + (t3 - 2.0 * t2 + t) * slope0 + (3.0 * t2 - 2.0 * t3) * to +
         (t3 - t2) * slope1;
}

}  // namespace

std::size_t station_count(const std::vector<glm::dvec3>& points, bool closed, double width) {
  double length = 0.0;
  for (std::size_t i = 1; i < points.size(); ++i) length += glm::distance(points[i - 1], points[i]);
  if (closed && !points.empty()) length += glm::distance(points.back(), points.front());
  const double step = std::clamp(0.12 * width, 0.004, 0.012);
  return std::clamp<std::size_t>(static_cast<std::size_t>(length / step), 16, 180);
}

std::vector<Station> stations_along(const std::vector<glm::dvec3>& points, const std::vector<glm::dvec3>& faces,
                                    bool closed, std::size_t count, const std::vector<double>& breadths) {
  WINDLASS_REQUIRE(points.size() >= 2 && count >= 2 && (faces.empty() || faces.size() == points.size()));
  WINDLASS_REQUIRE(breadths.empty() || breadths.size() == points.size());
  constexpr int steps = 12;
  const auto n = static_cast<int>(points.size());
  const auto at = [&](int i) {
    return static_cast<std::size_t>(closed ? (i + n) % n : std::clamp(i, 0, n - 1));
  };
  struct Fine {
    glm::dvec3 point, face;
    double length, breadth;
  };
  std::vector<Fine> fine;
  for (int i = 0; i < (closed ? n : n - 1); ++i) {
    for (int k = 0; k < steps; ++k) {
      const double t = static_cast<double>(k) / steps;
      const glm::dvec3 face =
          faces.empty() ? glm::dvec3(0.0) : (1.0 - t) * faces[at(i)] + t * faces[at(i + 1)];
      const double breadth = breadths.empty() ? 1.0 : (1.0 - t) * breadths[at(i)] + t * breadths[at(i + 1)];
      const glm::dvec3 point = through_unevenly(points[at(i - 1)], points[at(i)], points[at(i + 1)], points[at(i + 2)], t);
      fine.push_back({point, face, 0.0, breadth});
    }
  }
  const std::size_t end = at(closed ? n : n - 1);
  fine.push_back({points[end], faces.empty() ? glm::dvec3(0.0) : faces[end], 0.0, breadths.empty() ? 1.0 : breadths[end]});
  for (std::size_t i = 1; i < fine.size(); ++i) {
    fine[i].length = fine[i - 1].length + glm::distance(fine[i].point, fine[i - 1].point);
  }
  const double whole = fine.back().length;
  std::vector<Station> stations;
  std::size_t next = 1;
  for (std::size_t i = 0; i < count; ++i) {
    const double wanted = whole * static_cast<double>(i) / static_cast<double>(closed ? count : count - 1);
    while (next + 1 < fine.size() && fine[next].length < wanted) ++next;
    const Fine& from = fine[next - 1];
    const Fine& to = fine[next];
    const double t = to.length > from.length ? (wanted - from.length) / (to.length - from.length) : 0.0;
    stations.push_back({glm::mix(from.point, to.point, t), {1, 0, 0}, glm::mix(from.face, to.face, t),
                        glm::mix(from.breadth, to.breadth, t)});
  }
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t before = i > 0 ? i - 1 : closed ? count - 1 : 0;
    const std::size_t after = i + 1 < count ? i + 1 : closed ? 0 : count - 1;
    const glm::dvec3 along = stations[after].point - stations[before].point;
    if (glm::length(along) > 1e-9) stations[i].tangent = glm::normalize(along);
  }
  glm::dvec3 carried(0, 1, 0);
  if (std::abs(stations.front().tangent.y) > 0.9) carried = {1, 0, 0};
  for (Station& station : stations) {
    const glm::dvec3 wish = glm::length(station.face) > 0.1 ? station.face : carried;
    glm::dvec3 face = wish - glm::dot(wish, station.tangent) * station.tangent;
    if (glm::length(face) < 1e-3) face = carried - glm::dot(carried, station.tangent) * station.tangent;
    if (glm::length(face) < 1e-6) face = glm::cross(station.tangent, glm::dvec3(0, 0, 1));
    station.face = carried = glm::normalize(face);
  }
  return stations;
}

Shell tube_shell(const std::vector<Station>& stations, const glm::dvec2& size, bool closed) {
  constexpr std::size_t side = 6;  // of each rounded edge
  constexpr std::size_t across = 2 * side;
  Shell shell;
  const auto add_ring = [&](const Station& station) {
    const double width = station.breadth * size.x;
    const double r = 0.5 * std::min(width, size.y * std::max(1.0, 0.5 / station.breadth));
    const double flat = std::max(0.5 * width - r, 0.0);
    const glm::dvec3 aside = glm::cross(station.tangent, station.face);
    for (std::size_t k = 0; k < across; ++k) {
      const double edge = k < side ? 1.0 : -1.0;
      const double angle =
          pi * (static_cast<double>(k % side) / (side - 1) - 0.5) + (k < side ? 0.0 : pi);
      const glm::dvec3 normal = std::cos(angle) * aside + std::sin(angle) * station.face;
      add_vertex(shell, station.point + edge * flat * aside + r * normal, normal);
    }
  };
  for (const Station& station : stations) add_ring(station);
  if (closed) {
    add_ring(stations.front());
    add_grid(shell, 0, stations.size() + 1, across, true);
    turn_outward(shell);
    return shell;
  }
  add_grid(shell, 0, stations.size(), across, true);
  for (const bool last : {false, true}) {
    const Station& station = last ? stations.back() : stations.front();
    const std::size_t first = shell.positions.size();
    add_ring(station);
    const glm::dvec3 normal = last ? station.tangent : -station.tangent;
    for (std::size_t k = 0; k < across; ++k) shell.normals[first + k] = glm::vec3(normal);
    for (std::size_t k = 1; k + 1 < across; ++k) {
      last ? add_triangle(shell, first, first + k, first + k + 1) : add_triangle(shell, first, first + k + 1, first + k);
    }
  }
  turn_outward(shell);
  return shell;
}

Shell seam_shell(double diameter) {
  std::vector<glm::dvec3> points;
  std::vector<glm::dvec3> faces;
  constexpr int count = 40;
  for (int i = 0; i < count; ++i) {
    const double t = 2.0 * pi * i / count;
    const glm::dvec3 p(0.75 * std::cos(t) + 0.25 * std::cos(3 * t), 0.866 * std::sin(2 * t),
                       0.75 * std::sin(t) - 0.25 * std::sin(3 * t));
    faces.push_back(glm::normalize(p));
    points.push_back(0.5 * (diameter - 0.0011) * faces.back());
  }
  return tube_shell(stations_along(points, faces, true, 64), {0.0042, 0.0016}, true);
}

}  // namespace windlass::scene
