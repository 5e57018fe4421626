// Things that go with the body, and lines that it draws in the air.
#include "engine/choreography/extras.hpp"

#include "tests/catch.hpp"

using namespace windlass;
using choreography::Demonstration;

namespace {

choreography::Phase phase(const char* name, double duration) {
  choreography::Phase p;
  p.name = name;
  p.duration = duration;
  return p;
}

/// A marble lies at (0.3, 0.008, 0.1); phases: wait 1 s, lift 1 s, drop 1 s, again 1 s.
Demonstration pick_up() {
  Demonstration d;
  d.phases = {phase("wait", 1), phase("lift", 1), phase("drop", 1), phase("again", 1)};
  choreography::Prop marble;
  marble.name = "marble";
  marble.world_from_prop.translation = {0.3, 0.008, 0.1};
  d.props = {marble};
  choreography::Carry carry;
  carry.prop = "marble";
  carry.spots = {"a", "b", "c"};
  carry.lands = 0.013;
  carry.active = {false, true, false, false};
  carry.anew = {false, false, false, true};
  d.carries = {carry};
  return d;
}

/// Three spots around (x, y, z) whose middle goes up by 0.2 m in the second second and forward by 0.1 m.
motion::Clip lifting(std::size_t spots) {
  motion::Clip clip;
  clip.duration = 4.0;
  clip.rate = 20.0;
  const glm::dvec3 around[] = {{0.02, 0, 0}, {-0.01, 0, 0.02}, {-0.01, 0, -0.02}};
  for (std::size_t spot = 0; spot < spots; ++spot) {
    for (int axis = 0; axis < 3; ++axis) {
      std::vector<double> values;
      for (int n = 0; n <= 80; ++n) {
        const double u = std::clamp(n / 20.0 - 1.0, 0.0, 1.0);
        const double share = u * u * u * (10.0 + u * (-15.0 + 6.0 * u));
        const glm::dvec3 middle(0.3 + 0.1 * share, 0.02 + 0.2 * share, 0.1);
        values.push_back((middle + around[spot])[axis]);
      }
      clip.channels.push_back(motion::track_through(-1, std::move(values), clip.rate));
    }
  }
  return clip;
}

glm::dvec3 place(const Demonstration& d, const motion::Clip& clip, double time) {
  return choreography::prop_states_at(d, clip, time).at(0).world_from_prop.translation;
}

}  // namespace

TEST_CASE("What is carried keeps its place among three spots, falls when let go, and the next one lies ready") {
  const Demonstration d = pick_up();
  const motion::Clip clip = lifting(3);
  CHECK(glm::distance(place(d, clip, 0.5), {0.3, 0.008, 0.1}) < 1e-9);
  CHECK(glm::distance(place(d, clip, 1.5), {0.35, 0.108, 0.1}) < 1e-6);
  CHECK(glm::distance(place(d, clip, 2.0), {0.4, 0.208, 0.1}) < 1e-6);
  CHECK(place(d, clip, 2.1).y == Approx(0.208 - 0.5 * 9.81 * 0.01).margin(1e-4));  // free fall
  CHECK(glm::distance(place(d, clip, 2.5), {0.4, 0.013, 0.1}) < 1e-4);             // it has landed
  CHECK(glm::distance(place(d, clip, 3.5), {0.3, 0.008, 0.1}) < 1e-9);
}

TEST_CASE("What is dragged stays on the floor and where it was left") {
  Demonstration d = pick_up();
  d.carries[0].drags = true;
  d.carries[0].anew.assign(4, false);
  const motion::Clip clip = lifting(3);
  CHECK(glm::distance(place(d, clip, 1.5), {0.35, 0.008, 0.1}) < 1e-6);
  CHECK(glm::distance(place(d, clip, 3.5), {0.4, 0.008, 0.1}) < 1e-6);
}

TEST_CASE("A trail grows with the spot that draws it and stays until the next one begins") {
  Demonstration d = pick_up();
  d.carries.clear();
  choreography::Trail trail;
  trail.prop = "marble";
  trail.spot = "a";
  trail.active = {false, true, false, false};
  d.trails = {trail};
  const motion::Clip clip = lifting(1);
  const auto line = [&](double time) { return choreography::prop_states_at(d, clip, time).at(0).course; };
  CHECK(glm::distance(line(1.5).front(), {0.32, 0.02, 0.1}) < 1e-6);
  CHECK(glm::distance(line(1.5).back(), {0.37, 0.12, 0.1}) < 1e-6);
  CHECK(line(1.9).size() > line(1.5).size());
  CHECK(line(3.5) == line(2.0));
}
