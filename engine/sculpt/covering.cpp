#include "engine/sculpt/covering.hpp"

#include <optional>

#include <glm/geometric.hpp>

#include "engine/base/error.hpp"
#include "engine/motion/cover.hpp"
#include "engine/motion/skinning.hpp"
#include "engine/sculpt/parallel.hpp"

namespace windlass::sculpt {
namespace {

constexpr float close = 2.0F * motion::cover_room;  // postures between those that are looked at may come closer
constexpr float reach = 0.040F;  // m; what lies deeper than that at rest stays deep

/// The skin in one posture.
struct PosedSkin {
  motion::Surface surface;
  std::vector<motion::DualQuaternion> motions;
};

PosedSkin posed_skin(const anatomy::Rig& rig, const anatomy::Mesh& skin, const motion::Pose& pose) {
  PosedSkin posed;
  posed.motions = motion::motions_of(rig, motion::world_from_neutral(rig, pose), motion::Side::right);
  motion::skin(rig, skin, pose, posed.motions, motion::Side::right, posed.surface);
  return posed;
}

motion::Surface at_rest(const anatomy::Mesh& skin) {
  motion::Surface surface;
  surface.positions = skin.positions;
  surface.normals = skin.normals;
  return surface;
}

/// Whether the skin round its vertex `over` has `point` below it at rest: a crease may bring another toe's skin nearer,
/// and beyond the skin's edge there is none.
bool is_covered_by(std::uint32_t over, const glm::vec3& point, const motion::Cover& cover, const motion::Surface& rest) {
  return cover.depth_of(point, rest, over).depth >= 0.0F;
}

/// The vertex of the skin that is nearest to a point at rest and has it below; none within reach.
std::optional<std::uint32_t> skin_over(const glm::vec3& point, const anatomy::Mesh& skin) {
  std::optional<std::uint32_t> nearest;
  float least = reach * reach;
  for (std::uint32_t i = 0; i < skin.positions.size(); ++i) {
    const glm::vec3 up = skin.positions[i] - point;
    const float distance2 = glm::dot(up, up);
    if (distance2 >= least || glm::dot(up, skin.normals[i]) <= 0.0F) continue;
    least = distance2;
    nearest = i;
  }
  return nearest;
}

/// In a crumpled skin the way from the vertex over something at rest may end before it comes to what lies over it in
/// one of the postures: what comes out a little there is covered a second time, from nearer by.
void add_missed(std::vector<anatomy::Covered>& covered, const anatomy::Mesh& mesh, const anatomy::Rig& rig,
                const anatomy::Mesh& skin, const std::vector<motion::Pose>& poses,
                const std::vector<PosedSkin>& skins) {
  constexpr float slides = 0.045F;    // m, at rest: farther no skin comes from what it covers
  constexpr float least_out = 1e-4F;  // m
  constexpr float most_out = 2e-3F;   // m; more than that, and it lies in the other side of a fold
  const motion::Cover cover(skin);
  const std::size_t count = covered.size();
  std::vector<std::vector<std::uint32_t>> around(count);
  for (std::size_t i = 0; i < count; ++i) {
    for (std::uint32_t s = 0; s < skin.positions.size(); ++s) {
      const glm::vec3 up = skin.positions[s] - mesh.positions[covered[i].vertex];
      if (glm::dot(up, up) < slides * slides && glm::dot(up, skin.normals[s]) > 0.0F) around[i].push_back(s);
    }
  }
  std::vector<bool> is_done(count, false);
  const motion::Surface rest = at_rest(skin);
  motion::Surface surface;
  for (std::size_t pose = 0; pose < poses.size(); ++pose) {
    const motion::Surface& above = skins[pose].surface;
    motion::skin(rig, mesh, poses[pose], skins[pose].motions, motion::Side::right, surface);
    motion::keep_below(covered, cover, above, surface);
    for (std::size_t i = 0; i < count; ++i) {
      if (is_done[i]) continue;
      const glm::vec3& p = surface.positions[covered[i].vertex];
      std::uint32_t nearest = covered[i].skin;
      for (const std::uint32_t s : around[i]) {
        if (glm::distance(above.positions[s], p) < glm::distance(above.positions[nearest], p)) nearest = s;
      }
      std::uint32_t over = nearest;
      const float depth = cover.depth_of(p, above, over).depth;
      if (depth > -least_out || depth < -most_out) continue;
      if (!is_covered_by(nearest, mesh.positions[covered[i].vertex], cover, rest)) continue;
      covered.push_back({covered[i].vertex, nearest});
      is_done[i] = true;
    }
  }
}

/// Skin that would bend a bone out of shape lies past a fold and does not cover it.
void drop_misled(std::vector<anatomy::Covered>& covered, const anatomy::Mesh& bone, const anatomy::Rig& rig,
                 const anatomy::Mesh& skin, const std::vector<motion::Pose>& poses,
                 const std::vector<PosedSkin>& skins) {
  constexpr float most = 2e-3F;  // m
  const motion::Cover cover(skin);
  std::vector<bool> is_misled(covered.size(), false);
  motion::Surface surface;
  for (std::size_t pose = 0; pose < poses.size(); ++pose) {
    motion::skin(rig, bone, poses[pose], skins[pose].motions, motion::Side::right, surface);
    const std::vector<glm::vec3> before = surface.positions;
    for (std::size_t i = 0; i < covered.size(); ++i) {
      if (is_misled[i]) continue;
      const std::uint32_t v = covered[i].vertex;  // one may be covered twice, each moves it on
      motion::keep_below({covered[i]}, cover, skins[pose].surface, surface);
      if (glm::distance(surface.positions[v], before[v]) > most) is_misled[i] = true;
    }
  }
  std::size_t i = 0;
  std::erase_if(covered, [&](const anatomy::Covered&) { return is_misled[i++]; });
}

std::vector<anatomy::Covered> covered_of(const anatomy::Mesh& mesh, bool is_bone, const anatomy::Rig& rig, const anatomy::Mesh& skin,
                                         const std::vector<motion::Pose>& poses, const std::vector<PosedSkin>& skins) {
  const motion::Cover cover(skin);
  std::vector<std::optional<std::uint32_t>> over;
  const motion::Surface rest = at_rest(skin);
  for (const glm::vec3& p : mesh.positions) {
    over.push_back(skin_over(p, skin));
    if (over.back() && !is_covered_by(*over.back(), p, cover, rest)) over.back().reset();
  }
  std::vector<bool> comes_close(mesh.positions.size(), false);
  motion::Surface surface;
  for (std::size_t i = 0; i < poses.size(); ++i) {
    motion::skin(rig, mesh, poses[i], skins[i].motions, motion::Side::right, surface);
    for (std::size_t v = 0; v < over.size(); ++v) {
      if (!over[v] || comes_close[v]) continue;
      std::uint32_t from = *over[v];
      const glm::vec3& p = surface.positions[v];
      const motion::Cover::Depth at = cover.depth_of(p, skins[i].surface, from);
      comes_close[v] = at.depth < close && glm::distance(p, at.nearest) < motion::cover_sight;
    }
  }
  std::vector<anatomy::Covered> covered;
  for (std::uint32_t v = 0; v < over.size(); ++v) {
    if (comes_close[v]) covered.push_back({v, *over[v]});
  }
  add_missed(covered, mesh, rig, skin, poses, skins);
  if (is_bone) drop_misled(covered, mesh, rig, skin, poses, skins);
  return covered;
}

}  // namespace

std::vector<motion::Pose> cover_postures_from(text::Table root, const anatomy::Rig& rig) {
  std::vector<motion::Pose> poses = {motion::neutral_pose(rig)};
  for (text::Table& table : root.tables("postures")) {
    std::vector<motion::Pose> combined = {motion::neutral_pose(rig)};
    for (const std::string& name : table.keys()) {
      const auto found = anatomy::find_coordinate(rig, name);
      if (!found) table.fault(name, "the rig has no coordinate '" + name + "'", "use one of rig.toml");
      const auto coordinate = static_cast<std::size_t>(found.value_or(0));
      std::vector<motion::Pose> more;
      for (const double shown : table.numbers(name)) {
        for (motion::Pose pose : combined) {
          pose.values[coordinate] = anatomy::value_from_shown(rig.coordinates[coordinate], shown);
          more.push_back(std::move(pose));
        }
      }
      combined = std::move(more);
    }
    table.check_unread();
    poses.insert(poses.end(), combined.begin(), combined.end());
  }
  root.check_unread();
  for (motion::Pose& pose : poses) motion::couple(rig, pose.values);
  return poses;
}

std::vector<motion::Pose> load_cover_postures(const std::string& folder, const anatomy::Rig& rig) {
  text::Errors errors;
  std::vector<motion::Pose> poses;
  if (const auto file = text::Document::load(folder + "/cover.toml", errors)) {
    poses = cover_postures_from(file->root(errors), rig);
  }
  if (!errors.empty()) throw base::Failure(std::move(errors));
  return poses;
}

void cover(std::vector<anatomy::Part>& parts, const anatomy::Rig& rig, const anatomy::Part& skin,
           const std::vector<motion::Pose>& poses) {
  const anatomy::Mesh& over = skin.levels.front();
  std::vector<PosedSkin> skins(poses.size());
  in_parallel(poses.size(), [&](std::size_t i) { skins[i] = posed_skin(rig, over, poses[i]); });
  std::vector<std::pair<anatomy::Mesh*, bool>> meshes;  // whether it is a bone's
  for (anatomy::Part& part : parts) {
    for (anatomy::Mesh& mesh : part.levels) meshes.emplace_back(&mesh, part.layer == anatomy::Layer::bone);
  }
  in_parallel(meshes.size(), [&](std::size_t i) {
    const auto& [mesh, is_bone] = meshes[i];
    mesh->covered = covered_of(*mesh, is_bone, rig, over, poses, skins);
  });
}

}  // namespace windlass::sculpt
