#include "engine/sculpt/garment_weights.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <glm/geometric.hpp>

#include "engine/base/require.hpp"
#include "engine/sculpt/neighbours.hpp"
#include "engine/sculpt/primitives.hpp"
#include "engine/sculpt/weight_smoothing.hpp"

namespace windlass::sculpt {
namespace {

constexpr int smoothing_passes = 20;
constexpr float dropped_share = 0.05F;

enum Slot : std::size_t { pelvis, lumbar, thorax, clavicle_r, clavicle_l, upper_arm_r, upper_arm_l, thigh_r, thigh_l };
constexpr std::size_t slot_count = thigh_l + 1;
constexpr std::array<const char*, slot_count> names = {"pelvis",     "lumbar",      "thorax",
                                                       "clavicle_r", "clavicle_l",  "upper_arm_r",
                                                       "upper_arm_l", "thigh_r",    "thigh_l"};
using Weights = std::array<float, slot_count>;

struct Stand {
  std::array<int, slot_count> joints{};
  float middle = 0.0F;       ///< z of the mid-line (mm, foot frame) …
  glm::vec3 shoulder{0.0F};  ///< … and on the right side where the shoulder is,
  glm::vec3 arm{0.0F};       ///< the arm's direction to the elbow,
  glm::vec3 hip{0.0F};       ///< and the hip.
  bool has_arms = false;
  bool has_legs = false;
};

Stand stand_of(const GarmentTables& garment, const anatomy::Rig& rig, const FootFrame& frame,
               const std::vector<base::Transform>& joints) {
  Stand stand;
  const auto joint = [&](const char* name) {
    const auto found = anatomy::find_joint(rig, name);
    WINDLASS_REQUIRE(found.has_value());
    return *found;
  };
  const auto place = [&](int index) {
    const auto i = static_cast<std::size_t>(index);
    return glm::vec3(frame.to_foot(base::apply(joints[i], rig.joints[i].pivot_model)));
  };
  for (std::size_t s = 0; s < slot_count; ++s) stand.joints[s] = joint(names[s]);
  stand.middle = static_cast<float>(-frame.stance_mm.z);
  stand.shoulder = place(stand.joints[upper_arm_r]);
  stand.arm = glm::normalize(place(joint("forearm_r")) - stand.shoulder);
  stand.hip = place(stand.joints[thigh_r]);
  for (const GarmentPiece& piece : garment.pieces) {
    stand.has_arms |= piece.joint == stand.joints[upper_arm_r];
    stand.has_legs |= piece.joint == stand.joints[thigh_r];
  }
  return stand;
}

/// How much of the cloth at `p`, on the right side, goes with the upper arm rather than the shoulder girdle and chest.
float share_of_arm(const glm::vec3& p, const Stand& stand) {
  const glm::vec3 from = p - stand.shoulder;
  const float along = glm::dot(from, stand.arm);
  const float beside = glm::length(from - along * stand.arm);
  return ramp(-52.0F, 66.0F, along) * ramp(88.0F, 60.0F, beside);
}

/// How much goes with the thigh rather than the pelvis: below a line that rises from the crotch to the iliac spine in
/// front, and through the buttock behind, where the cloth is drawn over a long way.
float share_of_thigh(const glm::vec3& p, const Stand& stand) {
  const float lateral = std::abs(p.z - stand.middle);
  const float behind = smooth_step(20.0F, -40.0F, p.x - stand.hip.x);
  const float line = -38.0F + 0.52F * lateral;  // in front: of the hip's height
  const float boundary = stand.hip.y + line * (1.0F - behind) - 18.0F * behind;
  const float reach = 44.0F + 50.0F * behind;
  // At the seam between the legs the cloth stays with the pelvis.
  const float beside = ramp(2.0F, 40.0F, lateral + std::max(0.0F, 0.9F * (stand.hip.y - 62.0F - p.y)));
  return ramp(boundary + reach, boundary - reach, p.y) * beside;
}

Weights weights_at(const glm::vec3& point, const Stand& stand) {
  Weights weights{};
  const std::size_t side = point.z < stand.middle ? 1 : 0;
  glm::vec3 p = point;
  p.z = stand.middle + std::abs(point.z - stand.middle);
  const float lateral = p.z - stand.middle;

  float rest = 1.0F;
  if (stand.has_arms) {
    const float arm = share_of_arm(p, stand);
    const float girdle = (1.0F - arm) * ramp(30.0F, 135.0F, lateral) * ramp(1215.0F, 1335.0F, p.y);
    weights[upper_arm_r + side] = arm;
    weights[clavicle_r + side] = girdle;
    rest -= arm + girdle;
  }
  if (stand.has_legs) {
    weights[thigh_r + side] = share_of_thigh(p, stand);
    rest -= weights[thigh_r + side];
  }
  const float above_pelvis = ramp(920.0F, 1040.0F, p.y);
  const float above_loin = ramp(1030.0F, 1170.0F, p.y);
  weights[pelvis] = rest * (1.0F - above_pelvis);
  weights[lumbar] = rest * above_pelvis * (1.0F - above_loin);
  weights[thorax] = rest * above_pelvis * above_loin;
  return weights;
}

}  // namespace

std::vector<anatomy::Influences> garment_influences(const Shell& shell, const GarmentTables& garment,
                                                    const anatomy::Rig& rig, const FootFrame& frame,
                                                    const std::vector<base::Transform>& joints) {
  const Stand stand = stand_of(garment, rig, frame, joints);
  std::vector<Weights> weights;
  for (const glm::vec3& p : shell.positions) weights.push_back(weights_at(p, stand));
  const std::vector<float> everywhere(weights.size(), 1.0F);
  smooth_weights(weights, everywhere, smoothing_passes, Neighbours(shell.positions.size(), shell.triangles));
  std::vector<anatomy::Influences> influences;
  for (Weights& shares : weights) {
    // What has all but left a limb must not be dragged by it when it turns far.
    for (float& share : shares) share = std::max(0.0F, share - dropped_share);
    influences.push_back(strongest_four(shares, stand.joints));
  }
  return influences;
}

}  // namespace windlass::sculpt
