// What the foot stands on: flat, neutral and high arch, unloaded and loaded.
#include <algorithm>
#include <array>
#include <cmath>

#include "engine/anatomy/morphology.hpp"
#include "engine/motion/skinning.hpp"
#include "engine/text/morphology_table.hpp"
#include "tests/catch.hpp"
#include "tests/sculpt/baked_leg.hpp"

using namespace windlass;

namespace {

/// A disc on the floor below the neutral foot (mm, foot frame).
struct Pad {
  const char* name;
  double x, z, radius;
};
constexpr Pad heel{"heel", 34, -4, 30};
constexpr Pad inner_ball{"ball below the first toe", 186, -26, 14};
constexpr std::array<Pad, 2> outer_balls = {
    {{"ball below the third toe", 172, 14, 12}, {"ball below the fifth toe", 150, 40, 12}}};

/// The skin of a right foot that stands, in the foot frame (mm).
class StandingFoot {
 public:
  /// `arch`: -1 flat … 1 high. With `is_coupled` the arch gives way to the load and the foot is tilted until heel and
  /// inner ball are equally low; otherwise it is shaped only.
  StandingFoot(double arch, double load, bool is_coupled) {
    anatomy::Morphology morphology;
    morphology.arch = arch;
    static const anatomy::MorphologyTable shapes = text::load_morphology(tests::anatomy_folder);
    anatomy::Body leg;
    leg.rig = tests::baked().rig;
    leg.parts = {tests::baked().part("skin_leg")};
    leg.parts.front().levels.resize(1);
    neutral_ = leg.parts.front().levels.front().positions;
    const anatomy::Body body = anatomy::shaped(leg, morphology, shapes);
    motion::Pose pose = motion::neutral_pose(body.rig);
    pose.values[static_cast<std::size_t>(anatomy::find_coordinate(body.rig, "foot_r.load").value())] = load;
    if (is_coupled) motion::couple(body.rig, pose.values);
    motion::Surface surface;
    motion::skin(body.rig, body.parts.front().levels.front(), pose, motion::world_from_neutral(body.rig, pose),
                 motion::Side::right, surface);
    for (const glm::vec3& p : surface.positions) posed_.emplace_back(tests::baked().foot(p));
    for (int step = 0; step < 6 && is_coupled; ++step) {
      const double rise = std::atan2(lowest(inner_ball) - lowest(heel), inner_ball.x - heel.x);
      for (glm::dvec3& p : posed_) {
        p = {std::cos(rise) * p.x + std::sin(rise) * p.y, std::cos(rise) * p.y - std::sin(rise) * p.x, p.z};
      }
      const double low = lowest(heel);
      for (glm::dvec3& p : posed_) p.y -= low;
    }
  }

  /// mm, above the floor
  double lowest(const Pad& pad) const {
    double low = 1e9;
    for (std::size_t v = 0; v < posed_.size(); ++v) {
      const glm::vec3 at = tests::baked().foot(neutral_[v]);
      if (at.y < 30.0F && std::hypot(at.x - pad.x, at.z - pad.z) < pad.radius) low = std::min(low, posed_[v].y);
    }
    return low;
  }
  double lowest() const {
    return std::min_element(posed_.begin(), posed_.end(), [](const auto& a, const auto& b) { return a.y < b.y; })->y;
  }

 private:
  std::vector<glm::vec3> neutral_;  ///< m, model frame: which vertex is which
  std::vector<glm::dvec3> posed_;
};

constexpr std::array<double, 3> arches = {-1.0, 0.0, 1.0};

}  // namespace

TEST_CASE("flat, neutral and high feet stand on heel and ball within 1 mm, however loaded") {
  for (const double arch : arches) {
    for (const double load : {0.0, 1.0, 1.6}) {
      CAPTURE(arch, load);
      const StandingFoot foot(arch, load, false);
      CHECK(foot.lowest() > -1.0);
      for (const Pad& pad : {heel, inner_ball, outer_balls[0], outer_balls[1]}) {
        INFO(pad.name);
        CHECK(std::abs(foot.lowest(pad)) < 1.0);
      }
    }
  }
}

TEST_CASE("where the arch gives way under load the whole ball stays on the floor within 1 mm") {
  for (const double arch : arches) {
    for (const double load : {1.0, 1.6}) {
      CAPTURE(arch, load);
      const StandingFoot foot(arch, load, true);
      for (const Pad& pad : outer_balls) {
        INFO(pad.name);
        CHECK(std::abs(foot.lowest(pad)) < 1.0);
      }
    }
  }
}
