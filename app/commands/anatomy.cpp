#include "app/commands/anatomy.hpp"

#include <cstdio>
#include <filesystem>
#include <set>

#include <nlohmann/json.hpp>

#include "app/start.hpp"
#include "engine/sculpt/foot_frame.hpp"

namespace windlass::app {
namespace {

using Json = nlohmann::ordered_json;

/// Names of the joints that move any vertex of `part`, in rig order.
std::vector<std::string> joints_of(const anatomy::Body& body, const anatomy::Part& part) {
  std::set<int> joints;
  for (const anatomy::Influences& influence : part.levels.front().influences) {
    for (std::size_t k = 0; k < 4; ++k) {
      if (influence.weights[k] > 0.0F) joints.insert(influence.joints[k]);
    }
  }
  std::vector<std::string> names;
  for (const int joint : joints) names.push_back(body.rig.joints[static_cast<std::size_t>(joint)].name);
  return names;
}

/// Of each level, finest first.
std::vector<std::size_t> triangles_of(const anatomy::Part& part) {
  std::vector<std::size_t> counts;
  for (const anatomy::Mesh& mesh : part.levels) counts.push_back(mesh.triangles.size() / 3);
  return counts;
}

/// Right sides come first in the rig.
bool is_left(const anatomy::Rig& rig, int joint) {
  return rig.joints[static_cast<std::size_t>(joint)].mirror < joint;
}

void print_json(const anatomy::Body& body, const sculpt::FootFrame& foot) {
  Json json;
  for (const anatomy::Part& part : body.parts) {
    json["parts"].push_back({{"name", part.name},
                             {"layer", anatomy::name_of(part.layer)},
                             {"joints", joints_of(body, part)},
                             {"triangles", triangles_of(part)}});
  }
  for (const anatomy::Coordinate& c : body.rig.coordinates) {
    json["coordinates"].push_back({{"name", c.name},
                                   {"joint", body.rig.joints[static_cast<std::size_t>(c.joint)].name},
                                   {anatomy::is_share(c) ? "range" : "range_deg",
                                    {anatomy::shown_value(c, c.min), anatomy::shown_value(c, c.max)}},
                                   {"source", c.source}});
  }
  for (const anatomy::Landmark& landmark : body.landmarks) {
    const glm::dvec3& model = landmark.point_model;
    Json record{{"name", landmark.name},
                {"joint", body.rig.joints[static_cast<std::size_t>(landmark.joint)].name},
                {"model_m", {model.x, model.y, model.z}}};
    if (!is_left(body.rig, landmark.joint)) {
      const glm::dvec3 mm = foot.to_foot(model);
      record["foot_mm"] = {mm.x, mm.y, mm.z};
    }
    json["landmarks"].push_back(std::move(record));
  }
  std::printf("%s\n", json.dump(2).c_str());
}

void print_tables(const anatomy::Body& body, const sculpt::FootFrame& foot) {
  std::printf("Parts: layer, name, triangles of each level, joints\n");
  for (const anatomy::Part& part : body.parts) {
    std::string counts;
    for (const std::size_t count : triangles_of(part)) counts += (counts.empty() ? "" : " ") + std::to_string(count);
    const std::vector<std::string> joints = joints_of(body, part);
    const std::string moved_by = joints.size() == 1 ? joints.front() : std::to_string(joints.size()) + " joints";
    std::printf("  %-18s  %-24s  %-24s  %s\n", anatomy::name_of(part.layer), part.name.c_str(), counts.c_str(),
                moved_by.c_str());
  }
  std::printf("\nCoordinates of the right side: range (degrees)\n");
  for (const anatomy::Coordinate& c : body.rig.coordinates) {
    if (is_left(body.rig, c.joint)) continue;
    std::printf("  %-24s  %4.0f … %3.0f\n", c.name.c_str(), anatomy::shown_value(c, c.min),
                anatomy::shown_value(c, c.max));
  }
  std::printf("\nLandmarks of the right side: model frame (m), foot frame (mm), joint\n");
  for (const anatomy::Landmark& landmark : body.landmarks) {
    if (is_left(body.rig, landmark.joint)) continue;
    const glm::dvec3& model = landmark.point_model;
    const glm::dvec3 mm = foot.to_foot(model);
    std::printf("  %-32s  %7.4f %7.4f %7.4f  %6.1f %6.1f %6.1f  %s\n", landmark.name.c_str(), model.x, model.y, model.z,
                mm.x, mm.y, mm.z, body.rig.joints[static_cast<std::size_t>(landmark.joint)].name.c_str());
  }
}

}  // namespace

int list_anatomy(const AnatomyOptions& options) {
  const Sources sources = find_sources();
  const anatomy::Body body = load_body(sources);
  const sculpt::FootFrame foot = sculpt::load_foot_frame(std::filesystem::path(sources.rig).parent_path().string());
  options.json ? print_json(body, foot) : print_tables(body, foot);
  return 0;
}

}  // namespace windlass::app
