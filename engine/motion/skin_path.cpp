#include "engine/motion/skin_path.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

namespace windlass::motion {
namespace {

constexpr double station_spacing = 0.004;  // m

struct Aim {
  int across = 0;   ///< Which coordinate of the model a point's first number is …
  int upward = 2;   ///< … and its second.
  int along = 1;    ///< Along which one looks …
  float sign = 1;   ///< … +1 towards its positive end.
};

Aim aim_of(Onto from) {
  switch (from) {
    case Onto::below: return {0, 2, 1, 1.0F};
    case Onto::above: return {0, 2, 1, -1.0F};
    case Onto::behind: return {1, 2, 0, 1.0F};
    case Onto::medial: return {0, 1, 2, 1.0F};
    case Onto::lateral: return {0, 1, 2, -1.0F};
  }
  return {};
}

struct Hit {
  std::size_t triangle = 0;
  glm::vec3 shares{0.0F};
  glm::vec3 point{0.0F};
};

/// The triangles not above `highest` that one may see between `low` and `high` (in the two coordinates of `aim`).
std::vector<std::size_t> triangles_within(const anatomy::Mesh& mesh, const Aim& aim, const glm::vec2& low,
                                          const glm::vec2& high, float highest) {
  std::vector<std::size_t> found;
  for (std::size_t t = 0; t < mesh.triangles.size(); t += 3) {
    if (mesh.positions[mesh.triangles[t]].y > highest) continue;
    glm::vec2 least(std::numeric_limits<float>::max());
    glm::vec2 most(std::numeric_limits<float>::lowest());
    for (std::size_t k = 0; k < 3; ++k) {
      const glm::vec3& corner = mesh.positions[mesh.triangles[t + k]];
      least = glm::min(least, glm::vec2(corner[aim.across], corner[aim.upward]));
      most = glm::max(most, glm::vec2(corner[aim.across], corner[aim.upward]));
    }
    if (most.x >= low.x && most.y >= low.y && least.x <= high.x && least.y <= high.y) found.push_back(t);
  }
  return found;
}

/// The skin, of some triangles, that one sees first at `p`.
std::optional<Hit> first_hit(const anatomy::Mesh& mesh, const std::vector<std::size_t>& triangles, const Aim& aim,
                             const glm::vec2& p) {
  std::optional<Hit> best;
  const auto flat = [&](std::uint32_t v) {
    return glm::vec2(mesh.positions[v][aim.across], mesh.positions[v][aim.upward]);
  };
  for (const std::size_t t : triangles) {
    const std::uint32_t* v = &mesh.triangles[t];
    const glm::vec2 a = flat(v[0]);
    const glm::vec2 b = flat(v[1]);
    const glm::vec2 c = flat(v[2]);
    const auto turn = [](const glm::vec2& u, const glm::vec2& w) { return u.x * w.y - u.y * w.x; };
    const float area = turn(b - a, c - a);
    if (std::abs(area) < 1e-12F) continue;
    const glm::vec3 shares(turn(b - p, c - p) / area, turn(c - p, a - p) / area, turn(a - p, b - p) / area);
    if (shares.x < 0.0F || shares.y < 0.0F || shares.z < 0.0F) continue;
    const glm::vec3 point =
        shares.x * mesh.positions[v[0]] + shares.y * mesh.positions[v[1]] + shares.z * mesh.positions[v[2]];
    if (best && aim.sign * point[aim.along] >= aim.sign * best->point[aim.along]) continue;
    best = Hit{t, shares, point};
  }
  return best;
}

}  // namespace

std::optional<SkinPath> SkinPath::drawn(const anatomy::Body& body, std::size_t part, Onto from,
                                        const std::vector<glm::dvec2>& points, bool is_left) {
  constexpr float foot_height = 0.25F;  // m; what lies higher is not of the foot
  const anatomy::Mesh& mesh = body.parts[part].levels.front();
  const Aim aim = aim_of(from);
  SkinPath path;
  path.spot_.part = part;
  path.spot_.is_left = is_left;
  std::vector<glm::dvec2> stations;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    path.corners_.push_back(stations.size());
    const int steps = std::max(1, static_cast<int>(std::ceil(glm::length(points[i + 1] - points[i]) / station_spacing)));
    for (int k = 0; k < steps; ++k) stations.push_back(points[i] + (points[i + 1] - points[i]) * (k / static_cast<double>(steps)));
  }
  path.corners_.push_back(stations.size());
  stations.push_back(points.back());
  std::vector<glm::vec2> places;
  for (const glm::dvec2& station : stations) {
    places.emplace_back(station.x + body.rig.stance[aim.across], station.y + body.rig.stance[aim.upward]);
  }
  glm::vec2 low = places.front();
  glm::vec2 high = low;
  for (const glm::vec2& p : places) {
    low = glm::min(low, p);
    high = glm::max(high, p);
  }
  const std::vector<std::size_t> triangles = triangles_within(mesh, aim, low, high, foot_height);
  glm::vec3 before(0.0F);
  for (const glm::vec2& p : places) {
    const auto hit = first_hit(mesh, triangles, aim, p);
    if (!hit) return std::nullopt;
    path.stations_.push_back({path.spot_.vertices.size(), hit->shares});
    for (std::size_t k = 0; k < 3; ++k) {
      path.spot_.vertices.push_back(mesh.triangles[hit->triangle + k]);
      path.spot_.weights.push_back(0.0F);
    }
    path.along_.push_back(path.along_.empty() ? 0.0
                                              : path.along_.back() + static_cast<double>(glm::length(hit->point - before)));
    before = hit->point;
  }
  path.spot_.weights = path.weights_at(0.0);
  return path;
}

std::vector<float> SkinPath::weights_at(double share) const {
  std::vector<float> weights(spot_.vertices.size(), 0.0F);
  const double at = std::clamp(share, 0.0, 1.0) * along_.back();
  std::size_t i = 0;
  while (i + 2 < along_.size() && along_[i + 1] < at) ++i;
  const std::size_t next = std::min(i + 1, stations_.size() - 1);
  const double span = along_[next] - along_[i];
  const auto f = static_cast<float>(span > 0.0 ? std::clamp((at - along_[i]) / span, 0.0, 1.0) : 0.0);
  for (int k = 0; k < 3; ++k) {
    weights[stations_[i].first + static_cast<std::size_t>(k)] += (1.0F - f) * stations_[i].shares[k];
    weights[stations_[next].first + static_cast<std::size_t>(k)] += f * stations_[next].shares[k];
  }
  return weights;
}

}  // namespace windlass::motion
