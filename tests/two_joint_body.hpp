#pragma once
// A body small enough to reason about: a shank and a foot, each an ellipsoid, skin around bone, right of the
// mid-line. "ankle_r.dorsiflexion" turns the foot. Three levels of detail.
#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include <glm/geometric.hpp>

#include "engine/anatomy/body.hpp"

namespace windlass::tests {

/// An ellipsoid of `radii` around `centre` (m) that joint `joint` moves: `rings` by 2 `rings` quads.
inline void add_ellipsoid(anatomy::Mesh& mesh, const glm::vec3& centre, const glm::vec3& radii, int joint,
                          const glm::u8vec4& colour, int rings) {
  const auto first = static_cast<std::uint32_t>(mesh.positions.size());
  const int around = 2 * rings;
  for (int i = 0; i <= rings; ++i) {
    const float polar = std::numbers::pi_v<float> * static_cast<float>(i) / static_cast<float>(rings);
    for (int j = 0; j <= around; ++j) {
      const float turn = 2.0F * std::numbers::pi_v<float> * static_cast<float>(j) / static_cast<float>(around);
      const glm::vec3 unit(std::sin(polar) * std::cos(turn), std::cos(polar), std::sin(polar) * std::sin(turn));
      mesh.positions.push_back(centre + unit * radii);
      mesh.normals.push_back(glm::normalize(unit / radii));
      mesh.colours.push_back(colour);
      anatomy::Influences influences;
      influences.joints[0] = static_cast<std::uint16_t>(joint);
      influences.weights[0] = 1.0F;
      mesh.influences.push_back(influences);
    }
  }
  const auto at = [&](int i, int j) { return first + static_cast<std::uint32_t>(i * (around + 1) + j); };
  for (int i = 0; i < rings; ++i) {
    for (int j = 0; j < around; ++j) {
      for (const std::uint32_t index :
           {at(i, j), at(i, j + 1), at(i + 1, j), at(i, j + 1), at(i + 1, j + 1), at(i + 1, j)}) {
        mesh.triangles.push_back(index);
      }
    }
  }
}

inline anatomy::Body two_joint_body() {
  anatomy::Rig right;
  right.joints = {{"shank_r", -1, {0, 0.30, 0.08}, -1}, {"talus_r", 0, {0.06, 0.07, 0.08}, -1}};
  right.coordinates = {{"ankle_r.dorsiflexion", 1, {0, 0, 1}, {0.06, 0.07, 0.08}, -0.9, 0.6, "test", -1}};
  anatomy::Body body;
  body.rig = anatomy::with_left_side(right);

  const auto part = [](const char* name, anatomy::Layer layer, float scale, const glm::u8vec4& colour) {
    anatomy::Part result{name, layer, {}};
    for (const int rings : {40, 20, 10}) {
      anatomy::Mesh mesh;
      const glm::vec3 thin(scale, layer == anatomy::Layer::skin ? 1.0F : 0.95F, scale);
      add_ellipsoid(mesh, {0.05F, 0.20F, 0.08F}, glm::vec3(0.04F, 0.16F, 0.04F) * thin, 0, colour, rings);
      add_ellipsoid(mesh, {0.12F, 0.035F, 0.09F}, glm::vec3(0.13F, 0.035F * scale, 0.045F * scale), 1, colour, rings);
      result.levels.push_back(std::move(mesh));
    }
    return result;
  };
  body.parts.push_back(part("skin", anatomy::Layer::skin, 1.0F, {224, 172, 148, 255}));
  body.parts.push_back(part("calf", anatomy::Layer::superficial_muscle, 0.7F, {170, 60, 55, 255}));
  body.parts.push_back(part("bone", anatomy::Layer::bone, 0.4F, {232, 224, 204, 255}));
  return body;
}

}  // namespace windlass::tests
