#pragma once
// A person small enough to reason about: legs, arms and trunk of ellipsoids, with the joints' real names.
#include "tests/two_joint_body.hpp"

namespace windlass::tests {

inline anatomy::Body small_person() {
  anatomy::Rig right;
  right.joints = {{"pelvis", -1, {0.05, 0.90, 0}, -1},       {"thigh_r", 0, {0.05, 0.87, 0.08}, -1},
                  {"shank_r", 1, {0.05, 0.46, 0.08}, -1},    {"talus_r", 2, {0.06, 0.07, 0.08}, -1},
                  {"clavicle_r", 0, {0.05, 1.37, 0.02}, -1}, {"upper_arm_r", 4, {0.05, 1.34, 0.20}, -1},
                  {"hand_r", 5, {0.05, 0.82, 0.24}, -1}};
  right.coordinates = {{"hip_r.flexion", 1, {0, 0, 1}, {0.05, 0.87, 0.08}, -0.5, 2.0, "test", -1},
                       {"shoulder_r.rotation", 5, {0, -1, 0}, {0.05, 1.34, 0.20}, -1.6, 1.6, "test", -1}};
  anatomy::Body body;
  body.rig = anatomy::with_left_side(right);

  struct Lump {
    glm::vec3 centre, radii;
    int joint;
  };
  const auto part = [&](const char* name, anatomy::Layer layer, const std::vector<Lump>& lumps) {
    anatomy::Part result{name, layer, {}};
    for (const int rings : {32, 16, 8}) {
      anatomy::Mesh mesh;
      for (const Lump& lump : lumps) {
        add_ellipsoid(mesh, lump.centre, lump.radii, lump.joint, {200, 160, 140, 255}, rings);
      }
      result.levels.push_back(std::move(mesh));
    }
    body.parts.push_back(std::move(result));
  };
  const Lump foot{{0.13F, 0.035F, 0.08F}, {0.12F, 0.035F, 0.045F}, 3};
  const Lump shank{{0.06F, 0.26F, 0.08F}, {0.05F, 0.22F, 0.05F}, 2};
  part("skin_leg", anatomy::Layer::skin, {foot, shank, {{0.05F, 0.66F, 0.08F}, {0.07F, 0.22F, 0.07F}, 1}});
  part("calf", anatomy::Layer::superficial_muscle, {{{0.05F, 0.28F, 0.08F}, {0.035F, 0.15F, 0.035F}, 2}});
  part("tibia", anatomy::Layer::bone, {{{0.06F, 0.26F, 0.08F}, {0.02F, 0.20F, 0.02F}, 2}});
  part("skin_arm", anatomy::Layer::skin,
       {{{0.05F, 1.08F, 0.22F}, {0.04F, 0.28F, 0.04F}, 5}, {{0.06F, 0.73F, 0.24F}, {0.04F, 0.10F, 0.02F}, 6}});
  part("shirt", anatomy::Layer::clothes, {{{0.05F, 1.20F, 0.0F}, {0.11F, 0.32F, 0.18F}, 0}});
  return body;
}

}  // namespace windlass::tests
