// Which points of a hand are kept out of the skin that it touches.
#include "engine/choreography/skin_samples.hpp"

#include "tests/catch.hpp"

using namespace windlass;

namespace {

/// Vertices that face the palm's way or the other one, on the hand and on a finger.
anatomy::Body four_points_of_an_arm() {
  anatomy::Body body;
  body.rig.joints = {{"forearm_r", -1, {}, -1}, {"hand_r", 0, {}, -1}, {"index_proximal_r", 1, {}, -1}};
  anatomy::Mesh mesh;
  const auto add = [&](glm::vec3 place, float facing, std::uint16_t joint) {
    mesh.positions.push_back(place);
    mesh.normals.emplace_back(0.0F, 0.0F, facing);
    mesh.influences.push_back(anatomy::Influences{{joint, 0, 0, 0}, {1.0F, 0.0F, 0.0F, 0.0F}});
  };
  add({0, 0.10F, 0.00F}, -1.0F, 1);  // palm
  add({0, 0.10F, 0.03F}, 1.0F, 1);   // back of the hand
  add({0, 0.05F, 0.00F}, -1.0F, 2);  // finger's pad
  add({0, 0.05F, 0.02F}, 1.0F, 2);   // its back
  add({0, 0.30F, 0.00F}, -1.0F, 0);  // forearm
  body.parts.push_back({"skin_arm", anatomy::Layer::skin, {mesh}});
  return body;
}

}  // namespace

TEST_CASE("A hand is tried at its inner side and at its fingers' backs, which knead") {
  const anatomy::Body body = four_points_of_an_arm();
  std::vector<std::uint32_t> vertices;
  for (const anatomy::Spot& spot : choreography::hand_samples(body, true)) {
    CHECK(spot.is_left);
    vertices.insert(vertices.end(), spot.vertices.begin(), spot.vertices.end());
  }
  CHECK(vertices == std::vector<std::uint32_t>{0, 2, 3});
}
