#include "engine/audit/record.hpp"

#include <algorithm>
#include <cmath>

#include "engine/choreography/extras.hpp"

namespace windlass::audit {
namespace {

constexpr double clearly_above = 0.15;  // m, of a limb's lowest joint: farther than any skin of foot and hand hangs below

/// Times to measure at, both ends included.
std::vector<double> times_of(const choreography::Demonstration& demonstration, double duration, Extent extent) {
  struct Skipped {
    double begin, end;
  };
  std::vector<Skipped> skipped;
  double begin = 0.0;
  for (const choreography::Phase& phase : demonstration.phases) {
    const double end = begin + phase.duration;
    if (extent == Extent::judged && phase.hold && phase.duration > whole_hold) {
      skipped.push_back({begin + breath + 0.5, end - 1.0});
    }
    begin = end;
  }
  std::vector<double> times;
  const auto count = static_cast<std::size_t>(std::ceil(duration * rate - 1e-9));
  for (std::size_t n = 0; n <= count; ++n) {
    const double time = std::min(static_cast<double>(n) / rate, duration);
    const auto is_in = [&](const Skipped& stretch) { return time > stretch.begin && time < stretch.end; };
    if (std::none_of(skipped.begin(), skipped.end(), is_in)) times.push_back(time);
  }
  return times;
}

/// The limbs' skin, as far as it may come near the floor.
class FloorMeter {
 public:
  FloorMeter(const anatomy::Body& body, const std::vector<Limb>& limbs) : body_(&body), limbs_(&limbs) {
    for (const Limb& limb : limbs) {
      std::vector<Region> regions;
      for (std::size_t p = 0; p < body.parts.size(); ++p) {
        const anatomy::Part& part = body.parts[p];
        if (part.layer != anatomy::Layer::skin) continue;
        const bool is_image = limb.is_left && anatomy::is_sided(part, body.rig);
        Region region{p, is_image, {}};
        const std::vector<anatomy::Influences>& influences = part.levels.front().influences;
        for (std::uint32_t v = 0; v < influences.size(); ++v) {
          std::size_t joint = influences[v].joints[0];
          if (is_image) joint = static_cast<std::size_t>(body.rig.joints[joint].mirror);
          if (std::find(limb.joints.begin(), limb.joints.end(), joint) != limb.joints.end()) region.vertices.push_back(v);
        }
        if (!region.vertices.empty()) regions.push_back(std::move(region));
      }
      counts_.push_back(regions.size());
      skins_.emplace_back(body, regions);
    }
  }

  std::vector<glm::dvec3> lowest(const motion::Pose& pose, const std::vector<base::Transform>& world) {
    std::vector<glm::dvec3> result;
    for (std::size_t l = 0; l < limbs_->size(); ++l) {
      glm::dvec3 least(0.0, std::numeric_limits<double>::infinity(), 0.0);
      double joint = least.y;
      for (const std::size_t j : (*limbs_)[l].joints) {
        joint = std::min(joint, base::apply(world[j], body_->rig.joints[j].pivot_model).y);
      }
      if (joint < clearly_above) {
        skins_[l].pose(pose, world);
        for (std::size_t r = 0; r < counts_[l]; ++r) {
          for (const glm::dvec3& point : skins_[l].points(r)) {
            if (point.y < least.y) least = point;
          }
        }
      }
      result.push_back(least);
    }
    return result;
  }

 private:
  const anatomy::Body* body_;
  const std::vector<Limb>* limbs_;
  std::vector<std::size_t> counts_;  ///< Regions of each limb.
  std::vector<PosedSkin> skins_;
};

}  // namespace

std::size_t phase_at(const choreography::Demonstration& demonstration, double time) {
  std::size_t phase = 0;
  double end = demonstration.phases.front().duration;
  while (phase + 1 < demonstration.phases.size() && time >= end - 1e-9) end += demonstration.phases[++phase].duration;
  return phase;
}

std::vector<Limb> limbs_of(const anatomy::Rig& rig) {
  std::vector<Limb> limbs;
  for (const auto& [root, name] : {std::pair("talus_r", "foot_r"), std::pair("talus_l", "foot_l"),
                                   std::pair("hand_r", "hand_r"), std::pair("hand_l", "hand_l")}) {
    const auto first = anatomy::find_joint(rig, root);
    if (!first) continue;
    Limb limb{name, std::string_view(name).ends_with("_l"), {static_cast<std::size_t>(*first)}};
    for (std::size_t j = 0; j < rig.joints.size(); ++j) {
      const auto& known = limb.joints;
      const int parent = rig.joints[j].parent;
      if (parent >= 0 && std::find(known.begin(), known.end(), static_cast<std::size_t>(parent)) != known.end()) {
        limb.joints.push_back(j);
      }
    }
    limbs.push_back(std::move(limb));
  }
  return limbs;
}

glm::dvec3 centre_of_mass(const anatomy::Body& body, const std::vector<base::Transform>& world_from_neutral) {
  glm::dvec3 centre(0.0);
  for (const anatomy::Mass& mass : body.masses) {
    centre += mass.share * base::apply(world_from_neutral[static_cast<std::size_t>(mass.joint)], mass.centre_model);
  }
  return centre;
}

std::vector<choreography::PropState> states_at(const choreography::Demonstration& demonstration,
                                               const motion::Clip& clip, double time) {
  if (!clip.channels.empty()) return choreography::prop_states_at(demonstration, clip, time);
  std::vector<choreography::PropState> states(demonstration.props.size());  // nothing moves but the body
  for (std::size_t p = 0; p < states.size(); ++p) states[p].world_from_prop = demonstration.props[p].world_from_prop;
  return states;
}

Record recorded(const choreography::Demonstration& demonstration, const motion::Clip& clip, const anatomy::Body& body,
                Extent extent) {
  Record record{&demonstration, &clip, &body, touches_of(demonstration), limbs_of(body.rig), {}};
  TouchMeter touch(demonstration, record.touches, body);
  FloorMeter floor(body, record.limbs);
  for (const double time : times_of(demonstration, clip.duration, extent)) {
    Moment moment;
    moment.time = time;
    moment.phase = phase_at(demonstration, time);
    moment.pose = motion::pose_at(clip, time);
    moment.world_from_neutral = motion::world_from_neutral(body.rig, moment.pose);
    moment.props = states_at(demonstration, clip, time);
    moment.contacts = touch.read(moment.pose, moment.world_from_neutral, moment.phase, moment.props);
    moment.centre_of_mass = centre_of_mass(body, moment.world_from_neutral);
    moment.lowest = floor.lowest(moment.pose, moment.world_from_neutral);
    record.moments.push_back(std::move(moment));
  }
  return record;
}

}  // namespace windlass::audit
