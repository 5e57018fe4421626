#include "engine/sculpt/bent_region.hpp"

#include <algorithm>

#include "engine/sculpt/primitives.hpp"

namespace windlass::sculpt {
namespace {

constexpr int margin_rings = 6;

/// For each joint which coordinate of the group moves it, as an index into the group; -1: none.
std::vector<int> movers(const anatomy::Rig& rig, const std::vector<int>& group) {
  std::vector<int> mover(rig.joints.size(), -1);
  for (std::size_t j = 0; j < mover.size(); ++j) {
    if (rig.joints[j].parent >= 0) mover[j] = mover[static_cast<std::size_t>(rig.joints[j].parent)];
    for (std::size_t c = 0; c < group.size(); ++c) {
      const int joint = rig.coordinates[static_cast<std::size_t>(group[c])].joint;
      if (joint == static_cast<int>(j)) mover[j] = static_cast<int>(c);
    }
  }
  return mover;
}

}  // namespace

Region bent_region(const anatomy::Mesh& mesh, const anatomy::Rig& rig, const std::vector<int>& group,
                   const Neighbours& neighbours) {
  const std::vector<int> mover = movers(rig, group);
  const std::size_t count = mesh.positions.size();
  Region region;
  region.strength.resize(count);
  region.moved.resize(count);
  region.owned.assign(group.size(), std::vector<float>(count, 0.0F));
  for (std::size_t v = 0; v < count; ++v) {
    float share = 0.0F;
    for (std::size_t k = 0; k < 4; ++k) {
      const int c = mover[mesh.influences[v].joints[k]];
      if (c < 0) continue;
      region.owned[static_cast<std::size_t>(c)][v] += mesh.influences[v].weights[k];
      share += mesh.influences[v].weights[k];
    }
    region.moved[v] = share;
    region.strength[v] = smooth_step(0.001F, 0.07F, std::min(share, 1.0F - share));
    if (share > 0.0F) {
      for (auto& owned : region.owned) owned[v] /= share;
    }
  }
  for (int ring = 0; ring < margin_rings; ++ring) {
    Region wider = region;
    for (std::size_t v = 0; v < count; ++v) {
      float total = 0.0F;
      for (const auto& owned : region.owned) total += owned[v];
      float around = 0.0F;
      for (const std::uint32_t n : neighbours.of(v)) {
        wider.strength[v] = std::max(wider.strength[v], 0.9F * region.strength[n]);
        for (std::size_t c = 0; c < group.size() && total == 0.0F; ++c) {
          wider.owned[c][v] += region.owned[c][n];
          around += region.owned[c][n];
        }
      }
      if (around > 0.0F) {
        for (auto& owned : wider.owned) owned[v] /= around;
      }
    }
    region = std::move(wider);
  }
  for (std::uint32_t v = 0; v < count; ++v) {
    if (region.strength[v] > least_strength) region.vertices.push_back(v);
  }
  return region;
}

}  // namespace windlass::sculpt
