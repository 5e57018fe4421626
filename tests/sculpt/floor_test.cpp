// What the foot stands on: flat, neutral and high arch, unloaded and loaded.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>

#include "engine/anatomy/morphology.hpp"
#include "engine/base/units.hpp"
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
constexpr Pad middle_ball{"ball below the third toe", 172, 14, 12};
constexpr Pad outer_ball{"ball below the fifth toe", 150, 40, 12};
constexpr std::array<Pad, 3> heel_ends = {
    {{"back of the heel", 20, -4, 10}, {"front of the heel", 46, -12, 14}, {"outer side of the heel", 34, 12, 10}}};
/// The outer border between heel and ball, and the inner sole beside it: the hollow of an arched foot.
constexpr std::array<Pad, 3> outer_border = {
    {{"outer border below the cuboid", 84, 14, 12}, {"below the styloid", 104, 20, 12}, {"before it", 126, 26, 14}}};
constexpr Pad hollow{"hollow of the sole", 104, -26, 10};

/// The skin of a right foot that stands, in the foot frame (mm).
class StandingFoot {
 public:
  /// `arch`: -1 flat … 1 high. With `is_coupled` the arch gives way to the load, and heel and both ends of the ball are
  /// laid on the floor; otherwise it is shaped only.
  StandingFoot(double arch, double load, bool is_coupled) {
    anatomy::Morphology morphology;
    morphology.arch = arch;
    static const anatomy::MorphologyTable shapes = text::load_morphology(tests::anatomy_folder);
    anatomy::Body leg;
    leg.rig = tests::baked().rig;
    leg.parts = {tests::baked().part("skin_leg")};
    leg.parts.front().levels.resize(1);
    leg.landmarks = tests::baked().body.landmarks;
    neutral_ = leg.parts.front().levels.front().positions;
    const anatomy::Body body = anatomy::shaped(leg, morphology, shapes);
    motion::Pose pose = motion::neutral_pose(body.rig);
    pose.values[static_cast<std::size_t>(anatomy::find_coordinate(body.rig, "foot_r.load").value())] = load;
    if (is_coupled) motion::couple(body.rig, pose.values);
    const auto joints = motion::world_from_neutral(body.rig, pose);
    motion::Surface surface;
    motion::skin(body.rig, body.parts.front().levels.front(), pose, joints, motion::Side::right, surface);
    for (const glm::vec3& p : surface.positions) posed_.emplace_back(tests::baked().foot(p));
    const auto landmarks = motion::landmarks_world(body, joints);
    const auto bone = [&](const char* name) {
      const auto found = std::find_if(body.landmarks.begin(), body.landmarks.end(),
                                      [&](const anatomy::Landmark& landmark) { return landmark.name == name; });
      REQUIRE(found != body.landmarks.end());
      return glm::dvec3(
          tests::baked().foot(glm::vec3(landmarks[static_cast<std::size_t>(found - body.landmarks.begin())])));
    };
    heel_bone_ = bone("calcaneus_lowest_r");
    navicular_ = bone("navicular_tuberosity_r");
    inner_head_ = bone("MT1_head_centre_r");
    const auto turn_of = [&](const char* joint) {
      return joints[static_cast<std::size_t>(anatomy::find_joint(body.rig, joint).value())].rotation;
    };
    heel_turn_ = turn_of("hindfoot_r");
    shin_turn_ = turn_of("shank_r");
    if (is_coupled) plant();
  }

  /// mm, above the floor
  double lowest(const Pad& pad) const { return lowest_point(pad).y; }
  double lowest() const {
    return std::min_element(posed_.begin(), posed_.end(), [](const auto& a, const auto& b) { return a.y < b.y; })->y;
  }
  /// Of its tuberosity above the line from the heel bone's lowest point to the first metatarsal head (mm), upright.
  double navicular_height() const {
    const double along = (navicular_.x - heel_bone_.x) / (inner_head_.x - heel_bone_.x);
    return navicular_.y - glm::mix(heel_bone_.y, inner_head_.y, along);
  }
  /// From the inner to the outer side of the heel's pad, below the heel bone's tubercles (mm).
  double heel_breadth() const {
    double inner = 1e9;
    double outer = -1e9;
    for (std::size_t v = 0; v < posed_.size(); ++v) {
      const glm::vec3 at = tests::baked().foot(neutral_[v]);
      if (at.x < 20.0F || at.x > 44.0F || at.y < 4.0F || at.y > 14.0F) continue;
      inner = std::min(inner, posed_[v].z);
      outer = std::max(outer, posed_[v].z);
    }
    return outer - inner;
  }
  /// How far heel and shin lean inward at their upper ends (degrees): the heel is everted, the knee stands in.
  double heel_lean() const { return -lean(heel_turn_); }
  double shin_lean() const { return -lean(shin_turn_); }

 private:
  static double lean(const glm::dquat& turn) { return base::degrees(std::asin((turn * glm::dvec3(0, 1, 0)).z)); }

  glm::dvec3 lowest_point(const Pad& pad) const {
    glm::dvec3 low(0.0, 1e9, 0.0);
    for (std::size_t v = 0; v < posed_.size(); ++v) {
      const glm::vec3 at = tests::baked().foot(neutral_[v]);
      if (at.y < 30.0F && std::hypot(at.x - pad.x, at.z - pad.z) < pad.radius && posed_[v].y < low.y) low = posed_[v];
    }
    REQUIRE(low.y < 1e9);
    return low;
  }

  /// Turns and lifts the foot until heel and both ends of the ball are equally low.
  void plant() {
    for (int step = 0; step < 8; ++step) {
      const glm::dvec3 back = lowest_point(heel);
      const glm::dvec3 up =
          glm::normalize(glm::cross(lowest_point(outer_ball) - back, lowest_point(inner_ball) - back));
      const glm::dquat turn(up, glm::dvec3(0, 1, 0));
      for (glm::dvec3& p : posed_) p = turn * p;
      for (glm::dvec3* p : {&heel_bone_, &navicular_, &inner_head_}) *p = turn * *p;
      heel_turn_ = turn * heel_turn_;
      shin_turn_ = turn * shin_turn_;
      const double low = lowest(heel);
      for (glm::dvec3& p : posed_) p.y -= low;
      for (glm::dvec3* p : {&heel_bone_, &navicular_, &inner_head_}) p->y -= low;
    }
    REQUIRE(std::abs(lowest(inner_ball)) < 0.05);
    REQUIRE(std::abs(lowest(outer_ball)) < 0.05);
  }

  std::vector<glm::vec3> neutral_;  ///< m, model frame: which vertex is which
  std::vector<glm::dvec3> posed_;
  glm::dvec3 heel_bone_{0.0}, navicular_{0.0}, inner_head_{0.0};  ///< Landmarks.
  glm::dquat heel_turn_{1, 0, 0, 0};
  glm::dquat shin_turn_{1, 0, 0, 0};
};

constexpr std::array<double, 3> arches = {-1.0, 0.0, 1.0};

}  // namespace

TEST_CASE("flat, neutral and high feet stand on heel and ball within 1 mm, however loaded") {
  for (const double arch : arches) {
    for (const double load : {0.0, 1.0, 1.6}) {
      CAPTURE(arch, load);
      const StandingFoot foot(arch, load, false);
      CHECK(foot.lowest() > -1.0);
      for (const Pad& pad : {heel, inner_ball, middle_ball, outer_ball}) {
        INFO(pad.name);
        CHECK(std::abs(foot.lowest(pad)) < 1.0);
      }
    }
  }
}

TEST_CASE("with heel and ball on the floor a loaded foot lies on all of its heel and its outer border, and sinks nowhere") {
  for (const double arch : arches) {
    for (const double load : {0.0, 1.0, 1.6}) {
      CAPTURE(arch, load);
      const StandingFoot foot(arch, load, true);
      CHECK(foot.lowest() > -1.0);
      CHECK(std::abs(foot.lowest(middle_ball)) < 1.0);
      for (const Pad& pad : heel_ends) {
        INFO(pad.name);
        CHECK(foot.lowest(pad) < 1.5);
      }
      for (const Pad& pad : outer_border) {
        INFO(pad.name);
        CHECK(foot.lowest(pad) < (arch > 0.0 ? 2.5 : 1.0));  // a high arch carries less there
      }
      if (arch >= 0.0) CHECK(foot.lowest(hollow) > 3.0);
    }
  }
}

TEST_CASE("under load the inner arch sinks, the heel everts a few degrees, its pad grows broad and the shin stays upright") {
  for (const double arch : arches) {
    CAPTURE(arch);
    const StandingFoot free(arch, 0.0, true);
    const StandingFoot both(arch, 1.0, true);
    const StandingFoot one(arch, 1.6, true);
    const double sunk = free.navicular_height() - both.navicular_height();
    CAPTURE(sunk);
    CHECK((arch < 0.0 ? sunk > 2.5 && sunk < 4.5 : sunk > 6.0 && sunk < 9.0));
    CHECK(free.navicular_height() - one.navicular_height() == Approx(1.6 * sunk).epsilon(0.06));
    const double everted = both.heel_lean() - free.heel_lean();
    CAPTURE(everted);
    CHECK((arch < 0.0 ? everted > 1.0 && everted < 3.0 : everted > 3.0 && everted < 5.0));
    CHECK(one.heel_lean() - free.heel_lean() == Approx(1.6 * everted).epsilon(0.1));
    for (const StandingFoot* foot : {&both, &one}) CHECK(std::abs(foot->shin_lean() - free.shin_lean()) < 1.0);
    const double broader = both.heel_breadth() - free.heel_breadth();
    CAPTURE(broader);
    CHECK((broader > 2.0 && broader < 3.0));
  }
}
