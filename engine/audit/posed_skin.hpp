#pragma once
// The skin of chosen regions in a posture: only their vertices are posed, at the finest level.
#include <array>
#include <cstdint>
#include <vector>

#include <glm/vec3.hpp>

#include "engine/anatomy/body.hpp"
#include "engine/motion/skinning.hpp"

namespace windlass::audit {

/// Vertices of one part's finest level, on one side.
struct Region {
  std::size_t part = 0;
  bool is_left = false;  ///< On the part's mirror image.
  std::vector<std::uint32_t> vertices;
};

Region region_of(const anatomy::Spot& spot);

/// All of `region`'s part that lies within `distance` (m) of it in the neutral posture.
Region around(const anatomy::Body& body, const Region& region, double distance);

/// The triangles whose corners all lie in `region`, as places in its list of vertices.
std::vector<std::array<std::uint32_t, 3>> triangles_in(const anatomy::Body& body, const Region& region);

class PosedSkin {
 public:
  /// The body must outlive it. Regions are numbered in the order given; they may overlap.
  PosedSkin(const anatomy::Body& body, const std::vector<Region>& regions);

  /// `world_from_neutral`: of the joints in `pose`.
  void pose(const motion::Pose& pose, const std::vector<base::Transform>& world_from_neutral);

  /// World, m: one entry per vertex of the region, of the posture shown last.
  const std::vector<glm::dvec3>& points(std::size_t region) const { return places_[region].points; }
  /// World, unit, outward.
  const std::vector<glm::dvec3>& normals(std::size_t region) const { return places_[region].normals; }

 private:
  /// What is posed of one part on one side.
  struct Sheet {
    std::size_t part = 0;
    motion::Side side = motion::Side::right;
    anatomy::Mesh mesh;
    motion::Surface surface;
  };
  struct Place {
    std::size_t sheet = 0;
    std::vector<std::uint32_t> vertices;  ///< Of the sheet.
    std::vector<glm::dvec3> points;
    std::vector<glm::dvec3> normals;
  };
  const anatomy::Rig* rig_;
  std::vector<Sheet> sheets_;
  std::vector<Place> places_;
};

}  // namespace windlass::audit
