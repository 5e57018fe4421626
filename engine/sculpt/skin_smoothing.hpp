#pragma once
// Delta mush (Mancewicz, Derksen, Rijpkema, Wilson 2014): bent skin is smoothed and its relief put back.
#include <vector>

#include <glm/vec3.hpp>

#include "engine/anatomy/body.hpp"
#include "engine/sculpt/bent_region.hpp"
#include "engine/sculpt/neighbours.hpp"

namespace windlass::sculpt {

inline constexpr int mush_passes = 50;

/// Draws the region's vertices towards the middle of their neighbours, each by its share in `strength`, which has one
/// entry a vertex of the mesh like `positions`.
void mush(std::vector<glm::vec3>& positions, const Region& region, const std::vector<float>& strength, int passes,
          const Neighbours& neighbours);

/// What one group's keys share.
struct Rest {
  Region region;
  std::vector<float> relief;       ///< m along the smoothed normal, per vertex of the region
  std::vector<glm::vec3> normals;  ///< of the mesh
};

/// The neutral skin, of which `region` will bend.
Rest rest_of(const anatomy::Mesh& mesh, Region region, const Neighbours& neighbours);

/// How much of its relief the skin loses, per vertex of the mesh: packed into a fold it has no room for it, pulled
/// over a knuckle it is drawn flat.
std::vector<float> ironed(const anatomy::Mesh& mesh, const std::vector<glm::vec3>& posed, const Region& region,
                          const Neighbours& neighbours);

}  // namespace windlass::sculpt
