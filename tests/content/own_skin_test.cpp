#include "engine/content/own_skin.hpp"

#include <cmath>
#include <fstream>
#include <functional>
#include <iterator>

#include <assimp/scene.h>
#include <assimp/Exporter.hpp>
#include <glm/geometric.hpp>

#include "engine/content/fit.hpp"
#include "engine/content/load_model.hpp"
#include "tests/catch.hpp"
#include "tests/content/small_body.hpp"
#include "tests/scratch.hpp"

using namespace windlass;

namespace {

std::string file_named(const std::string& name) {
  return (tests::scratch_folder() / name).string();
}

/// Our rig with a skin of the leg, toenails and a bone, a few triangles each.
const anatomy::Body& ours() {
  static const anatomy::Body body = [] {
    anatomy::Body made;
    made.rig = tests::shipped_rig();
    anatomy::Mesh mesh;
    mesh.positions = {{0, 0, 0.08F}, {0.1F, 0, 0.08F}, {0, 0.1F, 0.08F}};
    mesh.normals.assign(3, {0, 0, 1});
    mesh.colours.assign(3, {200, 150, 100, 255});
    mesh.influences.resize(3);
    for (anatomy::Influences& i : mesh.influences) {
      i.joints[0] = static_cast<std::uint16_t>(*anatomy::find_joint(made.rig, "hindfoot_r"));
      i.weights[0] = 1.0F;
    }
    mesh.triangles = {0, 1, 2};
    made.parts = {{"skin_leg", anatomy::Layer::skin, {mesh}},
                  {"toenail1", anatomy::Layer::nail, {mesh}},
                  {"calcaneus", anatomy::Layer::bone, {mesh}}};
    return made;
  }();
  return body;
}

/// How a model file stands: its units, axes and side.
struct Style {
  double units_per_metre = 1.0;  ///< From 1 on: the exporter drops offsets below 10 mm.
  bool z_up = false;
  std::string side = "_r";
  std::string without = {};  ///< This joint is missing,
  std::string renamed = {};  ///< and this one is called otherwise.
  bool weights = true;
  int influences = 2;    ///< Joints a vertex hangs on.
  glm::dvec3 bent{0.0};  ///< The forefoot lies that far from ours (m).
};

aiVector3D written(const Style& style, glm::dvec3 p) {
  p *= style.units_per_metre;
  if (style.z_up) return {static_cast<float>(p.x), static_cast<float>(-p.z), static_cast<float>(p.y)};
  return {static_cast<float>(-p.z), static_cast<float>(p.y), static_cast<float>(p.x)};
}

/// Where the corners of the model's triangle lie, right side (m, ours).
const std::array<glm::dvec3, 3> corners = {{{0.02, 0.30, 0.05}, {0.09, 0.32, 0.08}, {0.05, 0.20, 0.12}}};

/// Writes a leg of one triangle that hangs on shank and talus.
std::string write_leg(const std::string& name, const Style& style, const char* format = "glb2") {
  const anatomy::Rig& rig = ours().rig;
  aiScene scene;
  scene.mRootNode = new aiNode("scene");
  std::map<int, aiNode*> nodes;
  std::map<int, glm::dvec3> places;
  std::map<std::string, int> made;
  for (std::size_t i = 0; i < rig.joints.size(); ++i) {
    const anatomy::Joint& joint = rig.joints[i];
    const int index = static_cast<int>(i);
    if (!joint.name.ends_with(style.side) && joint.mirror != index) continue;
    int parent = joint.parent;
    if (joint.name == style.without) continue;
    while (parent >= 0 && !nodes.contains(parent)) parent = rig.joints[static_cast<std::size_t>(parent)].parent;
    places[index] = joint.pivot_model + (joint.name.starts_with("forefoot") ? style.bent : glm::dvec3(0.0));
    auto* node = new aiNode(joint.name == style.renamed ? "Bone.017" : joint.name);
    const glm::dvec3 offset = places[index] - (parent < 0 ? glm::dvec3(0.0) : places[parent]);
    aiMatrix4x4::Translation(written(style, offset), node->mTransformation);
    (parent < 0 ? scene.mRootNode : nodes[parent])->addChildren(1, &node);
    nodes[index] = node;
    made[joint.name] = index;
  }

  auto* mesh = new aiMesh;
  mesh->mName = "leg";
  mesh->mPrimitiveTypes = aiPrimitiveType_TRIANGLE;
  mesh->mNumVertices = 3;
  mesh->mVertices = new aiVector3D[3];
  for (unsigned v = 0; v < 3; ++v) {
    const glm::dvec3 side(1, 1, style.side == "_l" ? -1 : 1);
    mesh->mVertices[v] = written(style, corners[v] * side);
  }
  mesh->mNumFaces = 1;
  mesh->mFaces = new aiFace[1];
  mesh->mFaces[0].mNumIndices = 3;
  mesh->mFaces[0].mIndices = new unsigned[3]{0, style.side == "_l" ? 2U : 1U, style.side == "_l" ? 1U : 2U};
  const std::vector<std::string> names = {"shank", "talus", "hindfoot", "forefoot", "thigh"};
  if (style.weights) {
    mesh->mNumBones = static_cast<unsigned>(style.influences);
    mesh->mBones = new aiBone*[mesh->mNumBones];
    for (unsigned b = 0; b < mesh->mNumBones; ++b) {
      const std::string joint = names[b] + style.side;
      auto* bone = new aiBone;
      bone->mName = joint == style.renamed ? "Bone.017" : joint;
      aiMatrix4x4::Translation(written(style, -places[made.at(joint)]), bone->mOffsetMatrix);
      bone->mNumWeights = 3;
      bone->mWeights = new aiVertexWeight[3];
      for (unsigned v = 0; v < 3; ++v) {
        bone->mWeights[v] = {v, (b == 0 ? 0.6F : 0.4F / static_cast<float>(style.influences - 1))};
      }
      mesh->mBones[b] = bone;
    }
  }
  scene.mNumMeshes = 1;
  scene.mMeshes = new aiMesh* [1] { mesh };
  auto* holder = new aiNode("holder");
  holder->mNumMeshes = 1;
  holder->mMeshes = new unsigned[1]{0};
  scene.mRootNode->addChildren(1, &holder);
  scene.mNumMaterials = 1;
  scene.mMaterials = new aiMaterial* [1] { new aiMaterial };
  Assimp::Exporter exporter;
  const std::string path = file_named(name);
  if (exporter.Export(&scene, format, path) != AI_SUCCESS) FAIL(exporter.GetErrorString());
  return path;
}

std::string fault_of(const std::string& path) {
  try {
    content::with_own_skin(path, ours());
  } catch (const base::Failure& failure) {
    REQUIRE(failure.errors().size() == 1);
    CHECK(failure.errors().front().where.file == path);
    CHECK_FALSE(failure.errors().front().to_do.empty());
    return failure.errors().front().what;
  }
  return "";
}

const anatomy::Part& leg_of(const content::OwnSkin& own) {
  const auto found =
      std::find_if(own.body.parts.begin(), own.body.parts.end(), [](const auto& p) { return p.name == "skin_leg"; });
  REQUIRE(found != own.body.parts.end());
  return *found;
}

void check_leg(const content::OwnSkin& own) {
  INFO(base::to_text(own.notes));
  const anatomy::Part& leg = leg_of(own);
  REQUIRE(leg.levels.size() == 1);
  const anatomy::Mesh& mesh = leg.levels.front();
  REQUIRE(mesh.positions.size() == 3);
  REQUIRE(mesh.triangles.size() == 3);
  double farthest = 0.0;
  for (const glm::vec3& p : mesh.positions) {
    double nearest = 1.0;
    for (const glm::dvec3& corner : corners) nearest = std::min(nearest, glm::distance(glm::dvec3(p), corner));
    farthest = std::max(farthest, nearest);
  }
  CHECK(farthest < 1e-4);
  const glm::vec3 a = mesh.positions[mesh.triangles[0]];
  const glm::vec3 across = glm::cross(mesh.positions[mesh.triangles[1]] - a, mesh.positions[mesh.triangles[2]] - a);
  const glm::dvec3 expected = glm::cross(corners[1] - corners[0], corners[2] - corners[0]);
  CHECK(glm::dot(glm::dvec3(glm::normalize(across)), glm::normalize(expected)) > 0.999);
  CHECK(glm::dot(mesh.normals[0], glm::normalize(across)) > 0.999F);
  CHECK(own.body.rig.joints[mesh.influences[0].joints[0]].name == "shank_r");
  CHECK(mesh.influences[0].weights[0] == Approx(0.6F));
}

bool says(const content::OwnSkin& own, const std::string& words) {
  return std::any_of(own.notes.begin(), own.notes.end(),
                     [&](const base::Error& e) { return e.what.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("A skin of one's own takes the place of ours, with its nails; what is inside stays") {
  const content::OwnSkin own = content::with_own_skin(write_leg("leg.glb", {}), ours());
  check_leg(own);
  CHECK(leg_of(own).levels[0].colours[0] == glm::u8vec4(200, 150, 100, 255));
  CHECK(own.notes.empty());
  REQUIRE(own.body.parts.size() == 2);
  CHECK(own.body.parts[1].name == "calcaneus");
  CHECK(anatomy::is_sided(leg_of(own), own.body.rig));
}

TEST_CASE("Below a skin of one's own nothing is told what covers it") {
  anatomy::Body body = ours();
  REQUIRE(anatomy::covering_part(body));
  body.parts.back().levels[0].covered = {{0, 0}};
  const content::OwnSkin own = content::with_own_skin(write_leg("leg.glb", {}), body);
  CHECK(own.body.parts.back().levels[0].covered.empty());
}

TEST_CASE("Units, axes and side of a model are found from its joints") {
  check_leg(content::with_own_skin(write_leg("cm.glb", {.units_per_metre = 100}), ours()));
  CHECK(says(content::with_own_skin(file_named("cm.glb"), ours()), "is read as centimetres"));
  CHECK(says(content::with_own_skin(write_leg("mm.glb", {.units_per_metre = 1000, .z_up = true}), ours()),
             "is read as millimetres"));
  check_leg(content::with_own_skin(file_named("mm.glb"), ours()));
  check_leg(content::with_own_skin(write_leg("left.glb", {.side = "_l"}), ours()));
  CHECK(says(content::with_own_skin(write_leg("odd.glb", {.units_per_metre = 7.0}), ours()), "is scaled by 0.1429"));
  check_leg(content::with_own_skin(write_leg("giant.glb", {.units_per_metre = 1.3}), ours()));
}

TEST_CASE("Other formats are read too") {
  check_leg(content::with_own_skin(write_leg("leg.gltf", {}, "gltf2"), ours()));
  check_leg(content::with_own_skin(write_leg("leg.dae", {}, "collada"), ours()));
}

TEST_CASE("Missing and foreign joints pass their weights to the nearest of ours above") {
  const content::OwnSkin missing =
      content::with_own_skin(write_leg("no_toes.glb", {.without = "toe3_distal_r"}), ours());
  CHECK(says(missing, "lacks 'toe3_distal_r'"));
  check_leg(missing);

  const content::OwnSkin foreign = content::with_own_skin(write_leg("foreign.glb", {.renamed = "talus_r"}), ours());
  CHECK(says(foreign, "such as 'Bone.017'"));
  CHECK(says(foreign, "lacks 'talus_r'"));
  const anatomy::Influences& influences = leg_of(foreign).levels[0].influences[0];
  CHECK(foreign.body.rig.joints[influences.joints[0]].name == "shank_r");
  CHECK(influences.weights[0] == Approx(1.0F));
}

TEST_CASE("The strongest four of many joints count") {
  const content::OwnSkin own = content::with_own_skin(write_leg("five.dae", {.influences = 5}, "collada"), ours());
  CHECK(says(own, "3 vertices hang on more than four joints"));
  const anatomy::Influences& influences = leg_of(own).levels[0].influences[0];
  float sum = 0.0F;
  for (const float weight : influences.weights) sum += weight;
  CHECK(sum == Approx(1.0F));
  CHECK(influences.weights[3] > 0.0F);
}

TEST_CASE("A model that is posed otherwise is not forced on") {
  CHECK_THAT(fault_of(write_leg("bent.glb", {.bent = {0.0, 0.3, 0.2}})),
             Catch::Matchers::Contains("posed otherwise") && Catch::Matchers::Contains("forefoot_r"));
}

TEST_CASE("A model that cannot be used says why in one line") {
  using Catch::Matchers::Contains;
  std::ofstream(file_named("plain.obj")) << "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n";
  CHECK_THAT(fault_of(file_named("plain.obj")), Contains("no joint with one of our names"));
  CHECK_THAT(fault_of(write_leg("loose.glb", {.weights = false})), Contains("no weights"));
  CHECK(fault_of(file_named("nowhere.glb")) == "cannot be read");
  CHECK(fault_of(tests::scratch_folder().string()) == "cannot be read");
  std::ofstream(file_named("words.glb")) << "these are words";
  CHECK_THAT(fault_of(file_named("words.glb")), Contains("cannot be understood"));
  std::ofstream(file_named("model.xyzzy")) << "these are words";
  CHECK_THAT(fault_of(file_named("model.xyzzy")), Contains("cannot be understood"));
}

TEST_CASE("A model cut off anywhere is a fault, never a crash") {
  for (const char* name : {"whole.glb", "whole.gltf"}) {
    const std::string path = write_leg(name, {}, std::string(name).ends_with("glb") ? "glb2" : "gltf2");
    std::ifstream stream(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    REQUIRE(bytes.size() > 500);
    for (std::size_t size = 0; size + 40 < bytes.size(); size += 1 + bytes.size() / 97) {
      const std::string cut = file_named(std::string("cut_") + name);
      std::ofstream(cut, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(size));
      INFO(name << " of " << size << " bytes");
      CHECK_FALSE(fault_of(cut).empty());
    }
  }
}

TEST_CASE("A turn, a size and a shift are found again from a few points") {
  const std::vector<glm::dvec3> sources = {{0, 0, 0}, {1, 0, 0}, {0, 2, 0}, {0.3, 0.4, 3}};
  const content::Similarity known{glm::angleAxis(2.7, glm::normalize(glm::dvec3(1, -2, 0.5))), 0.01, {3, 4, 5}};
  std::vector<glm::dvec3> targets;
  for (const glm::dvec3& p : sources) targets.push_back(known(p));
  const auto found = content::fit(sources, targets);
  REQUIRE(found);
  for (const glm::dvec3& p : sources) CHECK(glm::distance((*found)(p), known(p)) < 1e-12);
  CHECK(found->scale == Approx(0.01));
  CHECK_FALSE(content::fit({{0, 0, 0}, {1, 0, 0}}, {{0, 0, 0}, {1, 0, 0}}));
  CHECK_FALSE(content::fit({{0, 0, 0}, {1, 0, 0}, {2, 0, 0}}, {{0, 0, 0}, {1, 0, 0}, {2, 0, 1}}));
}
