#include "engine/sculpt/correctives.hpp"

#include <cmath>

#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>

#include "engine/motion/skinning.hpp"
#include "engine/sculpt/bent_region.hpp"
#include "engine/sculpt/neighbours.hpp"
#include "engine/sculpt/parallel.hpp"
#include "engine/sculpt/primitives.hpp"
#include "engine/sculpt/skin_fold.hpp"
#include "engine/sculpt/skin_smoothing.hpp"
#include "engine/sculpt/skin_volume.hpp"

namespace windlass::sculpt {
namespace {

constexpr int ironing_passes = 30;
constexpr float least_offset = 5e-5F;  // m
constexpr float least_turn = 0.02F;    // rad, of a normal

/// One corrective a coordinate of the group, at one of its keys.
std::vector<anatomy::Corrective> correctives_at(const anatomy::Mesh& mesh, const anatomy::Rig& rig,
                                                const CorrectiveKeys& keys, std::size_t key, const FootFrame& frame,
                                                const Rest& rest, const Neighbours& neighbours) {
  const std::vector<int>& group = keys.coordinates;
  const std::vector<double>& angles = keys.at[key];
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

  std::vector<glm::vec3> smoothed = surface.positions;
  mush(smoothed, rest.region, rest.region.strength, mush_passes, neighbours);
  const std::vector<glm::mat3> rotations = rotations_of(mesh, rig, pose, joints);
  const std::vector<glm::vec3> smooth_normals = mesh_normals(smoothed, mesh.triangles);
  std::vector<glm::vec3> target = surface.positions;
  for (std::size_t i = 0; i < rest.region.vertices.size(); ++i) {
    const std::uint32_t v = rest.region.vertices[i];
    // Only along the normal: how skin slides over a joint is left to the weights.
    const glm::vec3 restored = smoothed[v] + smooth_normals[v] * rest.relief[i];
    const float lift = glm::dot(restored - surface.positions[v], smooth_normals[v]);
    const glm::vec3 push = rotations[v] * pushed_at(frame.to_foot(mesh.positions[v]), keys.pushes, key);
    target[v] = surface.positions[v] + (smooth_normals[v] * lift + push) * rest.region.strength[v];
  }
  if (keys.keeps_volume) {
    even_out(target, surface.positions, rest.region, neighbours);
    refill(target, mesh, rest.region, volume_of(mesh.positions, mesh.triangles));
  }
  mush(target, rest.region, ironed(mesh, smoothed, rest.region, neighbours), ironing_passes, neighbours);
  for (std::size_t c = 0; c < group.size() && keys.folds > 0.0F; ++c) {
    const FoldPlane plane = fold_plane(rig, group[c], angles[c], joints, keys.folds);
    for (std::size_t v = 0; v < target.size(); ++v) {
      if (group.size() > 1 && rest.region.owned[c][v] < 0.5F) continue;
      target[v] = folded(plane, target[v], rest.region.moved[v]);
    }
  }
  const std::vector<glm::vec3> target_normals = mesh_normals(target, mesh.triangles);

  for (std::uint32_t v = 0; v < target.size(); ++v) {
    if (rest.region.strength[v] <= least_strength && target[v] == surface.positions[v]) continue;
    const glm::vec3 move = (target[v] - surface.positions[v]) * rotations[v];
    const glm::vec3 turn = normal_offset(mesh.normals[v], rest.normals[v], target_normals[v], rotations[v]);
    for (std::size_t c = 0; c < group.size(); ++c) {
      const float share = keys.folds > 0.0F && group.size() == 1 ? 1.0F : rest.region.owned[c][v];
      if (share * glm::length(move) < least_offset && share * glm::length(turn) < least_turn) continue;
      correctives[c].vertices.push_back(v);
      correctives[c].position_offsets.push_back(share * move);
      correctives[c].normal_offsets.push_back(share * turn);
    }
  }
  return correctives;
}

/// One corrective a key, of pushes alone.
std::vector<anatomy::Corrective> pushed_correctives(const anatomy::Mesh& mesh, const CorrectiveKeys& keys,
                                                    const FootFrame& frame) {
  const std::vector<glm::vec3> rest_normals = mesh_normals(mesh.positions, mesh.triangles);
  std::vector<anatomy::Corrective> correctives(keys.at.size());
  for (std::size_t key = 0; key < correctives.size(); ++key) {
    anatomy::Corrective& corrective = correctives[key];
    corrective.coordinate = keys.coordinates.front();
    corrective.at = keys.at[key].front();
    std::vector<glm::vec3> pushed = mesh.positions;
    for (glm::vec3& p : pushed) p += pushed_at(frame.to_foot(p), keys.pushes, key);
    const std::vector<glm::vec3> normals = mesh_normals(pushed, mesh.triangles);
    for (std::uint32_t v = 0; v < pushed.size(); ++v) {
      const glm::vec3 move = pushed[v] - mesh.positions[v];
      if (glm::length(move) < least_offset) continue;
      corrective.vertices.push_back(v);
      corrective.position_offsets.push_back(move);
      corrective.normal_offsets.push_back(glm::normalize(glm::quat(rest_normals[v], normals[v]) * mesh.normals[v]) -
                                          mesh.normals[v]);
    }
  }
  return correctives;
}

}  // namespace

glm::vec3 normal_offset(const glm::vec3& authored, const glm::vec3& rest, const glm::vec3& target,
                        const glm::mat3& rotation) {
  // The authored normal turns as the mesh's own normal does.
  return glm::normalize(glm::quat(rest, target * rotation) * authored) - authored;
}

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

void add_correctives(anatomy::Mesh& mesh, const anatomy::Rig& rig, const std::vector<CorrectiveKeys>& keys,
                     const FootFrame& frame) {
  const Neighbours neighbours(mesh.positions.size(), mesh.triangles);
  std::vector<std::vector<anatomy::Corrective>> made(keys.size());
  in_parallel(keys.size(), [&](std::size_t i) {
    if (keys[i].only_pushes) {
      made[i] = pushed_correctives(mesh, keys[i], frame);
      return;
    }
    const std::vector<int>& group = keys[i].coordinates;
    const Rest rest = rest_of(mesh, bent_region(mesh, rig, group, neighbours), neighbours);
    for (std::size_t key = 0; key < keys[i].at.size(); ++key) {
      auto correctives = correctives_at(mesh, rig, keys[i], key, frame, rest, neighbours);
      made[i].insert(made[i].end(), std::make_move_iterator(correctives.begin()),
                     std::make_move_iterator(correctives.end()));
    }
  });
  for (auto& group : made) {
    for (anatomy::Corrective& corrective : group) {
      if (!corrective.vertices.empty()) mesh.correctives.push_back(std::move(corrective));
    }
  }
}

}  // namespace windlass::sculpt
