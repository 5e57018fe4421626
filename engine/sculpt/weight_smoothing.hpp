#pragma once
// From wished-for weights of many joints to the four that move a vertex.
#include <algorithm>
#include <array>
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/sculpt/neighbours.hpp"
#include "engine/sculpt/parallel.hpp"

namespace windlass::sculpt {

/// 0 up to `from`, 1 beyond `to` (either order), nearly straight between: skin stretched over a joint.
inline float ramp(float from, float to, float x) {
  const float t = std::clamp((x - from) / (to - from), 0.0F, 1.0F);
  return 0.65F * t + 0.35F * t * t * (3.0F - 2.0F * t);
}

/// Each pass moves the weights of every vertex half-way to the mean of its neighbours; less far where the vertex's
/// `strength` is below 1.
template <std::size_t Slots>
void smooth_weights(std::vector<std::array<float, Slots>>& weights, const std::vector<float>& strength, int passes,
                    const Neighbours& neighbours) {
  std::vector<std::array<float, Slots>> next(weights.size());
  constexpr std::size_t chunk = 4096;
  for (int pass = 0; pass < passes; ++pass) {
    in_parallel((weights.size() + chunk - 1) / chunk, [&](std::size_t c) {
      for (std::size_t v = c * chunk; v < std::min((c + 1) * chunk, weights.size()); ++v) {
        if (strength[v] == 0.0F) {
          next[v] = weights[v];
          continue;
        }
        std::array<float, Slots> sum{};
        const auto around = neighbours.of(v);
        for (const std::uint32_t n : around) {
          for (std::size_t s = 0; s < Slots; ++s) sum[s] += weights[n][s];
        }
        const float step = 0.5F * strength[v];
        const float each = step / static_cast<float>(around.size());
        for (std::size_t s = 0; s < Slots; ++s) next[v][s] = (1.0F - step) * weights[v][s] + each * sum[s];
      }
    });
    weights.swap(next);
  }
}

/// The strongest of `weights`, which belong to `joints`, made to sum to 1.
template <std::size_t Slots>
anatomy::Influences strongest_four(std::array<float, Slots> weights, const std::array<int, Slots>& joints) {
  anatomy::Influences influences;
  float total = 0.0F;
  for (std::size_t k = 0; k < 4; ++k) {
    const auto strongest = std::max_element(weights.begin(), weights.end());
    if (*strongest < 2e-3F) break;
    influences.joints[k] = static_cast<std::uint16_t>(joints[static_cast<std::size_t>(strongest - weights.begin())]);
    influences.weights[k] = *strongest;
    total += *strongest;
    *strongest = 0.0F;
  }
  for (float& weight : influences.weights) weight /= total;
  return influences;
}

}  // namespace windlass::sculpt
