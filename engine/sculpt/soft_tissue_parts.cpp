#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include <glm/geometric.hpp>

#include "engine/motion/skinning.hpp"
#include "engine/sculpt/correctives.hpp"
#include "engine/sculpt/interior.hpp"
#include "engine/sculpt/parallel.hpp"
#include "engine/sculpt/part.hpp"
#include "engine/sculpt/polygonise.hpp"
#include "engine/sculpt/simplify.hpp"
#include "engine/sculpt/soft_tissue.hpp"
#include "engine/sculpt/surface_colour.hpp"

namespace windlass::sculpt {
namespace {

constexpr float strand_blend = 1.5F;   // mm over which a vertex passes from one strand to the next
constexpr float least_offset = 5e-5F;  // m
constexpr float least_depth = 1.2F;    // mm below the posed skin
constexpr std::size_t coarse_triangles = 480;  // of the coarser level, at most
constexpr float row_spacing = 9.0F;    // a strand's points lie about this far apart, for its fibres' wavelength

/// Strands near a point with their shares, which sum to 1.
std::vector<std::pair<const Strand*, float>> strands_at(const Tissue& tissue, const glm::vec3& point) {
  std::vector<float> distances;
  for (const Strand& strand : tissue.strands) distances.push_back(strand.tube.distance(point));
  const float nearest = *std::min_element(distances.begin(), distances.end());
  std::vector<std::pair<const Strand*, float>> shares;
  float sum = 0.0F;
  for (std::size_t i = 0; i < distances.size(); ++i) {
    const float share = std::exp(-(distances[i] - nearest) / strand_blend);
    if (share < 0.01F) continue;
    shares.emplace_back(&tissue.strands[i], share);
    sum += share;
  }
  for (auto& [strand, share] : shares) share /= sum;
  return shares;
}

/// How far a strand that slides goes with the bone at its end under other coordinates. The insertion lies close to
/// the axis of inversion and swings little; the tendon above it must not swing more, or it would bow sideways.
float share_of_end(float share) {
  return std::pow(std::max(0.0F, (share - 0.7F) / 0.3F), 22.0F);
}

/// Where on its chain a point of `strand` is carried.
float carried_at(const Tissue& tissue, const Strand& strand, const glm::vec3& point) {
  const float place = value_at(strand.place, strand.tube.course_at(point).parameter);
  if (!tissue.slide) return place;
  const auto home = static_cast<float>(home_of(strand, *tissue.slide));
  const float share = share_of_end(std::min(std::abs(place - home), 1.0F));
  return place < home ? home - share : home + share;
}

anatomy::Influences influences_at(const Tissue& tissue, const glm::vec3& point) {
  std::map<int, float> weight_of;
  for (const auto& [strand, share] : strands_at(tissue, point)) {
    const float place = carried_at(tissue, *strand, point);
    const auto first = std::min(static_cast<std::size_t>(place), strand->joints.size() - 1);
    const float rest = place - static_cast<float>(first);
    weight_of[strand->joints[first]] += share * (1.0F - rest);
    if (rest > 0.0F) weight_of[strand->joints[first + 1]] += share * rest;
  }
  return strongest_four(weight_of);
}

glm::u8vec4 colour_at(const Tissue& tissue, const glm::vec3& point, const glm::vec3& normal) {
  const Strand& strand = *std::max_element(tissue.strands.begin(), tissue.strands.end(), [&](auto& a, auto& b) {
    return a.tube.distance(point) > b.tube.distance(point);
  });
  const Tube::Course course = strand.tube.course_at(point);
  const glm::vec3 colour =
      fibre_colour(course.parameter * row_spacing, course.side, course.up, value_at(strand.sinew, course.parameter));
  return to_colour(colour, openness([&](const glm::vec3& p) { return tissue.distance(p); }, point, normal));
}

motion::Pose pose_of(const anatomy::Rig& rig, int coordinate, double value) {
  motion::Pose pose = motion::neutral_pose(rig);
  pose.values[static_cast<std::size_t>(coordinate)] = value;
  return pose;
}

/// The skin wherever a tissue has a key.
using Covers = std::map<std::pair<int, double>, Cover>;

Covers covers_for(const std::vector<Tissue>& tissues, const anatomy::Rig& rig, const anatomy::Part& skin,
                  const FootFrame& frame) {
  Covers covers;
  for (const Tissue& tissue : tissues) {
    for (const CourseKeys& keys : tissue.keys) {
      for (const double angle : keys.at) {
        if (covers.count({keys.coordinate, angle}) != 0) continue;
        covers.emplace(std::pair(keys.coordinate, angle),
                       Cover(rig, skin, pose_of(rig, keys.coordinate, angle), frame));
      }
    }
  }
  return covers;
}

/// Moves every vertex, at each of the key's angles, to its place on the strand's course there.
void add_courses(anatomy::Mesh& mesh, const Tissue& tissue, const CourseKeys& keys, const anatomy::Rig& rig,
                 const FootFrame& frame, const Covers& covers, const Bone* bone) {
  for (const double angle : keys.at) {
    const motion::Pose pose = pose_of(rig, keys.coordinate, angle);
    const Cover& cover = covers.at({keys.coordinate, angle});
    std::vector<Tube> courses;
    for (const Strand& strand : tissue.strands) {
      courses.push_back(course_in(pose, strand, tissue.slide, rig, frame, cover, bone));
    }
    const std::vector<base::Transform> joints = motion::world_from_neutral(rig, pose);
    anatomy::Mesh skinned = mesh;
    skinned.correctives.clear();
    motion::Surface surface;
    motion::skin(rig, skinned, pose, joints, motion::Side::right, surface);
    const std::vector<glm::mat3> rotations = rotations_of(skinned, rig, pose, joints);

    anatomy::Corrective corrective{keys.coordinate, angle, {}, {}, {}};
    for (std::uint32_t v = 0; v < mesh.positions.size(); ++v) {
      const glm::vec3 rest = frame.to_foot(mesh.positions[v]);
      glm::vec3 target(0.0F);
      glm::vec3 normal(0.0F);
      for (const auto& [strand, share] : strands_at(tissue, rest)) {
        const Tube& course = courses[static_cast<std::size_t>(strand - tissue.strands.data())];
        const Tube::Course at = strand->tube.course_at(rest);
        target += share * course.point_at(at);
        normal += share * (course.axes_at(at.parameter) * (mesh.normals[v] * strand->tube.axes_at(at.parameter)));
      }
      for (int pass = 0; pass < 4; ++pass) {
        const Cover::Depth depth = cover.depth_at(target);
        if (depth.mm >= least_depth) break;
        target -= depth.outward * (least_depth - depth.mm);
      }
      const glm::vec3 target_model = frame.to_model(target);
      const glm::vec3 move = (target_model - surface.positions[v]) * rotations[v];
      const glm::vec3 turn = glm::normalize(normal) * rotations[v] - mesh.normals[v];
      if (glm::length(move) < least_offset && glm::length(turn) < 0.02F) continue;
      corrective.vertices.push_back(v);
      corrective.position_offsets.push_back(move);
      corrective.normal_offsets.push_back(turn);
    }
    if (!corrective.vertices.empty()) mesh.correctives.push_back(std::move(corrective));
  }
}

/// The bone that holds the tissue's first points; null: none.
const Bone* bone_of(const Tissue& tissue, const Skeleton& skeleton, const std::string& table) {
  if (tissue.bone.empty()) return nullptr;
  for (const Bone& bone : skeleton.bones()) {
    if (bone.name == tissue.bone) return &bone;
  }
  throw base::Failure({{table}, "'" + tissue.name + "' hangs on '" + tissue.bone + "', which is no bone", "take one of bones.toml"});
}

anatomy::Part part_of(const Tissue& tissue, const anatomy::Rig& rig, const FootFrame& frame, const Covers& covers,
                      const Bone* bone) {
  const Shell dense =
      polygonise([&](const glm::vec3& p) { return tissue.distance(p); }, tissue.bounds(), tissue.cell_mm);
  const auto most = static_cast<std::size_t>(tissue.most_triangles);
  const std::size_t fine = std::clamp<std::size_t>(dense.triangles.size() / 3 / 5, std::min<std::size_t>(1500, most), most);
  const Shell shell = subset_of(dense, simplify(dense, fine));
  std::vector<glm::u8vec4> colours(shell.positions.size());
  std::vector<anatomy::Influences> influences(shell.positions.size());
  in_parallel(shell.positions.size(), [&](std::size_t i) {
    colours[i] = colour_at(tissue, shell.positions[i], shell.normals[i]);
    influences[i] = influences_at(tissue, shell.positions[i]);
  });
  anatomy::Mesh mesh = mesh_from(shell, std::move(colours), std::move(influences), frame);
  for (const CourseKeys& keys : tissue.keys) add_courses(mesh, tissue, keys, rig, frame, covers, bone);
  anatomy::Mesh coarse = coarsened(mesh, std::min(coarse_triangles, mesh.triangles.size() / 3 / 3));
  return {tissue.name, tissue.layer, {std::move(mesh), std::move(coarse)}};
}

}  // namespace

std::vector<anatomy::Part> soft_tissue_parts(const std::string& folder, const anatomy::Rig& rig,
                                             const anatomy::Part& skin, const std::string& table) {
  const FootFrame frame = load_foot_frame(folder);
  std::vector<Tissue> tissues = load_tissues(folder, rig, table);
  const Cover at_rest(rig, skin, motion::neutral_pose(rig), frame);
  for (Tissue& tissue : tissues) tuck_at_rest(tissue, at_rest);
  const Covers covers = covers_for(tissues, rig, skin, frame);
  const Skeleton skeleton = load_skeleton(folder, rig);
  std::vector<const Bone*> bones;
  for (const Tissue& tissue : tissues) bones.push_back(bone_of(tissue, skeleton, folder + "/" + table));
  std::vector<anatomy::Part> parts(tissues.size());
  in_parallel(parts.size(), [&](std::size_t i) { parts[i] = part_of(tissues[i], rig, frame, covers, bones[i]); });
  return parts;
}

}  // namespace windlass::sculpt
