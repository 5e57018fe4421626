#include "engine/text/spot_table.hpp"

#include <algorithm>

#include <glm/geometric.hpp>

#include "engine/text/spelling.hpp"

namespace windlass::text {
namespace {

constexpr double metres_per_mm = 1e-3;

}  // namespace

anatomy::Spots spots_from(Table root, const anatomy::Body& body) {
  anatomy::Spots spots;
  std::vector<std::string> names;
  for (Table& table : root.tables("spot")) {
    anatomy::SpotRow row;
    row.name = table.string("name");
    row.part = table.string("part");
    row.at_model = table.vec3("at") * metres_per_mm + body.rig.stance;
    row.outward = table.vec3("outward");
    row.radius = table.number("radius", 1, 60) * metres_per_mm;
    table.check_unread();
    if (std::find(names.begin(), names.end(), row.name) != names.end()) {
      table.fault("name", "a second spot '" + row.name + "'", "rename it");
    }
    names.push_back(row.name);
    if (glm::length(row.outward) < 1e-6) {
      table.fault("outward", "a direction must not be zero");
      continue;
    }
    row.outward = glm::normalize(row.outward);
    const auto same_part = [&](const anatomy::Part& part) { return part.name == row.part; };
    if (std::none_of(body.parts.begin(), body.parts.end(), same_part)) continue;
    const auto spot = anatomy::spot_at(body, row);
    if (!spot) {
      table.fault("at", "no surface of " + row.part + " faces that way within 40 mm", "move it onto the skin");
      continue;
    }
    spots.all.push_back(*spot);
    if (anatomy::mirrored_name(row.name) == row.name) continue;
    spots.all.push_back(anatomy::mirrored(body, row, *spot));
  }
  for (Table& table : root.tables("group")) {
    const std::string name = table.string("name");
    const std::vector<std::string> members = table.strings("spots");
    for (std::size_t i = 0; i < members.size(); ++i) {
      const auto is_known = [&](const std::string& word) {
        return std::find(names.begin(), names.end(), word) != names.end();
      };
      if (is_known(members[i]) || is_known(anatomy::mirrored_name(members[i]))) continue;
      table.fault_at("spots", i, "no spot is called '" + members[i] + "'", did_you_mean(members[i], names));
    }
    table.check_unread();
    for (const bool is_left : {false, true}) {
      anatomy::SpotGroup group{is_left ? anatomy::mirrored_name(name) : name, {}};
      if (is_left && group.name == name) continue;
      for (const std::string& member : members) {
        const auto spot = anatomy::find_spot(spots, is_left ? anatomy::mirrored_name(member) : member);
        if (spot) group.spots.push_back(*spot);
      }
      if (!group.spots.empty()) spots.groups.push_back(std::move(group));
    }
  }
  root.check_unread();
  return spots;
}

anatomy::Spots load_spots(const std::string& folder, const anatomy::Body& body) {
  Errors errors;
  anatomy::Spots spots;
  if (const auto file = Document::load(folder + "/spots.toml", errors)) spots = spots_from(file->root(errors), body);
  if (!errors.empty()) throw base::Failure(std::move(errors));
  return spots;
}

}  // namespace windlass::text
