#include "engine/content/load_model.hpp"

#include <fstream>
#include <iterator>
#include <limits>

#include "engine/base/error.hpp"
#include "engine/base/glb.hpp"
#include "engine/base/units.hpp"
#include "tests/catch.hpp"
#include "tests/content/small_body.hpp"
#include "tests/scratch.hpp"

using namespace windlass;

namespace {

const anatomy::Rig& rig() {
  static const anatomy::Rig shipped = tests::shipped_rig();
  return shipped;
}

std::string file_named(const std::string& name) {
  return (tests::scratch_folder() / name).string();
}

std::string bytes_of(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// What loading says about the file, without its path; "" when it loads.
std::string fault_of(const std::string& path) {
  try {
    content::load_model(path, rig());
  } catch (const base::Failure& failure) {
    REQUIRE(failure.errors().size() == 1);
    CHECK(failure.errors().front().where.file == path);
    CHECK_FALSE(failure.errors().front().to_do.empty());
    return failure.errors().front().what;
  }
  return "";
}

std::string fault_after(const std::function<void(aiScene&)>& change) {
  const std::string path = file_named("changed.glb");
  tests::write_small_body(path, rig(), change);
  return fault_of(path);
}

/// What loading says about a small body in which every `from` became `to`, of the same length, under a new seal.
std::string fault_with(const std::string& from, const std::string& to) {
  const std::string path = file_named("replaced.glb");
  tests::write_small_body(path, rig());
  std::string bytes = bytes_of(path);
  REQUIRE(from.size() == to.size());
  REQUIRE(bytes.find(from) != std::string::npos);
  for (std::size_t at = 0; (at = bytes.find(from, at)) != std::string::npos; at += to.size()) {
    bytes.replace(at, to.size(), to);
  }
  bytes.resize(bytes.size() - 16);
  std::ofstream(path, std::ios::binary) << base::sealed_glb(bytes);
  return fault_of(path);
}

std::string bytes_of_number(float number) {
  return {reinterpret_cast<const char*>(&number), sizeof number};
}

aiNode& node(aiScene& scene, const char* name) {
  return *scene.mRootNode->FindNode(name);
}

}  // namespace

TEST_CASE("A written body comes back in our axes with names, weights, colours and shapes") {
  const std::string path = file_named("small.glb");
  tests::write_small_body(path, rig());
  const anatomy::Body body = content::load_model(path, rig());

  REQUIRE(body.parts.size() == 2);
  CHECK(body.parts[0].name == "skin");
  CHECK(body.parts[0].layer == anatomy::Layer::skin);
  CHECK(body.parts[0].levels.size() == 2);
  CHECK(body.parts[1].name == "calcaneus");
  CHECK(body.parts[1].layer == anatomy::Layer::bone);

  const anatomy::Mesh& mesh = body.parts[0].levels[0];
  REQUIRE(mesh.positions.size() == 4);
  CHECK(mesh.positions[2].x == Approx(0.05F));
  CHECK(mesh.positions[2].y == Approx(0.02F));
  CHECK(mesh.positions[2].z == Approx(0.11F));
  CHECK(mesh.normals[2].y == Approx(1.0F));
  CHECK(mesh.colours[0] == glm::u8vec4(255, 204, 102, 51));
  CHECK(mesh.triangles.size() == 12);

  const anatomy::Influences& influence = mesh.influences[0];
  CHECK(rig().joints[influence.joints[0]].name == "hindfoot_r");
  CHECK(influence.weights[0] == Approx(0.7F));
  CHECK(rig().joints[influence.joints[1]].name == "talus_r");
  CHECK(influence.weights[1] == Approx(0.3F));
  CHECK(influence.weights[2] == 0.0F);

  REQUIRE(mesh.correctives.size() == 1);
  const anatomy::Corrective& corrective = mesh.correctives[0];
  CHECK(rig().coordinates[static_cast<std::size_t>(corrective.coordinate)].name == "ankle_r.dorsiflexion");
  CHECK(corrective.at == Approx(base::radians(-45)));
  REQUIRE(corrective.vertices == std::vector<std::uint32_t>{2});
  CHECK(corrective.position_offsets[0].x == Approx(0.001F).margin(1e-6));
  CHECK(corrective.position_offsets[0].y == Approx(0.002F).margin(1e-6));
  CHECK(corrective.position_offsets[0].z == Approx(0.003F).margin(1e-6));
}

TEST_CASE("What covers a mesh's vertices is read, and refused when it names what does not exist") {
  const std::string path = file_named("small.glb");
  const auto covered_after = [&](const std::vector<std::uint32_t>& words) {
    tests::write_small_body(path, rig(), [](aiScene& s) {
      s.mMeshes[0]->mName = "skin/skin_leg@0";
      s.mMeshes[1]->mName = "skin/skin_leg@1";
    });
    std::string glb = bytes_of(path);
    constexpr std::size_t seal = 16;
    glb.resize(glb.size() - seal);
    const std::string content(reinterpret_cast<const char*>(words.data()), words.size() * sizeof(std::uint32_t));
    std::ofstream(path, std::ios::binary) << base::sealed_glb(base::with_chunk(glb, base::covered_chunk, content));
    return content::load_model(path, rig()).parts[1].levels[0].covered;
  };
  const auto fault = [&](const std::vector<std::uint32_t>& words) {
    try {
      covered_after(words);
    } catch (const base::Failure& failure) {
      return failure.errors().front().what;
    }
    return std::string();
  };
  const auto covered = covered_after({0, 0, 2, 3, 1, 0, 2});
  REQUIRE(covered.size() == 2);
  CHECK(covered[0].vertex == 3);
  CHECK(covered[0].skin == 1);
  CHECK(covered[1].vertex == 0);
  CHECK(covered[1].skin == 2);
  CHECK(fault({0, 0, 1, 3}) == "does not say of every mesh what covers it");
  CHECK(fault({0, 0, 1, 4, 0}) == "says of a vertex that does not exist what covers it");
  CHECK(fault({0, 0, 1, 3, 4}) == "says of a vertex that does not exist what covers it");
  CHECK(fault({0, 0, 9}) == "says of a vertex that does not exist what covers it");
}

TEST_CASE("Landmarks come out for both sides, once for the mid-line") {
  const std::string path = file_named("small.glb");
  tests::write_small_body(path, rig());
  const anatomy::Body body = content::load_model(path, rig());
  REQUIRE(body.landmarks.size() == 3);
  CHECK(body.landmarks[2].name == "calcaneus_lowest_l");
  CHECK(rig().joints[static_cast<std::size_t>(body.landmarks[2].joint)].name == "hindfoot_l");
  CHECK(body.landmarks[2].point_model.x == Approx(0.03).margin(1e-6));
  CHECK(body.landmarks[2].point_model.z == Approx(-0.08).margin(1e-6));
}

TEST_CASE("A body that does not fit is told apart with one clear error") {
  CHECK(fault_after([](aiScene&) {}).empty());
  CHECK(fault_after([](aiScene& s) { node(s, "talus_r").mTransformation.a4 += 0.001F; }) ==
        "does not match assets/anatomy/rig.toml: joint 'talus_r' lies 1.00 mm away");
  CHECK(fault_after([](aiScene& s) { node(s, "toe5_distal_r").mName = "sixth"; }) ==
        "does not match assets/anatomy/rig.toml: joint 'toe5_distal_r' is missing");
  CHECK(fault_after([](aiScene& s) { node(s, "lm.between_heels").mName = "lm.between_heels_r"; }) ==
        "landmark 'between_heels_r' is named for another side than its joint");
  CHECK(fault_after([](aiScene& s) { node(s, "talus_r").mTransformation.a1 = 2.0F; }) ==
        "node 'talus_r' is turned or scaled");
  CHECK(fault_after([](aiScene& s) { s.mMeshes[0]->mName = "flesh/skin@0"; }) ==
        "mesh 'flesh/skin@0' is of an unknown layer");
  CHECK(fault_after([](aiScene& s) { s.mMeshes[0]->mName = "skin"; }) ==
        "mesh 'skin' is not named <layer>/<part>@<level>");
  CHECK(fault_after([](aiScene& s) { s.mMeshes[1]->mName = "skin/skin@2"; }) == "'skin' lacks level 1");
  CHECK(fault_after([](aiScene& s) {
          s.mMeshes[0]->mName = "nail/nail1@0";
          s.mMeshes[1]->mName = "nail/nail1@1";
        }) == "has no skin");
  CHECK(fault_after([](aiScene& s) { s.mMeshes[0]->mAnimMeshes[0]->mName = "ankle_r.flexion@-45"; }) ==
        "does not match assets/anatomy/rig.toml: shape 'ankle_r.flexion@-45' of mesh 'skin/skin@0' is for an unknown "
        "coordinate");
  CHECK(fault_after([](aiScene& s) { s.mMeshes[0]->mAnimMeshes[0]->mName = "ankle_r.dorsiflexion@much"; }) ==
        "shape 'ankle_r.dorsiflexion@much' of mesh 'skin/skin@0' is for no angle");
  CHECK(fault_after([](aiScene& s) { s.mMeshes[2]->mBones[1]->mWeights[3].mWeight = 0.5F; }) ==
        "mesh 'bone/calcaneus@0' has a vertex whose weights do not sum to 1");
  CHECK(fault_after([](aiScene& s) { s.mMeshes[2]->mVertices[1].x = 40.0F; }) ==
        "mesh 'bone/calcaneus@0' has a vertex out of reach");
}

TEST_CASE("Numbers that are none are refused") {
  // The exporter writes a NaN only into the binary chunk; a NaN in the text would not even parse.
  const float known = -0.11F;  // x in the file is our -z
  CHECK(fault_with(bytes_of_number(known), bytes_of_number(std::numeric_limits<float>::quiet_NaN())) ==
        "mesh 'skin/skin@0' has a vertex out of reach");
  const float moved = static_cast<float>(0.02 + 0.002) - 0.02F;
  CHECK(fault_with(bytes_of_number(moved), bytes_of_number(std::numeric_limits<float>::infinity())) ==
        "shape 'ankle_r.dorsiflexion@-45' of mesh 'skin/skin@0' has an offset out of reach");
}

TEST_CASE("What is missing in a whole file, or stored in another way, is told") {
  CHECK(fault_with("\"count\":12,", "\"count\":13,") == "cannot be understood: an array has items of another size");
  CHECK(fault_with("\"COLOR_0\"", "\"COLOR_1\"").find("'COLOR_0' not found") != std::string::npos);
  CHECK(fault_with("\"bufferViews\"", "\"bufferView?\"").find("'bufferViews' not found") != std::string::npos);
}

TEST_CASE("A missing, empty or foreign file is told apart") {
  CHECK(fault_of(file_named("nowhere.glb")) == "cannot be read");
  CHECK(fault_of(tests::scratch_folder().string()) == "cannot be read");
  const std::string path = file_named("foreign.glb");
  std::ofstream(path, std::ios::binary) << "";
  CHECK(fault_of(path) == "is not a binary glTF file");
  std::ofstream(path, std::ios::binary) << std::string(5000, '\x89');
  CHECK(fault_of(path) == "is not a binary glTF file");
  tests::write_small_body(path, rig());
  std::string unsealed = bytes_of(path);
  unsealed.resize(unsealed.size() - 16);
  const auto length = static_cast<std::uint32_t>(unsealed.size());
  unsealed.replace(8, 4, reinterpret_cast<const char*>(&length), 4);
  std::ofstream(path, std::ios::binary) << unsealed;
  CHECK(fault_of(path) == "was not written by this program");
}

TEST_CASE("A file cut off or changed anywhere is refused and never crashes") {
  const std::string whole = file_named("small.glb");
  const std::string path = file_named("hurt.glb");
  tests::write_small_body(whole, rig());
  const std::string bytes = bytes_of(whole);
  REQUIRE(fault_of(whole).empty());
  constexpr std::size_t trials = 200;
  for (std::size_t n = 0; n < trials; ++n) {
    const std::size_t place = n * bytes.size() / trials;
    std::ofstream(path, std::ios::binary) << bytes.substr(0, place);
    INFO("cut at " << place);
    CHECK_FALSE(fault_of(path).empty());

    std::string flipped = bytes;
    flipped[place] = static_cast<char>(flipped[place] ^ (1 << (n % 8)));
    std::ofstream(path, std::ios::binary) << flipped;
    INFO("changed at " << place);
    CHECK_FALSE(fault_of(path).empty());
  }
}
