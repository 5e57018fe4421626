#include "engine/sculpt/slivers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include <glm/geometric.hpp>

namespace windlass::sculpt {
namespace {

using Corners = std::array<std::uint32_t, 3>;

glm::vec3 area_normal(const motion::Surface& posture, const std::uint32_t* corners) {
  const glm::vec3& a = posture.positions[corners[0]];
  return 0.5F * glm::cross(posture.positions[corners[1]] - a, posture.positions[corners[2]] - a);
}

glm::vec3 shown_normal(const motion::Surface& posture, const std::uint32_t* corners) {
  const std::vector<glm::vec3>& normals = posture.normals;
  const glm::vec3 sum = normals[corners[0]] + normals[corners[1]] + normals[corners[2]];
  return sum / std::max(glm::length(sum), 1e-6F);
}

/// Which triangle (its first entry) runs along each edge in that direction.
class Edges {
 public:
  explicit Edges(const std::vector<std::uint32_t>& triangles) {
    triangle_.reserve(triangles.size());
    for (std::size_t i = 0; i < triangles.size(); ++i) {
      triangle_[key(triangles[i], triangles[i % 3 == 2 ? i - 2 : i + 1])] = i - i % 3;
    }
  }
  bool has(std::uint32_t from, std::uint32_t to) const { return triangle_.count(key(from, to)) != 0; }
  std::size_t at(std::uint32_t from, std::uint32_t to) const { return triangle_.at(key(from, to)); }

 private:
  static std::uint64_t key(std::uint64_t from, std::uint64_t to) { return from << 32U | to; }
  std::unordered_map<std::uint64_t, std::size_t> triangle_;
};

struct Flip {
  double gain = 0.0;
  std::array<std::size_t, 2> at{};  ///< First entries of the two triangles
  std::array<Corners, 2> to{};      ///< and what they become.
};

/// Whether `corners` lies in the neutral surface much as its surroundings do.
bool fits(const motion::Surface& neutral, const Corners& corners) {
  constexpr float alike = 0.5F;  // cosine
  const glm::vec3 normal = area_normal(neutral, corners.data());
  return glm::dot(normal, shown_normal(neutral, corners.data())) > alike * glm::length(normal);
}

/// The other diagonal of the two triangles on either side of the edge that triangle `t` has from its corner `k` on.
Flip flip_of(const std::vector<std::uint32_t>& triangles, std::size_t t, std::size_t k, const Edges& edges,
             const std::vector<motion::Surface>& postures) {
  const std::uint32_t from = triangles[t + k];
  const std::uint32_t to = triangles[t + (k + 1) % 3];
  const std::uint32_t left = triangles[t + (k + 2) % 3];
  const std::size_t other = edges.at(to, from);
  std::uint32_t right = triangles[other];
  for (std::size_t i = 0; i < 3; ++i) {
    if (triangles[other + i] != from && triangles[other + i] != to) right = triangles[other + i];
  }
  Flip flip{0.0, {t, other}, {Corners{left, from, right}, Corners{right, to, left}}};
  if (edges.has(left, right) || edges.has(right, left)) return flip;
  const std::vector<glm::vec3>& neutral = postures.front().positions;
  constexpr float longest = 2.0F;  // of the edge it replaces: a longer one may cut through a fold
  if (glm::distance(neutral[left], neutral[right]) > longest * glm::distance(neutral[from], neutral[to])) return flip;
  if (!fits(postures.front(), flip.to[0]) || !fits(postures.front(), flip.to[1])) return flip;
  flip.gain = turned_area(postures, &triangles[t]) + turned_area(postures, &triangles[other]) -
              turned_area(postures, flip.to[0].data()) - turned_area(postures, flip.to[1].data());
  return flip;
}

}  // namespace

double turned_area(const std::vector<motion::Surface>& postures, const std::uint32_t* corners) {
  double turned = 0.0;
  for (const motion::Surface& posture : postures) {
    const glm::vec3 normal = area_normal(posture, corners);
    if (glm::dot(normal, shown_normal(posture, corners)) < 0.0F) turned += glm::length(normal);
  }
  return turned;
}

std::size_t flip_slivers(std::vector<std::uint32_t>& triangles, const std::vector<motion::Surface>& postures) {
  constexpr int passes = 12;
  std::size_t flipped = 0;
  for (int pass = 0; pass < passes; ++pass) {
    const Edges edges(triangles);
    std::vector<Flip> flips;
    for (std::size_t t = 0; t < triangles.size(); t += 3) {
      if (turned_area(postures, &triangles[t]) == 0.0) continue;
      for (std::size_t k = 0; k < 3; ++k) {
        const Flip flip = flip_of(triangles, t, k, edges, postures);
        if (flip.gain > 0.0) flips.push_back(flip);
      }
    }
    std::stable_sort(flips.begin(), flips.end(), [](const Flip& a, const Flip& b) { return a.gain > b.gain; });
    // One flip a neighbourhood and pass: what a flip was judged by must still stand.
    std::vector<bool> is_touched(postures.front().positions.size(), false);
    const std::size_t before = flipped;
    for (const Flip& flip : flips) {
      const std::array<std::uint32_t, 4> around = {flip.to[0][0], flip.to[0][1], flip.to[0][2], flip.to[1][1]};
      if (std::any_of(around.begin(), around.end(), [&](std::uint32_t v) { return is_touched[v]; })) continue;
      for (const std::uint32_t v : around) is_touched[v] = true;
      for (std::size_t i = 0; i < 2; ++i) std::copy(flip.to[i].begin(), flip.to[i].end(), &triangles[flip.at[i]]);
      ++flipped;
    }
    if (flipped == before) break;
  }
  return flipped;
}

void flip_slivers(anatomy::Mesh& mesh, const anatomy::Rig& rig, const std::vector<motion::Pose>& poses) {
  std::vector<motion::Surface> postures(1 + poses.size());
  for (std::size_t i = 0; i < postures.size(); ++i) {
    const motion::Pose pose = i == 0 ? motion::neutral_pose(rig) : poses[i - 1];
    motion::skin(rig, mesh, pose, motion::world_from_neutral(rig, pose), motion::Side::right, postures[i]);
  }
  flip_slivers(mesh.triangles, postures);
}

}  // namespace windlass::sculpt
