#include "engine/text/path_table.hpp"

#include <algorithm>

#include "engine/text/spelling.hpp"

namespace windlass::text {
namespace {

constexpr double metres_per_mm = 1e-3;

}  // namespace

std::vector<anatomy::Path> paths_from(Table root, const anatomy::Rig& rig, const glm::dvec3& stance_m) {
  std::vector<anatomy::Path> paths;
  for (Table& table : root.tables("path")) {
    anatomy::Path path;
    path.name = table.string("name");
    const auto same = [&](const anatomy::Path& other) { return other.name == path.name; };
    if (std::any_of(paths.begin(), paths.end(), same)) {
      table.fault("name", "a second path '" + path.name + "'", "rename it");
    }
    path.part = table.string("part");
    for (Table& row : table.tables("points")) {
      const int joint = reference(row, "joint", rig.joints, "the rig has no");
      path.points.push_back({joint, row.vec3("at") * metres_per_mm + stance_m});
      row.check_unread();
    }
    if (path.points.size() < 2) table.fault("points", "a path needs two points");
    for (Table& row : table.tables("winds")) {
      const int coordinate = reference(row, "coordinate", rig.coordinates, "the rig has no");
      path.windings.push_back({coordinate, row.number("radius", -50, 50) * metres_per_mm});
      row.check_unread();
    }
    table.check_unread();
    paths.push_back(std::move(path));
  }
  if (paths.empty()) root.fault("path", "no paths", "add at least one [[path]]");
  root.check_unread();
  return paths;
}

std::vector<anatomy::Path> load_paths(const std::string& folder, const anatomy::Rig& rig) {
  Errors errors;
  std::vector<anatomy::Path> paths;
  const auto rig_file = Document::load(folder + "/rig.toml", errors);
  const auto file = Document::load(folder + "/paths.toml", errors);
  if (rig_file && file) {
    const glm::dvec3 stance = rig_file->root(errors).vec3("stance") * metres_per_mm;
    paths = paths_from(file->root(errors), rig, stance);
  }
  if (!errors.empty()) throw base::Failure(std::move(errors));
  return paths;
}

}  // namespace windlass::text
