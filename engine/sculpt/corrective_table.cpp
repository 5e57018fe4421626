#include "engine/sculpt/corrective_table.hpp"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

namespace windlass::sculpt {

glm::vec3 pushed_at(const glm::vec3& point, const std::vector<Push>& pushes, std::size_t key) {
  glm::vec3 sum(0.0F);
  for (const Push& push : pushes) {
    const glm::vec3 away = (point - push.centre) / push.spread;
    sum += 1e-3F * push.strength[key] * std::exp(-glm::dot(away, away)) * push.offset;
  }
  return sum;
}

Push read_push(text::Table& table, std::size_t keys) {
  Push push{table.vec3("centre"), table.vec3("spread"), table.vec3("offset"), {}};
  if (std::min({push.spread.x, push.spread.y, push.spread.z}) <= 0.0F) {
    table.fault("spread", "a bump without width", "give three lengths above 0");
  }
  for (const double strength : table.numbers("strength", keys)) push.strength.push_back(static_cast<float>(strength));
  table.check_unread();
  return push;
}

std::vector<CorrectiveKeys> load_corrective_keys(const std::string& path, const anatomy::Rig& rig) {
  text::Errors errors;
  std::vector<CorrectiveKeys> all;
  if (const auto file = text::Document::load(path, errors)) {
    text::Table root = file->root(errors);
    for (text::Table& table : root.tables("corrective")) {
      CorrectiveKeys keys;
      for (const std::string& name : table.strings("coordinates")) {
        const auto coordinate = anatomy::find_coordinate(rig, name);
        if (!coordinate)
          table.fault("coordinates", "the rig has no coordinate '" + name + "'", "take a name from rig.toml");
        keys.coordinates.push_back(coordinate.value_or(0));
      }
      const auto rows = table.rows("at", keys.coordinates.size());
      for (std::size_t i = 0; i < rows.size(); ++i) {
        std::vector<double>& at = keys.at.emplace_back(rows[i]);
        for (std::size_t c = 0; c < at.size(); ++c) {
          if (at[c] == 0.0) table.fault_at("at", i, "a key at 0 corrects nothing", "leave it out");
          at[c] = anatomy::value_from_shown(rig.coordinates[static_cast<std::size_t>(keys.coordinates[c])], at[c]);
        }
      }
      keys.only_pushes = table.boolean_or("only_pushes", false);
      if (keys.only_pushes && keys.coordinates.size() != 1)
        table.fault("only_pushes", "pushes alone follow one coordinate", "name one coordinate");
      keys.folds = static_cast<float>(table.number_or("folds", 0, 0, 100)) * 1e-3F;
      keys.keeps_volume = table.boolean_or("keep_volume", false);
      for (text::Table& push : table.tables("pushes")) keys.pushes.push_back(read_push(push, rows.size()));
      table.check_unread();
      all.push_back(std::move(keys));
    }
    root.check_unread();
  }
  if (!errors.empty()) throw base::Failure(std::move(errors));
  return all;
}

std::vector<motion::Pose> corrected_poses(const std::vector<CorrectiveKeys>& keys, const anatomy::Rig& rig) {
  std::vector<motion::Pose> poses;
  const auto set = [](motion::Pose& pose, const CorrectiveKeys& group, const std::vector<double>& angles) {
    for (std::size_t c = 0; c < angles.size(); ++c) {
      pose.values[static_cast<std::size_t>(group.coordinates[c])] = angles[c];
    }
  };
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].only_pushes) continue;
    for (const auto& angles : keys[i].at) set(poses.emplace_back(motion::neutral_pose(rig)), keys[i], angles);
    for (const auto* angles : {&keys[i].at.front(), &keys[i].at.back()}) {
      for (std::size_t c = 0; c < angles->size() && angles->size() > 1; ++c) {
        motion::Pose& alone = poses.emplace_back(motion::neutral_pose(rig));
        alone.values[static_cast<std::size_t>(keys[i].coordinates[c])] = (*angles)[c];
      }
      for (std::size_t k = 0; k < i; ++k) {
        if (keys[k].only_pushes) continue;
        for (const auto* others : {&keys[k].at.front(), &keys[k].at.back()}) {
          motion::Pose& both = poses.emplace_back(motion::neutral_pose(rig));
          set(both, keys[i], *angles);
          set(both, keys[k], *others);
        }
      }
    }
  }
  return poses;
}

std::vector<motion::Pose> uncorrected_poses(const std::vector<CorrectiveKeys>& keys, const anatomy::Rig& rig) {
  std::vector<bool> is_corrected(rig.coordinates.size(), false);
  std::vector<bool> is_turned(rig.joints.size(), false);
  for (const CorrectiveKeys& group : keys) {
    if (group.only_pushes) continue;
    for (const int coordinate : group.coordinates) {
      const auto c = static_cast<std::size_t>(coordinate);
      is_corrected[c] = true;
      is_turned[static_cast<std::size_t>(rig.coordinates[c].joint)] = true;
    }
  }
  std::vector<motion::Pose> poses;
  for (std::size_t c = 0; c < rig.coordinates.size(); ++c) {
    const anatomy::Coordinate& coordinate = rig.coordinates[c];
    if (is_corrected[c] || !is_turned[static_cast<std::size_t>(coordinate.joint)]) continue;
    if (coordinate.kind != anatomy::Kind::turn) continue;
    for (const double end : {coordinate.min, coordinate.max}) {
      poses.emplace_back(motion::neutral_pose(rig)).values[c] = end;
    }
  }
  return poses;
}

}  // namespace windlass::sculpt
