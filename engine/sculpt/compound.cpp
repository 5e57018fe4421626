#include "engine/sculpt/compound.hpp"

#include <algorithm>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/text/spelling.hpp"

namespace windlass::sculpt {
namespace {

constexpr float exact_within = 12.0F;  // mm beyond the bounds within which the exact distance is worked out

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

Box box_around(const glm::vec3& centre, const glm::vec3& reach) {
  return {centre - reach, centre + reach};
}

Box box_of_both(const Box& a, const Box& b) {
  return {glm::min(a.low, b.low), glm::max(a.high, b.high)};
}

/// Extent of a placed shape whose own half extents are `half`.
glm::vec3 reach_of(const Placement& placement, const glm::vec3& half) {
  glm::vec3 reach(0.0F);
  for (int i = 0; i < 3; ++i) reach += glm::abs(placement.axes[i]) * half[i];
  return reach;
}

Box bounds_of(const Shape& shape) {
  return std::visit(
      Overloaded{[](const ConeShape& s) {
                   return box_of_both(box_around(s.a, glm::vec3(s.radius_a)), box_around(s.b, glm::vec3(s.radius_b)));
                 },
                 [](const EllipsoidShape& s) { return box_around(s.placement.centre, reach_of(s.placement, s.radii)); },
                 [](const BoxShape& s) {
                   const glm::vec3 widest(1.0F, 1.0F + std::abs(s.taper.z),
                                          1.0F + std::abs(s.taper.x) + std::abs(s.taper.y));
                   return box_around(s.placement.centre, reach_of(s.placement, s.half * widest));
                 },
                 [](const Tube& s) { return s.bounds(); }},
      shape);
}

glm::vec3 to_vec3(const std::vector<double>& v) {
  return {static_cast<float>(v[0]), static_cast<float>(v[1]), static_cast<float>(v[2])};
}

/// One authored solid, read in the table's own coordinates and moved into the foot frame.
class SolidReader {
 public:
  SolidReader(text::Table& table, const Authoring& authoring) : table_(table), authoring_(authoring) {}

  std::optional<Solid> read() {
    const std::string op = table_.string("op");
    std::optional<Shape> shape;
    if (op == "cone") {
      shape = cone();
    } else if (op == "ellipsoid") {
      shape = EllipsoidShape{placement(), radii("radii")};
    } else if (op == "box") {
      const glm::vec3 taper = table_.has("taper") ? to_vec3(table_.numbers("taper", 3)) : glm::vec3(0.0F);
      if (std::abs(taper.x) + std::abs(taper.y) > 0.9F || std::abs(taper.z) > 0.9F) {
        table_.fault("taper", "the box would close", "keep the shares small: 0.3 is much");
      }
      shape = BoxShape{placement(), radii("half"), static_cast<float>(table_.number_or("round", 0, 0, 50)), taper};
    } else if (op == "tube") {
      shape = tube();
    } else if (!op.empty()) {
      const std::string meant = text::nearest(op, {"cone", "ellipsoid", "box", "tube"});
      table_.fault("op", "no solid is called '" + op + "'",
                   meant.empty() ? "use cone, ellipsoid, box or tube" : "did you mean '" + meant + "'?");
    }
    const auto blend = static_cast<float>(table_.number_or("blend", 0, 0, 50));
    const bool is_cut = table_.boolean_or("cut", false);
    if (!shape) return std::nullopt;
    table_.check_unread();
    return Solid{std::move(*shape), is_cut, blend};
  }

 private:
  glm::vec3 scale() const { return {authoring_.length, authoring_.girth, authoring_.girth}; }
  glm::vec3 point(std::string_view key) {
    return authoring_.placement.to_foot(to_vec3(table_.numbers(key, 3)) * scale());
  }

  glm::vec3 radii(std::string_view key) {
    const std::vector<double> v = table_.numbers(key, 3);
    if (v[0] <= 0 || v[1] <= 0 || v[2] <= 0) {
      table_.fault(key, "sizes must be above 0");
      return glm::vec3(1.0F);
    }
    return to_vec3(v) * scale();
  }

  Placement placement() {
    const glm::vec3 turn = table_.has("turn") ? to_vec3(table_.numbers("turn", 3)) : glm::vec3(0.0F);
    return {point("at"), authoring_.placement.axes * placed({}, turn).axes};
  }

  ConeShape cone() {
    const std::vector<double> r = table_.numbers("radii", 2);
    if (r[0] <= 0 || r[1] <= 0) table_.fault("radii", "sizes must be above 0");
    return {point("a"), point("b"), static_cast<float>(r[0]) * authoring_.girth,
            static_cast<float>(r[1]) * authoring_.girth};
  }

  std::optional<Tube> tube() {
    std::vector<TubePoint> points;
    for (const std::vector<double>& row : table_.rows("rows", 5)) {
      points.push_back(
          {authoring_.placement.to_foot(to_vec3(row) * scale()),
           {static_cast<float>(row[3]) * authoring_.girth, static_cast<float>(row[4]) * authoring_.girth}});
    }
    const glm::vec3 up = table_.has("up") ? to_vec3(table_.numbers("up", 3)) : glm::vec3(0, 1, 0);
    if (points.size() < 2) {
      table_.fault("rows", "a tube needs at least two rows");
      return std::nullopt;
    }
    return Tube(points, authoring_.placement.axes * up);
  }

  text::Table& table_;
  const Authoring& authoring_;
};

}  // namespace

namespace {

/// A box whose height and width change linearly: the space is stretched, not the box.
float wedge(glm::vec3 local, const BoxShape& s) {
  const glm::vec3 at = glm::clamp(local / s.half, -1.0F, 1.0F);
  const float width = 1.0F + s.taper.x * at.y + s.taper.y * at.x;
  const float height = 1.0F + s.taper.z * at.x;
  local.z /= width;
  local.y /= height;
  return rounded_box(local, s.half, s.radius) * std::min({1.0F, width, height});
}

}  // namespace

float distance_to(const Shape& shape, const glm::vec3& point) {
  return std::visit(Overloaded{[&](const ConeShape& s) { return round_cone(point, s.a, s.b, s.radius_a, s.radius_b); },
                               [&](const EllipsoidShape& s) { return ellipsoid(s.placement.to_local(point), s.radii); },
                               [&](const BoxShape& s) { return wedge(s.placement.to_local(point), s); },
                               [&](const Tube& s) { return s.distance(point); }},
                    shape);
}

float joined(float distance, const std::vector<Solid>& solids, const glm::vec3& point) {
  for (const Solid& solid : solids) {
    const float d = distance_to(solid.shape, point);
    distance = solid.is_cut ? smooth_max(distance, -d, solid.blend_mm) : smooth_min(distance, d, solid.blend_mm);
  }
  return distance;
}

void Compound::add(Solid solid) {
  if (!solid.is_cut) {
    Box box = bounds_of(solid.shape);
    box.low -= 0.25F * solid.blend_mm + 0.5F;
    box.high += 0.25F * solid.blend_mm + 0.5F;
    bounds_ = solids_.empty() ? box : box_of_both(bounds_, box);
  }
  solids_.push_back(std::move(solid));
}

float Compound::distance(const glm::vec3& point) const {
  const glm::vec3 outside = outside_of(bounds_, point);
  if (glm::dot(outside, outside) > exact_within * exact_within) return glm::length(outside);
  return sculpt::joined(1e9F, solids_, point);
}

void read_solids(text::Table& table, std::string_view key, const Authoring& authoring, Compound& compound) {
  for (text::Table& row : table.tables(key)) {
    std::optional<Solid> solid = SolidReader(row, authoring).read();
    if (!solid) continue;
    if (compound.empty() && solid->is_cut) {
      row.fault("cut", "there is nothing yet to cut from", "let the first solid be a body");
      continue;
    }
    compound.add(std::move(*solid));
  }
}

}  // namespace windlass::sculpt
