#include "engine/sculpt/cover.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/motion/skinning.hpp"

namespace windlass::sculpt {
namespace {

constexpr std::size_t cell_vertices = 128;  // neighbours in the mesher's order lie close to each other

float distance2(const glm::vec3& a, const glm::vec3& b) {
  const glm::vec3 d = a - b;
  return glm::dot(d, d);
}

}  // namespace

Cover::Cover(const anatomy::Rig& rig, const anatomy::Part& skin, const motion::Pose& pose, const FootFrame& frame) {
  motion::Surface surface;
  motion::skin(rig, skin.levels.front(), pose, motion::world_from_neutral(rig, pose), motion::Side::right, surface);
  for (const glm::vec3& p : surface.positions) positions_.emplace_back(frame.to_foot(p));
  normals_ = std::move(surface.normals);
  for (std::uint32_t i = 0; i < positions_.size(); ++i) {
    if (i % cell_vertices == 0) cells_.push_back({positions_[i], positions_[i], {}});
    Cell& cell = cells_.back();
    cell.low = glm::min(cell.low, positions_[i]);
    cell.high = glm::max(cell.high, positions_[i]);
    cell.vertices.push_back(i);
  }
}

Cover::Depth Cover::depth_at(const glm::vec3& point) const {
  std::uint32_t nearest = 0;
  float least = std::numeric_limits<float>::max();
  for (const Cell& cell : cells_) {
    if (distance2(point, glm::clamp(point, cell.low, cell.high)) >= least) continue;
    for (const std::uint32_t i : cell.vertices) {
      const float d = distance2(point, positions_[i]);
      if (d >= least) continue;
      least = d;
      nearest = i;
    }
  }
  return {glm::dot(positions_[nearest] - point, normals_[nearest]), normals_[nearest]};
}

void tuck_under(const Cover& cover, float room, const std::vector<glm::vec3>& ups, const std::vector<float>& give,
                std::vector<TubePoint>& points) {
  constexpr int passes = 6;
  constexpr float least_height = 0.45F;  // share of a section's height that flattening leaves
  for (std::size_t i = 0; i < points.size(); ++i) {
    TubePoint& point = points[i];
    const glm::vec3 along = glm::normalize(points[std::min(i + 1, points.size() - 1)].centre -
                                           points[i == 0 ? 0 : i - 1].centre);
    const glm::vec3 out = glm::normalize(ups[i] - along * glm::dot(ups[i], along));
    const glm::vec3 side = glm::cross(along, out) * point.section.width;
    const float lowest = least_height * point.section.height;
    for (int pass = 0; pass < passes; ++pass) {
      const glm::vec3 up = out * point.section.height;
      const std::array<glm::vec3, 8> rim = {up,
                                            -up,
                                            side,
                                            -side,
                                            0.7F * (up + side),
                                            0.7F * (up - side),
                                            0.7F * (side - up),
                                            -0.7F * (up + side)};
      Cover::Depth least{room, {}};
      for (const glm::vec3& offset : rim) {
        const Cover::Depth depth = cover.depth_at(point.centre + offset);
        if (depth.mm < least.mm) least = depth;
      }
      if (least.mm >= room) break;
      const float lacking = room - least.mm;
      const float flattened = std::min(0.5F * give[i] * lacking * std::abs(glm::dot(least.outward, out)),
                                       std::max(0.0F, point.section.height - lowest));
      point.section.height -= flattened;
      point.centre -= least.outward * (lacking - flattened);
    }
  }
}

}  // namespace windlass::sculpt
