#include "engine/motion/cover.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <glm/geometric.hpp>

namespace windlass::motion {
namespace {

constexpr float least_depth = 0.0002F;  // m
constexpr float safe_depth = 0.008F;    // m below a vertex's plane: the triangles beside it cannot lie so much deeper
constexpr int passes = 3;               // what moves may come to lie below other skin, and less deep

/// How far inward something at `depth` (m) less than the room goes: far outside all of the way.
float inward(float depth) {
  return cover_room * std::exp(depth / cover_room - 1.0F) - depth;
}

/// Shares of a triangle's corners at its point nearest to `p` (Ericson 2005, 5.1.5).
glm::vec3 nearest_shares(const glm::vec3& p, const glm::vec3& a, const glm::vec3& b, const glm::vec3& c) {
  const glm::vec3 ab = b - a;
  const glm::vec3 ac = c - a;
  const float d1 = glm::dot(ab, p - a);
  const float d2 = glm::dot(ac, p - a);
  if (d1 <= 0.0F && d2 <= 0.0F) return {1, 0, 0};
  const float d3 = glm::dot(ab, p - b);
  const float d4 = glm::dot(ac, p - b);
  if (d3 >= 0.0F && d4 <= d3) return {0, 1, 0};
  const float vc = d1 * d4 - d3 * d2;
  if (vc <= 0.0F && d1 >= 0.0F && d3 <= 0.0F) return {1.0F - d1 / (d1 - d3), d1 / (d1 - d3), 0};
  const float d5 = glm::dot(ab, p - c);
  const float d6 = glm::dot(ac, p - c);
  if (d6 >= 0.0F && d5 <= d6) return {0, 0, 1};
  const float vb = d5 * d2 - d1 * d6;
  if (vb <= 0.0F && d2 >= 0.0F && d6 <= 0.0F) return {1.0F - d2 / (d2 - d6), 0, d2 / (d2 - d6)};
  const float va = d3 * d6 - d5 * d4;
  if (va <= 0.0F && d4 >= d3 && d5 >= d6) {
    const float share = (d4 - d3) / ((d4 - d3) + (d5 - d6));
    return {0, 1.0F - share, share};
  }
  return glm::vec3(va, vb, vc) / (va + vb + vc);
}

float distance2(const glm::vec3& a, const glm::vec3& b) {
  return glm::dot(a - b, a - b);
}

}  // namespace

Cover::Cover(const anatomy::Mesh& skin) : first_(skin.positions.size() + 1, 0), edges_(skin.triangles.size()) {
  for (const std::uint32_t v : skin.triangles) ++first_[v + 1];
  for (std::size_t v = 0; v + 1 < first_.size(); ++v) first_[v + 1] += first_[v];
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  for (std::size_t t = 0; t < skin.triangles.size(); t += 3) {
    const std::uint32_t* corner = &skin.triangles[t];
    for (std::size_t k = 0; k < 3; ++k) edges_[next[corner[k]]++] = {corner[(k + 1) % 3], corner[(k + 2) % 3]};
  }
}

Cover::Depth Cover::depth_of(const glm::vec3& point, const Surface& skin, std::uint32_t& over) const {
  float least = distance2(point, skin.positions[over]);
  for (std::uint32_t from = over;; from = over) {
    for (const auto& edge : around(from)) {
      const float d = distance2(point, skin.positions[edge.first]);
      if (d >= least) continue;
      least = d;
      over = edge.first;
    }
    if (over == from) break;
  }
  const float below_plane = glm::dot(skin.positions[over] - point, skin.normals[over]);
  if (below_plane > safe_depth) return {below_plane, skin.normals[over], skin.positions[over]};

  // The nearest triangle need not be one of the nearest vertex: on from there, as long as it comes nearer.
  glm::vec3 nearest = skin.positions[over];
  glm::vec3 outward = skin.normals[over];
  for (std::uint32_t from = over;; from = over) {
    const glm::vec3& corner = skin.positions[from];
    for (const auto& [b, c] : around(from)) {
      const glm::vec3 shares = nearest_shares(point, corner, skin.positions[b], skin.positions[c]);
      const glm::vec3 at = shares.x * corner + shares.y * skin.positions[b] + shares.z * skin.positions[c];
      const float d = distance2(point, at);
      if (d >= least) continue;
      least = d;
      nearest = at;
      outward = shares.x * skin.normals[from] + shares.y * skin.normals[b] + shares.z * skin.normals[c];
      over = shares.x >= std::max(shares.y, shares.z) ? from : shares.y > shares.z ? b : c;
    }
    if (over == from) break;
  }
  outward = glm::normalize(outward);
  return {glm::dot(nearest - point, outward), outward, nearest};
}

void keep_below(const std::vector<anatomy::Covered>& covered, const Cover& cover, const Surface& skin,
                Surface& surface) {
  for (const anatomy::Covered& one : covered) {
    glm::vec3& p = surface.positions[one.vertex];
    std::uint32_t over = one.skin;
    const Cover::Depth before = cover.depth_of(p, skin, over);
    if (before.depth >= cover_room || distance2(p, before.nearest) > cover_sight * cover_sight) continue;
    p -= inward(before.depth) * before.outward;
    for (int pass = 0; pass < passes; ++pass) {
      const Cover::Depth at = cover.depth_of(p, skin, over);
      if (at.depth >= least_depth) break;
      p = at.nearest - least_depth * at.outward;
    }
  }
}

}  // namespace windlass::motion
