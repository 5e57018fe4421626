#include "engine/sculpt/skin_tables.hpp"

#include "engine/text/table.hpp"

namespace windlass::sculpt {
namespace {

using text::Table;

float number(Table& table, std::string_view key, double min = -1e4, double max = 1e4) {
  return static_cast<float>(table.number(key, min, max));
}

/// A radius that something is divided by.
float radius(Table& table, std::string_view key) {
  return number(table, key, 0.01);
}

std::vector<Ellipsoid> ellipsoids(Table& root, std::string_view key) {
  std::vector<Ellipsoid> result;
  for (Table& table : root.tables(key)) {
    table.string("name");
    const glm::vec3 centre = table.vec3("centre");
    const glm::vec3 radii = table.vec3("radii");
    if (radii.x <= 0 || radii.y <= 0 || radii.z <= 0) table.fault("radii", "a radius must be positive");
    result.push_back({centre, radii, radius(table, "blend")});
    table.check_unread();
  }
  return result;
}

MassTables masses_from(Table root) {
  MassTables m;
  if (auto leg = root.table("leg")) {
    m.leg_sections = read_sections(*leg, "sections", 11);
    m.leg_top = number(*leg, "top");
    m.leg_top_rounding = radius(*leg, "top_rounding");
    leg->check_unread();
  }
  if (auto foot = root.table("foot")) {
    m.foot_sections = read_sections(*foot, "sections", 12);
    m.foot_shear = read_sections(*foot, "shear", 2);
    m.foot_shear_grows = numbers<2>(*foot, "shear_grows");
    m.foot_front = numbers<3>(*foot, "front");
    m.foot_front_rounding = radius(*foot, "front_rounding");
    m.foot_back = number(*foot, "back");
    m.foot_back_rounding = radius(*foot, "back_rounding");
    foot->check_unread();
  }
  if (auto blend = root.table("blend")) {
    m.leg_and_foot_blend = radius(*blend, "leg_and_foot");
    blend->check_unread();
  }
  if (auto floor = root.table("floor")) {
    m.floor_height = number(*floor, "height");
    m.floor_softness = radius(*floor, "softness");
    m.sink = number(*floor, "sink", 0);
    m.sink_height = radius(*floor, "sink_height");
    floor->check_unread();
  }
  m.bumps = ellipsoids(root, "bump");
  m.hollows = ellipsoids(root, "hollow");
  root.check_unread();
  return m;
}

ToeShape toe_from(Table& table) {
  ToeShape toe;
  const auto chain = table.rows("chain", 5);
  if (chain.size() != 4) table.fault("chain", "a chain has four rows");
  for (std::size_t i = 0; i < 4 && i < chain.size(); ++i) {
    toe.centres[i] = glm::vec3(chain[i][0], chain[i][1], chain[i][2]);
    toe.half_widths[i] = static_cast<float>(chain[i][3]);
    toe.half_heights[i] = static_cast<float>(chain[i][4]);
    if (toe.half_widths[i] <= 0 || toe.half_heights[i] <= 0)
      table.fault_at("chain", i, "a half-width must be positive");
  }
  toe.up = table.vec3("up");
  toe.blend = radius(table, "blend");
  toe.web = radius(table, "web");
  const auto pad = table.rows("pad", 3);
  if (pad.size() == 2) {
    toe.pad = glm::vec3(pad[0][0], pad[0][1], pad[0][2]);
    toe.pad_radii = glm::vec3(pad[1][0], pad[1][1], pad[1][2]);
  } else {
    table.fault("pad", "a pad is a centre and three radii", "write [[x, y, z], [across, height, along]]");
  }
  toe.pad_blend = radius(table, "pad_blend");
  const auto knuckle = numbers<2>(table, "knuckle");
  toe.knuckle_height = knuckle[0];
  toe.knuckle_spread = knuckle[1];
  const auto creases = table.rows("creases", 5);
  for (std::size_t i = 0; i < creases.size(); ++i) {
    const auto& row = creases[i];
    if (row[0] < 1 || row[0] > 3) table.fault_at("creases", i, "a crease lies beyond row 1, 2 or 3 of the chain");
    toe.creases.push_back({static_cast<int>(row[0]) - 1, static_cast<float>(row[1]), static_cast<float>(row[2]),
                           static_cast<float>(row[3]), static_cast<float>(std::abs(row[4])), row[4] < 0});
  }
  const auto nail = numbers<4>(table, "nail");
  toe.nail = {nail[0], nail[1], nail[2], nail[3]};
  table.check_unread();
  return toe;
}

std::array<ToeShape, 5> toes_from(Table root) {
  std::array<ToeShape, 5> toes;
  std::vector<Table> tables = root.tables("toe");
  if (tables.size() != toes.size()) root.fault("toe", "a foot has five toes");
  for (std::size_t i = 0; i < toes.size() && i < tables.size(); ++i) toes[i] = toe_from(tables[i]);
  root.check_unread();
  return toes;
}

}  // namespace

Rows read_sections(Table& table, std::string_view key, std::size_t columns) {
  Rows rows = table.rows(key, columns);
  if (rows.size() < 2) table.fault(key, "a table of sections needs two rows or more");
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i][0] <= rows[i - 1][0])
      table.fault_at(key, i, "the first column must rise from row to row", "sort the rows");
  }
  return rows;
}

std::vector<DetailCurve> read_curves(Table& parent, std::string_view key) {
  std::vector<DetailCurve> curves;
  for (Table& table : parent.tables(key)) {
    table.string("name");
    DetailCurve curve;
    const auto rows = table.rows("points", 5);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto& row = rows[i];
      if (row[4] < 0.2) table.fault_at("points", i, "a spread must be at least 0.2 mm");
      curve.push_back({glm::vec3(row[0], row[1], row[2]), static_cast<float>(row[3]), static_cast<float>(row[4])});
    }
    if (curve.empty()) table.fault("points", "a detail needs a point or more");
    table.check_unread();
    curves.push_back(std::move(curve));
  }
  return curves;
}

SkinTables load_skin_tables(const std::string& folder) {
  text::Errors errors;
  SkinTables tables;
  if (const auto file = text::Document::load(folder + "/skin.toml", errors))
    tables.masses = masses_from(file->root(errors));
  if (const auto file = text::Document::load(folder + "/skin_detail.toml", errors)) {
    Table root = file->root(errors);
    tables.details = read_curves(root, "detail");
    tables.lines = read_curves(root, "line");
    root.check_unread();
  }
  if (const auto file = text::Document::load(folder + "/toes.toml", errors))
    tables.toes = toes_from(file->root(errors));
  if (!errors.empty()) throw base::Failure(std::move(errors));
  return tables;
}

}  // namespace windlass::sculpt
