#pragma once
// Closed skins of the simple solids that things are built of, each in its solid's own frame.
#include <cstdint>
#include <vector>

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "engine/choreography/prop.hpp"

namespace windlass::scene {

/// Triangles, counter-clockwise seen from outside; metres. Corners meet in one vertex unless their edge is sharp.
struct Shell {
  std::vector<glm::vec3> positions;
  std::vector<glm::vec3> normals;  ///< unit, outward
  std::vector<std::uint32_t> triangles;
};

/// A box with rounded edges whose faces are divided into squares of about `cell` (m); a ball or a capsule where the
/// rounding takes it all.
Shell box_shell(const glm::dvec3& size, double rounding, double cell);

/// An ellipsoid.
Shell ball_shell(const glm::dvec3& size);

/// `profile` (radius, height) turned round y; its corners are rounded, its sides divided into pieces of at most `cell`
/// (m). It starts and ends on the axis.
Shell lathe_shell(const std::vector<glm::dvec2>& profile, double rounding, double cell);

/// The profile with its corners rounded: what a lathe turns.
std::vector<glm::dvec2> rounded_profile(const std::vector<glm::dvec2>& profile, double rounding);

Shell ring_shell(const glm::dvec3& size);
Shell cushion_shell(const glm::dvec3& size);
Shell loft_shell(const std::vector<choreography::Section>& sections);
Shell blades_shell(const glm::dvec3& size);

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

/// Nubs all over the wall of a lathe.
Shell nubs_shell(const std::vector<glm::dvec2>& profile);

/// Vertices in one place with one normal become one.
Shell welded(const Shell& shell);

/// Normals from the triangles around each place.
void smooth_normals(Shell& shell);

}  // namespace windlass::scene
