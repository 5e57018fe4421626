// How a strap lies round a foot.
#include <algorithm>

#include <glm/geometric.hpp>

#include "engine/choreography/strap_course.hpp"
#include "tests/catch.hpp"
#include "tests/small_person.hpp"

using namespace windlass;
using namespace windlass::choreography;

namespace {

constexpr double lift = 0.002;
constexpr double middle = 0.08;  // z of the foot

Strap strap_with(std::vector<StrapEnd> ends) {
  Strap strap;
  strap.ends = std::move(ends);
  strap.medial = strap.lateral = 0.18;
  return strap;
}

StrapEnd held(StrapEnd::At at, const glm::dvec3& point, double radius) {
  StrapEnd end;
  end.at = at;
  end.feature.point = point;
  end.feature.radius = radius;
  return end;
}

struct Laid {
  StrapBed bed;
  std::vector<glm::dvec3> skin;
  StrapCourse course;
};

Laid laid_on_foot(const Strap& strap, const std::vector<StrapTip>& tips, double slack = 0.0) {
  const anatomy::Body body = tests::small_person();
  Laid result{*StrapBed::of(body, strap, 0.04), {}, {}};
  for (const std::uint32_t v : result.bed.skin().vertices) {
    result.skin.emplace_back(body.parts[0].levels.front().positions[v]);
  }
  result.course = laid(strap, result.bed, result.skin, tips, lift, slack);
  return result;
}

/// In two hands behind the foot, as far to either side.
std::vector<StrapTip> two_hands() {
  std::vector<StrapTip> tips;
  for (const double side : {1.0, -1.0}) {
    const double z = middle + side * 0.2;
    tips.push_back(tip_in_hand({-0.4, 0.30, z}, {-0.4, 0.36, z}, {0, 0, -side}));
  }
  return tips;
}

/// Of the ellipsoid that is the foot: above 1 outside.
double outside(const glm::dvec3& p) {
  const glm::dvec3 q = (p - glm::dvec3(0.13, 0.035, 0.08)) / glm::dvec3(0.12, 0.035, 0.045);
  return glm::dot(q, q);
}

}  // namespace

TEST_CASE("A strap lies tight round the sole, off the skin and alike on both sides") {
  const Strap strap = strap_with({{}, {}});
  const auto [bed, skin, course] = laid_on_foot(strap, two_hands());
  REQUIRE(course.points.size() == course_size(strap));
  double lowest = 1.0;
  for (const glm::dvec3& p : course.points) {
    CHECK(outside(p) > 1.0);
    lowest = std::min(lowest, p.y);
  }
  CHECK(lowest < 0.002);
  CHECK(lowest > -0.012);
  std::vector<glm::dvec3> back(course.points.rbegin(), course.points.rend());
  for (std::size_t i = 0; i < back.size(); ++i) {
    CHECK(back[i].z - middle == Approx(middle - course.points[i].z).margin(0.004));
  }
}

TEST_CASE("A strap that is longer than needed hangs down") {
  const Strap strap = strap_with({{}, {}});
  const StrapCourse taut = laid_on_foot(strap, two_hands()).course;
  const double slack = length_of(taut.points) + 0.05;
  const StrapCourse loose = laid_on_foot(strap, two_hands(), slack).course;
  CHECK(length_of(loose.points) == Approx(slack).margin(0.001));
  const std::size_t free = tip_size(strap.ends[0]) + 2;
  CHECK(loose.points[free].y < taut.points[free].y - 0.03);
}

TEST_CASE("With one end it is a loop whose knot lies off the skin towards that end") {
  const Strap strap = strap_with({held(StrapEnd::At::grip, {0.0, 0.2, 0.6}, 0.02)});
  const auto [bed, skin, course] = laid_on_foot(strap, {tip_at(strap.ends[0], {0.18, 0.03, middle}, 1.0, lift)});
  const glm::dvec3 knot = course.points.front();
  const glm::dvec3 again = course.points[course.points.size() - points_after_foot(strap) - 1];
  CHECK(glm::distance(knot, again) < 1e-9);
  CHECK(knot.z > middle + 0.045);
  CHECK(knot.z < middle + 0.08);
  CHECK(std::any_of(course.points.begin(), course.points.end(), [](const glm::dvec3& p) { return p.y < 0.001; }));
  CHECK(std::any_of(course.points.begin(), course.points.end(), [](const glm::dvec3& p) { return p.y > 0.06 && p.z < middle; }));
}

TEST_CASE("A bar is gone half round from either side") {
  const StrapEnd leg = held(StrapEnd::At::bar, {0.5, 0.1, middle}, 0.03);
  const glm::dvec3 foot(0.18, 0.05, middle);
  const StrapTip one = tip_at(leg, foot, 1.0, lift);
  const StrapTip other = tip_at(leg, foot, -1.0, lift);
  REQUIRE(one.points.size() == tip_size(leg));
  for (const glm::dvec3& p : one.points) {
    CHECK(glm::distance(glm::dvec2(p.x, p.z), glm::dvec2(0.5, middle)) == Approx(0.03 + lift));
  }
  CHECK(one.points.front().z - middle == Approx(middle - other.points.front().z));
  CHECK(glm::distance(one.points.back(), other.points.back()) < 1e-9);
  CHECK(one.points.back().x > 0.5);  // on the far side
}

TEST_CASE("No bed is found where no foot is") {
  Strap strap = strap_with({{}, {}});
  strap.medial = strap.lateral = 0.6;
  CHECK_FALSE(StrapBed::of(tests::small_person(), strap, 0.04));
}
