// Definitions follow ANSUR II (Gordon et al. 2014, measurer's handbook: Hotzman et al. 2011) where it has the measure.
#include "engine/anatomy/measures.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/vec2.hpp>

namespace windlass::anatomy {
namespace {

using Points = std::vector<glm::dvec3>;

template <class Items>
auto named(const Items& items, std::string_view name) -> const typename Items::value_type* {
  const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.name == name; });
  return found == items.end() ? nullptr : &*found;
}

/// The point of `points` farthest along `direction` that `wanted` accepts; nothing when none is accepted.
template <class Positions, class Wanted>
std::optional<glm::dvec3> farthest(const Positions& points, const glm::dvec3& direction, const Wanted& wanted) {
  std::optional<glm::dvec3> best;
  double most = -1e9;
  for (const auto& p : points) {
    const glm::dvec3 point(p);
    const double along = glm::dot(point, direction);
    if (along > most && wanted(point)) {
      most = along;
      best = point;
    }
  }
  return best;
}

constexpr glm::dvec3 forward(1, 0, 0), up(0, 1, 0), lateral(0, 0, 1);

/// Everything that the sizes of a leg are taken on.
struct Leg {
  const Mesh* skin = nullptr;
  glm::dvec3 ankle{0.0}, knee{0.0}, first_head{0.0}, fifth_head{0.0}, medial_tip{0.0}, navicular{0.0};
};

std::optional<Leg> leg_of(const Body& body) {
  Leg leg;
  const Part* skin = named(body.parts, "skin_leg");
  const Joint* shank = named(body.rig.joints, "shank_r");
  if (skin == nullptr || shank == nullptr) return std::nullopt;
  leg.skin = &skin->levels.front();
  leg.knee = shank->pivot_model;
  const std::array<std::pair<const char*, glm::dvec3*>, 5> points = {{{"ankle_axis_centre_r", &leg.ankle},
                                                                      {"MT1_head_centre_r", &leg.first_head},
                                                                      {"MT5_head_centre_r", &leg.fifth_head},
                                                                      {"med_malleolus_tip_r", &leg.medial_tip},
                                                                      {"navicular_tuberosity_r", &leg.navicular}}};
  for (const auto& [name, point] : points) {
    const Landmark* landmark = named(body.landmarks, name);
    if (landmark == nullptr) return std::nullopt;
    *point = landmark->point_model;
  }
  return leg;
}

double girth(const Mesh& mesh, const glm::dvec3& point, const glm::dvec3& normal) {
  return tape_length(section_of(mesh, point, normal), normal);
}

/// Girths of the lower leg at `count` heights between two shares of the way from ankle to knee.
std::vector<double> leg_girths(const Leg& leg, double from, double to, int count) {
  std::vector<double> girths;
  for (int i = 0; i < count; ++i) {
    const double share = from + (to - from) * i / (count - 1);
    girths.push_back(girth(*leg.skin, leg.ankle + share * (leg.knee.y - leg.ankle.y) * up, up));
  }
  return girths;
}

/// Around the heel's tip and the crease where the shin meets the back of the foot.
double heel_ankle_girth(const Leg& leg, double foot_length, const glm::dvec3& instep) {
  const auto below_ankle = [&](const glm::dvec3& p) { return p.y < leg.ankle.y && p.x < leg.ankle.x; };
  const glm::dvec3 heel = farthest(leg.skin->positions, -forward - up, below_ankle).value_or(glm::dvec3(0.0));
  // The crease lies deepest behind a line from the instep to the shin.
  const Points profile = section_of(*leg.skin, leg.ankle, lateral);
  const double shin_height = leg.ankle.y + 0.5 * foot_length;
  const auto at_shin = [&](const glm::dvec3& p) { return std::abs(p.y - shin_height) < 0.02 * foot_length; };
  const auto shin = farthest(profile, forward, at_shin);
  if (!shin) return 0.0;
  const glm::dvec3 line(shin->x - instep.x, shin->y - instep.y, 0.0);
  const glm::dvec3 behind = glm::normalize(glm::dvec3(-line.y, line.x, 0.0));
  const auto in_front = [&](const glm::dvec3& p) {
    return p.x > leg.ankle.x && p.x < instep.x && p.y > leg.ankle.y && p.y < shin->y;
  };
  const auto crease = farthest(profile, behind, in_front);
  if (!crease) return 0.0;
  const glm::dvec3 across = glm::normalize(glm::dvec3(-(crease->y - heel.y), crease->x - heel.x, 0.0));
  return girth(*leg.skin, heel, across);
}

void measure_leg(const Leg& leg, std::vector<Measure>& measures) {
  const auto& skin = leg.skin->positions;
  const auto add = [&](const char* name, double value) { measures.push_back({name, value, false}); };
  const auto extent = [&](const glm::dvec3& direction, const auto& wanted) {
    const auto far = farthest(skin, direction, wanted);
    const auto near = farthest(skin, -direction, wanted);
    return far && near ? glm::dot(*far - *near, direction) : 0.0;
  };
  const auto in_foot = [&](const glm::dvec3& p) { return p.y < leg.ankle.y; };
  const auto heel_back = farthest(skin, -forward, in_foot);
  if (!heel_back) return;
  const double length = extent(forward, in_foot);
  const double unit = length / 0.256;  // windows below: metres on a foot of 256 mm
  const auto at_ball = [&](const glm::dvec3& head) {
    return [=](const glm::dvec3& p) { return p.y < 0.05 * unit && std::abs(p.x - head.x) < 0.015 * unit; };
  };
  const auto medial = farthest(skin, -lateral, at_ball(leg.first_head));
  const auto outer = farthest(skin, lateral, at_ball(leg.fifth_head));
  const auto malleoli = [&](const glm::dvec3& p) {
    return p.y > leg.ankle.y - 0.004 * unit && p.y < leg.ankle.y + 0.04 * unit &&
           std::abs(p.x - leg.ankle.x) < 0.025 * unit;
  };
  const auto lateral_malleolus = farthest(skin, lateral, malleoli);
  const Points half_way = section_of(*leg.skin, *heel_back + 0.5 * length * forward, forward);
  const auto instep = farthest(half_way, up, [&](const glm::dvec3& p) { return p.y < 0.5 * length; });
  if (!medial || !outer || !lateral_malleolus || !instep) return;

  const double ball_length = leg.first_head.x - heel_back->x;
  const glm::dvec3 ball_line = leg.fifth_head - leg.first_head;
  add("foot_length", length);
  add("ball_of_foot_length", ball_length);
  add("foot_breadth", outer->z - medial->z);
  add("ball_girth", girth(*leg.skin, leg.first_head, glm::normalize(glm::dvec3(-ball_line.z, 0.0, ball_line.x))));
  add("heel_breadth",
      extent(lateral, [&](const glm::dvec3& p) { return p.y < 0.04 * unit && p.x < heel_back->x + 0.05 * unit; }));
  add("instep_height", instep->y);
  measures.push_back({"arch_height_index", instep->y / ball_length, true});
  add("navicular_height", leg.navicular.y);
  add("medial_malleolus_height", leg.medial_tip.y);
  add("lateral_malleolus_height", lateral_malleolus->y);
  add("bimalleolar_breadth", extent(lateral, malleoli));
  add("heel_ankle_girth", heel_ankle_girth(leg, length, *instep));
  const std::vector<double> low = leg_girths(leg, 0.09, 0.27, 19);
  const std::vector<double> high = leg_girths(leg, 0.5, 0.86, 15);
  add("ankle_girth", *std::min_element(low.begin(), low.end()));
  add("calf_girth", *std::max_element(high.begin(), high.end()));
}

/// How far `bone` reaches along the line between two landmarks.
void measure_bone(const Body& body, const std::string& bone, const std::string& from, const std::string& to,
                  std::vector<Measure>& measures) {
  const Part* part = named(body.parts, bone);
  const Landmark* a = named(body.landmarks, from);
  const Landmark* b = named(body.landmarks, to);
  if (part == nullptr || a == nullptr || b == nullptr) return;
  const glm::dvec3 along = glm::normalize(b->point_model - a->point_model);
  const auto any = [](const glm::dvec3&) { return true; };
  const auto& positions = part->levels.front().positions;
  const auto first = farthest(positions, -along, any);
  const auto last = farthest(positions, along, any);
  if (first && last) measures.push_back({bone + "_length", glm::dot(*last - *first, along), false});
}

}  // namespace

std::vector<Measure> measures_of(const Body& body) {
  std::vector<Measure> measures;
  if (const auto leg = leg_of(body)) measure_leg(*leg, measures);
  for (const std::string ray : {"1", "2", "3", "4", "5"}) {
    const std::string head = "MT" + ray + "_head_centre_r";
    const std::string middle = "toe" + ray + (ray == "1" ? "_IP_r" : "_PIP_r");
    measure_bone(body, "metatarsal" + ray, "MT" + ray + "_base_centre_r", head, measures);
    measure_bone(body, "proximal" + ray, head, middle, measures);
    measure_bone(body, "middle" + ray, middle, "toe" + ray + "_DIP_r", measures);
  }
  return measures;
}

std::optional<double> find_measure(const std::vector<Measure>& measures, std::string_view name) {
  const Measure* found = named(measures, name);
  return found != nullptr ? std::optional(found->value) : std::nullopt;
}

std::vector<glm::dvec3> section_of(const Mesh& mesh, const glm::dvec3& point, const glm::dvec3& normal) {
  Points cut;
  for (std::size_t t = 0; t < mesh.triangles.size(); ++t) {
    const std::size_t next = t % 3 == 2 ? t - 2 : t + 1;
    const glm::dvec3 a(mesh.positions[mesh.triangles[t]]);
    const glm::dvec3 b(mesh.positions[mesh.triangles[next]]);
    const double side_a = glm::dot(a - point, normal);
    const double side_b = glm::dot(b - point, normal);
    if ((side_a < 0.0) == (side_b < 0.0)) continue;
    cut.push_back(a + (b - a) * (side_a / (side_a - side_b)));
  }
  return cut;
}

double tape_length(const std::vector<glm::dvec3>& points, const glm::dvec3& normal) {
  if (points.size() < 3) return 0.0;
  const glm::dvec3 u = glm::normalize(glm::cross(normal, std::abs(normal.y) > 0.9 ? forward : up));
  const glm::dvec3 v = glm::cross(normal, u);
  std::vector<glm::dvec2> flat;
  for (const glm::dvec3& p : points) flat.emplace_back(glm::dot(p, u), glm::dot(p, v));
  std::sort(flat.begin(), flat.end(), [](auto a, auto b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
  // Lower and upper chain of the convex hull (Andrew 1979).
  std::vector<glm::dvec2> hull;
  const auto add_chain = [&](auto begin, auto end) {
    const std::size_t start = hull.size();
    for (auto p = begin; p != end; ++p) {
      while (hull.size() >= start + 2) {
        const glm::dvec2 a = hull[hull.size() - 1] - hull[hull.size() - 2];
        const glm::dvec2 b = *p - hull.back();
        if (a.x * b.y - a.y * b.x > 0) break;
        hull.pop_back();
      }
      hull.push_back(*p);
    }
  };
  add_chain(flat.begin(), flat.end());
  add_chain(flat.rbegin(), flat.rend());
  double length = 0.0;
  for (std::size_t i = 0; i < hull.size(); ++i) length += glm::length(hull[i] - hull[(i + 1) % hull.size()]);
  return length;
}

Reference scaled(Reference reference, double foot_length) {
  const double by = foot_length / reference.foot_length;
  reference.mean *= by;
  reference.margin *= by;
  reference.foot_length = foot_length;
  return reference;
}

bool is_inside(double value, const Reference& reference) {
  return std::abs(value - reference.mean) <= reference.margin;
}

std::optional<Reference> find_reference(const std::vector<Reference>& references, std::string_view measure) {
  const auto found =
      std::find_if(references.begin(), references.end(), [&](const auto& r) { return r.measure == measure; });
  return found == references.end() ? std::nullopt : std::optional(*found);
}

}  // namespace windlass::anatomy
