#include "engine/sculpt/head.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/base/require.hpp"
#include "engine/sculpt/correctives.hpp"
#include "engine/sculpt/head_field.hpp"
#include "engine/sculpt/parallel.hpp"
#include "engine/sculpt/part.hpp"
#include "engine/sculpt/polygonise.hpp"
#include "engine/sculpt/primitives.hpp"
#include "engine/sculpt/stroke.hpp"
#include "engine/sculpt/surface_colour.hpp"

namespace windlass::sculpt {
namespace {

/// The neck turns over its whole length; jaw and back of the head move as one.
std::vector<anatomy::Influences> influences_of(const Shell& shell, const anatomy::Rig& rig) {
  const auto joint = [&](const char* name) {
    const auto found = anatomy::find_joint(rig, name);
    WINDLASS_REQUIRE(found.has_value());
    return static_cast<std::uint16_t>(*found);
  };
  const std::array<std::uint16_t, 3> joints = {joint("thorax"), joint("neck"), joint("head")};
  std::vector<anatomy::Influences> influences;
  for (const glm::vec3& p : shell.positions) {
    // The base of the skull lies lower in front, under the jaw, than behind.
    const float above_skull_base = p.y - 1470.0F - 0.40F * (50.0F - p.x);
    const float head = smooth_step(-50.0F, 28.0F, above_skull_base);
    const float neck = (1.0F - head) * smooth_step(1362.0F, 1442.0F, p.y + 0.25F * (p.x - 40.0F));
    std::array<std::pair<float, std::uint16_t>, 3> shares = {
        {{1.0F - head - neck, joints[0]}, {neck, joints[1]}, {head, joints[2]}}};
    std::sort(shares.rbegin(), shares.rend());
    anatomy::Influences influence;
    for (std::size_t k = 0; k < 3 && shares[k].first > 0.0F; ++k) {
      influence.joints[k] = shares[k].second;
      influence.weights[k] = shares[k].first;
    }
    influences.push_back(influence);
  }
  return influences;
}

void append(anatomy::Mesh& mesh, const anatomy::Mesh& more) {
  const auto offset = static_cast<std::uint32_t>(mesh.positions.size());
  mesh.positions.insert(mesh.positions.end(), more.positions.begin(), more.positions.end());
  mesh.normals.insert(mesh.normals.end(), more.normals.begin(), more.normals.end());
  mesh.colours.insert(mesh.colours.end(), more.colours.begin(), more.colours.end());
  mesh.influences.insert(mesh.influences.end(), more.influences.begin(), more.influences.end());
  for (const std::uint32_t v : more.triangles) mesh.triangles.push_back(offset + v);
}

}  // namespace

std::vector<anatomy::Part> head_parts(const std::string& tables_folder, const anatomy::Rig& rig) {
  const FootFrame frame = load_foot_frame(tables_folder);
  const auto middle = static_cast<float>(-frame.stance_mm.z);
  const HeadTables tables = load_head_tables(tables_folder, middle);
  const std::vector<CorrectiveKeys> keys = load_corrective_keys(tables_folder + "/correctives.toml", rig);
  SkinColours palette = load_skin_colours(tables_folder + "/skin_colour.toml");
  palette.spots = tables.spots;
  const HeadField head(tables, middle);

  const Field skin = [&](const glm::vec3& p) { return head.skin(p); };
  const Shell shell = polygonise(skin, tables.bounds, tables.cell_mm);
  std::vector<glm::u8vec4> colours(shell.positions.size());
  std::vector<glm::vec3> magnified(shell.positions.size());
  in_parallel(colours.size(), [&](std::size_t v) {
    const glm::vec3& p = shell.positions[v];
    colours[v] = skin_colour(palette, 0.0F, skin, p, shell.normals[v], head.on_right(p));
    magnified[v] = head.magnified(p);
  });
  anatomy::Mesh mesh = mesh_from(shell, std::move(colours), influences_of(shell, rig), frame);
  add_correctives(mesh, rig, keys, frame);

  const Field hair = [&](const glm::vec3& p) { return head.hair(p); };
  const Shell tuft = polygonise(hair, tables.bounds, tables.hair_cell_mm);
  std::vector<glm::u8vec4> dark(tuft.positions.size());
  in_parallel(dark.size(), [&](std::size_t v) {
    dark[v] = to_colour(tables.hair_colour / 255.0F, openness(hair, tuft.positions[v], tuft.normals[v]));
  });
  const anatomy::Mesh cap = mesh_from(tuft, std::move(dark), influences_of(tuft, rig), frame);
  std::vector<anatomy::Mesh> hair_levels = levels_of(cap, tables.hair_triangles);
  for (std::size_t level = 0; level < hair_levels.size(); ++level) {
    for (const Stroke& stroke : tables.strokes) {
      const Shell line =
          stroked(skin, stroke, tables.stroke_sections[std::min(level, tables.stroke_sections.size() - 1)]);
      std::vector<glm::u8vec4> ink(line.positions.size(), to_colour(stroke.colour / 255.0F, 1.0F));
      append(hair_levels[level], mesh_from(line, std::move(ink), influences_of(line, rig), frame));
    }
  }
  return {{"skin_head", anatomy::Layer::skin, levels_of(mesh, tables.triangles, std::move(magnified))},
          {"hair", anatomy::Layer::skin, std::move(hair_levels)}};
}

}  // namespace windlass::sculpt
