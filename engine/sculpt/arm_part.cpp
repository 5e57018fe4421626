#include "engine/sculpt/arm_part.hpp"

#include "engine/base/require.hpp"
#include "engine/sculpt/arm_field.hpp"
#include "engine/sculpt/arm_weights.hpp"
#include "engine/sculpt/correctives.hpp"
#include "engine/sculpt/nails.hpp"
#include "engine/sculpt/parallel.hpp"
#include "engine/sculpt/part.hpp"
#include "engine/sculpt/polygonise.hpp"
#include "engine/sculpt/primitives.hpp"
#include "engine/sculpt/skin_colour.hpp"
#include "engine/sculpt/slivers.hpp"

namespace windlass::sculpt {
namespace {

/// From the hand frame into the foot frame.
Shell placed_in_foot(Shell shell, const Placement& hand) {
  for (glm::vec3& p : shell.positions) p = hand.to_foot(p);
  for (glm::vec3& n : shell.normals) n = hand.axes * n;
  return shell;
}

/// 1 on the thick skin of the palm and of the digits' pads.
float palm_share(const ArmField& arm, const glm::vec3& p, const glm::vec3& normal) {
  const Finger& thumb = arm.fingers().front();
  const glm::vec3 on_thumb = thumb.frame().to_local(p);
  const float is_thumb = smooth_step(-10.0F, 10.0F, on_thumb.x) *
                         smooth_step(26.0F, 14.0F, glm::length(glm::vec2(on_thumb.y, on_thumb.z)));
  const float palmar = glm::mix(-normal.y, -glm::dot(normal, thumb.frame().axes[1]), is_thumb);
  return smooth_step(-0.15F, 0.45F, palmar) * smooth_step(-12.0F, 8.0F, p.z);
}

/// Thins the end of the upper arm, which a sleeve always covers, so that it stays inside cloth drawn tight or coarse.
void draw_in(anatomy::Mesh& mesh, const Placement& hand, const FootFrame& frame) {
  constexpr glm::vec2 axis(21.5F, -9.0F);  // mm
  for (glm::vec3& position : mesh.positions) {
    glm::vec3 local = hand.to_local(frame.to_foot(position));
    const float share = smooth_step(-385.0F, -430.0F, local.z);  // the sleeve's hem lies at -381
    if (share <= 0.0F) continue;
    const glm::vec2 thinner = glm::mix(glm::vec2(local), axis, 0.33F * share);
    position = frame.to_model(hand.to_foot(glm::vec3(thinner, local.z)));
  }
}

/// What the simplifier sees: the arm drawn at half the size of the hand, which is looked at from near.
std::vector<glm::vec3> as_it_matters(const anatomy::Mesh& mesh, const Placement& hand, const FootFrame& frame) {
  std::vector<glm::vec3> seen = mesh.positions;
  for (glm::vec3& p : seen) {
    constexpr float wrist = -20.0F;  // mm
    glm::vec3 local = hand.to_local(frame.to_foot(p));
    const float size = 1.0F - 0.5F * smooth_step(wrist, wrist - 70.0F, local.z);
    if (local.z < wrist) local = {local.x * size, local.y * size, wrist + (local.z - wrist) * size};
    p = frame.to_model(hand.to_foot(local));
  }
  return seen;
}

}  // namespace

anatomy::Part arm_part(const std::string& tables_folder, const anatomy::Rig& rig, const ArmDetail& detail) {
  const ArmField arm(load_arm_tables(tables_folder));
  const SkinColours palette = load_skin_colours(tables_folder + "/arm_colour.toml");
  const std::vector<CorrectiveKeys> keys = load_corrective_keys(tables_folder + "/arm_correctives.toml", rig);
  const FootFrame frame = load_foot_frame(tables_folder);

  const Field field = [&](const glm::vec3& p) { return arm.distance(p); };
  const Shell shell = polygonise(field, arm.bounds(), detail.cell_mm);
  const auto palm = [&](const glm::vec3& p, const glm::vec3& normal) { return palm_share(arm, p, normal); };
  anatomy::Mesh mesh = mesh_from(placed_in_foot(shell, arm.hand()), skin_colours(palette, palm, field, shell),
                                 arm_influences(shell, arm, rig, frame), frame);
  add_correctives(mesh, rig, keys, frame);
  anatomy::Part part{"skin_arm", anatomy::Layer::skin,
                     levels_of(mesh, detail.triangles, as_it_matters(mesh, arm.hand(), frame))};
  const std::vector<motion::Pose> poses = corrected_poses(keys, rig);
  in_parallel(part.levels.size(), [&](std::size_t i) { flip_slivers(part.levels[i], rig, poses); });
  for (anatomy::Mesh& level : part.levels) draw_in(level, arm.hand(), frame);
  return part;
}

std::vector<anatomy::Part> fingernail_parts(const std::string& tables_folder, const anatomy::Rig& rig) {
  const ArmField arm(load_arm_tables(tables_folder));
  const FootFrame frame = load_foot_frame(tables_folder);
  std::vector<anatomy::Part> parts(arm.fingers().size());
  in_parallel(parts.size(), [&](std::size_t i) {
    const Finger& finger = arm.fingers()[i];
    const auto joint = anatomy::find_joint(rig, finger.shape().name + "_distal_r");
    WINDLASS_REQUIRE(joint.has_value());
    NailShell nail = nail_shell([&](const glm::vec3& p) { return arm.bare_distance(p); }, finger.nail());
    const std::size_t vertices = nail.shell.positions.size();
    const anatomy::Mesh mesh = mesh_from(placed_in_foot(std::move(nail.shell), arm.hand()), std::move(nail.colours),
                                         rigid(vertices, *joint), frame);
    parts[i] = {"fingernail" + std::to_string(i + 1), anatomy::Layer::nail, levels_of(mesh, {600, 240, 90})};
  });
  return parts;
}

}  // namespace windlass::sculpt
