#include "engine/audit/support.hpp"

#include <algorithm>
#include <map>
#include <limits>

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

SkinSupport::SkinSupport(std::size_t vertices, std::vector<std::array<std::uint32_t, 3>> triangles)
    : triangles_(std::move(triangles)), triangles_at_(vertices) {
  for (std::uint32_t t = 0; t < triangles_.size(); ++t) {
    for (const std::uint32_t v : triangles_[t]) triangles_at_[v].push_back(t);
  }
}

void SkinSupport::show(const std::vector<glm::dvec3>& points, const std::vector<glm::dvec3>& normals,
                       const glm::dvec3& middle) {
  constexpr double reach = 0.05;  // m: spots and what lies around them are smaller
  points_ = &points;
  normals_ = &normals;
  double least = std::numeric_limits<double>::infinity();
  for (const glm::dvec3& point : points) least = std::min(least, glm::length(point - middle));
  constexpr double cell = 0.010;  // m
  std::map<std::array<int, 3>, Cluster> cells;
  for (std::uint32_t v = 0; v < points.size(); ++v) {
    if (glm::length(points[v] - middle) > least + reach) continue;
    const glm::dvec3 place = glm::floor((points[v] - middle) / cell);
    cells[{static_cast<int>(place.x), static_cast<int>(place.y), static_cast<int>(place.z)}].vertices.push_back(v);
  }
  near_.clear();
  for (auto& [place, cluster] : cells) {
    for (const std::uint32_t v : cluster.vertices) cluster.middle += points[v] / static_cast<double>(cluster.vertices.size());
    for (const std::uint32_t v : cluster.vertices) {
      cluster.radius = std::max(cluster.radius, glm::length(points[v] - cluster.middle));
    }
    near_.push_back(std::move(cluster));
  }
}

SkinSupport::Nearest SkinSupport::nearest(const glm::dvec3& point) const {
  const std::vector<glm::dvec3>& points = *points_;
  std::size_t best = 0;
  double least = std::numeric_limits<double>::infinity();
  const auto search = [&](const Cluster& cluster) {
    for (const std::uint32_t v : cluster.vertices) {
      const glm::dvec3 from = point - points[v];
      const double square = glm::dot(from, from);
      if (square >= least) continue;
      least = square;
      best = v;
    }
  };
  // The most promising cluster first; most others are then seen to be too far away.
  const auto beyond = [&](const Cluster& cluster) { return glm::length(point - cluster.middle) - cluster.radius; };
  const auto first = std::min_element(near_.begin(), near_.end(),
                                      [&](const Cluster& a, const Cluster& b) { return beyond(a) < beyond(b); });
  if (first != near_.end()) search(*first);
  for (const Cluster& cluster : near_) {
    const double bound = beyond(cluster);
    if (bound <= 0.0 || bound * bound < least) search(cluster);
  }
  glm::dvec3 foot = points[best];
  for (const std::uint32_t t : triangles_at_[best]) {
    const auto& [a, b, c] = triangles_[t];
    const glm::dvec3 candidate = nearest_on_triangle(point, points[a], points[b], points[c]);
    const double square = glm::dot(point - candidate, point - candidate);
    if (square >= least) continue;
    least = square;
    foot = candidate;
  }
  const glm::dvec3 normal = (*normals_)[best];
  const glm::dvec3 from = point - foot;
  return {glm::dot(from, normal) < 0.0 ? -glm::length(from) : glm::length(from), normal};
}

}  // namespace windlass::audit
