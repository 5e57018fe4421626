#pragma once
// Postures in which the foot has to look right: every coordinate at both ends of its range, and what the shots combine.
#include <string>
#include <utility>
#include <vector>

#include "engine/anatomy/rig.hpp"
#include "engine/motion/pose.hpp"

namespace windlass::tests {

struct NamedPose {
  std::string name;
  motion::Pose pose;  ///< Couplings included.
};

/// "mtp1_r.extension", or with "*" for a toe's number all of "mtp1_r…" to "mtp5_r…" that there are.
inline std::vector<std::size_t> coordinates_named(const anatomy::Rig& rig, const std::string& name) {
  std::vector<std::size_t> found;
  const auto star = name.find('*');
  for (int toe = 1; toe <= 5; ++toe) {
    std::string one = name;
    if (star != std::string::npos) one[star] = static_cast<char>('0' + toe);
    if (const auto index = anatomy::find_coordinate(rig, one)) found.push_back(static_cast<std::size_t>(*index));
    if (star == std::string::npos) break;
  }
  return found;
}

/// In degrees, a share as it is; later entries win.
inline NamedPose named_pose(const anatomy::Rig& rig, std::string name,
                            const std::vector<std::pair<std::string, double>>& values) {
  NamedPose made{std::move(name), motion::neutral_pose(rig)};
  for (const auto& [coordinate, value] : values) {
    for (const std::size_t i : coordinates_named(rig, coordinate)) {
      made.pose.values[i] = anatomy::value_from_shown(rig.coordinates[i], value);
    }
  }
  motion::couple(rig, made.pose.values);
  return made;
}

inline std::vector<NamedPose> foot_poses(const anatomy::Rig& rig) {
  std::vector<NamedPose> poses;
  const auto both_ends = [&](const std::string& name) {
    for (const std::size_t i : coordinates_named(rig, name)) {
      const anatomy::Coordinate& coordinate = rig.coordinates[i];
      for (const double end : {coordinate.min, coordinate.max}) {
        const double shown = anatomy::shown_value(coordinate, end);
        const std::string named = coordinate.name + " " + std::to_string(static_cast<int>(shown));
        if (end != 0.0) poses.push_back(named_pose(rig, named, {{coordinate.name, shown}}));
      }
    }
  };
  for (const char* name : {"ankle_r.dorsiflexion", "subtalar_r.inversion", "midtarsal_r.arch",
                           "midtarsal_r.twist", "foot_r.load", "mtp*_r.extension", "mtp*_r.splay", "ip*_r.flexion", "pip*_r.flexion", "dip*_r.flexion"}) {
    both_ends(name);
  }
  const auto add = [&](const std::string& name, const std::vector<std::pair<std::string, double>>& values) {
    poses.push_back(named_pose(rig, name, values));
  };
  const std::string ankle = "ankle_r.dorsiflexion";
  const std::string subtalar = "subtalar_r.inversion";
  const std::string arch = "midtarsal_r.arch";
  const std::string twist = "midtarsal_r.twist";
  const std::string load = "foot_r.load";
  const std::string mtp = "mtp*_r.extension";
  const std::string mtp1 = "mtp1_r.extension";
  add("heel raise", {{ankle, -30}, {mtp, 30}, {load, 1}});
  add("heel raise on a towel", {{ankle, -38}, {mtp, 60}, {mtp1, 62}, {load, 1.6}});
  add("top of a high heel raise", {{ankle, -45}, {mtp, 50}, {mtp1, 65}, {subtalar, 6}, {load, 1}});
  add("heel raise, heel turned in", {{ankle, -30}, {mtp, 30}, {twist, -8}, {subtalar, 4}});
  add("the same, standing on it", {{ankle, -30}, {mtp, 30}, {twist, -8}, {subtalar, 4}, {load, 1.6}});
  add("forefoot turned against an inverted heel", {{twist, 12}, {subtalar, 20}, {arch, -8}});
  add("forefoot turned with an inverted heel", {{twist, -12}, {subtalar, 20}, {arch, 12}});
  add("take-off", {{ankle, -40}, {mtp, 40}, {load, 1.6}});
  add("heel below the step", {{ankle, 14}, {mtp, 12}, {load, 1.6}});
  add("towel stretch", {{ankle, 10}, {mtp, 40}, {mtp1, 45}});
  add("hand draws the toes back", {{ankle, 10}, {mtp, 55}});
  add("pointed foot", {{ankle, -40}, {mtp, -15}});
  add("toe scrunch", {{mtp, -20}, {"pip*_r.flexion", 45}, {"dip*_r.flexion", 25}, {"ip1_r.flexion", 40}});
  add("toes round a marble", {{mtp, -25}, {"pip*_r.flexion", 40}, {"ip1_r.flexion", 20}});
  add("fist of the toes", {{mtp, -28}, {"pip*_r.flexion", 50}, {"dip*_r.flexion", 35}, {"ip1_r.flexion", 50}});
  add("clawed toes", {{mtp, 40}, {"pip*_r.flexion", 55}, {"dip*_r.flexion", 30}, {"ip1_r.flexion", 30}});
  add("toe lift, standing", {{mtp, 35}, {load, 1}});
  add("toes lowered one by one", {{mtp, 35}, {mtp1, 0}, {"mtp2_r.extension", 15}});
  add("hallux alone", {{mtp1, 60}});
  add("lesser toes alone", {{mtp, 40}, {mtp1, 0}});
  add("toes spread", {{"mtp*_r.splay", 10}});
  add("spread and lifted", {{"mtp*_r.splay", 10}, {mtp, 25}});
  add("inversion with plantarflexion", {{ankle, -40}, {subtalar, 25}});
  add("corner of plantarflexion and inversion", {{ankle, -50}, {subtalar, 30}, {mtp, -20}});
  add("eversion with dorsiflexion", {{ankle, 15}, {subtalar, -13}});
  add("corner of dorsiflexion and eversion", {{ankle, 35}, {subtalar, -15}});
  add("inversion with dorsiflexion", {{ankle, 20}, {subtalar, 25}});
  add("eversion with plantarflexion", {{ankle, -35}, {subtalar, -13}});
  add("standing on one leg", {{load, 1.6}, {subtalar, -3}});
  add("collapsed arch", {{load, 1}, {subtalar, -8}});
  add("lunge, rear foot", {{ankle, -10}, {mtp, 50}, {mtp1, 55}, {load, 1}});
  add("lunge, front foot", {{ankle, 35}, {load, 1.6}});
  add("crossed leg", {{ankle, -15}, {mtp, 8}});
  return poses;
}

}  // namespace windlass::tests
