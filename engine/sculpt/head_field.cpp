#include "engine/sculpt/head_field.hpp"

#include <cmath>

#include "engine/sculpt/primitives.hpp"

namespace windlass::sculpt {
namespace {

constexpr float far_mm = 1e4F;
constexpr float relief_reach_mm = 14.0F;
constexpr float rooted_mm = 6.0F;  // how deep in the skin hair begins

float number(text::Table& table, std::string_view key, double min = -1e4, double max = 1e4) {
  return static_cast<float>(table.number(key, min, max));
}

std::array<float, 2> pair(text::Table& table, std::string_view key) {
  const std::vector<double> values = table.numbers(key, 2);
  return {static_cast<float>(values[0]), static_cast<float>(values[1])};
}

std::vector<std::size_t> levels(text::Table& table) {
  std::vector<std::size_t> counts;
  for (const double count : table.numbers("triangles")) counts.push_back(static_cast<std::size_t>(count));
  if (counts.empty()) table.fault("triangles", "a part needs a level of detail or more");
  return counts;
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
  head.triangles = levels(table);
  head.masses = solids(table, "mass");
  head.ears = solids(table, "ear");
  head.details = read_curves(table, "detail");
  head.spots = read_spots(table, "spots");
  table.check_unread();
}

void read_hair(text::Table& table, HeadTables& head) {
  head.hair_colour = table.vec3("colour");
  head.hair_cell_mm = number(table, "cell", 0.5, 10);
  head.hair_triangles = levels(table);
  head.hair_line = read_sections(table, "line", 2);
  head.hair_edge = number(table, "edge", 0.1);
  head.hair_thickness = pair(table, "thickness");
  head.hair_grows = pair(table, "grows");
  for (text::Table& row : table.tables("mark")) {
    row.string("name");
    const float raised = number(row, "raised", 0, 10);
    std::vector<TubePoint> points;
    for (const std::vector<double>& p : row.rows("rows", 5)) {
      points.push_back({glm::vec3(p[0], p[1], p[2]), {static_cast<float>(p[3]), static_cast<float>(p[4])}});
    }
    if (points.size() < 2) {
      row.fault("rows", "a mark needs at least two rows");
    } else {
      head.marks.push_back({Tube(points, glm::vec3(0, 1, 0)), raised});
    }
    row.check_unread();
  }
  table.check_unread();
}

}  // namespace

HeadTables load_head_tables(const std::string& folder) {
  text::Errors errors;
  HeadTables head;
  if (const auto file = text::Document::load(folder + "/head.toml", errors)) {
    text::Table root = file->root(errors);
    if (auto skin = root.table("skin")) read_skin(*skin, head);
    if (auto hair = root.table("hair")) read_hair(*hair, head);
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
  const float skin = skin_at(p, false);
  std::array<float, 1> here{};
  std::array<float, 1> ahead{};
  hair_line_.at(p.x, here);
  hair_line_.at(p.x + 1.0F, ahead);
  const float slope = ahead[0] - here[0];
  const float within = (p.y - here[0]) / std::sqrt(1.0F + slope * slope);  // mm from the hair line
  const float full = tables_.hair_thickness[0] + (tables_.hair_thickness[1] - tables_.hair_thickness[0]) *
                                                     smooth_step(tables_.hair_grows[0], tables_.hair_grows[1], p.y);
  const float grown = smooth_step(-0.6F * tables_.hair_edge, tables_.hair_edge, within);
  const float thickness = (full + rooted_mm) * grown - rooted_mm;
  float d = smooth_max(skin - thickness, -within - tables_.hair_edge, 2.0F);
  for (const HairMark& mark : tables_.marks) {
    d = std::min(d, smooth_max(mark.tube.distance(p), std::abs(skin + 1.5F) - 1.5F - mark.raised, 1.0F));
  }
  return d;
}

}  // namespace windlass::sculpt
