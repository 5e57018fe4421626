#include "engine/sculpt/skin_weights.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include "engine/base/require.hpp"
#include "engine/sculpt/neighbours.hpp"
#include "engine/sculpt/parallel.hpp"
#include "engine/sculpt/primitives.hpp"
#include "engine/sculpt/weight_smoothing.hpp"

namespace windlass::sculpt {
namespace {

constexpr int smoothing_passes = 24;
constexpr int web_passes = 40;
constexpr int web_rings = 5;

// Slots: the joints that move skin. Toe t (0 to 4) has three from `first_toe` + 3t: proximal, middle, distal; the
// hallux has no middle one.
enum Slot : std::size_t { thigh, shank, talus, hindfoot, forefoot, first_toe };
constexpr std::size_t slot_count = first_toe + 15;
using Weights = std::array<float, slot_count>;

struct Skeleton {
  std::array<int, slot_count> joints{};
  std::array<std::array<glm::vec3, 3>, 5> toe_pivots{};  ///< mm, foot frame
  glm::vec3 knee{0.0F};                                  ///< mm, foot frame
  glm::vec3 ankle{0.0F};                                 ///< A point on the talocrural axis (mm, foot frame).
  glm::vec3 ankle_axis{0.0F};                            ///< Unit, to the lateral side.
};

Skeleton skeleton_of(const anatomy::Rig& rig, const FootFrame& frame) {
  Skeleton skeleton;
  const auto joint = [&](const std::string& name) {
    const auto found = anatomy::find_joint(rig, name);
    WINDLASS_REQUIRE(found.has_value());
    return *found;
  };
  skeleton.joints[thigh] = joint("thigh_r");
  skeleton.joints[shank] = joint("shank_r");
  skeleton.knee = frame.to_foot(rig.joints[static_cast<std::size_t>(skeleton.joints[shank])].pivot_model);
  skeleton.joints[talus] = joint("talus_r");
  skeleton.joints[hindfoot] = joint("hindfoot_r");
  skeleton.joints[forefoot] = joint("forefoot_r");
  const auto ankle = anatomy::find_coordinate(rig, "ankle_r.dorsiflexion");
  WINDLASS_REQUIRE(ankle.has_value());
  skeleton.ankle = frame.to_foot(rig.coordinates[static_cast<std::size_t>(*ankle)].point_model);
  skeleton.ankle_axis = rig.coordinates[static_cast<std::size_t>(*ankle)].axis;
  for (std::size_t toe = 0; toe < 5; ++toe) {
    const std::string name = "toe" + std::to_string(toe + 1);
    const std::array<std::string, 3> segments = {"_proximal_r", toe == 0 ? "_distal_r" : "_middle_r", "_distal_r"};
    for (std::size_t k = 0; k < 3; ++k) {
      const int index = joint(name + segments[k]);
      skeleton.joints[first_toe + 3 * toe + k] = index;
      skeleton.toe_pivots[toe][k] = frame.to_foot(rig.joints[static_cast<std::size_t>(index)].pivot_model);
    }
  }
  return skeleton;
}

/// How much of the skin at `p` belongs to the shank or what hangs on it rather than the thigh: goes by the direction
/// in which `p` lies from the knee. In front the skin is drawn over a wide stretch, so that half of the bend lies
/// at the kneecap; behind it folds in a narrow one. The thigh moves as one: at the hip clothes cover it.
float share_below_knee(const glm::vec3& p, const glm::vec3& knee) {
  float direction = glm::degrees(std::atan2(p.y - knee.y, p.x - knee.x));
  if (direction < -90.0F) direction += 360.0F;  // 0 forward, 90 up, 180 back, 270 and -90 down
  return direction < 90.0F ? ramp(62.0F, -58.0F, direction) : ramp(136.0F, 224.0F, direction);
}

/// How much of the skin at `p` belongs to the foot rather than the shank: goes by the direction in which `p` lies
/// from the talocrural axis. Skin keeps its distance from the axis and is only packed or stretched around it, behind
/// over the Achilles tendon and in front over the instep, too gently to fold over itself at the ends of the range.
float share_below_ankle(const glm::vec3& p, const Skeleton& skeleton) {
  const glm::vec3& axis = skeleton.ankle_axis;
  const glm::vec3 forward = glm::normalize(glm::vec3(1, 0, 0) - axis * axis.x);
  const glm::vec3 up = glm::cross(axis, forward);
  const glm::vec3 from_axis = p - skeleton.ankle;
  float direction = glm::degrees(std::atan2(glm::dot(from_axis, up), glm::dot(from_axis, forward)));
  if (direction < -90.0F) direction += 360.0F;  // 0 forward, 90 up, 180 back, 270 and -90 down
  if (direction < 90.0F) return ramp(76.0F, 12.0F, direction);
  // The malleoli stay with the shank: there the boundary lies lower.
  const float side = smooth_step(14, 30, std::abs(p.z + 5));
  const float middle = 166.0F + 8.0F * side;
  constexpr float half_width = 44.0F;
  return ramp(middle - half_width, middle + half_width, direction);
}

/// The same for the subtalar joint, whose axis runs along the foot: goes by height. The boundary runs under the
/// malleoli at the sides, high in front and behind.
float share_below_subtalar(const glm::vec3& p) {
  const float side = smooth_step(12, 30, std::abs(p.z + 5)) * smooth_step(18, 42, p.x) * smooth_step(94, 72, p.x);
  const float behind = smooth_step(56, 18, p.x);
  const float front = smooth_step(66, 96, p.x);
  const float boundary = 63 + 22 * front + 16 * behind - 17 * side;
  const float half_width = 20 + 4 * (1 - side) + 30 * behind + 12 * front;
  return ramp(boundary + half_width, boundary - half_width, p.y);
}

/// Shares of a toe's segments at `p`, and in total how much is toe rather than forefoot.
std::array<float, 3> toe_shares(const Toe& toe, const std::array<glm::vec3, 3>& pivots, const glm::vec3& p,
                                bool hallux) {
  const ToeShape& shape = toe.shape();
  const glm::vec3 root = shape.centres[0];
  const glm::vec3 along = glm::normalize(glm::vec3(shape.centres[1].x - root.x, 0, shape.centres[1].z - root.z));
  // On the sole the boundary leans toward the tip, so that the fat pad stays with the ball.
  const float lean = 1.0F + 0.75F * std::max(0.0F, root.y - p.y);
  const float radius = shape.half_widths[0];
  const float beyond_mtp = ramp(lean - 1.3F * radius, lean + 1.1F * radius, glm::dot(p - root, along));
  const auto beyond = [&](std::size_t pivot, std::size_t row, float half_width) {
    const glm::vec3 before = glm::normalize(shape.centres[row] - shape.centres[row - 1]);
    const glm::vec3 after = glm::normalize(shape.centres[row + 1] - shape.centres[row]);
    const float reach = half_width * shape.half_heights[row];
    return smooth_step(-reach, reach, glm::dot(p - pivots[pivot], glm::normalize(before + after)));
  };
  const float last = beyond(2, 2, 0.8F);
  const float middle = hallux ? 0.0F : beyond(1, 1, 0.85F);
  if (hallux) return {beyond_mtp * (1 - last), 0.0F, beyond_mtp * last};
  return {beyond_mtp * (1 - middle), beyond_mtp * middle * (1 - last), beyond_mtp * middle * last};
}

Weights weights_at(const glm::vec3& p, const SkinField& field, const Skeleton& skeleton) {
  Weights weights{};
  float toes_total = 0.0F;
  if (p.x > 120.0F && p.y < 90.0F) {
    std::array<float, 5> distance{};
    std::array<float, 5> along{};
    for (std::size_t t = 0; t < 5; ++t) {
      distance[t] = field.toes()[t].plain_distance(p);
      along[t] = field.toes()[t].segment(0).to_local(p).x;
    }
    const auto nearest =
        static_cast<std::size_t>(std::min_element(distance.begin(), distance.end()) - distance.begin());
    std::array<float, 5> own{};
    float sum = 0.0F;
    for (std::size_t t = 0; t < 5; ++t) {
      // The roots start one behind the other: where one of two toes is free, the other has no share in it.
      const float softness = 6.0F - 5.7F * smooth_step(-3, 12, std::max(along[t], along[nearest]));
      own[t] = std::exp(-std::min(60.0F, (distance[t] - distance[nearest]) / softness));
      sum += own[t];
    }
    for (std::size_t t = 0; t < 5; ++t) {
      if (own[t] < 1e-3F * sum) continue;
      const auto shares = toe_shares(field.toes()[t], skeleton.toe_pivots[t], p, t == 0);
      for (std::size_t k = 0; k < 3; ++k) {
        weights[first_toe + 3 * t + k] = own[t] / sum * shares[k];
        toes_total += own[t] / sum * shares[k];
      }
    }
  }
  const float below_ankle = share_below_ankle(p, skeleton);
  // The talus has no skin of its own: what the ankle moves and the subtalar joint does not.
  const float below_subtalar = below_ankle * share_below_subtalar(p);
  const float fore = smooth_step(68, 130, p.x + 0.25F * (p.y - 30));
  for (std::size_t s = first_toe; s < slot_count; ++s) weights[s] *= below_subtalar;
  const float rest = below_subtalar * (1 - toes_total);
  const float below_knee = share_below_knee(p, skeleton.knee);
  weights[thigh] = 1 - below_knee;
  weights[shank] = below_knee - std::min(below_knee, below_ankle);
  weights[talus] = below_ankle - below_subtalar;
  weights[hindfoot] = rest * (1 - fore);
  weights[forefoot] = rest * fore;
  return weights;
}

/// 1 in the webs, where two toes share the skin, fading to 0 over a few rings of vertices on either toe.
std::vector<float> webs(const std::vector<Weights>& weights, const Neighbours& neighbours) {
  std::vector<float> web(weights.size(), 0.0F);
  for (std::size_t v = 0; v < weights.size(); ++v) {
    std::array<float, 5> toes{};
    for (std::size_t s = first_toe; s < slot_count; ++s) toes[(s - first_toe) / 3] += weights[v][s];
    std::nth_element(toes.begin(), toes.begin() + 1, toes.end(), std::greater<>());
    web[v] = smooth_step(0.02F, 0.12F, toes[1]);
  }
  for (int ring = 0; ring < web_rings; ++ring) {
    std::vector<float> wider = web;
    for (std::size_t v = 0; v < web.size(); ++v) {
      for (const std::uint32_t n : neighbours.of(v)) wider[v] = std::max(wider[v], 0.82F * web[n]);
    }
    web.swap(wider);
  }
  return web;
}

}  // namespace

std::vector<anatomy::Influences> skin_influences(const Shell& shell, const SkinField& field, const anatomy::Rig& rig,
                                                 const FootFrame& frame) {
  const Skeleton skeleton = skeleton_of(rig, frame);
  std::vector<Weights> weights(shell.positions.size());
  in_parallel(weights.size(), [&](std::size_t v) { weights[v] = weights_at(shell.positions[v], field, skeleton); });
  const Neighbours neighbours(shell.positions.size(), shell.triangles);
  smooth_weights(weights, std::vector<float>(weights.size(), 1.0F), smoothing_passes, neighbours);
  smooth_weights(weights, webs(weights, neighbours), web_passes, neighbours);
  std::vector<anatomy::Influences> influences(weights.size());
  in_parallel(weights.size(), [&](std::size_t v) { influences[v] = strongest_four(weights[v], skeleton.joints); });
  return influences;
}

}  // namespace windlass::sculpt
