#include "engine/sculpt/drape.hpp"

#include <algorithm>
#include <cmath>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/sculpt/parallel.hpp"
#include "engine/sculpt/polygonise.hpp"
#include "engine/sculpt/primitives.hpp"

namespace windlass::sculpt {
namespace {

constexpr int rounds = 90;
constexpr int final_rounds = 5;  // without evening
constexpr float longest_step_mm = 4.0F;
const glm::vec3 forward(1.0F, 0.0F, 0.0F);

}  // namespace

std::vector<glm::vec3> draping(const std::vector<glm::vec3>& positions, const std::vector<std::optional<float>>& gaps,
                               const Field& below, const Neighbours& neighbours, const FootFrame& frame) {
  std::vector<glm::vec3> moves(positions.size(), glm::vec3(0.0F));  // mm
  std::vector<glm::vec3> next = moves;
  for (int round = 0; round < rounds; ++round) {
    const float evening = round + final_rounds < rounds ? 0.75F : 0.0F;
    in_parallel(positions.size(), [&](std::size_t v) {
      if (!gaps[v]) return;
      glm::vec3 sum(0.0F);
      float count = 0.0F;
      for (const std::uint32_t n : neighbours.of(v)) {
        if (!gaps[n]) continue;
        sum += moves[n];
        count += 1.0F;
      }
      next[v] = count > 0.0F ? glm::mix(moves[v], sum / count, evening) : moves[v];
      const glm::vec3 p = glm::vec3(frame.to_foot(positions[v])) + next[v];
      const float lacking = *gaps[v] - below(p);
      if (lacking <= 0.0F) return;
      const glm::vec3 slope = gradient_of(below, p, 0.5F);
      const glm::vec3 out = glm::normalize(slope + 1e-6F);
      // On a level lap the cloth slides out from the belly instead of heaping up against it.
      const glm::vec3 way = glm::normalize(out + 0.3F * smooth_step(0.2F, 0.9F, out.y) * forward);
      next[v] += std::min(lacking / std::max(glm::dot(slope, way), 0.25F), longest_step_mm) * way;
    });
    moves.swap(next);
  }
  for (glm::vec3& move : moves) move *= 1e-3F;
  return moves;
}

}  // namespace windlass::sculpt
