#include "engine/sculpt/glb.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <memory>
#include <string_view>

#include <assimp/scene.h>
#include <assimp/Exporter.hpp>
#include <nlohmann/json.hpp>

#include "engine/base/error.hpp"
#include "engine/base/glb.hpp"

namespace windlass::sculpt {
namespace {

template <class Vector>
aiVector3D turned(const Vector& v) {
  return {static_cast<float>(-v.z), static_cast<float>(v.y), static_cast<float>(v.x)};
}

aiMatrix4x4 moved(const aiVector3D& by) {
  aiMatrix4x4 matrix;
  return aiMatrix4x4::Translation(by, matrix);
}

/// "fat pad" -> "fat_pad".
std::string layer_word(anatomy::Layer layer) {
  std::string word = anatomy::name_of(layer);
  for (char& letter : word) {
    if (letter == ' ') letter = '_';
  }
  return word;
}

bool is_left(const anatomy::Rig& rig, int joint) {
  return rig.joints[static_cast<std::size_t>(joint)].mirror < joint;
}

void add_child(aiNode& parent, std::unique_ptr<aiNode> child) {
  aiNode* raw = child.release();
  parent.addChildren(1, &raw);
}

std::string key_name(const anatomy::Rig& rig, const anatomy::Corrective& corrective) {
  const anatomy::Coordinate& coordinate = rig.coordinates[static_cast<std::size_t>(corrective.coordinate)];
  char text[32];
  std::snprintf(text, sizeof text, "@%g", std::round(anatomy::shown_value(coordinate, corrective.at) * 100.0) / 100.0);
  return coordinate.name + text;
}

void set_influences(aiMesh& target, const anatomy::Mesh& mesh, const anatomy::Rig& rig) {
  std::vector<std::vector<aiVertexWeight>> of_joint(rig.joints.size());
  for (std::uint32_t v = 0; v < mesh.influences.size(); ++v) {
    for (std::size_t k = 0; k < 4; ++k) {
      const float weight = mesh.influences[v].weights[k];
      if (weight > 0.0F) of_joint[mesh.influences[v].joints[k]].emplace_back(v, weight);
    }
  }
  std::vector<aiBone*> bones;
  for (std::size_t j = 0; j < of_joint.size(); ++j) {
    if (of_joint[j].empty()) continue;
    auto* bone = new aiBone;
    bone->mName = rig.joints[j].name;
    bone->mOffsetMatrix = moved(-turned(rig.joints[j].pivot_model));
    bone->mNumWeights = static_cast<unsigned>(of_joint[j].size());
    bone->mWeights = new aiVertexWeight[of_joint[j].size()];
    std::copy(of_joint[j].begin(), of_joint[j].end(), bone->mWeights);
    bones.push_back(bone);
  }
  target.mNumBones = static_cast<unsigned>(bones.size());
  target.mBones = new aiBone*[bones.size()];
  std::copy(bones.begin(), bones.end(), target.mBones);
}

void set_correctives(aiMesh& target, const anatomy::Mesh& mesh, const anatomy::Rig& rig) {
  target.mNumAnimMeshes = static_cast<unsigned>(mesh.correctives.size());
  if (mesh.correctives.empty()) return;
  target.mAnimMeshes = new aiAnimMesh*[mesh.correctives.size()];
  for (std::size_t i = 0; i < mesh.correctives.size(); ++i) {
    const anatomy::Corrective& corrective = mesh.correctives[i];
    auto* shape = new aiAnimMesh;
    shape->mName = key_name(rig, corrective);
    shape->mNumVertices = target.mNumVertices;
    shape->mVertices = new aiVector3D[target.mNumVertices];
    shape->mNormals = new aiVector3D[target.mNumVertices];
    std::copy(target.mVertices, target.mVertices + target.mNumVertices, shape->mVertices);
    // The exporter normalises the mesh's normals before it takes the difference: do the same, so that what no
    // corrective touches stays exactly 0 and is left out of the file.
    std::transform(target.mNormals, target.mNormals + target.mNumVertices, shape->mNormals,
                   [](aiVector3D normal) { return normal.NormalizeSafe(); });
    for (std::size_t k = 0; k < corrective.vertices.size(); ++k) {
      shape->mVertices[corrective.vertices[k]] += turned(corrective.position_offsets[k]);
      shape->mNormals[corrective.vertices[k]] += turned(corrective.normal_offsets[k]);
    }
    target.mAnimMeshes[i] = shape;
  }
}

std::unique_ptr<aiMesh> scene_mesh(const anatomy::Mesh& mesh, const std::string& name, const anatomy::Rig& rig) {
  auto target = std::make_unique<aiMesh>();
  target->mName = name;
  target->mPrimitiveTypes = aiPrimitiveType_TRIANGLE;
  target->mNumVertices = static_cast<unsigned>(mesh.positions.size());
  target->mVertices = new aiVector3D[mesh.positions.size()];
  target->mNormals = new aiVector3D[mesh.positions.size()];
  target->mColors[0] = new aiColor4D[mesh.positions.size()];
  for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
    target->mVertices[v] = turned(mesh.positions[v]);
    target->mNormals[v] = turned(mesh.normals[v]);
    const glm::u8vec4 c = mesh.colours[v];
    target->mColors[0][v] = aiColor4D(c.r, c.g, c.b, c.a) / 255.0F;
  }
  target->mNumFaces = static_cast<unsigned>(mesh.triangles.size() / 3);
  target->mFaces = new aiFace[target->mNumFaces];
  for (unsigned f = 0; f < target->mNumFaces; ++f) {
    target->mFaces[f].mNumIndices = 3;
    target->mFaces[f].mIndices = new unsigned[3];
    for (unsigned k = 0; k < 3; ++k) target->mFaces[f].mIndices[k] = mesh.triangles[3 * f + k];
  }
  set_influences(*target, mesh, rig);
  set_correctives(*target, mesh, rig);
  return target;
}

/// Joint nodes with their landmarks; returns the root joint's node.
std::unique_ptr<aiNode> joint_tree(const anatomy::Body& body) {
  const anatomy::Rig& rig = body.rig;
  std::vector<aiNode*> nodes(rig.joints.size(), nullptr);
  std::unique_ptr<aiNode> root;
  for (std::size_t j = 0; j < rig.joints.size(); ++j) {
    const anatomy::Joint& joint = rig.joints[j];
    auto node = std::make_unique<aiNode>(joint.name);
    nodes[j] = node.get();
    const bool is_root = joint.parent < 0;
    const glm::dvec3 from = is_root ? glm::dvec3(0.0) : rig.joints[static_cast<std::size_t>(joint.parent)].pivot_model;
    node->mTransformation = moved(turned(joint.pivot_model - from));
    if (is_root) {
      root = std::move(node);
    } else {
      add_child(*nodes[static_cast<std::size_t>(joint.parent)], std::move(node));
    }
  }
  for (const anatomy::Landmark& landmark : body.landmarks) {
    if (is_left(rig, landmark.joint)) continue;
    // Assimp's exporter takes a step of less than 1 cm for none, so a landmark is reached by way of a far point.
    const glm::dvec3 far(1.0, 0.0, 0.0);
    auto way = std::make_unique<aiNode>("way." + landmark.name);
    way->mTransformation = moved(turned(far));
    auto node = std::make_unique<aiNode>("lm." + landmark.name);
    const auto joint = static_cast<std::size_t>(landmark.joint);
    node->mTransformation = moved(turned(landmark.point_model - rig.joints[joint].pivot_model - far));
    add_child(*way, std::move(node));
    add_child(*nodes[joint], std::move(way));
  }
  return root;
}

/// glTF wants a material; colours are per vertex, so one plain white one serves all.
aiMaterial* white_material() {
  auto* material = new aiMaterial;
  const aiString name("body");
  material->AddProperty(&name, AI_MATKEY_NAME);
  const aiColor4D white(1, 1, 1, 1);
  material->AddProperty(&white, 1, AI_MATKEY_BASE_COLOR);
  return material;
}

void fill(aiScene& scene, const anatomy::Body& body) {
  scene.mRootNode = new aiNode("windlass");
  add_child(*scene.mRootNode, joint_tree(body));
  std::vector<aiMesh*> meshes;
  for (const anatomy::Part& part : body.parts) {
    for (std::size_t level = 0; level < part.levels.size(); ++level) {
      const std::string name = layer_word(part.layer) + "/" + part.name + "@" + std::to_string(level);
      auto node = std::make_unique<aiNode>(name);
      node->mNumMeshes = 1;
      node->mMeshes = new unsigned[1]{static_cast<unsigned>(meshes.size())};
      add_child(*scene.mRootNode, std::move(node));
      meshes.push_back(scene_mesh(part.levels[level], name, body.rig).release());
    }
  }
  scene.mNumMeshes = static_cast<unsigned>(meshes.size());
  scene.mMeshes = new aiMesh*[meshes.size()];
  std::copy(meshes.begin(), meshes.end(), scene.mMeshes);
  scene.mNumMaterials = 1;
  scene.mMaterials = new aiMaterial* [1] { white_material() };
}

/// Says what a sparse array's least and greatest components are: glTF asks for that, the exporter leaves it out.
void add_bounds(nlohmann::json& accessor, const nlohmann::json& views, std::string_view binary) {
  const nlohmann::json& sparse = accessor.at("sparse");
  const std::size_t view = sparse.at("values").at("bufferView");
  const std::size_t begin = views.at(view).value("byteOffset", std::size_t{0});
  // Whatever is not stored is 0.
  const float farthest = sparse.at("count") == accessor.at("count") ? std::numeric_limits<float>::max() : 0.0F;
  std::array<float, 3> low{farthest, farthest, farthest};
  std::array<float, 3> high{-farthest, -farthest, -farthest};
  for (std::size_t i = 0; i < 3 * sparse.at("count").get<std::size_t>(); ++i) {
    float value = 0.0F;
    std::memcpy(&value, binary.data() + begin + i * sizeof value, sizeof value);
    low[i % 3] = std::min(low[i % 3], value);
    high[i % 3] = std::max(high[i % 3], value);
  }
  accessor["min"] = low;
  accessor["max"] = high;
}

/// `glb` with what the exporter leaves open: bounds of sparse arrays; and zeros instead of what the memory held before
/// where no buffer view of the binary chunk lies, so that equal bodies give equal files.
std::string without_gaps(std::string_view glb) {
  auto scene = nlohmann::json::parse(base::chunk_of(glb, base::json_chunk));
  const std::string_view written = base::chunk_of(glb, base::binary_chunk);
  std::string binary(written.size(), '\0');
  for (const auto& view : scene.at("bufferViews")) {
    const std::size_t offset = view.value("byteOffset", std::size_t{0});
    const std::size_t length = view.at("byteLength");
    binary.replace(offset, length, written, offset, length);
  }
  for (auto& accessor : scene.at("accessors")) {
    if (accessor.contains("sparse")) add_bounds(accessor, scene.at("bufferViews"), binary);
  }
  std::string text = scene.dump();
  text.resize((text.size() + 3) / 4 * 4, ' ');
  return base::with_chunk(base::with_chunk(base::empty_glb(), base::json_chunk, text), base::binary_chunk, binary);
}

/// The meshes' `covered`, in the order of the file's meshes: for each a count, then vertex and skin.
std::string covered_words(const anatomy::Body& body) {
  std::string bytes;
  const auto add = [&](std::size_t number) {
    const auto word = static_cast<std::uint32_t>(number);
    bytes.append(reinterpret_cast<const char*>(&word), sizeof word);
  };
  for (const anatomy::Part& part : body.parts) {
    for (const anatomy::Mesh& mesh : part.levels) {
      add(mesh.covered.size());
      for (const anatomy::Covered& covered : mesh.covered) {
        add(covered.vertex);
        add(covered.skin);
      }
    }
  }
  return bytes;
}

}  // namespace

void write_body(const anatomy::Body& body, const std::string& path) {
  aiScene scene;
  fill(scene, body);
  Assimp::ExportProperties properties;
  properties.SetPropertyBool("GLTF2_TARGETNAMES_EXP", true);
  properties.SetPropertyBool("GLTF2_TARGET_NORMAL_EXP", true);
  properties.SetPropertyBool("GLTF2_SPARSE_ACCESSOR_EXP", true);
  Assimp::Exporter exporter;
  const aiExportDataBlob* blob = exporter.ExportToBlob(&scene, "glb2", 0, &properties);
  const auto failed = [&](const std::string& what) {
    throw base::Failure({{path}, what, "check that the folder exists and has room"});
  };
  if (!blob) failed(std::string("the body could not be written: ") + exporter.GetErrorString());

  const std::string unfinished = path + ".part";
  {
    std::ofstream file(unfinished, std::ios::binary);
    std::string glb = without_gaps({static_cast<const char*>(blob->data), blob->size});
    file << base::sealed_glb(base::with_chunk(std::move(glb), base::covered_chunk, covered_words(body)));
    if (!file.flush()) failed("the body could not be written");
  }
  std::error_code error;
  std::filesystem::rename(unfinished, path, error);
  if (error) failed("the body could not be moved into place: " + error.message());
}

}  // namespace windlass::sculpt
