#include "engine/sculpt/correctives.hpp"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>

#include "engine/motion/skinning.hpp"
#include "engine/sculpt/neighbours.hpp"
#include "engine/sculpt/parallel.hpp"
#include "engine/sculpt/primitives.hpp"
#include "engine/text/table.hpp"

namespace windlass::sculpt {
namespace {

constexpr int mush_passes = 50;
constexpr int ironing_passes = 30;
constexpr float mush_step = 0.6F;
constexpr int margin_rings = 6;
constexpr float least_strength = 0.01F;
constexpr float least_offset = 5e-5F;  // m
constexpr float least_turn = 0.02F;    // rad, of a normal

/// 0 up to `from`, 1 beyond `to`, in either order.
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
  std::vector<std::uint32_t> vertices;    ///< Where `strength` is not 0.
  std::vector<float> strength;            ///< Of every vertex of the mesh: 1 in the bend, 0 where all is rigid.
  std::vector<float> moved;               ///< Of every vertex of the mesh: how much of it the group moves.
  std::vector<std::vector<float>> owned;  ///< Per coordinate and vertex of the mesh: shares that sum to 1 or are 0.
};

Region bent_region(const anatomy::Mesh& mesh, const std::vector<int>& mover, std::size_t group_size,
                   const Neighbours& neighbours) {
  const std::size_t count = mesh.positions.size();
  Region region;
  region.strength.resize(count);
  region.moved.resize(count);
  region.owned.assign(group_size, std::vector<float>(count, 0.0F));
  for (std::size_t v = 0; v < count; ++v) {
    float share = 0.0F;
    for (std::size_t k = 0; k < 4; ++k) {
      const int c = mover[mesh.influences[v].joints[k]];
      if (c < 0) continue;
      region.owned[static_cast<std::size_t>(c)][v] += mesh.influences[v].weights[k];
      share += mesh.influences[v].weights[k];
    }
    region.moved[v] = share;
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
    if (region.strength[v] > least_strength) region.vertices.push_back(v);
  }
  return region;
}

void mush(std::vector<glm::vec3>& positions, const Region& region, const std::vector<float>& strength, int passes,
          const Neighbours& neighbours) {
  std::vector<glm::vec3> next(region.vertices.size());
  for (int pass = 0; pass < passes; ++pass) {
    for (std::size_t i = 0; i < next.size(); ++i) {
      const std::uint32_t v = region.vertices[i];
      const auto around = neighbours.of(v);
      glm::vec3 sum(0.0F);
      for (const std::uint32_t n : around) sum += positions[n];
      const float step = mush_step * strength[v];
      next[i] = positions[v] + step * (sum / static_cast<float>(around.size()) - positions[v]);
    }
    for (std::size_t i = 0; i < next.size(); ++i) positions[region.vertices[i]] = next[i];
  }
}

/// What one group's keys share.
struct Rest {
  Region region;
  std::vector<float> relief;       ///< m along the smoothed normal, per vertex of the region
  std::vector<glm::vec3> normals;  ///< of the mesh
};

Rest rest_of(const anatomy::Mesh& mesh, Region region, const Neighbours& neighbours) {
  Rest rest{std::move(region), {}, mesh_normals(mesh.positions, mesh.triangles)};
  std::vector<glm::vec3> smooth = mesh.positions;
  mush(smooth, rest.region, rest.region.strength, mush_passes, neighbours);
  const std::vector<glm::vec3> normals = mesh_normals(smooth, mesh.triangles);
  for (const std::uint32_t v : rest.region.vertices) {
    rest.relief.push_back(glm::dot(mesh.positions[v] - smooth[v], normals[v]));
  }
  return rest;
}

/// How long the edges at a vertex are in `posed`, as shares of what they are in `rest`.
struct Room {
  float least = 1.0F;  ///< In the direction in which it is tightest; of two edges, lest one sliver decides.
  float all = 1.0F;
};

Room room_at(const std::vector<glm::vec3>& rest, const std::vector<glm::vec3>& posed, std::uint32_t v,
             const Neighbours& neighbours) {
  float least = 1e9F;
  float second = 1e9F;
  float sum_rest = 0.0F;
  float sum_posed = 0.0F;
  for (const std::uint32_t n : neighbours.of(v)) {
    const float before = glm::distance(rest[n], rest[v]);
    const float after = glm::distance(posed[n], posed[v]);
    sum_rest += before;
    sum_posed += after;
    second = std::min(second, std::max(least, after / before));
    least = std::min(least, after / before);
  }
  return {second, sum_posed / sum_rest};
}

/// How much of its relief the skin loses, per vertex of the mesh: packed into a fold it has no room for it, pulled
/// over a knuckle it is drawn flat.
std::vector<float> ironed(const anatomy::Mesh& mesh, const std::vector<glm::vec3>& posed, const Region& region,
                          const Neighbours& neighbours) {
  std::vector<float> strength(mesh.positions.size(), 0.0F);
  for (const std::uint32_t v : region.vertices) {
    const Room room = room_at(mesh.positions, posed, v, neighbours);
    strength[v] =
        region.strength[v] * std::max(smooth_share(0.85F, 0.5F, room.least), smooth_share(1.15F, 1.6F, room.all));
  }
  return strength;
}

/// The plane in which the two limbs of a bent hinge meet: through the axis, half way between them.
struct FoldPlane {
  glm::vec3 point{0.0F};    ///< m, world
  glm::vec3 normal{0.0F};   ///< Unit, toward the resting limb.
  glm::vec3 closing{0.0F};  ///< Unit, in the plane, toward the closing side.
  float depth = 0.0F;       ///< m, from the axis: from here on the sides are fully apart.
};

FoldPlane fold_plane(const anatomy::Rig& rig, int index, double angle, const std::vector<base::Transform>& joints,
                     float depth) {
  const anatomy::Coordinate& coordinate = rig.coordinates[static_cast<std::size_t>(index)];
  const anatomy::Joint& joint = rig.joints[static_cast<std::size_t>(coordinate.joint)];
  const auto parent = static_cast<std::size_t>(joint.parent);
  const glm::dvec3 away = rig.joints[parent].pivot_model - joint.pivot_model;
  const glm::dvec3 axis = coordinate.axis;
  const glm::dvec3 limb = glm::normalize(away - axis * glm::dot(away, axis));
  const glm::dquat half = joints[parent].rotation * glm::angleAxis(0.5 * angle, axis);
  const glm::dvec3 closing = glm::cross(axis, -limb) * (angle < 0.0 ? -1.0 : 1.0);
  return {glm::vec3(base::apply(joints[parent], joint.pivot_model)), glm::vec3(half * limb), glm::vec3(half * closing),
          depth};
}

/// Puts what crossed the plane of a fold back onto its own side.
glm::vec3 folded(const FoldPlane& plane, const glm::vec3& point, float share_moved) {
  const float gap = plane.depth / 60.0F;
  const float softness = 0.375F * plane.depth;
  const glm::vec3 from = point - plane.point;
  const float side = share_moved < 0.5F ? 1.0F : -1.0F;
  const float height = side * glm::dot(from, plane.normal);
  // Between the axis and the inner end of the fold skin turns round and may lie on either side.
  const float in_fold = smooth_share(0.25F * plane.depth, plane.depth, glm::dot(from, plane.closing)) *
                        smooth_share(0.5F, 0.62F, std::abs(share_moved - 0.5F) + 0.5F);
  return point + plane.normal * (side * in_fold * (smooth_max(height, gap, softness) - height));
}

double volume_of(const std::vector<glm::vec3>& positions, const std::vector<std::uint32_t>& triangles) {
  double six_volumes = 0.0;
  for (std::size_t t = 0; t < triangles.size(); t += 3) {
    const glm::vec3& a = positions[triangles[t]];
    six_volumes += glm::dot(a, glm::cross(positions[triangles[t + 1]], positions[triangles[t + 2]]));
  }
  return six_volumes / 6.0;
}

/// Makes the way from `from` to `positions` alike for neighbours.
void even_out(std::vector<glm::vec3>& positions, const std::vector<glm::vec3>& from, const Region& region,
              const Neighbours& neighbours) {
  constexpr int passes = 12;
  std::vector<glm::vec3> move(positions.size(), glm::vec3(0.0F));
  for (const std::uint32_t v : region.vertices) move[v] = positions[v] - from[v];
  mush(move, region, region.strength, passes, neighbours);
  for (const std::uint32_t v : region.vertices) positions[v] = from[v] + move[v];
}

/// Moves the bent skin outward, as far as it may, until the mesh holds `volume` (m³) again.
void refill(std::vector<glm::vec3>& positions, const anatomy::Mesh& mesh, const Region& region, double volume) {
  constexpr float most = 1.4e-3F;  // m
  const double missing = volume - volume_of(positions, mesh.triangles);
  double area = 0.0;
  for (std::size_t t = 0; t < mesh.triangles.size(); t += 3) {
    const glm::vec3& a = positions[mesh.triangles[t]];
    const float twice =
        glm::length(glm::cross(positions[mesh.triangles[t + 1]] - a, positions[mesh.triangles[t + 2]] - a));
    for (std::size_t k = 0; k < 3; ++k) area += twice / 6.0F * region.strength[mesh.triangles[t + k]];
  }
  if (area <= 0.0) return;
  const float lift = std::clamp(static_cast<float>(missing / area), -most, most);
  const std::vector<glm::vec3> normals = mesh_normals(positions, mesh.triangles);
  for (const std::uint32_t v : region.vertices) positions[v] += normals[v] * (lift * region.strength[v]);
}

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
    const Rest rest = rest_of(mesh, bent_region(mesh, movers(rig, group), group.size(), neighbours), neighbours);
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
