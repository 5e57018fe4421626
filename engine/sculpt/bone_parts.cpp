#include <algorithm>

#include "engine/sculpt/bones.hpp"
#include "engine/sculpt/foot_frame.hpp"
#include "engine/sculpt/interior.hpp"
#include "engine/sculpt/parallel.hpp"
#include "engine/sculpt/part.hpp"
#include "engine/sculpt/polygonise.hpp"
#include "engine/sculpt/simplify.hpp"
#include "engine/sculpt/surface_colour.hpp"

namespace windlass::sculpt {
namespace {

/// Triangles of the fine level for a bone meshed with `dense` of them; the coarse level has a quarter.
std::size_t fine_triangles(std::size_t dense) {
  return std::clamp<std::size_t>(dense / 6, 500, 3500);
}

anatomy::Part part_of(const Skeleton& skeleton, std::size_t index, const anatomy::Rig& rig, const FootFrame& frame) {
  const Bone& bone = skeleton.bones()[index];
  const float room = 3.0F * bone.cell_mm;
  const Box bounds{bone.body.bounds().low - room, bone.body.bounds().high + room};
  const Field own = [&](const glm::vec3& p) { return skeleton.distance(index, p); };
  const Shell dense = polygonise(own, bounds, bone.cell_mm);
  const Shell shell = subset_of(dense, simplify(dense, fine_triangles(dense.triangles.size() / 3)));

  const Field all = [&](const glm::vec3& p) { return skeleton.distance(p); };
  std::vector<glm::u8vec4> colours;
  for (std::size_t i = 0; i < shell.positions.size(); ++i) {
    const glm::vec3& p = shell.positions[i];
    const float open = openness(own, p, shell.normals[i]);
    const float open_among_bones = openness(all, p, shell.normals[i]);
    colours.push_back(to_colour(bone_colour(p, open, skeleton.from_joint(index, p)), open_among_bones));
  }
  std::vector<anatomy::Influences> influences(shell.positions.size(), influences_of(bone));
  const anatomy::Mesh fine = mesh_from(shell, std::move(colours), std::move(influences), frame);
  const std::size_t triangles = shell.triangles.size() / 3;
  anatomy::Part part{bone.name, anatomy::Layer::bone, levels_of(fine, {triangles, triangles * 2 / 5, triangles / 7})};
  for (anatomy::Mesh& level : part.levels) level.correctives = glides_of(bone, level.positions.size(), rig, frame);
  return part;
}

}  // namespace

std::vector<anatomy::Part> bone_parts(const std::string& folder, const anatomy::Rig& rig) {
  const FootFrame frame = load_foot_frame(folder);
  const Skeleton skeleton = load_skeleton(folder, rig);
  std::vector<anatomy::Part> parts(skeleton.bones().size());
  in_parallel(parts.size(), [&](std::size_t i) { parts[i] = part_of(skeleton, i, rig, frame); });
  return parts;
}

}  // namespace windlass::sculpt
