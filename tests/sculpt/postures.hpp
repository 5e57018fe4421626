#pragma once
// Postures in which the leg must stay sound: every coordinate at the ends of its range, and combinations that the
// demonstrations use.
#include <string>
#include <utility>
#include <vector>

#include "engine/motion/pose.hpp"
#include "tests/catch.hpp"

namespace windlass::tests {

/// Values of some coordinates, as tables have them (degrees, shares).
using Values = std::vector<std::pair<std::string, double>>;

struct Posture {
  std::string name;
  Values values;
  bool is_coupled = false;  ///< The rig's couplings act, as in a demonstration.
};

inline motion::Pose pose_of(const anatomy::Rig& rig, const Posture& posture) {
  motion::Pose pose = motion::neutral_pose(rig);
  for (const auto& [name, value] : posture.values) {
    const auto coordinate = anatomy::find_coordinate(rig, name);
    REQUIRE(coordinate);
    const auto index = static_cast<std::size_t>(*coordinate);
    pose.values[index] = anatomy::value_from_shown(rig.coordinates[index], value);
  }
  if (posture.is_coupled) motion::couple(rig, pose.values);
  return pose;
}

/// `degrees` of one motion of the joints "<joint><toe>_r", toes `first` to 5.
inline Values toes(const std::string& joint, const std::string& motion, double degrees, int first = 1) {
  Values values;
  for (int toe = first; toe <= 5; ++toe) values.emplace_back(joint + std::to_string(toe) + "_r." + motion, degrees);
  return values;
}

inline Values joined(std::initializer_list<Values> parts) {
  Values all;
  for (const Values& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

/// Every coordinate of the right leg below the hip at either end of its range, alone. The knee does not bend backward.
inline std::vector<Posture> single_postures(const anatomy::Rig& rig) {
  std::vector<Posture> postures;
  for (const anatomy::Coordinate& c : rig.coordinates) {
    const bool is_of_leg = c.name.find("_r.") != std::string::npos &&
                           (c.name.rfind("knee", 0) == 0 || c.name.rfind("ankle", 0) == 0 ||
                            c.name.rfind("subtalar", 0) == 0 || c.name.rfind("midtarsal", 0) == 0 ||
                            c.name.rfind("mtp", 0) == 0 || c.name.rfind("ip1", 0) == 0 ||
                            c.name.rfind("pip", 0) == 0 || c.name.rfind("dip", 0) == 0 || c.name.rfind("foot", 0) == 0);
    if (!is_of_leg) continue;
    for (const double end : {c.min, c.max}) {
      if (end == 0.0 || (c.name == "knee_r.flexion" && end < 0.0)) continue;
      const double shown = anatomy::shown_value(c, end);
      postures.push_back({c.name + " " + std::to_string(static_cast<int>(shown)), {{c.name, shown}}, true});
    }
  }
  return postures;
}

/// What the demonstrations and their mistakes do, at its most.
inline std::vector<Posture> combined_postures() {
  const Values bent_toes = joined({toes("mtp", "extension", -35), {{"ip1_r.flexion", 55}},
                                   toes("pip", "flexion", 55, 2), toes("dip", "flexion", 55, 2)});
  const Values raised_toes = joined({{{"mtp1_r.extension", 70}}, toes("mtp", "extension", 60, 2)});
  return {
      {"heel raise", joined({{{"ankle_r.dorsiflexion", -40}, {"foot_r.load", 1}, {"mtp1_r.extension", 55}},
                             toes("mtp", "extension", 50, 2)}), true},
      {"single heel raise", joined({{{"ankle_r.dorsiflexion", -45}, {"foot_r.load", 1.6}, {"mtp1_r.extension", 60}},
                                    toes("mtp", "extension", 55, 2)}), true},
      {"heel raise, heel turned in", joined({{{"ankle_r.dorsiflexion", -30}, {"midtarsal_r.twist", -8},
                                              {"subtalar_r.inversion", 4}}, toes("mtp", "extension", 30)}), true},
      {"the same, standing on it", joined({{{"ankle_r.dorsiflexion", -30}, {"midtarsal_r.twist", -8},
                                            {"subtalar_r.inversion", 4}, {"foot_r.load", 1.6}},
                                           toes("mtp", "extension", 30)}), true},
      {"forefoot turned against an inverted heel",
       {{"midtarsal_r.twist", 12}, {"subtalar_r.inversion", 20}, {"midtarsal_r.arch", -8}}, true},
      {"forefoot turned with an inverted heel",
       {{"midtarsal_r.twist", -8}, {"subtalar_r.inversion", 20}, {"midtarsal_r.arch", 6}}, true},
      {"toes pulled up by hand", joined({{{"ankle_r.dorsiflexion", 20}, {"knee_r.flexion", 90}}, raised_toes}), true},
      {"toe scrunch", bent_toes, true},
      {"toe scrunch, pointed", joined({{{"ankle_r.dorsiflexion", -50}, {"midtarsal_r.arch", 12}}, bent_toes}), true},
      {"toe spread", {{"mtp1_r.splay", 15}, {"mtp2_r.splay", 10}, {"mtp3_r.splay", 10}, {"mtp4_r.splay", 10},
                      {"mtp5_r.splay", 15}}, true},
      {"toes together", {{"mtp1_r.splay", -8}, {"mtp2_r.splay", -6}, {"mtp3_r.splay", -6}, {"mtp4_r.splay", -6},
                         {"mtp5_r.splay", -8}}, true},
      {"deep lunge", {{"ankle_r.dorsiflexion", 35}, {"knee_r.flexion", 110}, {"foot_r.load", 1.6}}, true},
      {"inverted and pointed", {{"ankle_r.dorsiflexion", -45}, {"subtalar_r.inversion", 30}}, true},
      {"everted and raised", {{"ankle_r.dorsiflexion", 25}, {"subtalar_r.inversion", -15}}, true},
      {"inverted, high arch", {{"subtalar_r.inversion", 30}, {"midtarsal_r.arch", 12}}, true},
      {"everted, fallen arch", {{"subtalar_r.inversion", -15}, {"midtarsal_r.arch", -20}}, true},
      {"inverted, fallen arch", {{"subtalar_r.inversion", 20}, {"midtarsal_r.arch", -20}}, true},
      {"everted, high arch", {{"subtalar_r.inversion", -15}, {"midtarsal_r.arch", 12}}, true},
      {"short foot", {{"midtarsal_r.arch", 8}, {"foot_r.load", 1}, {"subtalar_r.inversion", 6}}, true},
      {"kneeling on the toes", joined({{{"ankle_r.dorsiflexion", 15}, {"knee_r.flexion", 140}}, raised_toes}), true},
      {"crossed leg", {{"knee_r.flexion", 90}, {"ankle_r.dorsiflexion", -15}, {"subtalar_r.inversion", 15}}, true},
      {"hallux alone, loaded", {{"mtp1_r.extension", 70}, {"foot_r.load", 1}}, true},
      {"lesser toes alone, loaded", joined({toes("mtp", "extension", 60, 2), {{"foot_r.load", 1}}}), true},
  };
}

}  // namespace windlass::tests
