#include "engine/sculpt/arm_weights.hpp"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include "engine/base/require.hpp"
#include "engine/sculpt/neighbours.hpp"
#include "engine/sculpt/parallel.hpp"
#include "engine/sculpt/primitives.hpp"
#include "engine/sculpt/weight_smoothing.hpp"

namespace windlass::sculpt {
namespace {

constexpr int smoothing_passes = 16;

// Slots: the joints that move skin. Digit d (0 to 4, thumb first) has three from `first_digit` + 3d.
enum Slot : std::size_t { clavicle, upper_arm, forearm, radius, hand, first_digit };
constexpr std::size_t slot_count = first_digit + 15;
using Weights = std::array<float, slot_count>;

struct Skeleton {
  std::array<int, slot_count> joints{};
  std::array<glm::vec3, slot_count> pivots{};  ///< mm, hand frame
};

Skeleton skeleton_of(const ArmField& field, const anatomy::Rig& rig, const FootFrame& frame) {
  Skeleton skeleton;
  const auto set = [&](std::size_t slot, const std::string& name) {
    const auto found = anatomy::find_joint(rig, name + "_r");
    WINDLASS_REQUIRE(found.has_value());
    skeleton.joints[slot] = *found;
    const glm::vec3 pivot(frame.to_foot(rig.joints[static_cast<std::size_t>(*found)].pivot_model));
    skeleton.pivots[slot] = field.hand().to_local(pivot);
  };
  set(clavicle, "clavicle");
  set(upper_arm, "upper_arm");
  set(forearm, "forearm");
  set(radius, "radius");
  set(hand, "hand");
  for (std::size_t d = 0; d < 5; ++d) {
    const std::string& name = field.fingers()[d].shape().name;
    set(first_digit + 3 * d, name + (d == 0 ? "_metacarpal" : "_proximal"));
    set(first_digit + 3 * d + 1, name + (d == 0 ? "_proximal" : "_middle"));
    set(first_digit + 3 * d + 2, name + "_distal");
  }
  return skeleton;
}

/// Share of what lies beyond a joint, in the joint's own frame: x along, y to the back, the pivot at 0. On the pad's
/// side skin is packed between the segments and needs a longer way to change hands.
float beyond_joint(const glm::vec3& local, float half_length, float palmar_slope, float dorsal_slope) {
  const float half = half_length + palmar_slope * std::max(0.0F, -local.y) + dorsal_slope * std::max(0.0F, local.y);
  return ramp(-half, half, local.x);
}

/// Shares of a finger's segments at `p`; their sum is how much is finger rather than palm.
std::array<float, 3> finger_shares(const Finger& finger, const glm::vec3* pivots, const glm::vec3& p) {
  Placement joint = finger.frame();
  const auto beyond = [&](std::size_t k, float half_length, float palmar, float dorsal) {
    joint.centre = pivots[k];
    return beyond_joint(joint.to_local(p), half_length, palmar, dorsal);
  };
  const float size = finger.section_at(0.0F).width;
  const float root = beyond(0, 0.85F * size, 0.55F, 0.2F);
  const float middle = root * beyond(1, 0.5F * size, 0.65F, 0.25F);
  const float last = middle * beyond(2, 0.45F * size, 0.65F, 0.2F);
  return {root - middle, middle - last, last};
}

/// The thumb's metacarpal lies in the ball of the thumb: its share rises from the middle of the palm to the thumb's
/// edge as well as along the bone.
std::array<float, 3> thumb_shares(const Finger& thumb, const glm::vec3* pivots, const glm::vec3& p) {
  Placement joint = placed_along(pivots[0], pivots[1] - pivots[0], thumb.shape().up);
  const float along_metacarpal = joint.to_local(p).x;
  const float root = ramp(-10.0F, 30.0F, along_metacarpal);
  joint = thumb.frame();
  const auto beyond = [&](std::size_t k, float half_length, float palmar, float dorsal) {
    joint.centre = pivots[k];
    return beyond_joint(joint.to_local(p), half_length, palmar, dorsal);
  };
  const float middle = root * beyond(1, 7.0F, 0.7F, 0.2F);
  const float last = middle * beyond(2, 5.5F, 0.7F, 0.25F);
  return {root - middle, middle - last, last};
}

/// How much of the skin at `p` lies beyond the elbow: goes by the direction from its axis, so that what is packed into
/// the bend of the elbow never folds over itself.
float share_beyond_elbow(const glm::vec3& p, const glm::vec3& elbow) {
  const glm::vec3 from = p - elbow;
  // 0 toward the hand, 90 to the front, 180 toward the shoulder, -90 behind.
  const float direction = glm::degrees(std::atan2(from.x, from.z));
  const float front = ramp(166.0F, 14.0F, direction < -90.0F ? direction + 360.0F : direction);
  const float along = ramp(-30.0F, 26.0F, from.z);
  return along + (front - along) * smooth_step(-16.0F, 14.0F, from.x);
}

void add_digits(const glm::vec3& p, const ArmField& field, const Skeleton& skeleton, Weights& weights) {
  const std::vector<Finger>& fingers = field.fingers();
  std::array<float, 5> distance{};
  for (std::size_t d = 0; d < 5; ++d) {
    distance[d] = fingers[d].bare_distance(p);
  }
  // The ball of the thumb reaches as deep into the palm as its metacarpal lies.
  distance[0] = std::min(distance[0],
                         round_cone(p, skeleton.pivots[first_digit], skeleton.pivots[first_digit + 1], 15.0F, 13.0F));
  const auto nearest = static_cast<std::size_t>(std::min_element(distance.begin(), distance.end()) - distance.begin());
  // 0 in the palm, 1 where the digit has left it. The first web belongs to the palm.
  std::array<float, 5> freedom{smooth_step(1.0F, 8.0F, field.palm_distance(p))};
  for (std::size_t d = 1; d < 5; ++d) {
    const FingerShape& shape = fingers[d].shape();
    const float leaves = 0.24F * glm::length(shape.tip - shape.root) - 8.0F;
    freedom[d] = smooth_step(leaves, leaves + 13.0F, fingers[d].frame().to_local(p).x);
  }
  std::array<float, 5> own{};
  float sum = 0.0F;
  for (std::size_t d = 0; d < 5; ++d) {
    // The first web is wide: the thumb's share in it fades slowly.
    const float soft = d == 0 ? 11.0F : 5.0F;
    const float softness = soft + (0.3F - soft) * std::max(freedom[d], freedom[nearest]);
    own[d] = std::exp(-std::min(60.0F, (distance[d] - distance[nearest]) / softness));
    if (d == 0) own[d] *= smooth_step(20.0F, 8.0F, distance[d]);
    sum += own[d];
  }
  // Off the digits the palm keeps its skin.
  const float palm = smooth_step(2.0F, 22.0F, distance[nearest]);
  float digits = 0.0F;
  const float whole = weights[hand];
  for (std::size_t d = 0; d < 5; ++d) {
    if (own[d] < 1e-3F * sum) continue;
    const glm::vec3* pivots = &skeleton.pivots[first_digit + 3 * d];
    const auto shares = d == 0 ? thumb_shares(fingers[d], pivots, p) : finger_shares(fingers[d], pivots, p);
    for (std::size_t k = 0; k < 3; ++k) {
      const float share = whole * (1.0F - palm) * own[d] / sum * shares[k];
      weights[first_digit + 3 * d + k] = share;
      digits += share;
    }
  }
  weights[hand] = whole - digits;
}

Weights weights_at(const glm::vec3& p, const ArmField& field, const Skeleton& skeleton) {
  Weights weights{};
  const glm::vec3& shoulder = skeleton.pivots[upper_arm];
  const float beyond_shoulder = ramp(shoulder.z - 16.0F, shoulder.z + 92.0F, p.z);
  const glm::vec3& elbow = skeleton.pivots[forearm];
  const float beyond_elbow = share_beyond_elbow(p, elbow);
  // The radius turns around the ulna: more and more of the forearm's skin goes along toward the wrist.
  const float turned = ramp(elbow.z + 30.0F, -22.0F, p.z);
  const glm::vec3 from_wrist = p - skeleton.pivots[hand];
  const float half = 15.0F + 0.55F * std::abs(from_wrist.y);
  const float beyond_wrist = ramp(-half, half, from_wrist.z);
  weights[clavicle] = 1.0F - beyond_shoulder;
  weights[upper_arm] = beyond_shoulder * (1.0F - beyond_elbow);
  weights[forearm] = beyond_shoulder * beyond_elbow * (1.0F - turned);
  weights[radius] = beyond_shoulder * beyond_elbow * turned * (1.0F - beyond_wrist);
  weights[hand] = beyond_shoulder * beyond_elbow * turned * beyond_wrist;
  if (weights[hand] > 0.0F) add_digits(p, field, skeleton, weights);
  return weights;
}

}  // namespace

std::vector<anatomy::Influences> arm_influences(const Shell& shell, const ArmField& field, const anatomy::Rig& rig,
                                                const FootFrame& frame) {
  const Skeleton skeleton = skeleton_of(field, rig, frame);
  std::vector<Weights> weights(shell.positions.size());
  in_parallel(weights.size(), [&](std::size_t v) { weights[v] = weights_at(shell.positions[v], field, skeleton); });
  smooth_weights(weights, std::vector<float>(weights.size(), 1.0F), smoothing_passes,
                 Neighbours(shell.positions.size(), shell.triangles));
  std::vector<anatomy::Influences> influences(weights.size());
  in_parallel(weights.size(), [&](std::size_t v) { influences[v] = strongest_four(weights[v], skeleton.joints); });
  return influences;
}

}  // namespace windlass::sculpt
