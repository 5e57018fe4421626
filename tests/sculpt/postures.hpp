#pragma once
// Postures in which bones and ligaments must stay sound, beyond those of leg_postures.hpp: every coordinate alone at
// the ends of its range, couplings included, and what the demonstrations do at its most.
#include <string>
#include <vector>

#include "tests/sculpt/leg_postures.hpp"

namespace windlass::sculpt_tests {

inline LegPosture coupled(const anatomy::Rig& rig, const std::string& name, const ShownValues& values) {
  LegPosture posture = posture_of(rig, values);
  posture.name = name;
  motion::couple(rig, posture.pose.values);
  return posture;
}

/// Every coordinate from the knee down at either end of its range. The knee does not bend backward.
inline std::vector<LegPosture> single_postures(const anatomy::Rig& rig) {
  std::vector<LegPosture> postures;
  for (const anatomy::Coordinate& c : rig.coordinates) {
    bool is_of_leg = false;
    for (const char* joint : {"knee_r", "ankle_r", "subtalar_r", "midtarsal_r", "foot_r", "mtp", "ip1", "pip", "dip"}) {
      is_of_leg |= c.name.rfind(joint, 0) == 0 && c.name.find("_r.") != std::string::npos;
    }
    if (!is_of_leg) continue;
    for (const double end : {c.min, c.max}) {
      if (end == 0.0 || (c.name == "knee_r.flexion" && end < 0.0)) continue;
      const double shown = anatomy::shown_value(c, end);
      postures.push_back(coupled(rig, c.name + " " + std::to_string(shown), {{c.name, shown}}));
    }
  }
  return postures;
}

inline std::vector<LegPosture> combined_postures(const anatomy::Rig& rig) {
  const std::string ankle = "ankle_r.dorsiflexion";
  const std::string subtalar = "subtalar_r.inversion";
  const std::string arch = "midtarsal_r.arch";
  const std::string knee = "knee_r.flexion";
  const ShownValues lesser_up = {{"mtp2_r.extension", 60}, {"mtp3_r.extension", 60}, {"mtp4_r.extension", 60},
                                 {"mtp5_r.extension", 60}};
  const ShownValues all_up = ShownValues{{"mtp1_r.extension", 70}} + lesser_up;
  const auto splay = [](double first, double lesser, double last) {
    return ShownValues{{"mtp1_r.splay", first}, {"mtp2_r.splay", lesser}, {"mtp3_r.splay", lesser},
                       {"mtp4_r.splay", lesser}, {"mtp5_r.splay", last}};
  };
  return {
      coupled(rig, "heel raise", ShownValues{{ankle, -40}, {"foot_r.load", 1}} + toes(50)),
      coupled(rig, "single heel raise", ShownValues{{ankle, -45}, {"foot_r.load", 1.6}} + toes(55)),
      coupled(rig, "toes pulled up by hand", ShownValues{{ankle, 20}, {knee, 90}} + all_up),
      coupled(rig, "kneeling on the toes", ShownValues{{ankle, 15}, {knee, 140}} + all_up),
      coupled(rig, "toe scrunch", curled_toes()),
      coupled(rig, "toe scrunch, pointed", ShownValues{{ankle, -50}, {arch, 12}} + curled_toes()),
      coupled(rig, "toe spread", splay(15, 10, 15)),
      coupled(rig, "toes together", splay(-8, -6, -8)),
      coupled(rig, "deep lunge", {{ankle, 35}, {knee, 110}, {"foot_r.load", 1.6}}),
      coupled(rig, "inverted and pointed", {{ankle, -45}, {subtalar, 30}}),
      coupled(rig, "everted and raised", {{ankle, 25}, {subtalar, -15}}),
      coupled(rig, "inverted, high arch", {{subtalar, 30}, {arch, 12}}),
      coupled(rig, "everted, fallen arch", {{subtalar, -15}, {arch, -20}}),
      coupled(rig, "inverted, fallen arch", {{subtalar, 20}, {arch, -20}}),
      coupled(rig, "everted, high arch", {{subtalar, -15}, {arch, 12}}),
      coupled(rig, "short foot", {{arch, 8}, {"foot_r.load", 1}, {subtalar, 6}}),
      coupled(rig, "crossed leg", {{knee, 90}, {ankle, -15}, {subtalar, 15}}),
      coupled(rig, "hallux alone, loaded", {{"mtp1_r.extension", 70}, {"foot_r.load", 1}}),
      coupled(rig, "lesser toes alone, loaded", lesser_up + ShownValues{{"foot_r.load", 1}}),
  };
}

}  // namespace windlass::sculpt_tests
