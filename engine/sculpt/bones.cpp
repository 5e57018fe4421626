#include "engine/sculpt/bones.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include <glm/geometric.hpp>

namespace windlass::sculpt {
namespace {

/// A bone's own frame: `axis = [from, to]` lays x from the first point to the second, origin at the first. A
/// shape of `span` mm is stretched to that length.
Authoring authoring_of(text::Table& table, float span_mm) {
  Authoring authoring;
  authoring.girth = static_cast<float>(table.number_or("girth", 1, 0.1, 10));
  if (!table.has("axis")) return authoring;
  const std::vector<std::vector<double>> ends = table.rows("axis", 3);
  if (ends.size() != 2 || ends[0] == ends[1]) {
    table.fault("axis", "an axis has two different ends", "write [[x, y, z], [x, y, z]]");
    return authoring;
  }
  const glm::vec3 from(ends[0][0], ends[0][1], ends[0][2]);
  const glm::vec3 to(ends[1][0], ends[1][1], ends[1][2]);
  if (span_mm > 0.0F) authoring.length = glm::length(to - from) / span_mm;
  const glm::dvec3 up = table.has("up") ? table.vec3("up") : glm::dvec3(0, 1, 0);
  authoring.placement = placed_along(from, to - from, glm::vec3(up));
  return authoring;
}

/// "meets" and "socket_for": neighbours by name, resolved once all bones are known.
struct NamedContact {
  std::string bone;
  float gap_mm = 0.0F;
  bool is_socket = false;
};

std::vector<NamedContact> contacts_of(text::Table& table, std::string_view key, bool is_socket,
                                      const std::vector<std::string>& names) {
  std::vector<NamedContact> contacts;
  for (text::Table& row : table.tables(key)) {
    NamedContact contact{row.string("bone"), static_cast<float>(row.number("gap", 0.2, 8)), is_socket};
    row.check_unread();
    if (std::find(names.begin(), names.end(), contact.bone) == names.end()) {
      const std::string meant = text::nearest(contact.bone, names);
      row.fault("bone", "no bone is called '" + contact.bone + "'",
                meant.empty() ? "" : "did you mean '" + meant + "'?");
      continue;
    }
    contacts.push_back(std::move(contact));
  }
  return contacts;
}

}  // namespace

Skeleton skeleton_from(text::Table root, const anatomy::Rig& rig) {
  std::vector<text::Table> shapes = root.tables("shape");
  std::map<std::string, std::size_t> shape_named;
  std::vector<float> spans;
  for (text::Table& shape : shapes) {
    shape_named[shape.string("name")] = spans.size();
    spans.push_back(static_cast<float>(shape.number("span", 1, 1000)));
  }

  std::vector<text::Table> tables = root.tables("bone");
  std::vector<std::string> names;
  for (text::Table& table : tables) {
    const std::string name = table.string("name");
    if (std::find(names.begin(), names.end(), name) != names.end()) {
      table.fault("name", "a second bone '" + name + "'", "rename it");
    }
    names.push_back(name);
  }
  if (tables.empty()) root.fault("bone", "no bones", "add at least one [[bone]]");

  std::vector<Bone> bones(tables.size());
  for (std::size_t i = 0; i < tables.size(); ++i) {
    text::Table& table = tables[i];
    Bone& bone = bones[i];
    bone.name = names[i];
    bone.joint = table.string("joint");
    if (!bone.joint.empty() && !anatomy::find_joint(rig, bone.joint)) {
      table.fault("joint", "the rig has no joint '" + bone.joint + "'", "use one of rig.toml");
    }
    bone.cell_mm = static_cast<float>(table.number_or("cell", 0.8, 0.3, 3));
    bone.rim_mm = static_cast<float>(table.number_or("rim", 1.2, 0, 5));
    if (table.has("shape")) {
      const std::string shape = table.string("shape");
      const auto found = shape_named.find(shape);
      if (found != shape_named.end()) {
        read_solids(shapes[found->second], "solids", authoring_of(table, spans[found->second]), bone.body);
      } else {
        table.fault("shape", "no [[shape]] is called '" + shape + "'", "correct its name");
      }
    }
    read_solids(table, "solids", authoring_of(table, 0.0F), bone.body);
    if (bone.body.empty()) table.fault("solids", "the bone has no solids", "add solids or a shape");
    for (const bool is_socket : {false, true}) {
      for (const NamedContact& contact : contacts_of(table, is_socket ? "socket_for" : "meets", is_socket, names)) {
        const auto other = static_cast<std::size_t>(
            std::find(names.begin(), names.end(), contact.bone) - names.begin());
        bone.contacts.push_back({other, contact.gap_mm, is_socket});
        if (!is_socket) bones[other].contacts.push_back({i, contact.gap_mm, false});
      }
    }
    table.check_unread();
  }
  for (text::Table& shape : shapes) {
    shape.tables("solids");
    shape.check_unread();
  }
  root.check_unread();
  return Skeleton(std::move(bones));
}

Skeleton load_skeleton(const std::string& folder, const anatomy::Rig& rig) {
  text::Errors errors;
  Skeleton skeleton{{}};
  if (const auto file = text::Document::load(folder + "/bones.toml", errors)) {
    skeleton = skeleton_from(file->root(errors), rig);
  }
  if (!errors.empty()) throw base::Failure(std::move(errors));
  return skeleton;
}

float Skeleton::distance(std::size_t bone, const glm::vec3& point) const {
  const Bone& b = bones_[bone];
  const float own = b.body.distance(point);
  if (own > 4.0F) return own;  // facets only take away
  float result = own;
  for (const Contact& contact : b.contacts) {
    const float other = bones_[contact.bone].body.distance(point);
    // Half-way: where the two distances differ by the gap. The difference rises twice as fast as a distance.
    const float facet = contact.is_socket ? contact.gap_mm - other : 0.5F * (own - other + contact.gap_mm);
    result = smooth_max(result, facet, b.rim_mm);
  }
  return result;
}

float Skeleton::distance(const glm::vec3& point) const {
  float nearest = std::numeric_limits<float>::max();
  for (std::size_t i = 0; i < bones_.size(); ++i) {
    const Box& box = bones_[i].body.bounds();
    const glm::vec3 outside = glm::max(glm::max(box.low - point, point - box.high), glm::vec3(0.0F));
    if (glm::length(outside) < nearest) nearest = std::min(nearest, distance(i, point));
  }
  return nearest;
}

float Skeleton::cartilage(std::size_t bone, const glm::vec3& point) const {
  float most = 0.0F;
  for (const Contact& contact : bones_[bone].contacts) {
    const float space = distance(contact.bone, point) - contact.gap_mm;
    most = std::max(most, 1.0F - smooth_step(0.4F, 1.6F, space));
  }
  return most;
}

}  // namespace windlass::sculpt
