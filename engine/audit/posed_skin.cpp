#include "engine/audit/posed_skin.hpp"

#include <algorithm>
#include <limits>

#include <glm/geometric.hpp>

#include "engine/base/transform.hpp"

namespace windlass::audit {
namespace {

constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

/// `whole` with the vertices alone that have a place in `place_of`, in that order.
anatomy::Mesh reduced(const anatomy::Mesh& whole, const std::vector<std::uint32_t>& place_of, std::size_t count) {
  anatomy::Mesh mesh;
  mesh.positions.resize(count);
  mesh.normals.resize(count);
  mesh.influences.resize(count);
  for (std::size_t v = 0; v < place_of.size(); ++v) {
    if (place_of[v] == nowhere) continue;
    mesh.positions[place_of[v]] = whole.positions[v];
    mesh.normals[place_of[v]] = whole.normals[v];
    mesh.influences[place_of[v]] = whole.influences[v];
  }
  for (const anatomy::Corrective& corrective : whole.correctives) {
    anatomy::Corrective kept{corrective.coordinate, corrective.at, {}, {}, {}};  // even if empty: it ends others' reach
    for (std::size_t k = 0; k < corrective.vertices.size(); ++k) {
      const std::uint32_t place = place_of[corrective.vertices[k]];
      if (place == nowhere) continue;
      kept.vertices.push_back(place);
      kept.position_offsets.push_back(corrective.position_offsets[k]);
      kept.normal_offsets.push_back(corrective.normal_offsets[k]);
    }
    mesh.correctives.push_back(std::move(kept));
  }
  return mesh;
}

}  // namespace

Region region_of(const anatomy::Spot& spot) {
  return {spot.part, spot.is_left, spot.vertices};
}

Region around(const anatomy::Body& body, const Region& region, double distance) {
  const anatomy::Mesh& mesh = body.parts[region.part].levels.front();
  Region result{region.part, region.is_left, {}};
  for (std::uint32_t v = 0; v < mesh.positions.size(); ++v) {
    const auto is_near = [&](std::uint32_t own) {
      return static_cast<double>(glm::length(mesh.positions[v] - mesh.positions[own])) < distance;
    };
    if (std::any_of(region.vertices.begin(), region.vertices.end(), is_near)) result.vertices.push_back(v);
  }
  return result;
}

std::vector<std::array<std::uint32_t, 3>> triangles_in(const anatomy::Body& body, const Region& region) {
  const anatomy::Mesh& mesh = body.parts[region.part].levels.front();
  std::vector<std::uint32_t> place_of(mesh.positions.size(), nowhere);
  for (std::uint32_t i = 0; i < region.vertices.size(); ++i) place_of[region.vertices[i]] = i;
  std::vector<std::array<std::uint32_t, 3>> triangles;
  for (std::size_t t = 0; t + 2 < mesh.triangles.size(); t += 3) {
    const std::array corners{place_of[mesh.triangles[t]], place_of[mesh.triangles[t + 1]],
                             place_of[mesh.triangles[t + 2]]};
    if (std::find(corners.begin(), corners.end(), nowhere) == corners.end()) triangles.push_back(corners);
  }
  return triangles;
}

PosedSkin::PosedSkin(const anatomy::Body& body, const std::vector<Region>& regions) : rig_(&body.rig) {
  std::vector<std::vector<std::uint32_t>> places_of;  // of each sheet
  std::vector<std::uint32_t> counts;
  for (const Region& region : regions) {
    const motion::Side side = region.is_left ? motion::Side::left : motion::Side::right;
    const auto known = std::find_if(sheets_.begin(), sheets_.end(), [&](const Sheet& sheet) {
      return sheet.part == region.part && sheet.side == side;
    });
    const auto index = static_cast<std::size_t>(known - sheets_.begin());
    if (known == sheets_.end()) {
      sheets_.push_back({region.part, side, {}, {}});
      places_of.emplace_back(body.parts[region.part].levels.front().positions.size(), nowhere);
      counts.push_back(0);
    }
    Place place{index, {}, {}, {}};
    for (const std::uint32_t v : region.vertices) {
      std::uint32_t& at = places_of[index][v];
      if (at == nowhere) at = counts[index]++;
      place.vertices.push_back(at);
    }
    place.points.resize(place.vertices.size());
    place.normals.resize(place.vertices.size());
    places_.push_back(std::move(place));
  }
  for (std::size_t i = 0; i < sheets_.size(); ++i) {
    sheets_[i].mesh = reduced(body.parts[sheets_[i].part].levels.front(), places_of[i], counts[i]);
  }
}

void PosedSkin::pose(const motion::Pose& pose, const std::vector<base::Transform>& world_from_neutral) {
  for (const motion::Side side : {motion::Side::right, motion::Side::left}) {
    const auto is_of_side = [&](const Sheet& sheet) { return sheet.side == side; };
    if (std::none_of(sheets_.begin(), sheets_.end(), is_of_side)) continue;
    const std::vector<motion::DualQuaternion> motions = motion::motions_of(*rig_, world_from_neutral, side);
    for (Sheet& sheet : sheets_) {
      if (sheet.side == side) motion::skin(*rig_, sheet.mesh, pose, motions, side, sheet.surface);
    }
  }
  for (Place& place : places_) {
    const Sheet& sheet = sheets_[place.sheet];
    const bool is_left = sheet.side == motion::Side::left;
    for (std::size_t i = 0; i < place.vertices.size(); ++i) {
      const glm::dvec3 point(sheet.surface.positions[place.vertices[i]]);
      const glm::dvec3 normal(sheet.surface.normals[place.vertices[i]]);
      place.points[i] = is_left ? base::mirrored(point) : point;
      place.normals[i] = is_left ? base::mirrored(normal) : normal;
    }
  }
}

}  // namespace windlass::audit
