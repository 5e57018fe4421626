#include "engine/sculpt/glb.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>

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

/// `glb` with zeros where no buffer view of its binary chunk lies: the exporter leaves there what the memory held
/// before, and equal bodies shall give equal files.
std::string without_gaps(std::string glb) {
  constexpr std::size_t file_header = 12;
  constexpr std::size_t chunk_header = 8;
  const auto chunk_length = [&](std::size_t chunk) {
    std::uint32_t length = 0;
    std::memcpy(&length, glb.data() + chunk, sizeof length);
    return std::size_t{length};
  };
  const std::size_t json = file_header;
  const std::size_t binary = json + chunk_header + chunk_length(json);
  const auto scene = nlohmann::json::parse(glb.substr(json + chunk_header, chunk_length(json)));
  const std::size_t begin = binary + chunk_header;
  std::string clean(chunk_length(binary), '\0');
  for (const auto& view : scene.at("bufferViews")) {
    const std::size_t offset = view.value("byteOffset", std::size_t{0});
    clean.replace(offset, view.at("byteLength").get<std::size_t>(), glb, begin + offset,
                  view.at("byteLength").get<std::size_t>());
  }
  glb.replace(begin, clean.size(), clean);
  return glb;
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
