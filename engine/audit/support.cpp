#include "engine/audit/support.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

namespace windlass::audit {
namespace {

using choreography::Feature;

/// From the feature's middle line or point to `point`.
glm::dvec3 away(const Feature& feature, const glm::dvec3& point) {
  const glm::dvec3 from = point - feature.point;
  return feature.shape == Feature::Shape::bar ? from - glm::dot(from, feature.direction) * feature.direction : from;
}

/// The point of triangle abc nearest to p: Ericson, Real-Time Collision Detection (2005), section 5.1.5.
glm::dvec3 nearest_on_triangle(const glm::dvec3& p, const glm::dvec3& a, const glm::dvec3& b, const glm::dvec3& c) {
  const glm::dvec3 ab = b - a;
  const glm::dvec3 ac = c - a;
  const double d1 = glm::dot(ab, p - a);
  const double d2 = glm::dot(ac, p - a);
  if (d1 <= 0.0 && d2 <= 0.0) return a;
  const double d3 = glm::dot(ab, p - b);
  const double d4 = glm::dot(ac, p - b);
  if (d3 >= 0.0 && d4 <= d3) return b;
  const double vc = d1 * d4 - d3 * d2;
  if (vc <= 0.0 && d1 >= 0.0 && d3 <= 0.0) return a + d1 / (d1 - d3) * ab;
  const double d5 = glm::dot(ab, p - c);
  const double d6 = glm::dot(ac, p - c);
  if (d6 >= 0.0 && d5 <= d6) return c;
  const double vb = d5 * d2 - d1 * d6;
  if (vb <= 0.0 && d2 >= 0.0 && d6 <= 0.0) return a + d2 / (d2 - d6) * ac;
  const double va = d3 * d6 - d5 * d4;
  if (va <= 0.0 && d4 >= d3 && d5 >= d6) return b + (d4 - d3) / (d4 - d3 + d5 - d6) * (c - b);
  const double scale = 1.0 / (va + vb + vc);
  return a + vb * scale * ab + vc * scale * ac;
}

}  // namespace

double distance_to(const Feature& feature, const glm::dvec3& point) {
  if (feature.shape == Feature::Shape::plane) return glm::dot(point - feature.point, feature.direction);
  return glm::length(away(feature, point)) - feature.radius;
}

glm::dvec3 outward_at(const Feature& feature, const glm::dvec3& point) {
  if (feature.shape == Feature::Shape::plane) return feature.direction;
  const glm::dvec3 from = away(feature, point);
  const double length = glm::length(from);
  return length > 1e-9 ? from / length : glm::dvec3(0, 1, 0);
}

SkinSupport::SkinSupport(std::vector<std::array<std::uint32_t, 3>> triangles) : triangles_(std::move(triangles)) {}

void SkinSupport::show(const std::vector<glm::dvec3>& points, const std::vector<glm::dvec3>& normals,
                       const glm::dvec3& middle) {
  constexpr double reach = 0.05;  // m: spots and what lies around them are smaller
  points_ = &points;
  normals_ = &normals;
  double least = std::numeric_limits<double>::infinity();
  for (const glm::dvec3& point : points) least = std::min(least, glm::length(point - middle));
  constexpr double cell = 0.010;  // m
  std::map<std::array<int, 3>, Cluster> cells;
  for (std::uint32_t t = 0; t < triangles_.size(); ++t) {
    const auto& [a, b, c] = triangles_[t];
    const glm::dvec3 centre = (points[a] + points[b] + points[c]) / 3.0;
    if (glm::length(centre - middle) > least + reach) continue;
    const glm::dvec3 place = glm::floor((centre - middle) / cell);
    Cluster& cluster = cells[{static_cast<int>(place.x), static_cast<int>(place.y), static_cast<int>(place.z)}];
    cluster.triangles.push_back(t);
    cluster.middle += centre;
  }
  near_.clear();
  for (auto& [place, cluster] : cells) {
    cluster.middle /= static_cast<double>(cluster.triangles.size());
    for (const std::uint32_t t : cluster.triangles) {
      for (const std::uint32_t v : triangles_[t]) {
        cluster.radius = std::max(cluster.radius, glm::length(points[v] - cluster.middle));
      }
    }
    near_.push_back(std::move(cluster));
  }
}

SkinSupport::Nearest SkinSupport::nearest(const glm::dvec3& point, std::uint32_t& guess) const {
  if (triangles_.empty()) return {};
  const std::vector<glm::dvec3>& points = *points_;
  const auto away = [&](std::uint32_t t) {
    const auto& [a, b, c] = triangles_[t];
    return point - nearest_on_triangle(point, points[a], points[b], points[c]);
  };
  std::uint32_t best = guess;
  glm::dvec3 from = away(best);
  double least = glm::dot(from, from);
  for (const Cluster& cluster : near_) {
    const glm::dvec3 off = point - cluster.middle;
    const double reach = cluster.radius + std::sqrt(least);
    if (glm::dot(off, off) >= reach * reach) continue;
    for (const std::uint32_t t : cluster.triangles) {
      const glm::dvec3 way = away(t);
      const double square = glm::dot(way, way);
      if (square >= least) continue;
      least = square;
      from = way;
      best = t;
    }
  }
  guess = best;
  Nearest result;
  glm::dvec3 normal(0.0);
  for (const std::uint32_t v : triangles_[best]) normal += (*normals_)[v];
  result.normal = glm::normalize(normal);
  result.distance = glm::dot(from, normal) < 0.0 ? -std::sqrt(least) : std::sqrt(least);
  return result;
}

}  // namespace windlass::audit
