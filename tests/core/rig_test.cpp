#include "engine/anatomy/rig.hpp"

#include "tests/catch.hpp"

using namespace windlass;

TEST_CASE("A mirrored name exchanges the side and nothing else") {
  CHECK(anatomy::mirrored_name("ankle_r.dorsiflexion") == "ankle_l.dorsiflexion");
  CHECK(anatomy::mirrored_name("shank_l") == "shank_r");
  CHECK(anatomy::mirrored_name("body") == "body");
  CHECK(anatomy::mirrored_name("trunk.flexion") == "trunk.flexion");
}
