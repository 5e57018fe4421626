#include "engine/anatomy/morphology.hpp"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include "engine/base/require.hpp"
#include "engine/base/transform.hpp"

namespace windlass::anatomy {
namespace {

struct Share {
  double value = 0.0;
  double slope = 0.0;
};

/// Cubic from 0 to 1, level at both ends.
Share ramp(double x, double from, double to) {
  const double t = (x - from) / (to - from);
  if (t <= 0.0) return {0.0, 0.0};
  if (t >= 1.0) return {1.0, 0.0};
  return {t * t * (3.0 - 2.0 * t), 6.0 * t * (1.0 - t) / (to - from)};
}

Share share_at(const Rise& rise, double x) {
  if (x < rise.full) return ramp(x, rise.from, rise.full);
  const Share gone = ramp(x, rise.until, rise.to);
  return {1.0 - gone.value, -gone.slope};
}

struct Box {
  glm::dvec3 low{1e9};
  glm::dvec3 high{-1e9};
};

bool holds(const Box& box, const glm::dvec3& p) {
  return p.x > box.low.x && p.y > box.low.y && p.z > box.low.z && p.x < box.high.x && p.y < box.high.y &&
         p.z < box.high.z;
}

/// Everything that arch and breadth can move (m, foot frame). The mid-line and what hangs beside the hips stay out.
Box region_of(const MorphologyTable& table) {
  Box box{{-1.0, -1.0, -table.stance.z}, {1.0, table.breadth_height.to, 1.0}};
  for (const Shift& shift : table.shifts) box.high.y = std::max(box.high.y, shift.reach[1].to);
  return box;
}

/// Within this box alone the arch moves anything (m, foot frame).
Box arch_box(const MorphologyTable& table) {
  Box box;
  for (const Shift& shift : table.shifts) {
    const auto& [x, y, z] = shift.reach;
    box.low = glm::min(box.low, glm::dvec3(x.from, y.from, z.from));
    box.high = glm::max(box.high, glm::dvec3(x.to, y.to, z.to));
  }
  return box;
}

/// A morphology made ready to be applied to many points.
class Warp {
 public:
  Warp(const Morphology& morphology, const MorphologyTable& table)
      : table_(table),
        region_(region_of(table)),
        arch_box_(arch_box(table)),
        breadth_(morphology.breadth),
        scale_(morphology.foot_length / table.foot_length) {
    for (const Shift& shift : table.shifts) {
      moves_.push_back(morphology.arch < 0.0 ? -morphology.arch * shift.flat : morphology.arch * shift.high);
    }
    arched_ = morphology.arch != 0.0;
  }

  double scale() const { return scale_; }

  Warped operator()(const glm::dvec3& model) const {
    Warped at{model - table_.stance, glm::dmat3(1.0)};
    if (holds(region_, at.point)) {
      if (arched_ && holds(arch_box_, at.point)) bend(at);
      if (breadth_ != 1.0) broaden(at);
    }
    at.point = (at.point + table_.stance) * scale_;
    at.stretch *= scale_;
    return at;
  }

 private:
  void bend(Warped& at) const {
    const glm::dvec3 p = at.point;
    for (std::size_t i = 0; i < moves_.size(); ++i) {
      const auto& reach = table_.shifts[i].reach;
      const Share x = share_at(reach[0], p.x);
      if (x.value == 0.0) continue;
      const Share y = share_at(reach[1], p.y);
      if (y.value == 0.0) continue;
      const Share z = share_at(reach[2], p.z);
      at.point += moves_[i] * (x.value * y.value * z.value);
      at.stretch += glm::outerProduct(
          moves_[i], glm::dvec3(x.slope * y.value * z.value, x.value * y.slope * z.value, x.value * y.value * z.slope));
    }
  }

  void broaden(Warped& at) const {
    const Share share = share_at(table_.breadth_height, at.point.y);
    const double off = at.point.z - (table_.middle_at_heel + table_.middle_slope * at.point.x);
    const double more = (breadth_ - 1.0) * share.value;
    at.point.z += off * more;
    glm::dmat3 stretch(1.0);  // columns: what moving along x, y, z does
    stretch[0].z = -table_.middle_slope * more;
    stretch[1].z = off * (breadth_ - 1.0) * share.slope;
    stretch[2].z = 1.0 + more;
    at.stretch = stretch * at.stretch;
  }

  const MorphologyTable& table_;
  Box region_;
  Box arch_box_;
  std::vector<glm::dvec3> moves_;
  bool arched_ = false;
  double breadth_;
  double scale_;
};

/// Normals turn with the cofactors of the stretch.
glm::vec3 turned(const glm::vec3& normal, const glm::dmat3& stretch) {
  const glm::dmat3 cofactors(glm::cross(stretch[1], stretch[2]), glm::cross(stretch[2], stretch[0]),
                             glm::cross(stretch[0], stretch[1]));
  return glm::vec3(glm::normalize(cofactors * glm::dvec3(normal)));
}

/// The share of its neutral gain that a coupling driven by `driver` has.
double given(const std::string& driver, double arch, const MorphologyTable& table) {
  double share = 1.0;
  for (const Give& give : table.gives) {
    if (driver != give.driver && driver != mirrored_name(give.driver)) continue;
    share *= 1.0 + std::abs(arch) * ((arch < 0.0 ? give.flat : give.high) - 1.0);
  }
  return share;
}

/// A point of either side.
glm::dvec3 moved(const Warp& warp, const glm::dvec3& point) {
  return point.z < 0.0 ? base::mirrored(warp(base::mirrored(point)).point) : warp(point).point;
}

}  // namespace

Morphology clamped(const Morphology& wanted, const MorphologyTable& table) {
  return {std::clamp(wanted.arch, -1.0, 1.0), std::clamp(wanted.foot_length, table.shortest, table.longest),
          std::clamp(wanted.breadth, table.narrowest, table.broadest)};
}

Warped warped(const glm::dvec3& point_model, const Morphology& morphology, const MorphologyTable& table) {
  return Warp(morphology, table)(point_model);
}

Body shaped(const Body& neutral, const Morphology& morphology, const MorphologyTable& table) {
  Body body = neutral;
  reshape(body, neutral, Morphology{0.0, table.foot_length, 1.0}, morphology, table);
  return body;
}

void reshape(Body& body, const Body& neutral, const Morphology& from, const Morphology& to,
             const MorphologyTable& table) {
  WINDLASS_REQUIRE(body.parts.size() == neutral.parts.size());
  if (from == to) return;
  const Warp warp(to, table);
  const bool grown = from.foot_length != to.foot_length;
  const bool broadened = from.breadth != to.breadth;
  const Box changed = broadened ? region_of(table) : arch_box(table);
  const glm::dvec3 stance = table.stance;

  for (std::size_t p = 0; p < body.parts.size(); ++p) {
    for (std::size_t level = 0; level < body.parts[p].levels.size(); ++level) {
      const Mesh& source = neutral.parts[p].levels[level];
      Mesh& mesh = body.parts[p].levels[level];
      for (std::size_t v = 0; v < source.positions.size(); ++v) {
        const glm::dvec3 point(source.positions[v]);
        if (!grown && !holds(changed, point - stance)) continue;
        const Warped at = warp(point);
        mesh.positions[v] = glm::vec3(at.point);
        mesh.normals[v] = turned(source.normals[v], at.stretch);
      }
      if (!grown) continue;
      for (std::size_t c = 0; c < source.correctives.size(); ++c) {
        const std::vector<glm::vec3>& offsets = source.correctives[c].position_offsets;
        std::transform(offsets.begin(), offsets.end(), mesh.correctives[c].position_offsets.begin(),
                       [&](const glm::vec3& offset) { return offset * static_cast<float>(warp.scale()); });
      }
    }
  }
  for (std::size_t i = 0; i < body.rig.joints.size(); ++i) {
    body.rig.joints[i].pivot_model = moved(warp, neutral.rig.joints[i].pivot_model);
  }
  for (std::size_t i = 0; i < body.rig.coordinates.size(); ++i) {
    body.rig.coordinates[i].point_model = moved(warp, neutral.rig.coordinates[i].point_model);
  }
  for (std::size_t i = 0; i < body.rig.couplings.size(); ++i) {
    const Coupling& coupling = neutral.rig.couplings[i];
    const std::string& driver = neutral.rig.coordinates[static_cast<std::size_t>(coupling.driver)].name;
    body.rig.couplings[i].gain = coupling.gain * given(driver, to.arch, table);
  }
  for (std::size_t i = 0; i < body.landmarks.size(); ++i) {
    body.landmarks[i].point_model = moved(warp, neutral.landmarks[i].point_model);
  }
}

const ArchBand& band_of(double height, double foot_length, const MorphologyTable& table) {
  WINDLASS_REQUIRE(!table.bands.empty());
  const double h = height * table.foot_length / foot_length;
  const auto off = [h](const ArchBand& band) { return std::max({band.lowest - h, h - band.highest, 0.0}); };
  return *std::min_element(table.bands.begin(), table.bands.end(),
                           [&](const ArchBand& a, const ArchBand& b) { return off(a) < off(b); });
}

}  // namespace windlass::anatomy
