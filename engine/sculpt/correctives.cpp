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

/// For each joint whether `coordinate` moves it.
std::vector<bool> moved_joints(const anatomy::Rig& rig, int coordinate) {
  std::vector<bool> moved(rig.joints.size(), false);
  for (std::size_t j = 0; j < moved.size(); ++j) {
    const int parent = rig.joints[j].parent;
    moved[j] = static_cast<int>(j) == rig.coordinates[static_cast<std::size_t>(coordinate)].joint ||
               (parent >= 0 && moved[static_cast<std::size_t>(parent)]);
  }
  return moved;
}

/// 1 where a coordinate bends the skin, 0 where its neighbourhood moves rigidly.
struct Region {
  std::vector<std::uint32_t> vertices;  ///< Where `strength` is not 0.
  std::vector<float> strength;          ///< Of every vertex of the mesh.
};

Region bent_region(const anatomy::Mesh& mesh, const std::vector<bool>& moved, const Neighbours& neighbours) {
  Region region;
  region.strength.resize(mesh.positions.size());
  for (std::size_t v = 0; v < region.strength.size(); ++v) {
    float share = 0.0F;
    for (std::size_t k = 0; k < 4; ++k) {
      if (moved[mesh.influences[v].joints[k]]) share += mesh.influences[v].weights[k];
    }
    region.strength[v] = smooth_share(0.001F, 0.07F, std::min(share, 1.0F - share));
  }
  for (int ring = 0; ring < margin_rings; ++ring) {
    std::vector<float> wider = region.strength;
    for (std::size_t v = 0; v < wider.size(); ++v) {
      for (const std::uint32_t n : neighbours.of(v)) wider[v] = std::max(wider[v], 0.9F * region.strength[n]);
    }
    region.strength.swap(wider);
  }
  for (std::uint32_t v = 0; v < region.strength.size(); ++v) {
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

/// What one coordinate's keys share.
struct Rest {
  Region region;
  std::vector<float> relief;         ///< m along the smoothed normal, per vertex of the region
  std::vector<glm::vec3> normals;    ///< of the mesh
};

Rest rest_of(const anatomy::Mesh& mesh, const std::vector<bool>& moved, const Neighbours& neighbours) {
  Rest rest{bent_region(mesh, moved, neighbours), {}, mesh_normals(mesh.positions, mesh.triangles)};
  std::vector<glm::vec3> smooth = mesh.positions;
  mush(smooth, rest.region, neighbours);
  const std::vector<glm::vec3> normals = mesh_normals(smooth, mesh.triangles);
  for (const std::uint32_t v : rest.region.vertices) {
    rest.relief.push_back(glm::dot(mesh.positions[v] - smooth[v], normals[v]));
  }
  return rest;
}

anatomy::Corrective corrective_at(const anatomy::Mesh& mesh, const anatomy::Rig& rig, int coordinate, double angle,
                                  const Rest& rest, const Neighbours& neighbours) {
  motion::Pose pose = motion::neutral_pose(rig);
  pose.values[static_cast<std::size_t>(coordinate)] = angle;
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

  anatomy::Corrective corrective;
  corrective.coordinate = coordinate;
  corrective.at = angle;
  for (const std::uint32_t v : rest.region.vertices) {
    const glm::vec3 move = (target[v] - surface.positions[v]) * rotations[v];
    // The authored normal turns as the mesh's own normal does.
    const glm::vec3 normal = target_normals[v] * rotations[v];
    const glm::vec3 turned = glm::normalize(glm::quat(rest.normals[v], normal) * mesh.normals[v]);
    const glm::vec3 turn = turned - mesh.normals[v];
    if (glm::length(move) < least_offset && glm::length(turn) < least_turn) continue;
    corrective.vertices.push_back(v);
    corrective.position_offsets.push_back(move);
    corrective.normal_offsets.push_back(turn);
  }
  return corrective;
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
      const std::string name = table.string("coordinate");
      const auto coordinate = anatomy::find_coordinate(rig, name);
      if (!coordinate) table.fault("coordinate", "the rig has no coordinate '" + name + "'", "take a name from rig.toml");
      keys.coordinate = coordinate.value_or(0);
      for (const double degrees : table.numbers("at_deg")) {
        if (degrees == 0.0) table.fault("at_deg", "a key at 0 corrects nothing", "leave it out");
        keys.at.push_back(base::radians(degrees));
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
    const Rest rest = rest_of(mesh, moved_joints(rig, keys[i].coordinate), neighbours);
    for (const double angle : keys[i].at) {
      made[i].push_back(corrective_at(mesh, rig, keys[i].coordinate, angle, rest, neighbours));
    }
  });
  for (auto& group : made) {
    for (anatomy::Corrective& corrective : group) {
      if (!corrective.vertices.empty()) mesh.correctives.push_back(std::move(corrective));
    }
  }
}

}  // namespace windlass::sculpt
