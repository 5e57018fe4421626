#include "engine/motion/skin_path.hpp"

#include <algorithm>
#include <cmath>

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

/// The skin that one sees first at `p` (the two coordinates of `aim`).
std::optional<Hit> first_hit(const anatomy::Mesh& mesh, const Aim& aim, const glm::vec2& p, float highest) {
  std::optional<Hit> best;
  const auto flat = [&](std::uint32_t v) {
    return glm::vec2(mesh.positions[v][aim.across], mesh.positions[v][aim.upward]);
  };
  for (std::size_t t = 0; t < mesh.triangles.size(); t += 3) {
    const std::uint32_t* v = &mesh.triangles[t];
    if (mesh.positions[v[0]].y > highest) continue;
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
  glm::vec3 before(0.0F);
  for (const glm::dvec2& station : stations) {
    const glm::vec2 p(station.x + body.rig.stance[aim.across], station.y + body.rig.stance[aim.upward]);
    const auto hit = first_hit(mesh, aim, p, foot_height);
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
