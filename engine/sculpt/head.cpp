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

/// What head and hair are made of.
struct Workshop {
  const HeadTables& tables;
  const HeadField& head;
  const anatomy::Rig& rig;
  const FootFrame& frame;
};

std::vector<anatomy::Mesh> skin_levels(const Workshop& with, const SkinColours& palette,
                                       const std::vector<CorrectiveKeys>& keys) {
  const Field skin = [&](const glm::vec3& p) { return with.head.skin(p); };
  const Shell shell = polygonise(skin, with.tables.bounds, with.tables.cell_mm);
  std::vector<glm::u8vec4> colours(shell.positions.size());
  std::vector<glm::vec3> magnified(shell.positions.size());
  in_parallel(colours.size(), [&](std::size_t v) {
    const glm::vec3& p = shell.positions[v];
    colours[v] = skin_colour(palette, 0.0F, skin, p, shell.normals[v], with.head.on_right(p));
    magnified[v] = with.head.magnified(with.tables.lenses, p);
  });
  anatomy::Mesh mesh = mesh_from(shell, std::move(colours), influences_of(shell, with.rig), with.frame);
  add_correctives(mesh, with.rig, keys, with.frame);
  return levels_of(mesh, with.tables.triangles, std::move(magnified));
}

std::vector<anatomy::Mesh> hair_levels(const Workshop& with) {
  const Field hair = [&](const glm::vec3& p) { return with.head.hair(p); };
  const Shell shell = polygonise(hair, with.tables.bounds, with.tables.hair_cell_mm);
  std::vector<glm::u8vec4> colours(shell.positions.size());
  std::vector<glm::vec3> magnified(shell.positions.size());
  in_parallel(colours.size(), [&](std::size_t v) {
    const glm::vec3& p = shell.positions[v];
    colours[v] = to_colour(with.tables.hair_colour / 255.0F, openness(hair, p, shell.normals[v]));
    magnified[v] = with.head.magnified(with.tables.hair_lenses, p);
  });
  const anatomy::Mesh mesh = mesh_from(shell, std::move(colours), influences_of(shell, with.rig), with.frame);
  return levels_of(mesh, with.tables.hair_triangles, std::move(magnified));
}

/// Brows, lashes and mouth.
void draw_strokes(const Workshop& with, const StrokeDetail& detail, anatomy::Mesh& on) {
  const Field skin = [&](const glm::vec3& p) { return with.head.skin(p); };
  for (const Stroke& stroke : with.tables.strokes) {
    const Shell shell = stroked(skin, stroke, detail);
    std::vector<glm::u8vec4> ink(shell.positions.size(), to_colour(stroke.colour / 255.0F, 1.0F));
    append(on, mesh_from(shell, std::move(ink), influences_of(shell, with.rig), with.frame));
  }
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
  const Workshop with{tables, head, rig, frame};

  std::vector<anatomy::Mesh> hair = hair_levels(with);
  for (std::size_t level = 0; level < hair.size(); ++level)
    draw_strokes(with, tables.stroke_levels[level], hair[level]);
  return {{"skin_head", anatomy::Layer::skin, skin_levels(with, palette, keys)},
          {"hair", anatomy::Layer::skin, std::move(hair)}};
}

}  // namespace windlass::sculpt
