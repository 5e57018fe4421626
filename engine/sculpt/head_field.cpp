#include "engine/sculpt/head_field.hpp"

#include <cmath>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/sculpt/primitives.hpp"

namespace windlass::sculpt {
namespace {

constexpr float far_mm = 1e4F;
constexpr float relief_reach_mm = 14.0F;

float number(text::Table& table, std::string_view key, double min = -1e4, double max = 1e4) {
  return static_cast<float>(table.number(key, min, max));
}

glm::vec2 to_vec2(const std::vector<double>& values) {
  return {static_cast<float>(values[0]), static_cast<float>(values[1])};
}

/// A count for each level of detail.
std::vector<std::size_t> levels(text::Table& table, std::string_view key) {
  std::vector<std::size_t> counts;
  for (const double count : table.numbers(key)) counts.push_back(static_cast<std::size_t>(count));
  if (counts.empty()) table.fault(key, "a part needs a level of detail or more");
  return counts;
}

std::vector<Lens> lenses(text::Table& table) {
  std::vector<Lens> lenses;
  const auto rows = table.rows("lenses", 5);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto radius = static_cast<float>(rows[i][3]);
    const auto share = static_cast<float>(rows[i][4]);
    if (radius <= 0.0F || share <= -1.0F || share > 2.0F) {
      table.fault_at("lenses", i, "a lens has a radius above 0 and a share between -1 and 2: beyond, it would fold");
    }
    lenses.push_back({glm::vec3(rows[i][0], rows[i][1], rows[i][2]), radius, share});
  }
  return lenses;
}

std::vector<Solid> solids(text::Table& table, std::string_view key) {
  Compound compound;
  read_solids(table, key, Authoring{}, compound);
  if (compound.empty()) table.fault(key, "a head needs a solid or more here");
  return compound.solids();
}

void read_skin(text::Table& table, HeadTables& head) {
  head.cell_mm = number(table, "cell", 0.5, 10);
  head.bottom = number(table, "bottom");
  head.bottom_rounding = number(table, "bottom_rounding", 0.01);
  head.mid_rounding = number(table, "mid_rounding", 0);
  head.bounds = {table.vec3("low"), table.vec3("high")};
  head.triangles = levels(table, "triangles");
  head.masses = solids(table, "mass");
  head.ears = solids(table, "ear");
  head.details = read_curves(table, "detail");
  head.spots = read_spots(table, "spots");
  head.lenses = lenses(table);
  table.check_unread();
}

void read_hair(text::Table& table, HeadTables& head) {
  head.hair_colour = table.vec3("colour");
  head.hair_cell_mm = number(table, "cell", 0.5, 10);
  head.hair_triangles = levels(table, "triangles");
  head.hair_lenses = lenses(table);
  for (const std::vector<double>& point : table.rows("line", 2)) head.hair_line.push_back(to_vec2(point));
  if (head.hair_line.size() < 3) table.fault("line", "an outline needs at least three points");
  head.hair_edge = number(table, "edge", 0.1);
  head.hair_rim = number(table, "rim", 0, 20);
  head.hair_grows = number(table, "grows", 1);
  head.hair_thickness = number(table, "thickness", 0, 20);
  head.hair_volumes = solids(table, "volume");
  table.check_unread();
}

/// Written for the right side. One that begins on the mid-line goes on beyond it; any other has its mirror image.
void read_strokes(text::Table& table, float middle, HeadTables& head) {
  constexpr float on_mid_line = 0.5F;  // mm
  const auto details = table.rows("levels", 2);
  for (std::size_t i = 0; i < details.size(); ++i) {
    if (details[i][0] < 2 || details[i][1] < 0) table.fault_at("levels", i, "a line has two cross-sections or more");
    head.stroke_levels.push_back({static_cast<std::size_t>(details[i][0]), static_cast<float>(details[i][1])});
  }
  if (head.stroke_levels.size() != head.hair_triangles.size()) {
    table.fault("levels", "lines need as many levels of detail as the hair");
  }
  for (text::Table& row : table.tables("line")) {
    row.string("name");
    Stroke stroke;
    stroke.colour = row.vec3("colour");
    stroke.raised = number(row, "raised", 0, 10);
    for (const std::vector<double>& p : row.rows("rows", 4)) {
      stroke.points.push_back({glm::vec3(p[0], p[1], p[2]), static_cast<float>(p[3])});
    }
    row.check_unread();
    if (stroke.points.size() < 2) {
      row.fault("rows", "a line needs at least two rows");
      continue;
    }
    Stroke other = mirrored(stroke, middle);
    if (std::abs(stroke.points.front().position.z - middle) > on_mid_line) {
      head.strokes.push_back(std::move(other));
    } else {
      stroke.points.insert(stroke.points.begin(), other.points.rbegin(), other.points.rend() - 1);
    }
    head.strokes.push_back(std::move(stroke));
  }
  table.check_unread();
}

}  // namespace

HeadTables load_head_tables(const std::string& folder, float middle) {
  text::Errors errors;
  HeadTables head;
  if (const auto file = text::Document::load(folder + "/head.toml", errors)) {
    text::Table root = file->root(errors);
    if (auto skin = root.table("skin")) read_skin(*skin, head);
    if (auto hair = root.table("hair")) read_hair(*hair, head);
    if (auto strokes = root.table("strokes")) read_strokes(*strokes, middle, head);
    root.check_unread();
  }
  if (!errors.empty()) throw base::Failure(std::move(errors));
  return head;
}

HeadField::HeadField(const HeadTables& tables, float middle)
    : tables_(tables), middle_(middle), relief_(tables.details), hair_line_(tables.hair_line) {}

glm::vec3 HeadField::on_right(const glm::vec3& point) const {
  return {point.x, point.y, middle_ + std::hypot(point.z - middle_, tables_.mid_rounding)};
}

float HeadField::skin_at(const glm::vec3& right, bool with_ears) const {
  float d = joined(far_mm, tables_.masses, right);
  if (with_ears) d = joined(d, tables_.ears, right);
  if (std::abs(d) < relief_reach_mm) d -= relief_.height_at(right);
  return smooth_max(d, tables_.bottom - right.y, tables_.bottom_rounding);
}

float HeadField::hair(const glm::vec3& point) const {
  const glm::vec3 p = on_right(point);
  const float outside = hair_line_.distance({p.x, p.y});
  const float skin = skin_at(p, false);
  const float full = joined(skin - tables_.hair_thickness, tables_.hair_volumes, p);
  const float grown = smooth_step(0.0F, -tables_.hair_grows, outside);
  return smooth_max(glm::mix(skin - tables_.hair_rim, full, grown), outside, tables_.hair_edge);
}

glm::vec3 HeadField::magnified(const std::vector<Lens>& lenses, const glm::vec3& point) const {
  const glm::vec3 p = on_right(point);
  glm::vec3 moved = point;
  for (const Lens& lens : lenses) {
    const glm::vec3 offset = p - lens.centre;
    const glm::vec3 shift = offset * (lens.share * bell(glm::length(offset), lens.radius));
    moved += glm::vec3(shift.x, shift.y, point.z < middle_ ? -shift.z : shift.z);
  }
  return moved;
}

}  // namespace windlass::sculpt
