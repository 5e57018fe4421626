#include "engine/sculpt/nails.hpp"

#include <cmath>

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vec4.hpp>

#include "engine/sculpt/neighbours.hpp"
#include "engine/sculpt/primitives.hpp"

namespace windlass::sculpt {
namespace {

constexpr std::uint32_t across_count = 23;
constexpr std::uint32_t along_count = 19;
constexpr float thickness_mm = 0.6F;
constexpr float overhang = 1.10F;  // how far the free edge reaches beyond the bed, as a share of half the length

/// sRGB.
constexpr glm::vec3 bed_colour(222, 172, 157);
constexpr glm::vec3 fold_colour(212, 158, 141);
constexpr glm::vec3 lunula_colour(229, 193, 180);
constexpr glm::vec3 free_edge_colour(231, 213, 194);

/// From inside the digit outward along `direction` to the skin (mm), starting
/// `start` away from the middle, where distances are of no use.
float skin_along(const Field& bare_skin, const glm::vec3& origin, const glm::vec3& direction, float start) {
  float travelled = start;
  for (int step = 0; step < 60; ++step) {
    const float d = bare_skin(origin + direction * travelled);
    if (d > -0.01F) break;
    travelled += std::max(-0.8F * d, 0.02F);
  }
  return travelled;
}

struct PlatePoint {
  glm::vec3 top{0.0F};
  glm::vec3 under{0.0F};
  glm::vec3 colour{0.0F};
};

/// `u` across and `v` along run from -1 to 1 over a square that is bent into the nail's outline.
PlatePoint plate_point(const Field& bare_skin, const NailSeat& seat, float u, float v) {
  const float squareness = nail_squareness(v);
  const float norm =
      std::pow(std::pow(std::abs(u), squareness) + std::pow(std::abs(v), squareness) + 1e-9F, 1 / squareness);
  const float scale = norm > 1e-3F ? std::max(std::abs(u), std::abs(v)) / norm : 1.0F;
  const float across = u * scale * (1.0F + 0.04F * v);  // a little broader toward the free edge
  const float along = v * scale;

  const Nail& nail = seat.nail;
  const Placement& frame = seat.frame;
  const float x = nail.beyond + 0.5F * nail.length * along * (along > 0 ? overhang : 1.0F);
  const float bed_end = nail.beyond + 0.40F * nail.length;
  const float angle = 0.5F * across * nail.width / seat.bend;
  const glm::vec3 direction = frame.axes * glm::vec3(0.0F, std::cos(angle), std::sin(angle));
  const glm::vec3 origin = frame.to_foot(glm::vec3(std::min(x, bed_end), 0.0F, 0.0F));

  const float edge = std::max(std::abs(across), -along);
  // Sides and root dip into the folds of the skin, only the free edge shows.
  const float rise = nail.height * (0.85F * (1.0F - std::pow(edge, 3.5F))) - 0.45F * std::pow(edge, 8.0F);
  PlatePoint point;
  point.top = origin + direction * (skin_along(bare_skin, origin, direction, 0.5F * seat.bend) + rise);
  if (x > bed_end) {  // beyond the bed the plate goes straight on, dipping a little
    const float free = x - bed_end;
    point.top += frame.axes[0] * free - direction * (0.05F * free * free);
  }
  point.under = point.top - direction * thickness_mm;

  const float free_edge = smooth_step(0.80F, 0.92F, along + 0.08F * across * across);
  const float lunula = smooth_step(-0.40F, -0.66F, along + 0.5F * across * across);
  const float fold = smooth_step(0.80F, 1.0F, edge);
  const glm::vec3 bed = glm::mix(glm::mix(bed_colour, lunula_colour, lunula), fold_colour, fold);
  point.colour = glm::mix(bed, free_edge_colour, free_edge);
  return point;
}

}  // namespace

NailShell nail_shell(const Field& bare_skin, const NailSeat& seat) {
  NailShell nail;
  constexpr std::uint32_t count = across_count * along_count;
  nail.shell.positions.resize(2 * count);
  nail.colours.resize(2 * count);
  for (std::uint32_t b = 0; b < along_count; ++b) {
    for (std::uint32_t a = 0; a < across_count; ++a) {
      const float u = -1.0F + 2.0F * static_cast<float>(a) / (across_count - 1);
      const float v = -1.0F + 2.0F * static_cast<float>(b) / (along_count - 1);
      const PlatePoint point = plate_point(bare_skin, seat, u, v);
      const std::uint32_t i = b * across_count + a;
      nail.shell.positions[i] = point.top;
      nail.shell.positions[count + i] = point.under;
      nail.colours[i] = nail.colours[count + i] = glm::u8vec4(glm::u8vec3(point.colour), 255);
    }
  }
  std::vector<std::uint32_t>& triangles = nail.shell.triangles;
  const auto quad = [&](std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    for (const std::uint32_t i : {a, b, c, a, c, d}) triangles.push_back(i);
  };
  const auto at = [&](std::uint32_t a, std::uint32_t b) { return b * across_count + a; };
  for (std::uint32_t b = 0; b + 1 < along_count; ++b) {
    for (std::uint32_t a = 0; a + 1 < across_count; ++a) {
      quad(at(a, b), at(a + 1, b), at(a + 1, b + 1), at(a, b + 1));
      quad(count + at(a, b), count + at(a, b + 1), count + at(a + 1, b + 1), count + at(a + 1, b));
    }
  }
  const auto rim = [&](std::uint32_t from, std::uint32_t to) { quad(to, from, count + from, count + to); };
  for (std::uint32_t a = 0; a + 1 < across_count; ++a) {
    rim(at(a, 0), at(a + 1, 0));
    rim(at(a + 1, along_count - 1), at(a, along_count - 1));
  }
  for (std::uint32_t b = 0; b + 1 < along_count; ++b) {
    rim(at(across_count - 1, b), at(across_count - 1, b + 1));
    rim(at(0, b + 1), at(0, b));
  }
  nail.shell.normals = mesh_normals(nail.shell.positions, triangles);
  return nail;
}

}  // namespace windlass::sculpt
