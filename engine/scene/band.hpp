#pragma once
// Skins of what lies along a line: straps, bands, ropes, seams.
#include <cstddef>
#include <vector>

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "engine/scene/shell.hpp"

namespace windlass::scene {

/// A place on a line: where it is, where the line runs, and where its flat side looks. Unit, at right angles.
struct Station {
  glm::dvec3 point{0.0};
  glm::dvec3 tangent{1, 0, 0};
  glm::dvec3 face{0, 1, 0};
  double breadth = 1.0;  ///< Share of the band's width there; what is drawn together grows thicker.
};

/// `count` stations in even steps along a smooth line through `points`. `faces` (one a point, or none) says where its
/// flat side looks; without, it looks up at the start and twists as little as it can. `breadths` likewise: see `Station`.
std::vector<Station> stations_along(const std::vector<glm::dvec3>& points, const std::vector<glm::dvec3>& faces,
                                    bool closed, std::size_t count, const std::vector<double>& breadths = {});

/// How many stations a line at rest needs.
std::size_t station_count(const std::vector<glm::dvec3>& points, bool closed, double width);

/// A flat or round band through `stations`; `size`: width and thickness. The same triangles for as many stations.
Shell tube_shell(const std::vector<Station>& stations, const glm::dvec2& size, bool closed);

/// The seam of a tennis ball of this diameter.
Shell seam_shell(double diameter);

}  // namespace windlass::scene
