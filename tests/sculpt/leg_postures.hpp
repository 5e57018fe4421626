#pragma once
// Postures of one leg in which nothing may show through or tear: ends of ranges and combinations of them.
#include <string>
#include <utility>
#include <vector>

#include "engine/motion/pose.hpp"

namespace windlass::sculpt_tests {

struct LegPosture {
  std::string name;
  motion::Pose pose;
};

/// Values as tables have them: degrees and shares.
using ShownValues = std::vector<std::pair<std::string, double>>;

inline LegPosture posture_of(const anatomy::Rig& rig, const ShownValues& values) {
  LegPosture posture{"", motion::neutral_pose(rig)};
  for (const auto& [name, shown] : values) {
    const auto c = static_cast<std::size_t>(anatomy::find_coordinate(rig, name).value());
    posture.pose.values[c] = anatomy::value_from_shown(rig.coordinates[c], shown);
    posture.name += name + " " + std::to_string(static_cast<int>(shown)) + " ";
  }
  return posture;
}

inline ShownValues operator+(ShownValues a, const ShownValues& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

/// All toes at the base.
inline ShownValues toes(double extension) {
  ShownValues values;
  for (int toe = 1; toe <= 5; ++toe) values.emplace_back("mtp" + std::to_string(toe) + "_r.extension", extension);
  return values;
}

inline ShownValues curled_toes() {
  ShownValues values = toes(-35);
  values.emplace_back("ip1_r.flexion", 55);
  for (int toe = 2; toe <= 5; ++toe) {
    values.emplace_back("pip" + std::to_string(toe) + "_r.flexion", 55);
    values.emplace_back("dip" + std::to_string(toe) + "_r.flexion", 55);
  }
  return values;
}

/// The neutral posture first, then 52 others.
inline std::vector<LegPosture> leg_postures(const anatomy::Rig& rig) {
  std::vector<LegPosture> all;
  const auto add = [&](const ShownValues& values) { all.push_back(posture_of(rig, values)); };
  const std::string ankle = "ankle_r.dorsiflexion";
  const std::string subtalar = "subtalar_r.inversion";
  add({});
  for (const double a : {-50.0, -25.0, 0.0, 20.0, 35.0}) {
    for (const double s : {-15.0, 0.0, 30.0}) {
      if (a != 0.0 || s != 0.0) add({{ankle, a}, {subtalar, s}});
    }
  }
  for (const double a : {-50.0, -40.0, -12.0, 0.0, 20.0, 35.0}) {
    add(ShownValues{{ankle, a}} + toes(60));
    add(ShownValues{{ankle, a}} + curled_toes());
  }
  for (const double k : {30.0, 60.0, 90.0, 140.0}) {
    for (const double a : {-50.0, 0.0, 35.0}) add({{"knee_r.flexion", k}, {ankle, a}});
  }
  for (const double arch : {-20.0, 12.0}) {
    for (const double a : {-50.0, 0.0, 35.0}) add({{"midtarsal_r.arch", arch}, {ankle, a}});
  }
  // Heel raise, toes pulled back by hand, standing, the foot rolled in on bent toes, curled and turned out.
  add(ShownValues{{ankle, -35}, {subtalar, 6}, {"midtarsal_r.arch", 6}} + toes(50));
  add(ShownValues{{ankle, 15}, {subtalar, 5}, {"midtarsal_r.arch", 6}} + toes(60));
  add({{"foot_r.load", 1}, {"midtarsal_r.arch", -11}});
  add({{"foot_r.load", 1.6}, {"midtarsal_r.arch", -18}, {ankle, 20}, {"knee_r.flexion", 30}});
  add(ShownValues{{ankle, -30}, {subtalar, 20}} + toes(40));
  add(ShownValues{{ankle, -20}, {subtalar, -10}, {"midtarsal_r.arch", 8}} + curled_toes());
  for (int toe = 1; toe <= 5; ++toe) add({{"mtp" + std::to_string(toe) + "_r.splay", 8}, {ankle, 10}});
  return all;
}

}  // namespace windlass::sculpt_tests
