#include "engine/sculpt/correctives.hpp"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>

#include "engine/base/units.hpp"
#include "engine/motion/skinning.hpp"
#include "engine/sculpt/neighbours.hpp"
#include "engine/sculpt/parallel.hpp"
#include "engine/text/table.hpp"

namespace windlass::sculpt {
namespace {

constexpr int mush_passes = 50;
constexpr float mush_step = 0.6F;
constexpr int margin_rings = 6;
constexpr float least_offset = 5e-5F;  // m
constexpr float least_turn = 0.02F;    // rad, of a normal

float smooth_share(float from, float to, float x) {
  const float t = std::clamp((x - from) / (to - from), 0.0F, 1.0F);
  return t * t * (3.0F - 2.0F * t);
}

/// For each joint which coordinate of the group moves it, as an index into the group; -1: none.
std::vector<int> movers(const anatomy::Rig& rig, const std::vector<int>& group) {
  std::vector<int> mover(rig.joints.size(), -1);
  for (std::size_t j = 0; j < mover.size(); ++j) {
    if (rig.joints[j].parent >= 0) mover[j] = mover[static_cast<std::size_t>(rig.joints[j].parent)];
    for (std::size_t c = 0; c < group.size(); ++c) {
      const int joint = rig.coordinates[static_cast<std::size_t>(group[c])].joint;
      if (joint == static_cast<int>(j)) mover[j] = static_cast<int>(c);
    }
  }
  return mover;
}

/// Where a group bends the skin.
struct Region {
  std::vector<std::uint32_t> vertices;      ///< Where `strength` is not 0.
  std::vector<float> strength;              ///< Of every vertex of the mesh: 1 in the bend, 0 where all is rigid.
  std::vector<std::vector<float>> owned;    ///< Per coordinate and vertex of the mesh: shares that sum to 1 or are 0.
};

Region bent_region(const anatomy::Mesh& mesh, const std::vector<int>& mover, std::size_t group_size,
                   const Neighbours& neighbours) {
  const std::size_t count = mesh.positions.size();
  Region region;
  region.strength.resize(count);
  region.owned.assign(group_size, std::vector<float>(count, 0.0F));
  for (std::size_t v = 0; v < count; ++v) {
    float share = 0.0F;
    for (std::size_t k = 0; k < 4; ++k) {
      const int c = mover[mesh.influences[v].joints[k]];
      if (c < 0) continue;
      region.owned[static_cast<std::size_t>(c)][v] += mesh.influences[v].weights[k];
      share += mesh.influences[v].weights[k];
    }
    region.strength[v] = smooth_share(0.001F, 0.07F, std::min(share, 1.0F - share));
    if (share > 0.0F) {
      for (auto& owned : region.owned) owned[v] /= share;
    }
  }
  for (int ring = 0; ring < margin_rings; ++ring) {
    Region wider = region;
    for (std::size_t v = 0; v < count; ++v) {
      float total = 0.0F;
      for (const auto& owned : region.owned) total += owned[v];
      float around = 0.0F;
      for (const std::uint32_t n : neighbours.of(v)) {
        wider.strength[v] = std::max(wider.strength[v], 0.9F * region.strength[n]);
        for (std::size_t c = 0; c < group_size && total == 0.0F; ++c) {
          wider.owned[c][v] += region.owned[c][n];
          around += region.owned[c][n];
        }
      }
      if (around > 0.0F) {
        for (auto& owned : wider.owned) owned[v] /= around;
      }
    }
    region = std::move(wider);
  }
  for (std::uint32_t v = 0; v < count; ++v) {
    if (region.strength[v] > 0.01F) region.vertices.push_back(v);
  }
  return region;
}

void mush(std::vector<glm::vec3>& positions, const Region& region, const Neighbours& neighbours) {
  std::vector<glm::vec3> next(region.vertices.size());
  for (int pass = 0; pass < mush_passes; ++pass) {
    for (std::size_t i = 0; i < next.size(); ++i) {
      const std::uint32_t v = region.vertices[i];
      const auto around = neighbours.of(v);
      glm::vec3 sum(0.0F);
      for (const std::uint32_t n : around) sum += positions[n];
      const float step = mush_step * region.strength[v];
      next[i] = positions[v] + step * (sum / static_cast<float>(around.size()) - positions[v]);
    }
    for (std::size_t i = 0; i < next.size(); ++i) positions[region.vertices[i]] = next[i];
  }
}

/// What one group's keys share.
struct Rest {
  Region region;
  std::vector<float> relief;         ///< m along the smoothed normal, per vertex of the region
  std::vector<glm::vec3> normals;    ///< of the mesh
};

Rest rest_of(const anatomy::Mesh& mesh, Region region, const Neighbours& neighbours) {
  Rest rest{std::move(region), {}, mesh_normals(mesh.positions, mesh.triangles)};
  std::vector<glm::vec3> smooth = mesh.positions;
  mush(smooth, rest.region, neighbours);
  const std::vector<glm::vec3> normals = mesh_normals(smooth, mesh.triangles);
  for (const std::uint32_t v : rest.region.vertices) {
    rest.relief.push_back(glm::dot(mesh.positions[v] - smooth[v], normals[v]));
  }
  return rest;
}

/// One corrective a coordinate of the group.
std::vector<anatomy::Corrective> correctives_at(const anatomy::Mesh& mesh, const anatomy::Rig& rig,
                                                const std::vector<int>& group, const std::vector<double>& angles,
                                                const Rest& rest, const Neighbours& neighbours) {
  motion::Pose pose = motion::neutral_pose(rig);
  std::vector<anatomy::Corrective> correctives(group.size());
  for (std::size_t c = 0; c < group.size(); ++c) {
    pose.values[static_cast<std::size_t>(group[c])] = angles[c];
    correctives[c].coordinate = group[c];
    correctives[c].at = angles[c];
  }
  const std::vector<base::Transform> joints = motion::world_from_neutral(rig, pose);
  motion::Surface surface;
  motion::skin(rig, mesh, pose, joints, motion::Side::right, surface);

  std::vector<glm::vec3> target = surface.positions;
  mush(target, rest.region, neighbours);
  const std::vector<glm::vec3> smooth_normals = mesh_normals(target, mesh.triangles);
  for (std::size_t i = 0; i < rest.region.vertices.size(); ++i) {
    const std::uint32_t v = rest.region.vertices[i];
    // Only along the normal: how skin slides over a joint is left to the weights.
    const glm::vec3 restored = target[v] + smooth_normals[v] * rest.relief[i];
    const float lift = glm::dot(restored - surface.positions[v], smooth_normals[v]);
    target[v] = surface.positions[v] + smooth_normals[v] * (lift * rest.region.strength[v]);
  }
  const std::vector<glm::vec3> target_normals = mesh_normals(target, mesh.triangles);
  const std::vector<glm::mat3> rotations = rotations_of(mesh, rig, pose, joints);

  for (const std::uint32_t v : rest.region.vertices) {
    const glm::vec3 move = (target[v] - surface.positions[v]) * rotations[v];
    // The authored normal turns as the mesh's own normal does.
    const glm::vec3 normal = target_normals[v] * rotations[v];
    const glm::vec3 turn = glm::normalize(glm::quat(rest.normals[v], normal) * mesh.normals[v]) - mesh.normals[v];
    for (std::size_t c = 0; c < group.size(); ++c) {
      const float share = rest.region.owned[c][v];
      if (share * glm::length(move) < least_offset && share * glm::length(turn) < least_turn) continue;
      correctives[c].vertices.push_back(v);
      correctives[c].position_offsets.push_back(share * move);
      correctives[c].normal_offsets.push_back(share * turn);
    }
  }
  return correctives;
}

}  // namespace

std::vector<glm::mat3> rotations_of(const anatomy::Mesh& mesh, const anatomy::Rig& rig, const motion::Pose& pose,
                                    const std::vector<base::Transform>& joints) {
  anatomy::Mesh probe;
  probe.positions = mesh.positions;
  probe.influences = mesh.influences;
  std::array<motion::Surface, 2> turned;
  for (std::size_t axis = 0; axis < 2; ++axis) {
    glm::vec3 unit(0.0F);
    unit[static_cast<int>(axis)] = 1.0F;
    probe.normals.assign(mesh.positions.size(), unit);
    motion::skin(rig, probe, pose, joints, motion::Side::right, turned[axis]);
  }
  std::vector<glm::mat3> rotations(mesh.positions.size());
  for (std::size_t v = 0; v < rotations.size(); ++v) {
    const glm::vec3 x = turned[0].normals[v];
    const glm::vec3 y = turned[1].normals[v];
    rotations[v] = glm::mat3(x, y, glm::cross(x, y));
  }
  return rotations;
}

std::vector<CorrectiveKeys> load_corrective_keys(const std::string& folder, const anatomy::Rig& rig) {
  text::Errors errors;
  std::vector<CorrectiveKeys> all;
  if (const auto file = text::Document::load(folder + "/correctives.toml", errors)) {
    text::Table root = file->root(errors);
    for (text::Table& table : root.tables("corrective")) {
      CorrectiveKeys keys;
      for (const std::string& name : table.strings("coordinates")) {
        const auto coordinate = anatomy::find_coordinate(rig, name);
        if (!coordinate) table.fault("coordinates", "the rig has no coordinate '" + name + "'", "take a name from rig.toml");
        keys.coordinates.push_back(coordinate.value_or(0));
      }
      const auto rows = table.rows("at_deg", keys.coordinates.size());
      for (std::size_t i = 0; i < rows.size(); ++i) {
        for (double& value : keys.at.emplace_back(rows[i])) {
          if (value == 0.0) table.fault_at("at_deg", i, "a key at 0 corrects nothing", "leave it out");
          value = base::radians(value);
        }
      }
      table.check_unread();
      all.push_back(std::move(keys));
    }
    root.check_unread();
  }
  if (!errors.empty()) throw base::Failure(std::move(errors));
  return all;
}

void add_correctives(anatomy::Mesh& mesh, const anatomy::Rig& rig, const std::vector<CorrectiveKeys>& keys) {
  const Neighbours neighbours(mesh.positions.size(), mesh.triangles);
  std::vector<std::vector<anatomy::Corrective>> made(keys.size());
  in_parallel(keys.size(), [&](std::size_t i) {
    const std::vector<int>& group = keys[i].coordinates;
    const Rest rest = rest_of(mesh, bent_region(mesh, movers(rig, group), group.size(), neighbours), neighbours);
    for (const std::vector<double>& angles : keys[i].at) {
      auto correctives = correctives_at(mesh, rig, group, angles, rest, neighbours);
      made[i].insert(made[i].end(), std::make_move_iterator(correctives.begin()), std::make_move_iterator(correctives.end()));
    }
  });
  for (auto& group : made) {
    for (anatomy::Corrective& corrective : group) {
      if (!corrective.vertices.empty()) mesh.correctives.push_back(std::move(corrective));
    }
  }
}

}  // namespace windlass::sculpt
