#include "engine/sculpt/fat_pad.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include <glm/geometric.hpp>

#include "engine/base/units.hpp"
#include "engine/sculpt/bones.hpp"
#include "engine/sculpt/parallel.hpp"
#include "engine/sculpt/part.hpp"
#include "engine/sculpt/polygonise.hpp"
#include "engine/sculpt/primitives.hpp"
#include "engine/sculpt/simplify.hpp"
#include "engine/sculpt/skin_field.hpp"
#include "engine/sculpt/soft_tissue.hpp"
#include "engine/sculpt/surface_colour.hpp"

namespace windlass::sculpt {
namespace {

constexpr float clear_of_bone = 0.4F;      // mm
constexpr float clear_of_tissue = 0.4F;    // mm
constexpr std::size_t covering = 6;        // vertices of the skin that a vertex of a pad follows
constexpr std::size_t coarse_triangles = 480;
constexpr float least_offset = 5e-5F;  // m

struct Pad {
  std::string name;
  glm::vec3 at{0.0F};
  glm::vec3 radii{1.0F};
  float turn = 0.0F;  ///< rad
  float below_skin = 1.0F;
  float chamber = 5.0F;
  float cell_mm = 1.0F;
  std::size_t triangles = 0;
  std::vector<std::size_t> bones;
};

std::vector<Pad> pads_from(text::Table root, const Skeleton& skeleton) {
  std::vector<Pad> pads;
  for (text::Table& table : root.tables("pad")) {
    Pad pad;
    pad.name = table.string("name");
    pad.at = glm::vec3(table.vec3("at"));
    pad.radii = glm::vec3(table.vec3("radii"));
    if (std::min({pad.radii.x, pad.radii.y, pad.radii.z}) <= 0.0F) table.fault("radii", "radii must be above 0");
    pad.turn = static_cast<float>(base::radians(table.number("turn_deg", -90, 90)));
    pad.below_skin = static_cast<float>(table.number("below_skin", 0.5, 4));
    pad.chamber = static_cast<float>(table.number("chamber", 1, 20));
    pad.cell_mm = static_cast<float>(table.number("cell", 0.3, 3));
    pad.triangles = static_cast<std::size_t>(table.integer("triangles", 500, 6000));
    const std::vector<std::string> names = table.strings("bones");
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto& bones = skeleton.bones();
      const auto found = std::find_if(bones.begin(), bones.end(), [&](const Bone& bone) { return bone.name == names[i]; });
      if (found == bones.end()) {
        table.fault_at("bones", i, "no bone is called '" + names[i] + "'", "see bones.toml");
      } else {
        pad.bones.push_back(static_cast<std::size_t>(found - bones.begin()));
      }
    }
    table.check_unread();
    pads.push_back(std::move(pad));
  }
  if (pads.empty()) root.fault("pad", "no pads", "add at least one [[pad]]");
  root.check_unread();
  return pads;
}

/// What a pad is cut from.
struct Surroundings {
  SkinField skin;
  Skeleton skeleton;
  std::vector<Tissue> tissues;

  float to_bone(const Pad& pad, const glm::vec3& p) const {
    float least = 1e3F;
    for (const std::size_t bone : pad.bones) least = std::min(least, skeleton.distance(bone, p));
    return least;
  }
  float distance(const Pad& pad, const glm::vec3& p) const {
    const glm::vec3 offset = p - pad.at;
    const float c = std::cos(pad.turn);
    const float s = std::sin(pad.turn);
    float d = ellipsoid({c * offset.x + s * offset.z, offset.y, c * offset.z - s * offset.x}, pad.radii);
    if (d > 3.0F) return d;
    d = std::max(d, skin.distance(p) + pad.below_skin);
    d = std::max(d, clear_of_bone - to_bone(pad, p));
    if (d > 3.0F) return d;
    for (const Tissue& tissue : tissues) d = std::max(d, clear_of_tissue - tissue.distance(p));
    return d;
  }
};

/// Without the slivers that hang on no other triangle of the largest piece.
Shell largest_piece(const Shell& shell) {
  std::vector<std::uint32_t> leader(shell.positions.size());
  std::iota(leader.begin(), leader.end(), 0U);
  const auto find = [&](std::uint32_t i) {
    while (leader[i] != i) i = leader[i] = leader[leader[i]];
    return i;
  };
  for (std::size_t t = 0; t < shell.triangles.size(); t += 3) {
    leader[find(shell.triangles[t])] = find(shell.triangles[t + 1]);
    leader[find(shell.triangles[t])] = find(shell.triangles[t + 2]);
  }
  std::map<std::uint32_t, std::size_t> size;
  for (const std::uint32_t i : shell.triangles) ++size[find(i)];
  const std::uint32_t largest =
      std::max_element(size.begin(), size.end(), [](auto& a, auto& b) { return a.second < b.second; })->first;
  Simplified kept;
  std::vector<std::uint32_t> new_index(shell.positions.size());
  for (std::uint32_t i = 0; i < shell.positions.size(); ++i) {
    if (find(i) != largest) continue;
    new_index[i] = static_cast<std::uint32_t>(kept.kept.size());
    kept.kept.push_back(i);
  }
  for (const std::uint32_t i : shell.triangles) {
    if (find(i) == largest) kept.triangles.push_back(new_index[i]);
  }
  return subset_of(shell, kept);
}

/// -1 … 1, fixed for a cell of a lattice.
float jitter(glm::ivec3 cell, std::uint32_t axis) {
  std::uint32_t h = static_cast<std::uint32_t>(cell.x) * 73856093U ^ static_cast<std::uint32_t>(cell.y) * 19349663U ^
                    static_cast<std::uint32_t>(cell.z) * 83492791U ^ (axis + 1U) * 2654435761U;
  h = (h ^ (h >> 15U)) * 2246822519U;
  h ^= h >> 13U;
  return static_cast<float>(h & 0xFFFFU) / 32767.5F - 1.0F;
}

/// How far `p` lies from the wall between two chambers, in chambers (cells after Worley 1996).
float from_wall(const glm::vec3& p, float chamber) {
  const glm::vec3 q = p / chamber;
  const glm::ivec3 base(glm::floor(q));
  float nearest = 1e9F;
  float second = 1e9F;
  for (int z = -1; z <= 1; ++z) {
    for (int y = -1; y <= 1; ++y) {
      for (int x = -1; x <= 1; ++x) {
        const glm::ivec3 cell = base + glm::ivec3(x, y, z);
        const glm::vec3 seed =
            glm::vec3(cell) + 0.5F + 0.38F * glm::vec3(jitter(cell, 0), jitter(cell, 1), jitter(cell, 2));
        const float d = glm::length(q - seed);
        second = std::min(second, std::max(nearest, d));
        nearest = std::min(nearest, d);
      }
    }
  }
  return second - nearest;
}

/// Yellow fat between pale walls. sRGB.
glm::vec3 fat_colour(const glm::vec3& point, float chamber) {
  const glm::vec3 fat(0.93F, 0.76F, 0.42F);
  const glm::vec3 wall(0.96F, 0.89F, 0.74F);
  return glm::mix(wall, fat, smooth_step(0.05F, 0.32F, from_wall(point, chamber)));
}

/// The skin over each vertex of a pad and how much of its corrections the vertex takes over.
struct Following {
  std::array<std::uint32_t, covering> skin{};
  std::array<float, covering> share{};  ///< Sums to 1.
  float depth_share = 1.0F;             ///< 1 at the skin … 0 at the bone.
};

Following following_at(const glm::vec3& point_model, const anatomy::Mesh& skin) {
  std::array<std::pair<float, std::uint32_t>, covering> nearest;
  nearest.fill({std::numeric_limits<float>::max(), 0U});
  for (std::uint32_t v = 0; v < skin.positions.size(); ++v) {
    const glm::vec3 d = skin.positions[v] - point_model;
    const float distance2 = glm::dot(d, d);
    if (distance2 >= nearest.back().first) continue;
    nearest.back() = {distance2, v};
    std::sort(nearest.begin(), nearest.end());
  }
  Following following;
  float sum = 0.0F;
  for (std::size_t k = 0; k < covering; ++k) {
    following.skin[k] = nearest[k].second;
    following.share[k] = 1.0F / (nearest[k].first + 1e-8F);
    sum += following.share[k];
  }
  for (float& share : following.share) share /= sum;
  return following;
}

anatomy::Influences influences_of(const Following& following, const anatomy::Mesh& skin) {
  std::map<int, float> weight_of;
  for (std::size_t k = 0; k < covering; ++k) {
    const anatomy::Influences& from = skin.influences[following.skin[k]];
    for (std::size_t i = 0; i < 4; ++i) weight_of[from.joints[i]] += following.share[k] * from.weights[i];
  }
  return strongest_four(weight_of);
}

/// The skin's corrections as far as they reach into the pad.
void follow_correctives(anatomy::Mesh& mesh, const std::vector<Following>& following, const anatomy::Mesh& skin) {
  for (const anatomy::Corrective& from : skin.correctives) {
    std::vector<glm::vec3> position(skin.positions.size(), glm::vec3(0.0F));
    std::vector<glm::vec3> normal(skin.positions.size(), glm::vec3(0.0F));
    for (std::size_t i = 0; i < from.vertices.size(); ++i) {
      position[from.vertices[i]] = from.position_offsets[i];
      normal[from.vertices[i]] = from.normal_offsets[i];
    }
    anatomy::Corrective to{from.coordinate, from.at, {}, {}, {}};
    for (std::uint32_t v = 0; v < mesh.positions.size(); ++v) {
      glm::vec3 move(0.0F);
      glm::vec3 turn(0.0F);
      for (std::size_t k = 0; k < covering; ++k) {
        move += following[v].share[k] * position[following[v].skin[k]];
        turn += following[v].share[k] * normal[following[v].skin[k]];
      }
      move *= following[v].depth_share;
      if (glm::length(move) < least_offset) continue;
      to.vertices.push_back(v);
      to.position_offsets.push_back(move);
      to.normal_offsets.push_back(following[v].depth_share * turn);
    }
    if (!to.vertices.empty()) mesh.correctives.push_back(std::move(to));
  }
}

anatomy::Part part_of(const Pad& pad, const Surroundings& around, const anatomy::Mesh& skin, const FootFrame& frame) {
  const Field field = [&](const glm::vec3& p) { return around.distance(pad, p); };
  const glm::vec3 reach(std::max({pad.radii.x, pad.radii.y, pad.radii.z}) + 3.0F * pad.cell_mm);
  const Shell dense = largest_piece(polygonise(field, {pad.at - reach, pad.at + reach}, pad.cell_mm));
  const Shell shell = subset_of(dense, simplify(dense, pad.triangles));
  const std::size_t count = shell.positions.size();
  std::vector<glm::u8vec4> colours(count);
  std::vector<anatomy::Influences> influences(count);
  std::vector<Following> following(count);
  in_parallel(count, [&](std::size_t v) {
    const glm::vec3& p = shell.positions[v];
    colours[v] = to_colour(fat_colour(p, pad.chamber), openness(field, p, shell.normals[v]));
    following[v] = following_at(frame.to_model(p), skin);
    const float below = std::max(0.0F, -around.skin.distance(p) - pad.below_skin);
    const float above = std::max(0.0F, around.to_bone(pad, p) - clear_of_bone);
    following[v].depth_share = above / std::max(above + below, 1e-3F);
    influences[v] = influences_of(following[v], skin);
  });
  anatomy::Mesh mesh = mesh_from(shell, std::move(colours), std::move(influences), frame);
  follow_correctives(mesh, following, skin);
  anatomy::Mesh coarse = coarsened(mesh, coarse_triangles);
  return {pad.name, anatomy::Layer::fat_pad, {std::move(mesh), std::move(coarse)}};
}

}  // namespace

std::vector<anatomy::Part> fat_pad_parts(const std::string& folder, const anatomy::Rig& rig,
                                         const anatomy::Part& skin) {
  const FootFrame frame = load_foot_frame(folder);
  const Surroundings around{SkinField(load_skin_tables(folder)), load_skeleton(folder, rig), load_tissues(folder, rig)};
  text::Errors errors;
  std::vector<Pad> pads;
  if (const auto file = text::Document::load(folder + "/fat_pads.toml", errors)) {
    pads = pads_from(file->root(errors), around.skeleton);
  }
  if (!errors.empty()) throw base::Failure(std::move(errors));
  std::vector<anatomy::Part> parts;
  for (const Pad& pad : pads) parts.push_back(part_of(pad, around, skin.levels.front(), frame));
  return parts;
}

}  // namespace windlass::sculpt
