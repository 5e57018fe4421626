#include "engine/content/skin_file.hpp"

#include <array>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include <assimp/postprocess.h>
#include <assimp/scene.h>
#include <assimp/Importer.hpp>
#include <glm/common.hpp>

#include "engine/base/error.hpp"

namespace windlass::content {
namespace {

constexpr std::uintmax_t largest_file = 512U << 20U;  // bytes
constexpr const char* how = "see 'A skin of your own' in the README";

aiMatrix4x4 world_from(const aiNode* node) {
  aiMatrix4x4 m;
  for (; node != nullptr; node = node->mParent) m = node->mTransformation * m;
  return m;
}

glm::dvec3 vec(const aiVector3D& v) {
  return {v.x, v.y, v.z};
}

bool is_finite(const glm::dvec3& p) {
  return std::isfinite(p.x) && std::isfinite(p.y) && std::isfinite(p.z);
}

/// What cannot be mended ends it.
class Reader {
 public:
  Reader(const std::string& path, const aiScene& scene, const anatomy::Rig& rig)
      : path_(path), scene_(scene), rig_(rig) {}

  SkinFile read() {
    find_joints(*scene_.mRootNode, 0);
    if (file_.joints.empty()) fail("holds no joint with one of our names, so nothing says what moves it");
    for (unsigned i = 0; i < scene_.mNumMeshes; ++i) read_mesh(*scene_.mMeshes[i], i);
    if (file_.triangles.empty()) fail("holds no triangle that hangs on one of our joints: it has no weights");
    return std::move(file_);
  }

 private:
  [[noreturn]] void fail(std::string what, std::string to_do = how) const {
    throw base::Failure({{path_}, std::move(what), std::move(to_do)});
  }

  const anatomy::Joint& joint(int index) const { return rig_.joints[static_cast<std::size_t>(index)]; }

  void find_joints(const aiNode& node, int depth) {
    constexpr int deepest = 200;
    if (depth > deepest) fail("has nodes nested deeper than " + std::to_string(deepest));
    if (const auto found = anatomy::find_joint(rig_, node.mName.C_Str())) {
      const aiMatrix4x4 m = world_from(&node);
      file_.joints.emplace(*found, glm::dvec3(m.a4, m.b4, m.c4));
    }
    for (unsigned i = 0; i < node.mNumChildren; ++i) find_joints(*node.mChildren[i], depth + 1);
  }

  /// The nearest of our joints at or above `node`.
  std::optional<int> ours_above(const aiNode* node) const {
    for (; node != nullptr; node = node->mParent) {
      if (const auto found = anatomy::find_joint(rig_, node->mName.C_Str())) return found;
    }
    return std::nullopt;
  }

  const aiNode* holder_of(unsigned mesh, const aiNode& node) const {
    for (unsigned i = 0; i < node.mNumMeshes; ++i) {
      if (node.mMeshes[i] == mesh) return &node;
    }
    for (unsigned i = 0; i < node.mNumChildren; ++i) {
      if (const aiNode* found = holder_of(mesh, *node.mChildren[i])) return found;
    }
    return nullptr;
  }

  void read_mesh(const aiMesh& mesh, unsigned index) {
    const aiNode* holder = holder_of(index, *scene_.mRootNode);
    if (holder == nullptr || mesh.mNumVertices == 0 || !mesh.HasFaces() || !mesh.HasNormals()) return;
    const unsigned count = mesh.mNumVertices;
    std::vector<SkinFile::Vertex> vertices(count);
    std::vector<glm::dvec3> points(count, glm::dvec3(0.0)), normals(count, glm::dvec3(0.0));
    std::vector<double> sums(count, 0.0);
    const auto add = [&](unsigned v, const aiMatrix4x4& m, const aiMatrix3x3& turn, double weight, int to) {
      points[v] += weight * vec(m * mesh.mVertices[v]);
      normals[v] += weight * vec(turn * mesh.mNormals[v]);
      sums[v] += weight;
      vertices[v].weights[to] += weight;
    };
    for (unsigned b = 0; b < mesh.mNumBones; ++b) {
      const aiBone& bone = *mesh.mBones[b];
      const aiNode* node = scene_.mRootNode->FindNode(bone.mName);
      const auto to = ours_above(node);
      if (!to) {
        file_.strangers.insert(bone.mName.C_Str());
        continue;
      }
      if (joint(*to).name != bone.mName.C_Str()) file_.passed_on[bone.mName.C_Str()] = joint(*to).name;
      const aiMatrix4x4 m = world_from(node) * bone.mOffsetMatrix;
      const aiMatrix3x3 turn(m);
      for (unsigned w = 0; w < bone.mNumWeights; ++w) {
        const aiVertexWeight& entry = bone.mWeights[w];
        if (entry.mVertexId >= count || !(entry.mWeight >= 0.0F && entry.mWeight < 1e3F)) {
          fail("has weights that make no sense", "export it again");
        }
        if (entry.mWeight > 0.0F) add(entry.mVertexId, m, turn, static_cast<double>(entry.mWeight), *to);
      }
    }
    // What has no weights moves with the joint that the mesh itself hangs on.
    if (const auto to = ours_above(holder)) {
      const aiMatrix4x4 m = world_from(holder);
      for (unsigned v = 0; v < count; ++v) {
        if (sums[v] <= 0.0) add(v, m, aiMatrix3x3(m), 1.0, *to);
      }
    }
    const glm::vec3 colour = colour_of(mesh);
    for (unsigned v = 0; v < count; ++v) {
      SkinFile::Vertex& vertex = vertices[v];
      if (sums[v] <= 0.0) continue;
      vertex.point = points[v] / sums[v];
      vertex.normal = normals[v];
      if (!is_finite(vertex.point) || !is_finite(vertex.normal))
        fail("has a vertex that lies nowhere", "export it again");
      for (auto& [to, weight] : vertex.weights) weight /= sums[v];
      vertex.colour = colour;
      if (mesh.HasVertexColors(0)) {
        const aiColor4D& c = mesh.mColors[0][v];
        vertex.colour = glm::clamp(glm::vec3(c.r, c.g, c.b), glm::vec3(0.0F), glm::vec3(1.0F));
      }
    }
    append(mesh, vertices, sums);
  }

  void append(const aiMesh& mesh, std::vector<SkinFile::Vertex>& vertices, const std::vector<double>& sums) {
    const auto base = static_cast<std::uint32_t>(file_.vertices.size());
    for (unsigned f = 0; f < mesh.mNumFaces; ++f) {
      const aiFace& face = mesh.mFaces[f];
      if (face.mNumIndices != 3) continue;  // points and lines
      bool whole = true;
      for (unsigned k = 0; k < 3; ++k) {
        if (face.mIndices[k] >= vertices.size()) fail("has a triangle without a vertex", "export it again");
        whole = whole && sums[face.mIndices[k]] > 0.0;
      }
      file_.unweighted += whole ? 0U : 1U;
      if (!whole) continue;
      for (unsigned k = 0; k < 3; ++k) file_.triangles.push_back(base + face.mIndices[k]);
    }
    file_.vertices.insert(file_.vertices.end(), std::make_move_iterator(vertices.begin()),
                          std::make_move_iterator(vertices.end()));
  }

  glm::vec3 colour_of(const aiMesh& mesh) const {
    aiColor4D c;
    if (mesh.mMaterialIndex < scene_.mNumMaterials &&
        aiGetMaterialColor(scene_.mMaterials[mesh.mMaterialIndex], AI_MATKEY_COLOR_DIFFUSE, &c) == AI_SUCCESS &&
        !(c.r > 0.99F && c.g > 0.99F && c.b > 0.99F)) {  // white stands for a picture, or for nothing
      return glm::clamp(glm::vec3(c.r, c.g, c.b), glm::vec3(0.0F), glm::vec3(1.0F));
    }
    return glm::vec3(-1.0F);
  }

  const std::string& path_;
  const aiScene& scene_;
  const anatomy::Rig& rig_;
  SkinFile file_;
};

/// A binary glTF file whose lengths do not agree is cut off or damaged; the importer would believe them.
bool is_cut_off(const std::string& path, std::uintmax_t size) {
  std::ifstream stream(path, std::ios::binary);
  std::array<char, 12> head{};
  if (!stream.read(head.data(), head.size()) || std::memcmp(head.data(), "glTF", 4) != 0) return false;
  std::uint32_t length = 0;
  std::memcpy(&length, head.data() + 8, 4);
  if (length != size) return true;
  for (std::uint64_t at = 12; at < size;) {
    std::uint32_t chunk = 0;
    stream.seekg(static_cast<std::streamoff>(at));
    if (!stream.read(reinterpret_cast<char*>(&chunk), 4)) return true;
    at += 8 + std::uint64_t{chunk};
    if (at > size) return true;
  }
  return false;
}

}  // namespace

SkinFile read_skin_file(const std::string& path, const anatomy::Rig& rig) {
  const auto fail = [&](std::string what, std::string to_do) {
    throw base::Failure({{path}, std::move(what), std::move(to_do)});
  };
  std::error_code code;
  const std::uintmax_t size = std::filesystem::is_regular_file(path, code) ? std::filesystem::file_size(path, code) : 0;
  if (code || size == 0) fail("cannot be read", "check that the file exists and holds something");
  if (size > largest_file) fail("is larger than 512 MB", "reduce it in a modelling program");
  if (is_cut_off(path, size)) fail("is cut off or damaged", "copy or export it again");
  Assimp::Importer importer;
  importer.SetPropertyInteger(AI_CONFIG_PP_SBP_REMOVE, aiPrimitiveType_POINT | aiPrimitiveType_LINE);
  const aiScene* scene =
      importer.ReadFile(path, aiProcess_Triangulate | aiProcess_GenSmoothNormals | aiProcess_SortByPType);
  if (scene == nullptr || scene->mRootNode == nullptr) {
    fail(std::string("cannot be understood: ") + importer.GetErrorString(), how);
  }
  return Reader(path, *scene, rig).read();
}

}  // namespace windlass::content
