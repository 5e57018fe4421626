#pragma once
// The body as the build has baked it, and how it looks in a posture.
#include <algorithm>
#include <string>
#include <vector>

#include "engine/content/load_model.hpp"
#include "engine/motion/cover.hpp"
#include "engine/motion/skinning.hpp"
#include "engine/sculpt/foot_frame.hpp"
#include "engine/text/rig_table.hpp"
#include "tests/catch.hpp"
#include "tests/sculpt/posed_checks.hpp"
#include "tests/sculpt/postures.hpp"

namespace windlass::tests {

inline const std::string anatomy_folder = std::string(WINDLASS_SOURCE_DIR) + "/assets/anatomy";

/// Loaded once for all cases of a program.
struct BakedBody {
  anatomy::Rig rig = text::load_rig(anatomy_folder + "/rig.toml");
  sculpt::FootFrame frame = sculpt::load_foot_frame(anatomy_folder);
  anatomy::Body body = content::load_model(std::string(WINDLASS_BUILD_DIR) + "/body.glb", rig);

  const anatomy::Part& part(const std::string& name) const {
    const auto found =
        std::find_if(body.parts.begin(), body.parts.end(), [&](const auto& part) { return part.name == name; });
    if (found == body.parts.end()) FAIL("no part " << name);
    return *found;
  }
  /// mm, foot frame
  glm::vec3 foot(const glm::vec3& model) const { return frame.to_foot(model); }

  bool is_soft(const anatomy::Part& part) const {
    return part.layer >= anatomy::Layer::fat_pad && part.layer <= anatomy::Layer::deep_muscle;
  }
};

inline const BakedBody& baked() {
  static const BakedBody loaded;
  return loaded;
}

/// The neutral posture and all others.
inline std::vector<Posture> all_postures() {
  std::vector<Posture> postures = {{"neutral", {}}};
  for (const auto& list : {single_postures(baked().rig), combined_postures()}) {
    postures.insert(postures.end(), list.begin(), list.end());
  }
  return postures;
}

/// As the user sees it: what lies inside keeps below the skin.
inline motion::Surface posed(const anatomy::Mesh& mesh, const motion::Pose& pose,
                             const std::vector<base::Transform>& joints) {
  motion::Surface surface;
  motion::skin(baked().rig, mesh, pose, joints, motion::Side::right, surface);
  if (mesh.covered.empty()) return surface;
  const anatomy::Mesh& skin = baked().part("skin_leg").levels.front();
  static const motion::Cover cover(skin);
  static std::vector<double> values;  // of the pose that `above` shows
  static motion::Surface above;
  if (values != pose.values) {
    motion::skin(baked().rig, skin, pose, joints, motion::Side::right, above);
    values = pose.values;
  }
  motion::keep_below(mesh.covered, cover, above, surface);
  return surface;
}

}  // namespace windlass::tests
