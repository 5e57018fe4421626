#include "engine/sculpt/arm_tables.hpp"

#include <cmath>

#include <glm/geometric.hpp>

#include "engine/text/table.hpp"

namespace windlass::sculpt {
namespace {

using text::Table;

float number(Table& table, std::string_view key) {
  return static_cast<float>(table.number(key));
}

float length(Table& table, std::string_view key) {
  return static_cast<float>(table.number(key, 0.01, 1e4));
}

Placement hand_from(Table& table) {
  const glm::vec3 distal = glm::normalize(glm::vec3(table.vec3("distal")));
  const glm::vec3 dorsal = table.vec3("dorsal");
  const glm::vec3 radial = glm::normalize(glm::cross(dorsal, distal));
  const Placement hand{table.vec3("origin"), glm::mat3(radial, glm::cross(distal, radial), distal)};
  table.check_unread();
  return hand;
}

void read_arm(Table root, ArmTables& arm) {
  if (auto frame = root.table("frame")) arm.hand = hand_from(*frame);
  if (auto loft = root.table("loft")) {
    arm.sections = read_sections(*loft, "sections", 12);
    arm.top = number(*loft, "top");
    arm.top_rounding = length(*loft, "top_rounding");
    arm.shear = read_sections(*loft, "shear", 2);
    arm.shear_grows = numbers<2>(*loft, "shear_grows");
    arm.arch = numbers<4>(*loft, "arch");
    arm.front = numbers<3>(*loft, "front");
    arm.front_rounding = length(*loft, "front_rounding");
    loft->check_unread();
  }
  Compound masses;
  read_solids(root, "mass", {}, masses);
  arm.masses = masses.solids();
  root.check_unread();
}

FingerShape finger_from(Table& table) {
  FingerShape finger;
  finger.name = table.string("name");
  finger.root = table.vec3("root");
  finger.tip = table.vec3("tip");
  finger.up = table.vec3("up");
  finger.sections = read_sections(table, "sections", 8);
  for (std::size_t i = 0; i < finger.sections.size(); ++i) {
    const auto& row = finger.sections[i];
    if (row[1] <= 0 || row[2] <= row[4] || row[4] <= row[3] || row[6] < 1 || row[7] < 1) {
      table.fault_at("sections", i, "a section needs width, its widest height between bottom and top, exponents >= 1");
    }
  }
  const auto end = numbers<2>(table, "end");
  finger.end = end[0];
  finger.end_length = end[1];
  finger.start_length = length(table, "start_length");
  finger.web = length(table, "web");
  for (const auto& row : table.rows("creases", 4)) {
    finger.creases.push_back({static_cast<float>(row[0]), static_cast<float>(row[1]), static_cast<float>(row[2]),
                              static_cast<float>(std::abs(row[3])), row[3] < 0});
  }
  const auto nail = numbers<6>(table, "nail");
  finger.nail = {nail[0], nail[1], nail[2], nail[3]};
  finger.nail_axis = nail[4];
  finger.nail_bend = nail[5];
  finger.pad = number(table, "pad");
  table.check_unread();
  return finger;
}

void read_fingers(Table root, ArmTables& arm) {
  std::vector<Table> tables = root.tables("finger");
  if (tables.size() != arm.fingers.size()) root.fault("finger", "a hand has five digits");
  for (std::size_t i = 0; i < arm.fingers.size() && i < tables.size(); ++i) arm.fingers[i] = finger_from(tables[i]);
  root.check_unread();
}

}  // namespace

ArmTables load_arm_tables(const std::string& folder) {
  text::Errors errors;
  ArmTables arm;
  if (const auto file = text::Document::load(folder + "/arm.toml", errors)) read_arm(file->root(errors), arm);
  if (const auto file = text::Document::load(folder + "/arm_detail.toml", errors)) {
    text::Table root = file->root(errors);
    arm.details = read_curves(root, "detail");
    root.check_unread();
  }
  if (const auto file = text::Document::load(folder + "/fingers.toml", errors)) read_fingers(file->root(errors), arm);
  if (!errors.empty()) throw base::Failure(std::move(errors));
  return arm;
}

}  // namespace windlass::sculpt
