// Conventions of body.glb: metres; glTF (x, y, z) = our (-z, y, x), so that +z looks forward as glTF asks.
// Nodes: the rig's joints without rotation, landmarks "lm.<name>" below their joint.
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
#include <map>
#include <optional>
#include <string_view>
#include <system_error>

#include <assimp/scene.h>
#include <assimp/Importer.hpp>
#include <glm/geometric.hpp>

#include "engine/base/error.hpp"
#include "engine/base/glb.hpp"

namespace windlass::content {
namespace {

constexpr const char* bake_again = "bake again: delete it and build";
constexpr float largest_metres = 3.0F;    // a person fits; anything larger is damaged or in other units
constexpr float smallest_offset = 1e-6F;  // m; smaller corrective offsets cannot be seen
constexpr float smallest_normal_offset = 1e-3F;

glm::dvec3 ours_from_gltf(const aiVector3D& v) {
  return {v.z, v.y, -v.x};
}
glm::vec3 ours_from_gltf_float(const aiVector3D& v) {
  return {v.z, v.y, -v.x};
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
  /// `covered`: what the file's chunk of that name holds.
  Reader(const std::string& path, const aiScene& scene, std::string_view covered, const anatomy::Rig& rig)
      : path_(path), scene_(scene), covered_(covered) {
    body_.rig = rig;
  }

  anatomy::Body read() {
    if (scene_.mRootNode == nullptr) fail("holds nothing");
    read_node(*scene_.mRootNode, glm::dvec3(0.0), -1, 0);
    for (const anatomy::Joint& joint : body_.rig.joints) {
      if (!joints_.contains(joint.name)) fail_rig("joint '" + joint.name + "' is missing");
    }
    mirror_landmarks();
    for (unsigned i = 0; i < scene_.mNumMeshes; ++i) read_mesh(*scene_.mMeshes[i]);
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
  void read_node(const aiNode& node, const glm::dvec3& parent_model, int joint, int depth) {
    constexpr int deepest = 64;
    const std::string name = node.mName.C_Str();
    if (depth > deepest) fail("has nodes nested deeper than " + std::to_string(deepest));
    const aiMatrix4x4& m = node.mTransformation;
    const aiMatrix4x4 moved(1, 0, 0, m.a4, 0, 1, 0, m.b4, 0, 0, 1, m.c4, 0, 0, 0, 1);
    if (!m.Equal(moved, 1e-6F)) fail("node '" + name + "' is turned or scaled");
    const glm::dvec3 point = parent_model + ours_from_gltf({m.a4, m.b4, m.c4});

    if (const auto found = anatomy::find_joint(body_.rig, name)) {
      check_joint(*found, joint, point);
      joint = *found;
    } else if (name.starts_with("lm.")) {
      add_landmark(name.substr(3), joint, point);
    }
    for (unsigned i = 0; i < node.mNumChildren; ++i) read_node(*node.mChildren[i], point, joint, depth + 1);
  }

  void check_joint(int index, int parent, const glm::dvec3& pivot) {
    constexpr double tolerance = 1e-5;  // m
    const anatomy::Joint& joint = body_.rig.joints[static_cast<std::size_t>(index)];
    if (!joints_.emplace(joint.name, index).second) fail("has joint '" + joint.name + "' twice");
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

  void read_mesh(const aiMesh& source) {
    const std::string name = source.mName.C_Str();
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

  anatomy::Mesh mesh_from(const aiMesh& source, const std::string& name) const {
    anatomy::Mesh mesh;
    const unsigned count = source.mNumVertices;
    if (count == 0 || !source.HasPositions()) fail("mesh '" + name + "' is empty");
    if (!source.HasNormals()) fail("mesh '" + name + "' has no normals");
    if (!source.HasVertexColors(0)) fail("mesh '" + name + "' has no colours");
    mesh.positions.reserve(count);
    mesh.normals.reserve(count);
    mesh.colours.reserve(count);
    for (unsigned v = 0; v < count; ++v) {
      mesh.positions.push_back(point_from(source.mVertices[v], name));
      const glm::vec3 normal = ours_from_gltf_float(source.mNormals[v]);
      if (!(std::abs(glm::length(normal) - 1.0F) < 0.01F)) fail("mesh '" + name + "' has a normal without direction");
      mesh.normals.push_back(normal);
      mesh.colours.push_back(colour_from(source.mColors[0][v], name));
    }
    read_triangles(source, name, mesh);
    read_influences(source, name, mesh);
    for (unsigned i = 0; i < source.mNumAnimMeshes; ++i) read_corrective(*source.mAnimMeshes[i], name, mesh);
    return mesh;
  }

  glm::vec3 point_from(const aiVector3D& source, const std::string& name) const {
    const glm::vec3 point = ours_from_gltf_float(source);
    if (!(glm::length(point) < largest_metres)) fail("mesh '" + name + "' has a vertex out of reach");
    return point;
  }

  glm::u8vec4 colour_from(const aiColor4D& source, const std::string& name) const {
    glm::u8vec4 colour;
    for (unsigned c = 0; c < 4; ++c) {
      const float value = source[c];
      if (!(value >= 0.0F && value <= 1.0F)) fail("mesh '" + name + "' has a colour outside 0 … 1");
      colour[static_cast<glm::length_t>(c)] = static_cast<std::uint8_t>(value * 255.0F + 0.5F);
    }
    return colour;
  }

  void read_triangles(const aiMesh& source, const std::string& name, anatomy::Mesh& mesh) const {
    if (source.mNumFaces == 0) fail("mesh '" + name + "' has no triangles");
    mesh.triangles.reserve(static_cast<std::size_t>(source.mNumFaces) * 3);
    for (unsigned f = 0; f < source.mNumFaces; ++f) {
      const aiFace& face = source.mFaces[f];
      if (face.mNumIndices != 3) fail("mesh '" + name + "' is not made of triangles");
      for (unsigned k = 0; k < 3; ++k) {
        if (face.mIndices[k] >= source.mNumVertices) fail("mesh '" + name + "' has a triangle without a vertex");
        mesh.triangles.push_back(face.mIndices[k]);
      }
    }
  }

  void read_influences(const aiMesh& source, const std::string& name, anatomy::Mesh& mesh) const {
    std::vector<int> used(source.mNumVertices, 0);
    mesh.influences.resize(source.mNumVertices);
    for (unsigned b = 0; b < source.mNumBones; ++b) {
      const aiBone& bone = *source.mBones[b];
      const auto joint = joints_.find(bone.mName.C_Str());
      if (joint == joints_.end()) fail_rig("mesh '" + name + "' hangs on '" + bone.mName.C_Str() + "'");
      for (unsigned w = 0; w < bone.mNumWeights; ++w) {
        const aiVertexWeight& entry = bone.mWeights[w];
        if (entry.mWeight == 0.0F) continue;
        if (entry.mVertexId >= source.mNumVertices || !(entry.mWeight > 0.0F && entry.mWeight < 1.01F)) {
          fail("mesh '" + name + "' has weights that make no sense");
        }
        add_influence(mesh.influences[entry.mVertexId], used[entry.mVertexId], joint->second, entry.mWeight, name);
      }
    }
    for (anatomy::Influences& influence : mesh.influences) {
      const float sum = influence.weights[0] + influence.weights[1] + influence.weights[2] + influence.weights[3];
      if (std::abs(sum - 1.0F) > 0.02F) fail("mesh '" + name + "' has a vertex whose weights do not sum to 1");
      for (float& weight : influence.weights) weight /= sum;
    }
  }

  /// Keeps the strongest first.
  void add_influence(anatomy::Influences& influence, int& used, int joint, float weight,
                     const std::string& name) const {
    if (used == 4) fail("mesh '" + name + "' has a vertex on more than four joints");
    std::size_t place = static_cast<std::size_t>(used++);
    for (; place > 0 && influence.weights[place - 1] < weight; --place) {
      influence.weights[place] = influence.weights[place - 1];
      influence.joints[place] = influence.joints[place - 1];
    }
    influence.weights[place] = weight;
    influence.joints[place] = static_cast<std::uint16_t>(joint);
  }

  /// Assimp gives morph targets as whole shapes; we keep the vertices that move.
  void read_corrective(const aiAnimMesh& source, const std::string& mesh_name, anatomy::Mesh& mesh) const {
    const std::string name = source.mName.C_Str();
    const std::string place = "shape '" + name + "' of mesh '" + mesh_name + "'";
    const std::size_t sign = name.rfind('@');
    const auto coordinate = anatomy::find_coordinate(body_.rig, name.substr(0, std::min(sign, name.size())));
    const auto angle =
        sign == std::string::npos ? std::nullopt : number_from<double>(std::string_view(name).substr(sign + 1));
    if (!coordinate) fail_rig(place + " is for an unknown coordinate");
    if (!angle || *angle == 0.0 || !(std::abs(*angle) <= 180.0)) fail(place + " is for no angle");
    if (source.mNumVertices != mesh.positions.size()) fail(place + " has another number of vertices");
    if (source.mVertices == nullptr || source.mNormals == nullptr) fail(place + " has no positions or no normals");
    const double at =
        anatomy::value_from_shown(body_.rig.coordinates[static_cast<std::size_t>(*coordinate)], *angle);
    anatomy::Corrective corrective{*coordinate, at, {}, {}, {}};
    for (unsigned v = 0; v < source.mNumVertices; ++v) {
      const glm::vec3 moved = point_from(source.mVertices[v], mesh_name) - mesh.positions[v];
      const glm::vec3 turned = ours_from_gltf_float(source.mNormals[v]) - mesh.normals[v];
      if (!(glm::length(turned) < largest_metres)) fail(place + " has a normal without direction");
      if (glm::length(moved) < smallest_offset && glm::length(turned) < smallest_normal_offset) continue;
      corrective.vertices.push_back(v);
      corrective.position_offsets.push_back(moved);
      corrective.normal_offsets.push_back(turned);
    }
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
  const aiScene& scene_;
  std::string_view covered_;                                  // what has not been read yet
  std::vector<std::pair<std::size_t, std::size_t>> meshes_;  // part and level, in the file's order
  std::map<std::string, int, std::less<>> joints_;  // joint nodes found so far
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
  // No post-processing: it would merge vertices that differ only in weights or shapes, and drop unused joints.
  Assimp::Importer importer;
  const aiScene* scene = importer.ReadFileFromMemory(bytes.data(), bytes.size(), 0, "glb");
  if (scene == nullptr) {
    throw base::Failure({{path}, std::string("cannot be understood: ") + importer.GetErrorString(), bake_again});
  }
  return Reader(path, *scene, base::chunk_of(bytes, base::covered_chunk), rig).read();
}

}  // namespace windlass::content
