#include "engine/sculpt/skin_part.hpp"

#include "engine/base/require.hpp"
#include "engine/sculpt/correctives.hpp"
#include "engine/sculpt/nails.hpp"
#include "engine/sculpt/parallel.hpp"
#include "engine/sculpt/part.hpp"
#include "engine/sculpt/polygonise.hpp"
#include "engine/sculpt/primitives.hpp"
#include "engine/sculpt/skin_colour.hpp"
#include "engine/sculpt/skin_weights.hpp"
#include "engine/sculpt/slivers.hpp"

namespace windlass::sculpt {
namespace {

/// Where the vertices lie when close-ups decide: the toes are enlarged, the plain shank and thigh drawn in.
std::vector<glm::vec3> as_it_matters(const anatomy::Mesh& mesh) {
  constexpr glm::vec3 leg_axis(0.045F, 0.0F, 0.085F);  // m, model frame
  constexpr float ankle = 0.11F;
  constexpr float length_of_leg = 0.45F;  // of what it is
  std::vector<glm::vec3> seen = mesh.positions;
  for (glm::vec3& p : seen) {
    const float leg = 1.0F - 0.6F * smooth_step(ankle, 0.28F, p.y);
    const float toes = 1.0F + 0.5F * smooth_step(0.16F, 0.21F, p.x) * smooth_step(ankle, 0.06F, p.y);
    const float height = p.y < ankle ? p.y : ankle + (p.y - ankle) * length_of_leg;
    p = leg_axis + (glm::vec3(p.x, height, p.z) - leg_axis) * glm::vec3(leg * toes, toes, leg * toes);
  }
  return seen;
}

}  // namespace

anatomy::Part skin_part(const std::string& tables_folder, const anatomy::Rig& rig, const SkinDetail& detail) {
  const SkinField skin(load_skin_tables(tables_folder));
  const SkinColours palette = load_skin_colours(tables_folder + "/skin_colour.toml");
  const std::vector<CorrectiveKeys> keys = load_corrective_keys(tables_folder + "/correctives.toml", rig);
  const FootFrame frame = load_foot_frame(tables_folder);

  const Field field = [&](const glm::vec3& p) { return skin.distance(p); };
  const Shell shell = polygonise(field, skin.bounds(), detail.cell_mm);
  const auto sole = [](const glm::vec3& p, const glm::vec3& normal) {
    return smooth_step(0.25F, 0.75F, -normal.y) * smooth_step(34.0F, 14.0F, p.y);
  };
  anatomy::Mesh mesh =
      mesh_from(shell, skin_colours(palette, sole, field, shell), skin_influences(shell, skin, rig, frame), frame);
  add_correctives(mesh, rig, keys, frame);
  anatomy::Part part{"skin_leg", anatomy::Layer::skin, levels_of(mesh, detail.triangles, as_it_matters(mesh))};
  std::vector<motion::Pose> poses = corrected_poses(keys, rig);
  for (motion::Pose& pose : uncorrected_poses(keys, rig)) poses.push_back(std::move(pose));
  in_parallel(part.levels.size(), [&](std::size_t i) { flip_slivers(part.levels[i], rig, poses); });
  return part;
}

std::vector<anatomy::Part> nail_parts(const std::string& tables_folder, const anatomy::Rig& rig) {
  const SkinField skin(load_skin_tables(tables_folder));
  const FootFrame frame = load_foot_frame(tables_folder);
  // A nail goes with the skin around it.
  std::vector<CorrectiveKeys> pushes = load_corrective_keys(tables_folder + "/correctives.toml", rig);
  std::erase_if(pushes, [](const CorrectiveKeys& keys) { return !keys.only_pushes; });
  std::vector<anatomy::Part> parts(skin.toes().size());
  in_parallel(parts.size(), [&](std::size_t i) {
    const std::string number = std::to_string(i + 1);
    const auto joint = anatomy::find_joint(rig, "toe" + number + "_distal_r");
    WINDLASS_REQUIRE(joint.has_value());
    NailShell nail =
        nail_shell([&](const glm::vec3& p) { return skin.distance_without_nails(p); }, skin.toes()[i].nail());
    const std::size_t vertices = nail.shell.positions.size();
    anatomy::Mesh mesh = mesh_from(nail.shell, std::move(nail.colours), rigid(vertices, *joint), frame);
    add_correctives(mesh, rig, pushes, frame);
    parts[i] = {"toenail" + number, anatomy::Layer::nail, levels_of(mesh, {900, 320, 110})};
  });
  return parts;
}

}  // namespace windlass::sculpt
