#include "engine/sculpt/clothes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/motion/skinning.hpp"
#include "engine/sculpt/drape.hpp"
#include "engine/sculpt/garment.hpp"
#include "engine/sculpt/garment_weights.hpp"
#include "engine/sculpt/neighbours.hpp"
#include "engine/sculpt/parallel.hpp"
#include "engine/sculpt/part.hpp"
#include "engine/sculpt/polygonise.hpp"
#include "engine/sculpt/primitives.hpp"
#include "engine/sculpt/surface_colour.hpp"

namespace windlass::sculpt {
namespace {

constexpr int fitting_rounds = 24;
constexpr int final_rounds = 3;
constexpr int margin_rings = 1;
constexpr float longest_step_mm = 5.0F;
constexpr float inner_mm = 3.0F;       // what lies this near a hollow's wall is a garment's inner side
constexpr float mid_line_m = 0.025F;   // half of the strip in which one side hands over to the other
constexpr float least_offset = 1e-4F;  // m

using Joints = std::vector<base::Transform>;

std::vector<glm::u8vec4> colours_of(const GarmentTables& tables, const Field& cloth, const Field& hollows,
                                    const Shell& shell) {
  std::vector<glm::u8vec4> colours(shell.positions.size());
  in_parallel(colours.size(), [&](std::size_t v) {
    const glm::vec3& p = shell.positions[v];
    const float inside = smooth_step(2.2F, 0.8F, std::abs(hollows(p)));
    const glm::vec3 weave =
        tables.colour * (1.0F + 0.012F * std::sin(0.09F * p.x + 0.05F * p.y) * std::sin(0.07F * p.z));
    const float open = openness(cloth, p, shell.normals[v]) * (1.0F - 0.85F * inside);
    colours[v] = to_colour(glm::mix(weave, tables.inside, inside) / 255.0F, open);
  });
  return colours;
}

/// Carries a mesh made while the joints stood at `joints` back into the neutral posture.
void unpose(anatomy::Mesh& mesh, const anatomy::Rig& rig, const Joints& joints) {
  Joints back;
  for (const base::Transform& joint : joints) back.push_back(base::inverse(joint));
  motion::Surface surface;
  motion::skin(rig, mesh, motion::neutral_pose(rig), back, motion::Side::right, surface);
  mesh.positions = surface.positions;
  mesh.normals = surface.normals;
}

/// 1 where `coordinate` bends the cloth, 0 a little beyond, where it moves as one.
/// `pliant`: how far each vertex may give way at all.
std::vector<float> bend_of(const anatomy::Mesh& mesh, const anatomy::Rig& rig, int coordinate,
                           const Neighbours& neighbours, const std::vector<float>& pliant) {
  std::vector<bool> moves(rig.joints.size(), false);
  for (std::size_t j = 0; j < moves.size(); ++j) {
    const int parent = rig.joints[j].parent;
    moves[j] = static_cast<int>(j) == rig.coordinates[static_cast<std::size_t>(coordinate)].joint ||
               (parent >= 0 && moves[static_cast<std::size_t>(parent)]);
  }
  std::vector<float> bend;
  for (const anatomy::Influences& influence : mesh.influences) {
    float moved = 0.0F;
    for (std::size_t k = 0; k < 4; ++k) moved += moves[influence.joints[k]] ? influence.weights[k] : 0.0F;
    bend.push_back(smooth_step(0.02F, 0.2F, std::min(moved, 1.0F - moved)));
  }
  for (int ring = 0; ring < margin_rings; ++ring) {
    std::vector<float> wider = bend;
    for (std::size_t v = 0; v < bend.size(); ++v) {
      for (const std::uint32_t n : neighbours.of(v)) wider[v] = std::max(wider[v], 0.5F * bend[n]);
    }
    bend.swap(wider);
  }
  for (std::size_t v = 0; v < bend.size(); ++v) bend[v] *= pliant[v];
  return bend;
}

/// Draws `positions` (m) onto the posed garment: evened out where the cloth bends, then onto the surface, in turns.
void fit(std::vector<glm::vec3>& positions, const std::vector<float>& bend, const Field& cloth,
         const Neighbours& neighbours, const FootFrame& frame) {
  std::vector<glm::vec3> next(positions.size());
  for (int round = 0; round < fitting_rounds; ++round) {
    const float evening = round + final_rounds < fitting_rounds ? 0.5F : 0.0F;
    in_parallel(positions.size(), [&](std::size_t v) {
      next[v] = positions[v];
      if (bend[v] <= 0.0F) return;
      glm::vec3 sum(0.0F);
      const auto around = neighbours.of(v);
      for (const std::uint32_t n : around) sum += positions[n];
      next[v] += evening * bend[v] * (sum / static_cast<float>(around.size()) - positions[v]);
      const glm::vec3 p(frame.to_foot(next[v]));
      const glm::vec3 slope = gradient_of(cloth, p, 0.5F);
      const glm::vec3 move = slope * (-cloth(p) / std::max(glm::dot(slope, slope), 0.05F));
      const float step = std::min(1.0F, longest_step_mm / std::max(glm::length(move), 1e-6F));
      next[v] += 1e-3F * step * std::min(1.0F, 3.0F * bend[v]) * move;
    });
    positions.swap(next);
  }
}

/// 0 along the hems and in the hollows, where cloth is thin and keeps its form; 1 elsewhere. `hollows`: in the posture
/// in which the garment was cut, where no limb lies against the trunk.
std::vector<float> pliancy_of(const anatomy::Mesh& mesh, const anatomy::Rig& rig, const motion::Pose& cut,
                              const Joints& joints, const Field& hollows, const FootFrame& frame) {
  motion::Surface surface;
  motion::skin(rig, mesh, cut, joints, motion::Side::right, surface);
  std::vector<float> pliant;
  for (const glm::vec3& p : surface.positions) {
    pliant.push_back(smooth_step(6.0F, 12.0F, std::abs(hollows(glm::vec3(frame.to_foot(p))))));
  }
  return pliant;
}

/// What `target`, in the posture that `pose` gives, asks of the mesh.
anatomy::Corrective corrective_to(const anatomy::Mesh& mesh, const anatomy::Rig& rig, const motion::Pose& pose,
                                  const Joints& joints, const std::vector<glm::vec3>& posed,
                                  const std::vector<glm::vec3>& target) {
  anatomy::Corrective corrective;
  const std::vector<glm::mat3> rotations = rotations_of(mesh, rig, pose, joints);
  const std::vector<glm::vec3> rest_normals = mesh_normals(mesh.positions, mesh.triangles);
  const std::vector<glm::vec3> target_normals = mesh_normals(target, mesh.triangles);
  for (std::uint32_t v = 0; v < target.size(); ++v) {
    const glm::vec3 move = target[v] - posed[v];
    const glm::vec3 turn = normal_offset(mesh.normals[v], rest_normals[v], target_normals[v], rotations[v]);
    if (glm::length(move) < least_offset && glm::length(turn) < 0.05F) continue;
    corrective.vertices.push_back(v);
    corrective.position_offsets.push_back(move * rotations[v]);
    corrective.normal_offsets.push_back(turn);
  }
  return corrective;
}

/// Where the joints take the vertices, without correctives.
std::vector<glm::vec3> skinned(const anatomy::Mesh& mesh, const anatomy::Rig& rig, const motion::Pose& pose,
                               const Joints& joints) {
  anatomy::Mesh plain = mesh;
  plain.correctives.clear();
  motion::Surface surface;
  motion::skin(rig, plain, pose, joints, motion::Side::right, surface);
  return std::move(surface.positions);
}

/// For each of `points` the nearest of those `positions` that have a gap.
std::vector<std::size_t> nearest_of(const std::vector<glm::vec3>& positions,
                                    const std::vector<std::optional<float>>& gaps,
                                    const std::vector<glm::vec3>& points) {
  std::vector<std::size_t> nearest(points.size());
  in_parallel(points.size(), [&](std::size_t p) {
    float least = std::numeric_limits<float>::max();
    for (std::size_t v = 0; v < positions.size(); ++v) {
      const float distance = gaps[v] ? glm::distance(positions[v], points[p]) : least;
      if (distance >= least) continue;
      least = distance;
      nearest[p] = v;
    }
  });
  return nearest;
}

/// The coordinate and, when it belongs to one side, its mirror image.
std::vector<int> both_sides(const anatomy::Rig& rig, int coordinate) {
  const int mirror = rig.coordinates[static_cast<std::size_t>(coordinate)].mirror;
  return mirror == coordinate ? std::vector<int>{coordinate} : std::vector<int>{coordinate, mirror};
}

std::vector<Push> mirrored(std::vector<Push> pushes, const FootFrame& frame) {
  for (Push& push : pushes) {
    push.centre.z = static_cast<float>(-2.0 * frame.stance_mm.z) - push.centre.z;
    push.offset.z = -push.offset.z;
  }
  return pushes;
}

/// Fits the garment, cut in another posture, to the neutral one; not what lies below the joint between limb and trunk,
/// where those surfaces press on each other.
void hang(anatomy::Mesh& mesh, const GarmentTables& tables, const anatomy::Rig& rig, const Field& cloth,
          const FootFrame& frame, const std::vector<float>& pliant) {
  const Neighbours neighbours(mesh.positions.size(), mesh.triangles);
  for (const auto& [coordinate, value] : tables.posture) {
    for (const int side : both_sides(rig, coordinate)) {
      const int joint = rig.coordinates[static_cast<std::size_t>(side)].joint;
      const auto pivot = static_cast<float>(rig.joints[static_cast<std::size_t>(joint)].pivot_model.y);
      std::vector<float> bend = bend_of(mesh, rig, side, neighbours, pliant);
      for (std::size_t v = 0; v < bend.size(); ++v) {
        bend[v] *= smooth_step(pivot - 0.04F, pivot + 0.01F, mesh.positions[v].y);
      }
      fit(mesh.positions, bend, cloth, neighbours, frame);
    }
  }
  const std::vector<glm::vec3> normals = mesh_normals(mesh.positions, mesh.triangles);
  for (std::size_t v = 0; v < normals.size(); ++v) {
    if (glm::length(normals[v]) > 0.5F) mesh.normals[v] = normals[v];  // none where slivers lie on each other
  }
}

void add_fits(anatomy::Mesh& mesh, const GarmentTables& tables, const Garment& garment, const anatomy::Rig& rig,
              const FootFrame& frame, const std::vector<float>& pliant) {
  const Neighbours neighbours(mesh.positions.size(), mesh.triangles);
  for (const GarmentFit& key : tables.fits) {
    for (const int coordinate : both_sides(rig, key.coordinate)) {
      const std::vector<float> bend = bend_of(mesh, rig, coordinate, neighbours, pliant);
      for (const double at : key.at) {
        motion::Pose pose = motion::neutral_pose(rig);
        pose.values[static_cast<std::size_t>(coordinate)] = at;
        const Joints joints = motion::world_from_neutral(rig, pose);
        const std::vector<glm::vec3> plain = skinned(mesh, rig, pose, joints);
        // From the shape at the key before: at the end of a wide range plain skinning may lie in a heap.
        motion::Surface start;
        motion::skin(rig, mesh, pose, joints, motion::Side::right, start);
        std::vector<glm::vec3> target = std::move(start.positions);
        fit(target, bend, garment.posed(joints), neighbours, frame);
        anatomy::Corrective corrective = corrective_to(mesh, rig, pose, joints, plain, target);
        corrective.coordinate = coordinate;
        corrective.at = at;
        if (!corrective.vertices.empty()) mesh.correctives.push_back(std::move(corrective));
      }
    }
  }
}

void add_swells(anatomy::Mesh& mesh, const GarmentTables& tables, const anatomy::Rig& rig, const FootFrame& frame) {
  const motion::Pose neutral = motion::neutral_pose(rig);
  const Joints joints = motion::world_from_neutral(rig, neutral);
  for (const GarmentSwell& swell : tables.swells) {
    for (const int coordinate : both_sides(rig, swell.coordinate)) {
      const auto pushes = coordinate == swell.coordinate ? swell.pushes : mirrored(swell.pushes, frame);
      std::vector<glm::vec3> target = mesh.positions;
      for (glm::vec3& p : target) p += pushed_at(frame.to_foot(p), pushes, 0);
      anatomy::Corrective corrective = corrective_to(mesh, rig, neutral, joints, mesh.positions, target);
      corrective.coordinate = coordinate;
      corrective.at = swell.at;
      mesh.correctives.push_back(std::move(corrective));
    }
  }
}

/// Lays the hems of `part` over a garment that would come through them: the finest level's outer side, whose nearest
/// vertices the inner side and the other levels go with, so that all stay one cloth.
void add_drape(anatomy::Part& part, const GarmentDrape& drape, const GarmentTables& below, const Garment& garment,
               const anatomy::Rig& rig, const FootFrame& frame) {
  const Garment under(below, rig, frame);
  const motion::Pose neutral = motion::neutral_pose(rig);
  const Joints at_rest = motion::world_from_neutral(rig, neutral);
  const Field hanging = under.posed(at_rest);
  const Field hollows = garment.hollows(at_rest);
  const anatomy::Mesh& finest = part.levels.front();
  const Neighbours neighbours(finest.positions.size(), finest.triangles);
  std::vector<std::optional<float>> gaps;
  for (const glm::vec3& position : finest.positions) {
    const glm::vec3 p(frame.to_foot(position));
    const bool outer = p.y < drape.below_mm && std::abs(hollows(p)) > inner_mm;
    gaps.push_back(outer ? std::optional(std::min(drape.gap_mm, hanging(p))) : std::nullopt);
  }
  std::vector<std::vector<std::size_t>> guides;
  for (const anatomy::Mesh& level : part.levels) guides.push_back(nearest_of(finest.positions, gaps, level.positions));

  const std::vector<int> coordinates = both_sides(rig, drape.keys.coordinate);
  for (const int coordinate : coordinates) {
    const float side = coordinate == drape.keys.coordinate ? 1.0F : -1.0F;
    for (const double at : drape.keys.at) {
      motion::Pose pose = neutral;
      pose.values[static_cast<std::size_t>(coordinate)] = at;
      const Joints joints = motion::world_from_neutral(rig, pose);
      motion::Pose beside = pose;
      for (const auto& [other, value] : drape.also) {
        const std::vector<int> sides = both_sides(rig, other);
        beside.values[static_cast<std::size_t>(side > 0 ? sides.front() : sides.back())] = value;
      }
      const Field obstacle = [one = under.posed(joints), two = under.posed(motion::world_from_neutral(rig, beside))](
                                 const glm::vec3& p) { return std::min(one(p), two(p)); };
      std::vector<glm::vec3> posed = skinned(finest, rig, pose, joints);
      std::vector<glm::vec3> moves = draping(posed, gaps, obstacle, neighbours, frame);
      for (std::size_t v = 0; v < moves.size() && coordinates.size() == 2; ++v) {
        moves[v] *= smooth_step(-mid_line_m, mid_line_m, side * posed[v].z);  // there each side gives half
      }
      for (std::size_t l = 0; l < part.levels.size(); ++l) {
        anatomy::Mesh& level = part.levels[l];
        posed = skinned(level, rig, pose, joints);
        std::vector<glm::vec3> target = posed;
        for (std::size_t v = 0; v < target.size(); ++v) {
          if (frame.to_foot(level.positions[v]).y < drape.below_mm) target[v] += moves[guides[l][v]];
        }
        anatomy::Corrective corrective = corrective_to(level, rig, pose, joints, posed, target);
        corrective.coordinate = coordinate;
        corrective.at = at;
        if (!corrective.vertices.empty()) level.correctives.push_back(std::move(corrective));
      }
    }
  }
}

}  // namespace

anatomy::Part garment_part(const std::string& tables_folder, const std::string& name, const anatomy::Rig& rig) {
  const GarmentTables tables = load_garment(tables_folder, name, rig);
  const FootFrame frame = load_foot_frame(tables_folder);
  const Garment garment(tables, rig, frame);

  motion::Pose cut = motion::neutral_pose(rig);
  for (const auto& [coordinate, value] : tables.posture) {
    for (const int side : both_sides(rig, coordinate)) cut.values[static_cast<std::size_t>(side)] = value;
  }
  const Joints joints = motion::world_from_neutral(rig, cut);
  const Field cloth = garment.posed(joints);
  const Field hollows = garment.hollows(joints);
  const Shell shell = polygonise(cloth, tables.bounds, tables.cell_mm);
  anatomy::Mesh finest = mesh_from(shell, colours_of(tables, cloth, hollows, shell),
                                   garment_influences(shell, tables, rig, frame, joints), frame);
  unpose(finest, rig, joints);
  anatomy::Part part{name, anatomy::Layer::clothes, levels_of(finest, tables.triangles)};
  const Field hanging = garment.posed(motion::world_from_neutral(rig, motion::neutral_pose(rig)));
  for (anatomy::Mesh& level : part.levels) {
    const std::vector<float> pliant = pliancy_of(level, rig, cut, joints, hollows, frame);
    hang(level, tables, rig, hanging, frame, pliant);
    add_fits(level, tables, garment, rig, frame, pliant);
    add_swells(level, tables, rig, frame);
  }
  for (const GarmentDrape& drape : tables.drapes) {
    add_drape(part, drape, load_garment(tables_folder, drape.over, rig), garment, rig, frame);
  }
  return part;
}

}  // namespace windlass::sculpt
