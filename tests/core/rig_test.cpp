#include <glm/geometric.hpp>

#include "engine/anatomy/rig.hpp"
#include "engine/base/units.hpp"
#include "engine/motion/pose.hpp"
#include "tests/catch.hpp"

using namespace windlass;

namespace {

anatomy::Rig one_ankle() {
  anatomy::Rig rig;
  rig.joints = {{"body", -1, {}, -1}, {"shank_r", 0, {0, 0.4, 0.1}, -1}, {"talus_r", 1, {0, 0.06, 0.1}, -1}};
  rig.coordinates = {
      {"ankle_r.dorsiflexion", 2, glm::normalize(glm::dvec3(-0.1, -0.17, 0.98)), {0, 0.06, 0.1}, -1, 0.5, "test", -1}};
  rig.couplings = {{0, 0, 0.5, "test"}};
  return anatomy::with_left_side(rig);
}

}  // namespace

TEST_CASE("A mirrored name exchanges the side and nothing else") {
  CHECK(anatomy::mirrored_name("ankle_r.dorsiflexion") == "ankle_l.dorsiflexion");
  CHECK(anatomy::mirrored_name("shank_l") == "shank_r");
  CHECK(anatomy::mirrored_name("body") == "body");
  CHECK(anatomy::mirrored_name("trunk.flexion") == "trunk.flexion");
}

TEST_CASE("The left side is added as the mirror of the right") {
  const anatomy::Rig rig = one_ankle();
  REQUIRE(rig.joints.size() == 5);
  REQUIRE(rig.coordinates.size() == 2);
  REQUIRE(rig.couplings.size() == 2);
  const int left = *anatomy::find_joint(rig, "talus_l");
  CHECK(rig.joints[static_cast<std::size_t>(left)].pivot_model == glm::dvec3(0, 0.06, -0.1));
  CHECK(rig.joints[static_cast<std::size_t>(rig.joints[static_cast<std::size_t>(left)].parent)].name == "shank_l");
  CHECK(rig.joints[static_cast<std::size_t>(left)].mirror == *anatomy::find_joint(rig, "talus_r"));
  CHECK(rig.joints[0].mirror == 0);
  CHECK(rig.couplings[1].driver == *anatomy::find_coordinate(rig, "ankle_l.dorsiflexion"));
}

TEST_CASE("Equal angles on both sides give mirrored positions") {
  const anatomy::Rig rig = one_ankle();
  motion::Pose pose = motion::neutral_pose(rig);
  pose.values = {base::radians(20), base::radians(20)};
  pose.world_from_model.translation = {0, 0.2, 0};
  const auto world = motion::world_from_neutral(rig, pose);
  const glm::dvec3 toe_r =
      base::apply(world[static_cast<std::size_t>(*anatomy::find_joint(rig, "talus_r"))], {0.2, 0, 0.1});
  const glm::dvec3 toe_l =
      base::apply(world[static_cast<std::size_t>(*anatomy::find_joint(rig, "talus_l"))], {0.2, 0, -0.1});
  CHECK(glm::length(base::mirrored(toe_r) - toe_l) < 1e-15);
  CHECK(toe_r.y > 0.25);  // dorsiflexion lifts the toes
}

TEST_CASE("Mirroring a pose twice gives the pose") {
  const anatomy::Rig rig = one_ankle();
  motion::Pose pose = motion::neutral_pose(rig);
  pose.values = {0.1, -0.3};
  pose.world_from_model = base::rotation_about({0, 1, 0.5}, {0.6, 0.8, 0}, 0.4);
  const motion::Pose once = motion::mirrored(rig, pose);
  CHECK(once.values == std::vector<double>{-0.3, 0.1});
  const motion::Pose twice = motion::mirrored(rig, once);
  CHECK(twice.values == pose.values);
  CHECK(glm::length(twice.world_from_model.translation - pose.world_from_model.translation) < 1e-15);
}
