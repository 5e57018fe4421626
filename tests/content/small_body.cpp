#include "tests/content/small_body.hpp"

#include <fstream>
#include <map>
#include <stdexcept>
#include <vector>

#include <assimp/Exporter.hpp>

#include "engine/base/glb.hpp"
#include "engine/text/rig_table.hpp"

namespace windlass::tests {
namespace {

aiVector3D gltf_from_ours(const glm::dvec3& p) {
  return {static_cast<float>(-p.z), static_cast<float>(p.y), static_cast<float>(p.x)};
}

/// Gives `parent` a child at `offset` (our axes).
aiNode* add_child(aiNode& parent, const std::string& name, const glm::dvec3& offset) {
  auto* child = new aiNode(name);
  aiMatrix4x4::Translation(gltf_from_ours(offset), child->mTransformation);
  parent.addChildren(1, &child);
  return child;
}

aiBone* bone(const std::string& joint, const std::vector<aiVertexWeight>& weights) {
  auto* result = new aiBone;
  result->mName = joint;
  result->mNumWeights = static_cast<unsigned>(weights.size());
  result->mWeights = new aiVertexWeight[weights.size()];
  std::copy(weights.begin(), weights.end(), result->mWeights);
  return result;
}

/// A tetrahedron behind the ankle: vertex 0 moves with hindfoot (0.7) and talus (0.3), the others with the hindfoot.
aiMesh* tetrahedron(const std::string& name, bool with_shape) {
  const std::vector<glm::dvec3> corners{{0.01, 0.02, 0.08}, {0.05, 0.02, 0.07}, {0.05, 0.02, 0.11}, {0.03, 0.06, 0.09}};
  auto* mesh = new aiMesh;
  mesh->mName = name;
  mesh->mPrimitiveTypes = aiPrimitiveType_TRIANGLE;
  mesh->mNumVertices = 4;
  mesh->mVertices = new aiVector3D[4];
  mesh->mNormals = new aiVector3D[4];
  mesh->mColors[0] = new aiColor4D[4];
  for (unsigned v = 0; v < 4; ++v) {
    mesh->mVertices[v] = gltf_from_ours(corners[v]);
    mesh->mNormals[v] = gltf_from_ours(glm::dvec3(0, 1, 0));
    mesh->mColors[0][v] = {1.0F, 0.8F, 0.4F, 0.2F};
  }
  mesh->mNumFaces = 4;
  mesh->mFaces = new aiFace[4];
  const unsigned faces[4][3] = {{0, 1, 2}, {0, 3, 1}, {1, 3, 2}, {2, 3, 0}};
  for (unsigned f = 0; f < 4; ++f) {
    mesh->mFaces[f].mNumIndices = 3;
    mesh->mFaces[f].mIndices = new unsigned[3];
    std::copy(faces[f], faces[f] + 3, mesh->mFaces[f].mIndices);
  }
  mesh->mNumBones = 2;
  mesh->mBones = new aiBone*[2];
  mesh->mBones[0] = bone("talus_r", {{0, 0.3F}});
  mesh->mBones[1] = bone("hindfoot_r", {{0, 0.7F}, {1, 1.0F}, {2, 1.0F}, {3, 1.0F}});
  if (with_shape) {
    auto* shape = new aiAnimMesh;
    shape->mName = "ankle_r.dorsiflexion@-45";
    shape->mNumVertices = 4;
    shape->mVertices = new aiVector3D[4];
    shape->mNormals = new aiVector3D[4];
    for (unsigned v = 0; v < 4; ++v) {
      shape->mVertices[v] = mesh->mVertices[v];
      shape->mNormals[v] = mesh->mNormals[v];
    }
    shape->mVertices[2] = gltf_from_ours(corners[2] + glm::dvec3(0.001, 0.002, 0.003));
    mesh->mNumAnimMeshes = 1;
    mesh->mAnimMeshes = new aiAnimMesh* [1] { shape };
  }
  return mesh;
}

}  // namespace

anatomy::Rig shipped_rig() {
  return text::load_rig(std::string(WINDLASS_SOURCE_DIR) + "/assets/anatomy/rig.toml");
}

void write_small_body(const std::string& path, const anatomy::Rig& rig, const std::function<void(aiScene&)>& change) {
  aiScene scene;
  scene.mRootNode = new aiNode("body.glb");
  std::map<std::string, aiNode*> nodes;
  for (const anatomy::Joint& joint : rig.joints) {
    if (joint.parent < 0) {
      nodes[joint.name] = add_child(*scene.mRootNode, joint.name, joint.pivot_model);
    } else {
      const anatomy::Joint& parent = rig.joints[static_cast<std::size_t>(joint.parent)];
      nodes[joint.name] = add_child(*nodes.at(parent.name), joint.name, joint.pivot_model - parent.pivot_model);
    }
  }
  const glm::dvec3 heel = rig.joints[static_cast<std::size_t>(*anatomy::find_joint(rig, "hindfoot_r"))].pivot_model;
  add_child(*nodes.at("hindfoot_r"), "lm.calcaneus_lowest_r", glm::dvec3(0.03, 0.01, 0.08) - heel);
  add_child(*nodes.at("pelvis"), "lm.between_heels", glm::dvec3(0.0, 0.1, 0.0));

  scene.mNumMeshes = 3;
  scene.mMeshes = new aiMesh* [3] {
    tetrahedron("skin/skin@0", true), tetrahedron("skin/skin@1", false), tetrahedron("bone/calcaneus@0", false)
  };
  for (unsigned i = 0; i < 3; ++i) {
    aiNode* holder = add_child(*scene.mRootNode, std::string("mesh.") + scene.mMeshes[i]->mName.C_Str(), {});
    holder->mNumMeshes = 1;
    holder->mMeshes = new unsigned[1]{i};
  }
  scene.mNumMaterials = 1;
  scene.mMaterials = new aiMaterial* [1] { new aiMaterial };
  change(scene);

  Assimp::Exporter exporter;
  Assimp::ExportProperties properties;
  properties.SetPropertyBool("GLTF2_TARGETNAMES_EXP", true);
  properties.SetPropertyBool("GLTF2_TARGET_NORMAL_EXP", true);
  properties.SetPropertyBool("GLTF2_SPARSE_ACCESSOR_EXP", true);
  const aiExportDataBlob* blob = exporter.ExportToBlob(&scene, "glb2", 0, &properties);
  if (blob == nullptr) throw std::runtime_error(exporter.GetErrorString());
  std::ofstream(path, std::ios::binary) << base::sealed_glb({static_cast<const char*>(blob->data), blob->size});
}

}  // namespace windlass::tests
