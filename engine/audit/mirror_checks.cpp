#include <algorithm>

#include <glm/geometric.hpp>

#include "engine/audit/checks.hpp"
#include "engine/audit/worst.hpp"

namespace windlass::audit {
namespace {

constexpr int moments = 9;        ///< Spread over the clip: postures that differ.
constexpr double exact = 1e-5;    ///< m: single precision of skin two metres from the origin.

}  // namespace

Findings mirror_findings(const Record& record) {
  Findings findings;
  const anatomy::Body& body = *record.body;
  const anatomy::Rig& rig = body.rig;
  std::vector<Region> rights;
  std::vector<Region> lefts;
  for (const anatomy::Spot& spot : body.spots.all) {
    if (spot.is_left || !anatomy::is_sided(body.parts[spot.part], rig)) continue;
    rights.push_back(region_of(spot));
    lefts.push_back({spot.part, true, spot.vertices});
  }
  PosedSkin right_skin(body, rights);
  PosedSkin left_skin(body, lefts);
  Worst bones("mirror", "bones", "m");
  Worst skin("mirror", "skin", "m");
  for (int n = 0; n < moments; ++n) {
    const double time = record.clip->duration * n / (moments - 1);
    const motion::Pose pose = motion::pose_at(*record.clip, time);
    const motion::Pose image = motion::mirrored(rig, pose);
    const std::vector<base::Transform> world = motion::world_from_neutral(rig, pose);
    const std::vector<base::Transform> image_world = motion::world_from_neutral(rig, image);
    for (std::size_t j = 0; j < rig.joints.size(); ++j) {
      const auto other = static_cast<std::size_t>(rig.joints[j].mirror);
      for (const glm::dvec3& aside : {glm::dvec3(0.0), glm::dvec3(0.1, 0, 0), glm::dvec3(0, 0.1, 0)}) {
        const glm::dvec3 point = rig.joints[j].pivot_model + aside;
        const glm::dvec3 there = base::apply(image_world[other], base::mirrored(point));
        bones.above(time, glm::length(there - base::mirrored(base::apply(world[j], point))), exact);
      }
    }
    right_skin.pose(pose, world);
    left_skin.pose(image, image_world);
    for (std::size_t r = 0; r < rights.size(); ++r) {
      for (std::size_t v = 0; v < rights[r].vertices.size(); ++v) {
        skin.above(time, glm::length(left_skin.points(r)[v] - base::mirrored(right_skin.points(r)[v])), exact);
      }
    }
  }
  bones.report(record, "bones of the mirrored clip are off by", findings);
  skin.report(record, "skin of the mirrored clip is off by", findings);
  return findings;
}

}  // namespace windlass::audit
