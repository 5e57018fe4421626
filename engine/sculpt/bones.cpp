#include "engine/sculpt/bones.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include "engine/base/units.hpp"
#include "engine/motion/skinning.hpp"
#include "engine/text/spelling.hpp"

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
  float clearance_mm = 0.0F;
  std::vector<int> sweep;  ///< Coordinates.
  std::optional<Facet> facet;
};

std::vector<NamedContact> contacts_of(text::Table& table, std::string_view key, bool is_socket,
                                      const std::vector<std::string>& names, const anatomy::Rig& rig) {
  std::vector<NamedContact> contacts;
  for (text::Table& row : table.tables(key)) {
    NamedContact contact{row.string("bone"),
                         static_cast<float>(row.number("gap", 0.2, 8)),
                         is_socket,
                         static_cast<float>(row.number_or("clearance", 0.2, -1, 8)),
                         {},
                         {}};
    const std::vector<std::string> swept = row.strings_or_none("sweep");
    for (std::size_t i = 0; i < swept.size(); ++i) {
      const auto coordinate = anatomy::find_coordinate(rig, swept[i]);
      if (coordinate) contact.sweep.push_back(*coordinate);
      if (!coordinate) row.fault_at("sweep", i, "the rig has no coordinate '" + swept[i] + "'", "use one of rig.toml");
    }
    if (row.has("at")) contact.facet = Facet{glm::vec3(row.vec3("at")), glm::normalize(glm::vec3(row.vec3("facing")))};
    row.check_unread();
    if (std::find(names.begin(), names.end(), contact.bone) == names.end()) {
      row.fault("bone", "no bone is called '" + contact.bone + "'", text::did_you_mean(contact.bone, names));
      continue;
    }
    contacts.push_back(std::move(contact));
  }
  return contacts;
}

Glide glide_from(text::Table& table, const anatomy::Rig& rig) {
  Glide glide;
  glide.about = glm::vec3(table.vec3("about"));
  const std::string name = table.string("coordinate");
  const auto coordinate = anatomy::find_coordinate(rig, name);
  if (!coordinate) table.fault("coordinate", "the rig has no coordinate '" + name + "'", "use one of rig.toml");
  glide.coordinate = coordinate.value_or(0);
  for (const double degrees : table.numbers("at")) {
    if (degrees == 0.0) table.fault("at", "at 0 the bone is at rest", "leave it out");
    glide.at.push_back(base::radians(degrees));
  }
  table.check_unread();
  return glide;
}

/// Every combination of the coordinates at even steps from one end of the range to the other, but for the neutral one.
std::vector<motion::Pose> swept_poses(const anatomy::Rig& rig, const std::vector<int>& coordinates) {
  const int steps = coordinates.size() == 1 ? 4 : 2;  // to either end
  std::vector<motion::Pose> poses = {motion::neutral_pose(rig)};
  for (const int index : coordinates) {
    const auto at = static_cast<std::size_t>(index);
    const anatomy::Coordinate& c = rig.coordinates[at];
    const std::vector<motion::Pose> before = poses;
    for (int k = 1; k <= steps; ++k) {
      for (const double end : {c.min, c.max}) {
        if (end == 0.0) continue;
        for (motion::Pose pose : before) {
          pose.values[at] = end * k / steps;
          poses.push_back(std::move(pose));
        }
      }
    }
  }
  poses.erase(poses.begin());
  return poses;
}

/// Points of `from` at rest → where they lie against `to` at rest, in `pose`.
Motion relative_motion(const Bone& from, const Bone& to, const anatomy::Rig& rig, const motion::Pose& pose,
                       const FootFrame& frame) {
  const Motion a = motion_of(from, rig, pose, frame);
  const Motion b = motion_of(to, rig, pose, frame);
  const glm::mat3 back = glm::transpose(b.rotation);
  return {back * a.rotation, back * (a.shift - b.shift)};
}

/// A neighbour's bare body, wherever the sweep brings it.
float swept_distance(const Bone& other, const Contact& contact, const glm::vec3& point) {
  float nearest = other.body.distance(point) - contact.gap_mm;
  for (const Motion& motion : contact.sweep) {
    nearest = std::min(nearest, other.body.distance(motion(point)) - contact.clearance_mm);
  }
  return nearest;
}

}  // namespace

anatomy::Influences influences_of(const Bone& bone) {
  anatomy::Influences influences;
  influences.joints[0] = static_cast<std::uint16_t>(bone.joints.front());
  influences.weights[0] = 1.0F - bone.place;
  if (bone.place > 0.0F) {
    influences.joints[1] = static_cast<std::uint16_t>(bone.joints.at(1));
    influences.weights[1] = bone.place;
  }
  if (bone.place > 0.5F) {  // the strongest first
    std::swap(influences.joints[0], influences.joints[1]);
    std::swap(influences.weights[0], influences.weights[1]);
  }
  return influences;
}

std::vector<anatomy::Corrective> glides_of(const Bone& bone, std::size_t vertices, const anatomy::Rig& rig,
                                           const FootFrame& frame) {
  std::vector<anatomy::Corrective> glides;
  if (!bone.glide) return glides;
  Bone bare;  // without the glide
  bare.joints = bone.joints;
  bare.place = bone.place;
  Bone bed = bare;  // on which it glides
  bed.place = 0.0F;
  for (const double value : bone.glide->at) {
    motion::Pose pose = motion::neutral_pose(rig);
    pose.values[static_cast<std::size_t>(bone.glide->coordinate)] = value;
    const Motion plain = motion_of(bare, rig, pose, frame);
    const glm::vec3 shift_mm = motion_of(bed, rig, pose, frame)(bone.glide->about) - plain(bone.glide->about);
    anatomy::Corrective corrective{bone.glide->coordinate, value, {}, {}, {}};
    for (std::uint32_t v = 0; v < vertices; ++v) corrective.vertices.push_back(v);
    corrective.position_offsets.assign(vertices, 1e-3F * (shift_mm * plain.rotation));
    corrective.normal_offsets.assign(vertices, glm::vec3(0.0F));
    glides.push_back(std::move(corrective));
  }
  return glides;
}

Motion motion_of(const Bone& bone, const anatomy::Rig& rig, const motion::Pose& pose, const FootFrame& frame) {
  // Four points tell a rigid motion: the origin and one along each axis.
  anatomy::Mesh mesh;
  for (const glm::vec3& p : {glm::vec3(0.0F), glm::vec3(1e3F, 0, 0), glm::vec3(0, 1e3F, 0), glm::vec3(0, 0, 1e3F)}) {
    mesh.positions.emplace_back(frame.to_model(p));
  }
  mesh.normals.assign(4, glm::vec3(0, 1, 0));
  mesh.influences.assign(4, influences_of(bone));
  mesh.correctives = glides_of(bone, 4, rig, frame);
  motion::Surface moved;
  motion::skin(rig, mesh, pose, motion::world_from_neutral(rig, pose), motion::Side::right, moved);
  const glm::vec3 origin(frame.to_foot(moved.positions[0]));
  Motion motion{{}, origin};
  for (int axis = 0; axis < 3; ++axis) {
    motion.rotation[axis] = (glm::vec3(frame.to_foot(moved.positions[std::size_t(axis) + 1])) - origin) * 1e-3F;
  }
  return motion;
}

Skeleton skeleton_from(text::Table root, const anatomy::Rig& rig, const FootFrame& frame) {
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
  std::vector<std::vector<NamedContact>> contacts(tables.size());
  for (std::size_t i = 0; i < tables.size(); ++i) {
    text::Table& table = tables[i];
    Bone& bone = bones[i];
    bone.name = names[i];
    const bool is_between = table.has("between");
    const std::vector<std::string> joints =
        is_between ? table.strings("between") : std::vector<std::string>{table.string("joint")};
    for (const std::string& name : joints) {
      const auto joint = anatomy::find_joint(rig, name);
      bone.joints.push_back(joint.value_or(0));
      if (joint || name.empty()) continue;
      table.fault(is_between ? "between" : "joint", "the rig has no joint '" + name + "'", "use one of rig.toml");
    }
    if (is_between) {
      bone.place = static_cast<float>(table.number("place", 0, 1));
      if (joints.size() != 2) table.fault("between", "a bone goes between two joints", "name two of rig.toml");
      bone.joints.resize(2);
      if (std::optional<text::Table> glide = table.table_if_any("glide")) bone.glide = glide_from(*glide, rig);
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
      for (NamedContact& contact : contacts_of(table, is_socket ? "socket_for" : "meets", is_socket, names, rig)) {
        contacts[i].push_back(std::move(contact));
      }
    }
    table.check_unread();
  }
  for (text::Table& shape : shapes) {
    shape.tables("solids");
    shape.check_unread();
  }
  root.check_unread();

  for (std::size_t i = 0; i < bones.size(); ++i) {
    for (const NamedContact& contact : contacts[i]) {
      const auto other = static_cast<std::size_t>(std::find(names.begin(), names.end(), contact.bone) - names.begin());
      std::vector<Motion> sweep;
      if (!contact.sweep.empty()) {
        for (const motion::Pose& pose : swept_poses(rig, contact.sweep)) {
          sweep.push_back(relative_motion(bones[i], bones[other], rig, pose, frame));
        }
      }
      bones[i].contacts.push_back(
          {other, contact.gap_mm, contact.is_socket, contact.clearance_mm, std::move(sweep), contact.facet});
      if (contact.is_socket) continue;
      std::optional<Facet> back = contact.facet;
      if (back) back->facing = -back->facing;
      bones[other].contacts.push_back({i, contact.gap_mm, false, 0.0F, {}, back});
    }
  }
  return Skeleton(std::move(bones));
}

Skeleton load_skeleton(const std::string& folder, const anatomy::Rig& rig) {
  text::Errors errors;
  Skeleton skeleton{{}};
  if (const auto file = text::Document::load(folder + "/bones.toml", errors)) {
    skeleton = skeleton_from(file->root(errors), rig, load_foot_frame(folder));
  }
  if (!errors.empty()) throw base::Failure(std::move(errors));
  return skeleton;
}

float Skeleton::beyond_facet(const Contact& contact, float own, const glm::vec3& point) const {
  const Bone& other = bones_[contact.bone];
  if (contact.is_socket) return -swept_distance(other, contact, point);
  if (contact.facet) return glm::dot(point - contact.facet->at, contact.facet->facing) + 0.5F * contact.gap_mm;
  // Half-way: where the two distances differ by the gap. The difference rises twice as fast as a distance.
  return 0.5F * (own - other.body.distance(point) + contact.gap_mm);
}

float Skeleton::distance(std::size_t bone, const glm::vec3& point) const {
  const Bone& b = bones_[bone];
  const float own = b.body.distance(point);
  if (own > 4.0F) return own;  // facets only take away
  float result = own;
  for (const Contact& contact : b.contacts) {
    result = smooth_max(result, beyond_facet(contact, own, point), b.rim_mm);
  }
  return result;
}

float Skeleton::distance(const glm::vec3& point) const {
  float nearest = std::numeric_limits<float>::max();
  for (std::size_t i = 0; i < bones_.size(); ++i) {
    if (glm::length(outside_of(bones_[i].body.bounds(), point)) < nearest) nearest = std::min(nearest, distance(i, point));
  }
  return nearest;
}

float Skeleton::from_joint(std::size_t bone, const glm::vec3& point) const {
  float least = std::numeric_limits<float>::max();
  for (const Contact& contact : bones_[bone].contacts) {
    least = std::min(least, distance(contact.bone, point) - contact.gap_mm);
  }
  for (std::size_t i = 0; i < bones_.size(); ++i) {
    for (const Contact& contact : bones_[i].contacts) {
      if (contact.bone != bone || !contact.is_socket) continue;
      least = std::min(least, distance(i, point) - contact.gap_mm);
      for (const Motion& motion : contact.sweep) {
        least = std::min(least, distance(i, motion.back(point)) - contact.clearance_mm - 0.5F * contact.gap_mm);
      }
    }
  }
  return least;
}

}  // namespace windlass::sculpt
