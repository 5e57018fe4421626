#include "engine/sculpt/bake.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>

#include <assimp/scene.h>
#include <assimp/Importer.hpp>
#include <nlohmann/json.hpp>

#include "engine/base/error.hpp"
#include "engine/base/glb.hpp"
#include "engine/sculpt/glb.hpp"
#include "engine/sculpt/nails.hpp"
#include "engine/sculpt/part.hpp"
#include "engine/sculpt/part_cache.hpp"
#include "engine/sculpt/skin_part.hpp"
#include "engine/text/rig_table.hpp"
#include "tests/catch.hpp"

using namespace windlass;

namespace {

const std::string tables = std::string(WINDLASS_SOURCE_DIR) + "/assets/anatomy";

std::filesystem::path empty_folder(const std::string& name) {
  const std::filesystem::path folder = std::filesystem::path(WINDLASS_BUILD_DIR) / name;
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

std::string content_of(const std::filesystem::path& path) {
  std::ostringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

/// Five nails with one made-up corrective, and one landmark.
anatomy::Body small_body() {
  anatomy::Body body;
  body.rig = text::load_rig(tables + "/rig.toml");
  body.parts = sculpt::nail_parts(tables, body.rig);
  anatomy::Mesh& mesh = body.parts[0].levels[0];
  const int ankle = anatomy::find_coordinate(body.rig, "ankle_r.dorsiflexion").value();
  mesh.correctives.push_back({ankle, -0.25, {3}, {glm::vec3(0.001F, 0.002F, 0.003F)}, {glm::vec3(0.0F)}});
  mesh.covered = {{2, 5}};
  body.landmarks = {{"heel_pad_r", anatomy::find_joint(body.rig, "hindfoot_r").value(), {0.03, 0.0, 0.08}}};
  return body;
}

}  // namespace

TEST_CASE("the same body gives the same file, whatever the memory held before") {
  const std::filesystem::path folder = empty_folder("same_test");
  const auto written = [&](char before) {
    for (std::size_t size = 64; size <= 1U << 22U; size *= 2) {  // what the exporter will be given again
      const std::unique_ptr<char[]> memory(new char[size]);
      std::fill_n(memory.get(), size, before);
    }
    const std::string path = (folder / "body.glb").string();
    sculpt::write_body(small_body(), path);
    std::ifstream file(path, std::ios::binary);
    return std::string((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  };
  const std::string once = written('\x11');
  CHECK(once.size() > 1000);
  CHECK(written('\x77') == once);
}

TEST_CASE("the file says what glTF wants to know of sparse arrays") {
  const std::string path = (empty_folder("bounds_test") / "body.glb").string();
  sculpt::write_body(small_body(), path);
  const std::string bytes = content_of(path);
  const auto text = nlohmann::json::parse(base::chunk_of(bytes, base::json_chunk));
  std::vector<std::vector<float>> greatest;
  for (const auto& accessor : text.at("accessors")) {
    if (!accessor.contains("sparse")) continue;
    CHECK(accessor.at("min").size() == 3);
    greatest.push_back(accessor.at("max"));
  }
  const auto made_up = [](const std::vector<float>& max) {  // glTF (x, y, z) = our (-z, y, x)
    return max.size() == 3 && max[0] == 0.0F && max[1] == Approx(0.002F).margin(1e-6) &&
           max[2] == Approx(0.001F).margin(1e-6);
  };
  CHECK(std::count_if(greatest.begin(), greatest.end(), made_up) == 1);
}

TEST_CASE("a body survives the way through glb: names, axes, joints, shapes") {
  const std::filesystem::path folder = empty_folder("glb_test");
  const anatomy::Body body = small_body();
  const std::string path = (folder / "body.glb").string();
  sculpt::write_body(body, path);
  CHECK_FALSE(std::filesystem::exists(path + ".part"));

  Assimp::Importer importer;
  const aiScene* scene = importer.ReadFile(path, 0);
  REQUIRE(scene != nullptr);
  const aiNode* part = scene->mRootNode->FindNode("nail/toenail1@0");
  REQUIRE(part != nullptr);
  REQUIRE(part->mNumMeshes == 1);
  const aiMesh& mesh = *scene->mMeshes[part->mMeshes[0]];
  const anatomy::Mesh& from = body.parts[0].levels[0];
  REQUIRE(mesh.mNumVertices == from.positions.size());
  CHECK(mesh.mVertices[7].x == Approx(-from.positions[7].z));
  CHECK(mesh.mVertices[7].y == Approx(from.positions[7].y));
  CHECK(mesh.mVertices[7].z == Approx(from.positions[7].x));
  CHECK(mesh.mColors[0][7].r * 255 == Approx(from.colours[7].r).margin(0.01));

  REQUIRE(mesh.mNumAnimMeshes == from.correctives.size());
  const unsigned last = mesh.mNumAnimMeshes - 1;  // after the pushes, that a nail takes with the skin
  CHECK(std::string(mesh.mAnimMeshes[last]->mName.C_Str()) == "ankle_r.dorsiflexion@-14.32");
  CHECK(mesh.mAnimMeshes[last]->mVertices[3].z - mesh.mVertices[3].z == Approx(0.001).margin(1e-6));

  bool has_joint = false;
  for (unsigned b = 0; b < mesh.mNumBones; ++b) {
    if (std::string(mesh.mBones[b]->mName.C_Str()) != "toe1_distal_r") continue;
    has_joint = mesh.mBones[b]->mNumWeights == from.positions.size();
  }
  CHECK(has_joint);

  const aiNode* landmark = scene->mRootNode->FindNode("lm.heel_pad_r");
  REQUIRE(landmark != nullptr);
  const aiNode* joint = landmark->mParent;
  while (joint && std::string(joint->mName.C_Str()).starts_with("way.")) joint = joint->mParent;
  REQUIRE(joint != nullptr);
  CHECK(std::string(joint->mName.C_Str()) == "hindfoot_r");
  aiMatrix4x4 place;
  for (const aiNode* node = landmark; node; node = node->mParent) place = node->mTransformation * place;
  CHECK(place.a4 == Approx(-0.08).margin(1e-6));
  CHECK(place.c4 == Approx(0.03).margin(1e-6));
  CHECK(scene->mRootNode->FindNode("hindfoot_l") != nullptr);
}

TEST_CASE("writing where nothing can be written is a clear failure") {
  CHECK_THROWS_AS(sculpt::write_body(small_body(), "/nowhere/at/all/body.glb"), base::Failure);
}

TEST_CASE("cached parts come back whole, and not at all when damaged or out of date") {
  const std::filesystem::path folder = empty_folder("cache_test");
  const std::string path = (folder / "nails.parts").string();
  const std::vector<anatomy::Part> parts = small_body().parts;
  sculpt::store_parts(path, 7, parts);

  const auto back = sculpt::cached_parts(path, 7);
  REQUIRE(back.has_value());
  REQUIRE(back->size() == parts.size());
  CHECK((*back)[4].name == "toenail5");
  CHECK((*back)[0].levels[0].positions == parts[0].levels[0].positions);
  CHECK((*back)[0].levels[0].correctives.at(0).vertices == parts[0].levels[0].correctives.at(0).vertices);

  REQUIRE((*back)[0].levels[0].covered.size() == 1);
  CHECK((*back)[0].levels[0].covered[0].skin == 5);

  CHECK_FALSE(sculpt::cached_parts(path, 8).has_value());
  CHECK_FALSE(sculpt::cached_parts((folder / "absent").string(), 7).has_value());
  const std::string bytes = content_of(path);
  std::ofstream(path, std::ios::binary) << bytes.substr(0, bytes.size() / 2);
  CHECK_FALSE(sculpt::cached_parts(path, 7).has_value());
}

TEST_CASE("a faulty table stops the bake with its place and leaves the old body alone") {
  const std::filesystem::path folder = empty_folder("bake_test");
  std::filesystem::copy(tables, folder / "tables");
  const sculpt::BakeFiles files{(folder / "tables").string(), (folder / "body.glb").string(),
                                (folder / "cache").string(), "test"};
  std::ofstream(files.output) << "the last good one";
  std::ofstream(folder / "tables/skin.toml", std::ios::app) << "\nbogus = 1\n";
  try {
    sculpt::bake(files, [](double, std::string_view) {});
    FAIL("the fault went unnoticed");
  } catch (const base::Failure& failure) {
    CHECK(failure.errors().front().where.file.find("skin.toml") != std::string::npos);
    CHECK(failure.errors().front().where.line > 0);
    CHECK(failure.errors().front().where.column > 0);
  }
  CHECK(content_of(files.output) == "the last good one");
}
