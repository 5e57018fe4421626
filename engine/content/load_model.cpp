// Conventions of body.glb: metres; glTF (x, y, z) = our (-z, y, x), so that +z looks forward as glTF asks.
// Nodes: the rig's joints, moved by a matrix without rotation, landmarks "lm.<name>" below their joint.
// Meshes: "<layer>/<part>@<level>" in the model frame; morph targets "<coordinate>@<degrees>".
// A chunk of our own: for each mesh how many of its vertices are covered, then for each the vertex and that of the skin
// which lies over it.
#include "engine/content/load_model.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>

#include <glm/geometric.hpp>
#include <glm/gtc/type_precision.hpp>

#include "engine/base/error.hpp"
#include "engine/base/glb.hpp"
#include "engine/content/gltf.hpp"

namespace windlass::content {
namespace {

using nlohmann::json;

constexpr const char* bake_again = "bake again: delete it and build";
constexpr float largest_metres = 3.0F;  // a person fits; anything larger is damaged or in other units

template <class Vector>
Vector ours_from_gltf(const Vector& v) {
  return {v.z, v.y, -v.x};
}

std::vector<glm::vec3> ours_from_gltf(std::vector<glm::vec3> vectors) {
  for (glm::vec3& v : vectors) v = ours_from_gltf(v);
  return vectors;
}

/// The values at `places`, which hold all of the array's own; 0 at the others.
std::vector<glm::vec3> values_at(const std::vector<std::uint32_t>& places, const SparseArray& array) {
  std::vector<glm::vec3> values(places.size(), glm::vec3(0.0F));
  for (std::size_t i = 0, own = 0; own < array.places.size(); ++i) {
    if (places[i] == array.places[own]) values[i] = ours_from_gltf(array.values[own++]);
  }
  return values;
}

/// The text as the file spells it, for `Layer`s: name_of with underscores.
std::optional<anatomy::Layer> layer_from(std::string_view text) {
  for (int i = 0; i <= static_cast<int>(anatomy::Layer::bone); ++i) {
    const auto layer = static_cast<anatomy::Layer>(i);
    std::string spelled = anatomy::name_of(layer);
    std::replace(spelled.begin(), spelled.end(), ' ', '_');
    if (spelled == text) return layer;
  }
  return std::nullopt;
}

template <class Number>
std::optional<Number> number_from(std::string_view text) {
  Number value{};
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Reads one file; every fault ends it.
class Reader {
 public:
  Reader(const std::string& path, std::string_view bytes, const anatomy::Rig& rig)
      : path_(path), file_(bytes), covered_(base::chunk_of(bytes, base::covered_chunk)) {
    body_.rig = rig;
  }

  anatomy::Body read() {
    const json& text = file_.text();
    for (const std::size_t root : text.at("scenes").at(0).at("nodes")) read_node(root, glm::dvec3(0.0), -1, 0);
    for (const anatomy::Joint& joint : body_.rig.joints) {
      if (!joints_.contains(joint.name)) fail_rig("joint '" + joint.name + "' is missing");
    }
    mirror_landmarks();
    for (const std::size_t node : text.at("skins").at(0).at("joints")) {
      const std::string name = text.at("nodes").at(node).at("name");
      const auto joint = anatomy::find_joint(body_.rig, name);
      if (!joint) fail_rig("skin hangs on '" + name + "'");
      skin_.push_back(*joint);
    }
    for (const json& mesh : text.at("meshes")) read_mesh(mesh);
    read_covered();
    for (const anatomy::Part& part : body_.parts) {
      for (std::size_t level = 0; level < part.levels.size(); ++level) {
        if (part.levels[level].positions.empty()) fail("'" + part.name + "' lacks level " + std::to_string(level));
      }
    }
    const auto is_skin = [](const anatomy::Part& part) { return part.layer == anatomy::Layer::skin; };
    if (std::none_of(body_.parts.begin(), body_.parts.end(), is_skin)) fail("has no skin");
    return std::move(body_);
  }

 private:
  [[noreturn]] void fail(std::string what) const { throw base::Failure({{path_}, std::move(what), bake_again}); }
  [[noreturn]] void fail_rig(const std::string& what) const { fail("does not match assets/anatomy/rig.toml: " + what); }

  /// `joint`: the nearest joint above the node.
  void read_node(std::size_t index, const glm::dvec3& parent_model, int joint, int depth) {
    constexpr int deepest = 64;
    const json& node = file_.text().at("nodes").at(index);
    const std::string name = node.value("name", "");
    if (depth > deepest) fail("has nodes nested deeper than " + std::to_string(deepest));
    const glm::dvec3 point = parent_model + step_of(node, name);

    if (const auto found = anatomy::find_joint(body_.rig, name)) {
      check_joint(*found, joint, point);
      joint = *found;
    } else if (name.starts_with("lm.")) {
      add_landmark(name.substr(3), joint, point);
    }
    for (const std::size_t child : node.value("children", json::array())) read_node(child, point, joint, depth + 1);
  }

  glm::dvec3 step_of(const json& node, const std::string& name) const {
    using Matrix = std::array<double, 16>;  // column by column
    constexpr Matrix unmoved{1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
    const Matrix m = node.value("matrix", unmoved);
    for (std::size_t i = 0; i < m.size(); ++i) {
      const bool moves = i >= 12 && i < 15;
      if (!moves && !(std::abs(m[i] - unmoved[i]) < 1e-6)) fail("node '" + name + "' is turned or scaled");
    }
    return ours_from_gltf(glm::dvec3(m[12], m[13], m[14]));
  }

  void check_joint(int index, int parent, const glm::dvec3& pivot) {
    constexpr double tolerance = 1e-5;  // m
    const anatomy::Joint& joint = body_.rig.joints[static_cast<std::size_t>(index)];
    if (!joints_.insert(joint.name).second) fail("has joint '" + joint.name + "' twice");
    if (joint.parent != parent) fail_rig("joint '" + joint.name + "' hangs on another joint");
    const double distance = glm::distance(pivot, joint.pivot_model);
    if (!(distance < tolerance)) {
      char text[64];
      std::snprintf(text, sizeof text, "' lies %.2f mm away", distance * 1e3);
      fail_rig("joint '" + joint.name + text);
    }
  }

  void add_landmark(std::string name, int joint, const glm::dvec3& point) {
    if (joint < 0) fail("landmark '" + name + "' is on no joint");
    if (!(glm::length(point) < largest_metres)) fail("landmark '" + name + "' lies out of reach");
    const bool sided = body_.rig.joints[static_cast<std::size_t>(joint)].mirror != joint;
    if (sided != name.ends_with("_r")) fail("landmark '" + name + "' is named for another side than its joint");
    const auto same = [&](const anatomy::Landmark& other) { return other.name == name; };
    if (std::any_of(body_.landmarks.begin(), body_.landmarks.end(), same)) fail("has landmark '" + name + "' twice");
    body_.landmarks.push_back({std::move(name), joint, point});
  }

  void mirror_landmarks() {
    const std::size_t count = body_.landmarks.size();
    for (std::size_t i = 0; i < count; ++i) {
      const anatomy::Landmark& right = body_.landmarks[i];
      const int mirror = body_.rig.joints[static_cast<std::size_t>(right.joint)].mirror;
      if (mirror == right.joint) continue;
      body_.landmarks.push_back({anatomy::mirrored_name(right.name),
                                 mirror,
                                 {right.point_model.x, right.point_model.y, -right.point_model.z}});
    }
  }

  void read_mesh(const json& source) {
    const std::string name = source.at("name");
    const std::size_t slash = name.find('/');
    const std::size_t at = name.rfind('@');
    if (slash == std::string::npos || at == std::string::npos || at < slash + 2) {
      fail("mesh '" + name + "' is not named <layer>/<part>@<level>");
    }
    const auto layer = layer_from(std::string_view(name).substr(0, slash));
    const auto level = number_from<unsigned>(std::string_view(name).substr(at + 1));
    if (!layer) fail("mesh '" + name + "' is of an unknown layer");
    if (!level || *level > 9) fail("mesh '" + name + "' has no level of detail 0 … 9");

    const std::string part_name = name.substr(slash + 1, at - slash - 1);
    const auto same = [&](const anatomy::Part& part) { return part.name == part_name && part.layer == *layer; };
    auto part = std::find_if(body_.parts.begin(), body_.parts.end(), same);
    if (part == body_.parts.end()) part = body_.parts.insert(part, {part_name, *layer, {}});
    if (part->levels.size() <= *level) part->levels.resize(*level + 1);
    if (!part->levels[*level].positions.empty()) fail("has mesh '" + name + "' twice");
    part->levels[*level] = mesh_from(source, name);
    meshes_.emplace_back(static_cast<std::size_t>(part - body_.parts.begin()), *level);
  }

  anatomy::Mesh mesh_from(const json& source, const std::string& name) const {
    const json& piece = source.at("primitives").at(0);
    const json& attributes = piece.at("attributes");
    anatomy::Mesh mesh;
    mesh.positions = ours_from_gltf(file_.array<glm::vec3>(attributes.at("POSITION")));
    mesh.normals = ours_from_gltf(file_.array<glm::vec3>(attributes.at("NORMAL")));
    const auto colours = file_.array<glm::vec4>(attributes.at("COLOR_0"));
    const auto joints = file_.array<glm::u16vec4>(attributes.at("JOINTS_0"));
    const auto weights = file_.array<glm::vec4>(attributes.at("WEIGHTS_0"));
    const std::size_t count = mesh.positions.size();
    for (const std::size_t other : {mesh.normals.size(), colours.size(), joints.size(), weights.size()}) {
      if (other != count || count == 0) fail("mesh '" + name + "' is empty or lacks normals, colours or weights");
    }
    for (const glm::vec3& point : mesh.positions) {
      if (!(glm::length(point) < largest_metres)) fail("mesh '" + name + "' has a vertex out of reach");
    }
    for (const glm::vec3& normal : mesh.normals) {
      if (!(std::abs(glm::length(normal) - 1.0F) < 0.01F)) fail("mesh '" + name + "' has a normal without direction");
    }
    mesh.colours = colours_from(colours, name);
    mesh.influences = influences_from(joints, weights, name);
    mesh.triangles = triangles_from(piece, count, name);
    const json targets = piece.value("targets", json::array());
    for (std::size_t i = 0; i < targets.size(); ++i) {
      read_corrective(targets[i], source.at("extras").at("targetNames").at(i), name, mesh);
    }
    return mesh;
  }

  std::vector<glm::u8vec4> colours_from(const std::vector<glm::vec4>& source, const std::string& name) const {
    std::vector<glm::u8vec4> colours;
    colours.reserve(source.size());
    for (const glm::vec4& colour : source) {
      for (glm::length_t c = 0; c < 4; ++c) {
        if (!(colour[c] >= 0.0F && colour[c] <= 1.0F)) fail("mesh '" + name + "' has a colour outside 0 … 1");
      }
      colours.emplace_back(colour * 255.0F + 0.5F);
    }
    return colours;
  }

  std::vector<std::uint32_t> triangles_from(const json& piece, std::size_t vertices, const std::string& name) const {
    constexpr int triangles = 4;
    std::vector<std::uint32_t> corners = file_.array<std::uint32_t>(piece.at("indices"));
    if (corners.empty()) fail("mesh '" + name + "' has no triangles");
    if (piece.value("mode", triangles) != triangles || corners.size() % 3 != 0) {
      fail("mesh '" + name + "' is not made of triangles");
    }
    if (*std::max_element(corners.begin(), corners.end()) >= vertices) {
      fail("mesh '" + name + "' has a triangle without a vertex");
    }
    return corners;
  }

  std::vector<anatomy::Influences> influences_from(const std::vector<glm::u16vec4>& joints,
                                                   const std::vector<glm::vec4>& weights,
                                                   const std::string& name) const {
    std::vector<anatomy::Influences> influences(joints.size());
    for (std::size_t v = 0; v < joints.size(); ++v) {
      for (glm::length_t k = 0; k < 4; ++k) {
        const float weight = weights[v][k];
        if (!(weight >= 0.0F && weight < 1.01F)) fail("mesh '" + name + "' has weights that make no sense");
        if (weight > 0.0F) add_influence(influences[v], skin_.at(joints[v][k]), weight);
      }
      const std::array<float, 4>& w = influences[v].weights;
      const float sum = w[0] + w[1] + w[2] + w[3];
      if (std::abs(sum - 1.0F) > 0.02F) fail("mesh '" + name + "' has a vertex whose weights do not sum to 1");
      for (float& weight : influences[v].weights) weight /= sum;
    }
    return influences;
  }

  /// Keeps the strongest first.
  static void add_influence(anatomy::Influences& influence, int joint, float weight) {
    std::size_t place = 0;
    while (influence.weights[place] >= weight) ++place;
    for (std::size_t k = 3; k > place; --k) {
      influence.weights[k] = influence.weights[k - 1];
      influence.joints[k] = influence.joints[k - 1];
    }
    influence.weights[place] = weight;
    influence.joints[place] = static_cast<std::uint16_t>(joint);
  }

  void read_corrective(const json& target, const std::string& name, const std::string& mesh_name,
                       anatomy::Mesh& mesh) const {
    const std::string place = "shape '" + name + "' of mesh '" + mesh_name + "'";
    const std::size_t sign = name.rfind('@');
    const auto coordinate = anatomy::find_coordinate(body_.rig, name.substr(0, std::min(sign, name.size())));
    const auto angle =
        sign == std::string::npos ? std::nullopt : number_from<double>(std::string_view(name).substr(sign + 1));
    if (!coordinate) fail_rig(place + " is for an unknown coordinate");
    if (!angle || *angle == 0.0 || !(std::abs(*angle) <= 180.0)) fail(place + " is for no angle");
    const SparseArray moved = file_.sparse_array(target.at("POSITION"));
    const SparseArray turned = file_.sparse_array(target.at("NORMAL"));
    for (const SparseArray* array : {&moved, &turned}) {
      const std::vector<std::uint16_t>& at = array->places;
      if (std::adjacent_find(at.begin(), at.end(), std::greater_equal<>()) != at.end() ||
          (!at.empty() && at.back() >= mesh.positions.size())) {
        fail(place + " moves vertices out of order, or that do not exist");
      }
      for (const glm::vec3& value : array->values) {
        if (!(glm::length(value) < largest_metres)) fail(place + " has an offset out of reach");
      }
    }
    const double at = anatomy::value_from_shown(body_.rig.coordinates[static_cast<std::size_t>(*coordinate)], *angle);
    anatomy::Corrective corrective{*coordinate, at, {}, {}, {}};
    std::set_union(moved.places.begin(), moved.places.end(), turned.places.begin(), turned.places.end(),
                   std::back_inserter(corrective.vertices));
    corrective.vertices.shrink_to_fit();
    corrective.position_offsets = values_at(corrective.vertices, moved);
    corrective.normal_offsets = values_at(corrective.vertices, turned);
    if (!corrective.vertices.empty()) mesh.correctives.push_back(std::move(corrective));
  }

  std::uint32_t covered_word(std::size_t below) {
    std::uint32_t word = 0;
    if (covered_.size() < sizeof word) fail("does not say of every mesh what covers it");
    std::memcpy(&word, covered_.data(), sizeof word);
    covered_.remove_prefix(sizeof word);
    if (word >= below) fail("says of a vertex that does not exist what covers it");
    return word;
  }

  /// Once all meshes are there, in the file's order of them.
  void read_covered() {
    if (covered_.empty()) return;  // nothing is inside
    const auto covering = anatomy::covering_part(body_);
    const std::size_t skin = covering ? body_.parts[*covering].levels.front().positions.size() : 0;
    for (const auto& [part, level] : meshes_) {
      anatomy::Mesh& mesh = body_.parts[part].levels[level];
      mesh.covered.resize(covered_word(mesh.positions.size() + 1));
      for (anatomy::Covered& covered : mesh.covered) {
        covered.vertex = covered_word(mesh.positions.size());
        covered.skin = covered_word(skin);
      }
    }
  }

  const std::string& path_;
  Gltf file_;
  std::string_view covered_;                                 // what has not been read yet
  std::vector<std::pair<std::size_t, std::size_t>> meshes_;  // part and level, in the file's order
  std::set<std::string> joints_;  // found so far
  std::vector<int> skin_;         // the rig's joints in the order in which meshes count them
  anatomy::Body body_;
};

std::string bytes_of(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  std::error_code code;
  const std::uintmax_t size = std::filesystem::file_size(path, code);
  std::string bytes(code ? 0 : size, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (code || !stream) {
    throw base::Failure({{path}, "cannot be read", "check that it exists and may be read, or bake it: build"});
  }
  return bytes;
}

}  // namespace

anatomy::Body load_model(const std::string& path, const anatomy::Rig& rig) {
  const std::string bytes = bytes_of(path);
  if (std::string fault = base::fault_in_glb(bytes); !fault.empty()) {
    throw base::Failure({{path}, std::move(fault), bake_again});
  }
  try {
    return Reader(path, bytes, rig).read();
  } catch (const base::Failure&) {
    throw;
  } catch (const std::exception& error) {
    throw base::Failure({{path}, std::string("cannot be understood: ") + error.what(), bake_again});
  }
}

}  // namespace windlass::content
