#include "engine/content/read_limits.hpp"

#include <algorithm>
#include <tuple>

#include "engine/base/units.hpp"
#include "engine/text/table.hpp"

namespace windlass::content {
namespace {

using text::Table;

std::pair<double, double> range(Table& table, std::string_view key) {
  const std::vector<double> ends = table.numbers(key, 2);
  if (ends.size() != 2) return {0.0, 0.0};
  if (ends[0] > ends[1]) table.fault(key, "a range begins with its smaller end");
  return {base::radians(ends[0]), base::radians(ends[1])};
}

audit::Clamp read_clamp(Table& table, const anatomy::Rig& rig) {
  audit::Clamp clamp;
  clamp.coordinates = table.strings("coordinates");
  for (std::size_t i = 0; i < clamp.coordinates.size(); ++i) {
    const std::string& name = clamp.coordinates[i];
    const std::size_t dot = std::min(name.find('.'), name.size());
    if (anatomy::find_coordinate(rig, name.substr(0, dot) + "_r" + name.substr(dot))) continue;
    table.fault_at("coordinates", i, "the rig has no '" + name + "'", "name it without a side: \"ankle.dorsiflexion\"");
  }
  std::tie(clamp.open_min, clamp.open_max) = range(table, "open_deg");
  std::tie(clamp.loaded_min, clamp.loaded_max) = range(table, "loaded_deg");
  table.string("source");
  table.check_unread();
  return clamp;
}

}  // namespace

audit::Limits load_limits(const std::string& file, const anatomy::Rig& rig) {
  text::Errors errors;
  audit::Limits limits;
  if (const auto document = text::Document::load(file, errors)) {
    Table root = document->root(errors);
    for (Table& table : root.tables("clamp")) limits.clamps.push_back(read_clamp(table, rig));
    const auto deg = [](double value) { return base::radians(value); };
    if (auto table = root.table("joints")) {
      limits.straight_knee = deg(table->number("straight_knee_deg", 0, 90));
      limits.straight_ankle = deg(table->number("straight_ankle_max_deg", 0, 90));
      limits.loaded_share = table->number("loaded_from", 0, 2);
      limits.angle_tolerance = deg(table->number("tolerance_deg", 0, 1));
      limits.shift_tolerance = 1e-3 * table->number("tolerance_mm", 0, 5);
      table->string("source");
      table->check_unread();
    }
    if (auto table = root.table("contact")) {
      limits.gap = 1e-3 * table->number("gap_mm", 0, 10);
      limits.penetration = 1e-3 * table->number("penetration_mm", 0, 10);
      limits.slip = 1e-3 * table->number("slip_mm", 0, 10);
      limits.length_share = 1e-2 * table->number("length_percent", 0, 50);
      limits.skid = 1e-3 * table->number("skid_mm_s", 0, 100);
      table->string("source");
      table->check_unread();
    }
    if (auto table = root.table("motion")) {
      limits.turn_speed = deg(table->number("turn_speed_deg_s", 1));
      limits.shift_speed = table->number("shift_speed_m_s", 0.01);
      limits.turn_jerk = deg(table->number("turn_jerk_deg_s3", 1));
      limits.shift_jerk = table->number("shift_jerk_m_s3", 0.01);
      limits.seen_turn_jerk = deg(table->number("seen_turn_jerk_deg_s3", 1));
      limits.seen_shift_jerk = table->number("seen_shift_jerk_m_s3", 0.01);
      limits.spike_times_typical = table->number("times_typical", 1, 100);
      limits.spike_rate = table->number("quicker_than_per_s", 1, 200);
      limits.spike_window = table->number("window_s", 0.1, 2);
      table->string("source");
      table->check_unread();
    }
    if (auto table = root.table("flight")) {
      limits.flight_force = table->number("tolerance_m_s2", 0, 5);
      limits.landing = table->number("landing_m_s2", 0, 200);
      limits.impact = table->number("impact_s", 0, 0.5);
      limits.impact_turn_jerk = deg(table->number("impact_turn_jerk_deg_s3", 1));
      limits.impact_shift_jerk = table->number("impact_shift_jerk_m_s3", 0.01);
      table->string("source");
      table->check_unread();
    }
    root.check_unread();
  }
  if (!errors.empty()) throw base::Failure(std::move(errors));
  return limits;
}

}  // namespace windlass::content
