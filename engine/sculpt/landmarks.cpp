#include "engine/sculpt/landmarks.hpp"

#include <algorithm>
#include <optional>

#include <glm/geometric.hpp>
#include <glm/vec2.hpp>

#include "engine/sculpt/foot_frame.hpp"
#include "engine/text/table.hpp"

namespace windlass::sculpt {
namespace {

int joint(text::Table& table, const anatomy::Rig& rig) {
  const std::string name = table.string("joint");
  const auto found = anatomy::find_joint(rig, name);
  if (!found) table.fault("joint", "the rig has no joint '" + name + "'", "take a name from rig.toml");
  return found.value_or(0);
}

/// The middle of what lies within half a millimetre of the lowest vertex of the disc (m, model frame).
std::optional<glm::dvec3> lowest_place(const anatomy::Mesh& skin, const glm::dvec3& centre, double radius) {
  constexpr double as_low = 5e-4;
  std::vector<glm::dvec3> inside;
  for (const glm::dvec3 p : skin.positions) {
    if (glm::length(glm::dvec2(p.x - centre.x, p.z - centre.z)) < radius && p.y < 0.03) inside.push_back(p);
  }
  if (inside.empty()) return std::nullopt;
  const auto higher = [](const glm::dvec3& a, const glm::dvec3& b) { return a.y < b.y; };
  const double lowest = std::min_element(inside.begin(), inside.end(), higher)->y;
  glm::dvec3 sum(0.0);
  double count = 0.0;
  for (const glm::dvec3& p : inside) {
    if (p.y > lowest + as_low) continue;
    sum += p;
    count += 1.0;
  }
  return glm::dvec3(sum.x / count, lowest, sum.z / count);
}

}  // namespace

std::vector<anatomy::Landmark> load_landmarks(const std::string& folder, const anatomy::Rig& rig,
                                              const anatomy::Mesh& skin) {
  text::Errors errors;
  const FootFrame frame = load_foot_frame(folder);
  std::vector<anatomy::Landmark> landmarks;
  if (const auto file = text::Document::load(folder + "/landmarks.toml", errors)) {
    text::Table root = file->root(errors);
    for (text::Table& table : root.tables("landmark")) {
      const std::string name = table.string("name");
      landmarks.push_back({name, joint(table, rig), frame.to_model(table.vec3("position"))});
      table.check_unread();
    }
    for (text::Table& table : root.tables("pad")) {
      const std::string name = table.string("name");
      const int of = joint(table, rig);
      const std::vector<double> near = table.numbers("near", 2);
      const double within = table.number("within", 1, 100);
      const auto place = lowest_place(skin, frame.to_model({near[0], 0.0, near[1]}), within * 1e-3);
      if (!place) table.fault("near", "there is no sole here", "move the point under the foot");
      landmarks.push_back({name, of, place.value_or(glm::dvec3(0.0))});
      table.check_unread();
    }
    root.check_unread();
  }
  if (!errors.empty()) throw base::Failure(std::move(errors));
  return landmarks;
}

}  // namespace windlass::sculpt
