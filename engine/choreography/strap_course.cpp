#include "engine/choreography/strap_course.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/base/require.hpp"

namespace windlass::choreography {
namespace {

constexpr std::size_t round_foot = 25;     // points of a strap that is laid on
constexpr std::size_t round_loop = 41;     // points of a loop
constexpr double knot_off_skin = 0.016;    // m
constexpr double foot_height = 0.13;       // m; what lies higher is not of the foot
constexpr double widest = 0.060;           // m; what a wider one (a towel) lies beyond does not shape its course

/// Where points lie on a free stretch, as shares of it: close to its ends, so that it is straight between them.
constexpr std::array free_shares = {0.03, 0.25, 0.5, 0.75, 0.95};

/// In the plane across the foot: across and out, m.
struct Flat {
  glm::dvec2 at{0.0};
  bool is_skin = true;
};

double turn(const glm::dvec2& o, const glm::dvec2& a, const glm::dvec2& b) {
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

/// Convex hull, anticlockwise (Andrew's monotone chain): places in `points`.
std::vector<std::size_t> hull_of(const std::vector<Flat>& points) {
  std::vector<std::size_t> order(points.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(points[a].at.x, points[a].at.y) < std::pair(points[b].at.x, points[b].at.y);
  });
  std::vector<std::size_t> hull;
  for (int pass = 0; pass < 2; ++pass) {
    const std::size_t first = hull.size();
    for (const std::size_t i : order) {
      while (hull.size() >= first + 2 &&
             turn(points[hull[hull.size() - 2]].at, points[hull.back()].at, points[i].at) <= 0.0) {
        hull.pop_back();
      }
      hull.push_back(i);
    }
    hull.pop_back();
    std::reverse(order.begin(), order.end());
  }
  return hull;
}

glm::dvec2 outward(const glm::dvec2& from, const glm::dvec2& to) {
  const glm::dvec2 along = to - from;
  const double length = std::max(glm::length(along), 1e-9);
  return {along.y / length, -along.x / length};  // of an anticlockwise line
}

/// `line` in `count` even steps; its ends stay.
std::vector<glm::dvec2> in_even_steps(const std::vector<glm::dvec2>& line, std::size_t count) {
  std::vector<double> gone{0.0};
  for (std::size_t i = 1; i < line.size(); ++i) gone.push_back(gone.back() + glm::distance(line[i], line[i - 1]));
  std::vector<glm::dvec2> steps;
  std::size_t next = 1;
  for (std::size_t k = 0; k < count; ++k) {
    const double wanted = gone.back() * static_cast<double>(k) / static_cast<double>(count - 1);
    while (next + 1 < line.size() && gone[next] < wanted) ++next;
    const double span = gone[next] - gone[next - 1];
    steps.push_back(glm::mix(line[next - 1], line[next], span > 0.0 ? (wanted - gone[next - 1]) / span : 0.0));
  }
  return steps;
}

/// Skin and pull share in how a strap that is laid on lies: its breadth turns half-way from along the skin to across the
/// pull.
void turn_to_pull(StrapBed::Frame& frame, const glm::dvec3& pull) {
  glm::dvec3 upright = glm::cross(pull, frame.across);
  if (glm::length(upright) < 1e-6) return;
  upright = glm::normalize(upright);
  if (glm::dot(upright, frame.along) < 0.0) upright = -upright;
  const glm::dvec3 out = frame.out;
  frame.along = glm::normalize(frame.along + upright);
  frame.out = glm::cross(frame.across, frame.along);
  if (glm::dot(frame.out, out) < 0.0) frame.out = -frame.out;
}

glm::dvec3 mean_of(const std::vector<glm::dvec3>& points, const std::vector<std::size_t>& which) {
  glm::dvec3 sum(0.0);
  for (const std::size_t i : which) sum += points[i];
  return sum / static_cast<double>(which.size());
}

}  // namespace

std::optional<StrapBed> StrapBed::of(const anatomy::Body& body, const Strap& strap, double breadth) {
  const auto part = std::find_if(body.parts.begin(), body.parts.end(),
                                 [](const anatomy::Part& p) { return p.name == "skin_leg"; });
  if (part == body.parts.end()) return std::nullopt;
  const anatomy::Mesh& mesh = part->levels.front();
  constexpr double inner = -0.045;  // m: where the borders are …
  constexpr double outer = 0.055;
  constexpr double border = 0.006;  // … and how far in they reach
  constexpr double margin = 0.012;  // m: beside it, that what bulges there does not come through
  const double half = 0.5 * std::min(breadth, widest) + margin;
  StrapBed bed;
  std::vector<glm::dvec3> places;
  for (std::uint32_t v = 0; v < mesh.positions.size(); ++v) {
    const glm::dvec3 place = glm::dvec3(mesh.positions[v]) - body.rig.stance;
    if (place.y > foot_height) continue;
    const double along = place.x - glm::mix(strap.medial, strap.lateral, (place.z - inner) / (outer - inner));
    if (std::abs(along) > half) continue;
    const double facing = strap.on_dorsum ? mesh.normals[v].y : -mesh.normals[v].y;
    if (facing > 0.6 && std::abs(along) > 0.5 * half) {
      (along < 0.0 ? bed.pressed_proximal_ : bed.pressed_distal_).push_back(bed.skin_.vertices.size());
    }
    bed.skin_.vertices.push_back(v);
    places.push_back(place);
  }
  if (bed.pressed_proximal_.empty() || bed.pressed_distal_.empty()) return std::nullopt;
  const auto less = [](const glm::dvec3& a, const glm::dvec3& b) { return a.z < b.z; };
  const double least = std::min_element(places.begin(), places.end(), less)->z;
  const double most = std::max_element(places.begin(), places.end(), less)->z;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].z < least + border) bed.medial_.vertices.push_back(bed.skin_.vertices[i]);
    if (places[i].z > most - border) bed.lateral_.vertices.push_back(bed.skin_.vertices[i]);
  }
  for (anatomy::Spot* spot : {&bed.skin_, &bed.medial_, &bed.lateral_}) {
    spot->part = static_cast<std::size_t>(part - body.parts.begin());
    spot->is_left = strap.is_left;
    spot->weights.assign(spot->vertices.size(), 1.0F / static_cast<float>(spot->vertices.size()));
  }
  bed.medial_.name = "inner border under " + strap.prop;
  bed.lateral_.name = "outer border under " + strap.prop;
  bed.skin_.name = "skin under " + strap.prop;
  return bed;
}

StrapBed::Frame StrapBed::frame(const std::vector<glm::dvec3>& skin) const {
  Frame frame;
  const auto at_border = [&](const anatomy::Spot& spot) {
    glm::dvec3 sum(0.0);
    for (std::size_t i = 0; i < skin.size(); ++i) {
      const auto& v = spot.vertices;
      if (std::binary_search(v.begin(), v.end(), skin_.vertices[i])) sum += skin[i];
    }
    return sum / static_cast<double>(spot.vertices.size());
  };
  const glm::dvec3 inner = at_border(medial_);
  const glm::dvec3 outer = at_border(lateral_);
  const glm::dvec3 proximal = mean_of(skin, pressed_proximal_);
  const glm::dvec3 distal = mean_of(skin, pressed_distal_);
  frame.middle = 0.5 * (inner + outer);
  frame.across = glm::normalize(outer - inner);
  const glm::dvec3 along = distal - proximal;
  frame.along = glm::normalize(along - glm::dot(along, frame.across) * frame.across);
  frame.out = glm::cross(frame.across, frame.along);
  if (glm::dot(frame.out, 0.5 * (proximal + distal) - frame.middle) < 0.0) frame.out = -frame.out;
  return frame;
}

StrapTip tip_in_hand(const glm::dvec3& enters, const glm::dvec3& leaves, const glm::dvec3& palm) {
  constexpr double in_fist = 0.012;  // m off the palm
  constexpr double beyond = 0.016;   // m past the outer fingers
  constexpr double rest = 0.055;     // m that hang out
  const glm::dvec3 along = glm::normalize(leaves - enters);
  const glm::dvec3 lifted = in_fist * palm;
  const glm::dvec3 out = leaves + beyond * along + lifted;
  const glm::dvec3 hangs = rest * glm::normalize(along + glm::dvec3(0.0, -0.8, 0.0));
  return {{enters - beyond * along + lifted, 0.5 * (enters + leaves) + lifted, out, out + hangs},
          {-palm, -palm, -palm, -palm}};
}

StrapTip tip_at(const StrapEnd& end, const glm::dvec3& from, double side, double lift) {
  const Feature& feature = end.feature;
  StrapTip tip;
  if (end.at == StrapEnd::At::bar) {
    glm::dvec3 towards = from - feature.point;
    towards = glm::normalize(towards - glm::dot(towards, feature.direction) * feature.direction);
    const glm::dvec3 aside = side * glm::cross(feature.direction, towards);
    const std::size_t count = tip_size(end);
    for (std::size_t i = 0; i < count; ++i) {
      const double angle = 0.5 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count - 1);
      const glm::dvec3 away = std::cos(angle) * aside - std::sin(angle) * towards;
      tip.points.push_back(feature.point + (feature.radius + lift) * away);
      tip.faces.push_back(away);
    }
    return tip;
  }
  const glm::dvec3 along = glm::normalize(feature.point - from);
  const glm::dvec3 face = glm::normalize(glm::cross(along, glm::dvec3(0, 1, 0)));
  const glm::dvec3 out = feature.point + feature.radius * along;
  tip.points = {feature.point - feature.radius * along, feature.point, out, out + glm::dvec3(0.0, -0.05, 0.0)};
  tip.faces.assign(4, face);
  return tip;
}

std::size_t tip_size(const StrapEnd& end) {
  return end.at == StrapEnd::At::bar ? 5 : 4;
}

std::size_t points_before_foot(const Strap& strap) {
  return strap.ends.size() == 2 ? tip_size(strap.ends[0]) + free_shares.size() : 0;
}

std::size_t points_after_foot(const Strap& strap) {
  return tip_size(strap.ends.back()) + free_shares.size();
}

std::size_t course_size(const Strap& strap) {
  return points_before_foot(strap) + (strap.ends.size() == 2 ? round_foot : round_loop) + points_after_foot(strap);
}

StrapCourse laid(const Strap& strap, const StrapBed& bed, const std::vector<glm::dvec3>& skin,
                 std::vector<StrapTip> tips, double lift, double slack) {
  WINDLASS_REQUIRE(tips.size() == strap.ends.size() && !tips.empty());
  StrapBed::Frame frame = bed.frame(skin);
  if (tips.size() == 2) turn_to_pull(frame, 0.5 * (tips[0].points[0] + tips[1].points[0]) - frame.middle);
  const auto flat = [&](const glm::dvec3& p) {
    return glm::dvec2(glm::dot(p - frame.middle, frame.across), glm::dot(p - frame.middle, frame.out));
  };
  const auto solid = [&](const glm::dvec2& p) { return frame.middle + p.x * frame.across + p.y * frame.out; };
  const auto upright = [&](const glm::dvec2& p) { return p.x * frame.across + p.y * frame.out; };
  const bool is_loop = tips.size() == 1;
  std::vector<Flat> points;
  for (const glm::dvec3& p : skin) points.push_back({flat(p), true});
  if (is_loop) {
    // The knot lies off the skin where the foot reaches farthest towards the end.
    const glm::dvec2 towards = glm::normalize(flat(tips[0].points[0]));
    glm::dvec2 nearest = points.front().at;
    for (const Flat& p : points) {
      if (glm::dot(p.at, towards) > glm::dot(nearest, towards)) nearest = p.at;
    }
    points.push_back({(glm::dot(nearest, towards) + knot_off_skin) * towards, false});
  } else {
    points.push_back({flat(tips[0].points[0]), false});
    points.push_back({flat(tips[1].points[0]), false});
  }
  std::vector<std::size_t> hull = hull_of(points);
  const std::size_t first = is_loop ? points.size() - 1 : points.size() - 2;
  const std::size_t last = points.size() - 1;
  const auto start = std::find(hull.begin(), hull.end(), first);
  if (start != hull.end()) std::rotate(hull.begin(), start, hull.end());
  // The line round the foot from the first end to the last, lifted off the skin.
  hull.push_back(hull.front());
  std::vector<glm::dvec2> line;
  std::vector<std::vector<glm::dvec2>> ways(1);
  for (std::size_t i = 0; i + 1 < hull.size(); ++i) {
    if (!is_loop && hull[i] == last) ways.emplace_back();
    if (!points[hull[i]].is_skin) continue;
    const std::size_t before = i > 0 ? hull[i - 1] : hull[hull.size() - 2];
    const glm::dvec2 normal = outward(points[before].at, points[hull[i]].at) +
                              outward(points[hull[i]].at, points[hull[i + 1]].at);
    ways.back().push_back(points[hull[i]].at + lift * glm::normalize(normal));
  }
  const auto farthest = [](const std::vector<glm::dvec2>& way) {
    double most = -1e9;
    for (const glm::dvec2& p : way) most = std::max(most, p.y);
    return most;
  };
  const bool second = ways.size() > 1 && farthest(ways[1]) > farthest(ways[0]);
  line = ways[second ? 1 : 0];
  if (second) std::reverse(line.begin(), line.end());
  if (is_loop) {
    line.insert(line.begin(), points[last].at);
    line.push_back(points[last].at);
  }
  WINDLASS_REQUIRE(line.size() >= 2);
  line = in_even_steps(line, is_loop ? round_loop : round_foot);

  StrapCourse course;
  const auto add = [&](const glm::dvec3& point, const glm::dvec3& face) {
    course.points.push_back(point);
    course.faces.push_back(face);
  };
  // Off the foot it turns from the skin to the way its end has it, and hangs down when there is more of it than needed.
  const auto go = [&](const glm::dvec3& point, const glm::dvec3& face, const StrapTip& tip, double share, double sag) {
    const glm::dvec3 turned = glm::mix(face, tip.faces[0], share);
    const glm::dvec3 down(0.0, -4.0 * sag * share * (1.0 - share), 0.0);
    add(glm::mix(point, tip.points[0], share) + down, glm::length(turned) > 0.1 ? glm::normalize(turned) : face);
  };
  const auto normal_at = [&](std::size_t i) {
    const glm::dvec2& from = line[i > 0 ? i - 1 : 0];
    const glm::dvec2& to = line[std::min(i + 1, line.size() - 1)];
    const glm::dvec2 away = outward(from, to);
    const glm::dvec2 middle(0.0);
    const glm::dvec3 face = glm::normalize(upright(away));
    return glm::dot(away, line[i] - middle) < 0.0 ? -face : face;
  };
  // In somebody else's grip it need not turn over.
  for (std::size_t i = 0; i < tips.size(); ++i) {
    const glm::dvec3 face = normal_at(i == 0 && !is_loop ? 0 : line.size() - 1);
    if (strap.ends[i].at != StrapEnd::At::grip || glm::dot(face, tips[i].faces[0]) >= 0.0) continue;
    for (glm::dvec3& f : tips[i].faces) f = -f;
  }
  const auto lay = [&](double spare) {
    course = {};
    // A shallow arc over `length` is longer by 8/3 of its depth squared, over the length.
    const auto sag_over = [&](double length) { return std::sqrt(0.375 * spare * length); };
    if (!is_loop) {
      for (std::size_t i = tips[0].points.size(); i-- > 0;) add(tips[0].points[i], tips[0].faces[i]);
      const double sag = sag_over(glm::distance(solid(line.front()), tips[0].points[0]));
      for (std::size_t i = free_shares.size(); i-- > 0;) {
        go(solid(line.front()), normal_at(0), tips[0], free_shares[i], sag);
      }
    }
    for (std::size_t i = 0; i < line.size(); ++i) add(solid(line[i]), normal_at(i));
    const double sag = sag_over(glm::distance(solid(line.back()), tips.back().points[0]));
    for (const double share : free_shares) go(solid(line.back()), normal_at(line.size() - 1), tips.back(), share, sag);
    for (std::size_t i = 0; i < tips.back().points.size(); ++i) add(tips.back().points[i], tips.back().faces[i]);
  };
  lay(0.0);
  const double straight = length_of(course.points);
  double spare = slack - straight;
  for (int pass = 0; pass < 4 && slack - straight > 1e-4; ++pass) {
    lay(spare / static_cast<double>(tips.size()));
    spare *= (slack - straight) / std::max(length_of(course.points) - straight, 1e-6);
  }
  WINDLASS_REQUIRE(course.points.size() == course_size(strap));
  return course;
}

double length_of(const std::vector<glm::dvec3>& points) {
  double length = 0.0;
  for (std::size_t i = 1; i < points.size(); ++i) length += glm::distance(points[i], points[i - 1]);
  return length;
}

}  // namespace windlass::choreography
