#include "engine/sculpt/skin_colour.hpp"

#include <cmath>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/sculpt/neighbours.hpp"
#include "engine/sculpt/parallel.hpp"
#include "engine/sculpt/primitives.hpp"
#include "engine/sculpt/surface_colour.hpp"
#include "engine/text/table.hpp"

namespace windlass::sculpt {
namespace {

glm::vec3 colour(text::Table& table, std::string_view key) {
  const glm::vec3 value = table.vec3(key);
  if (glm::any(glm::lessThan(value, glm::vec3(0))) || glm::any(glm::greaterThan(value, glm::vec3(255)))) {
    table.fault(key, "a colour's parts lie between 0 and 255");
  }
  return value;
}

/// Slow waves in all directions, about -1 to 1: the blotches of living skin.
float blotches(const glm::vec3& p) {
  const auto wave = [&](float scale, float shift) {
    return std::sin(p.x * 0.21F * scale + shift + 1.3F * std::sin(p.z * 0.13F * scale + p.y * 0.10F * scale)) *
           std::sin(p.z * 0.17F * scale + 1.7F * std::sin(p.y * 0.15F * scale + shift)) *
           std::sin(p.y * 0.19F * scale + p.x * 0.07F * scale + shift);
  };
  return 0.65F * wave(1.0F, 1.3F) + 0.35F * wave(2.7F, 0.4F);
}

/// Each colour drawn to the mean of its neighbours'.
std::vector<glm::u8vec4> smoothed_colours(std::vector<glm::u8vec4> colours, const Neighbours& neighbours) {
  constexpr int passes = 3;
  std::vector<glm::u8vec4> next(colours.size());
  for (int pass = 0; pass < passes; ++pass) {
    for (std::size_t v = 0; v < colours.size(); ++v) {
      const auto around = neighbours.of(v);
      glm::vec4 sum(0.0F);
      for (const std::uint32_t n : around) sum += glm::vec4(colours[n]);
      next[v] = glm::u8vec4(0.5F * (glm::vec4(colours[v]) + sum / static_cast<float>(around.size())) + 0.5F);
    }
    colours.swap(next);
  }
  return colours;
}

}  // namespace

std::vector<ColourSpot> read_spots(text::Table& table, std::string_view key) {
  std::vector<ColourSpot> spots;
  for (text::Table& group : table.tables(key)) {
    group.string("name");
    const glm::vec3 tint = colour(group, "colour");
    const auto rows = group.rows("at", 5);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i][3] <= 0) group.fault_at("at", i, "a radius must be positive");
      spots.push_back({glm::vec3(rows[i][0], rows[i][1], rows[i][2]), static_cast<float>(rows[i][3]),
                       static_cast<float>(rows[i][4]), tint});
    }
    group.check_unread();
  }
  return spots;
}

SkinColours load_skin_colours(const std::string& path) {
  text::Errors errors;
  SkinColours colours;
  if (const auto file = text::Document::load(path, errors)) {
    text::Table root = file->root(errors);
    colours.base = colour(root, "base");
    colours.sole = colour(root, "sole");
    colours.mottling = static_cast<float>(root.number("mottling", 0, 1));
    colours.spots = read_spots(root, "spots");
    root.check_unread();
  }
  if (!errors.empty()) throw base::Failure(std::move(errors));
  return colours;
}

glm::u8vec4 skin_colour(const SkinColours& colours, float sole, const Field& field, const glm::vec3& point,
                        const glm::vec3& normal, const glm::vec3& spot_point) {
  glm::vec3 tint = glm::mix(colours.base, colours.sole, sole);
  for (const ColourSpot& spot : colours.spots) {
    const float distance = glm::length(spot_point - spot.centre) / spot.radius;
    if (distance > 3.0F) continue;
    tint = glm::mix(tint, spot.colour, spot.strength * std::exp(-distance * distance));
  }
  tint *= 1.0F + colours.mottling * blotches(point);
  return to_colour(tint / 255.0F, openness(field, point, normal));
}

std::vector<glm::u8vec4> skin_colours(const SkinColours& colours,
                                      const std::function<float(const glm::vec3&, const glm::vec3&)>& sole,
                                      const Field& field, const Shell& shell) {
  std::vector<glm::u8vec4> result(shell.positions.size());
  in_parallel(result.size(), [&](std::size_t v) {
    const glm::vec3& p = shell.positions[v];
    const glm::vec3& n = shell.normals[v];
    result[v] = skin_colour(colours, sole(p, n), field, p, n, p);
  });
  return smoothed_colours(std::move(result), Neighbours(shell.positions.size(), shell.triangles));
}

}  // namespace windlass::sculpt
