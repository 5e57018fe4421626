#include "engine/scene/shown.hpp"

#include <algorithm>
#include <vector>

namespace windlass::scene {

bool includes(Sides sides, motion::Side side) {
  return sides == Sides::both || sides == (side == motion::Side::right ? Sides::right : Sides::left);
}

Shown shown_for(Subject subject, motion::Side side) {
  const Sides own = side == motion::Side::right ? Sides::right : Sides::left;
  switch (subject) {
    case Subject::hand: return {Sides::none, own, 0.0};
    case Subject::person: return {Sides::both, Sides::both, 1.0};
    case Subject::foot:
    case Subject::leg: break;
  }
  return {own, Sides::none, 0.0};
}

int main_joint(const anatomy::Part& part, const anatomy::Rig& rig) {
  std::vector<float> share(rig.joints.size());
  for (const anatomy::Influences& i : part.levels.back().influences) {
    for (std::size_t k = 0; k < 4; ++k) share[i.joints[k]] += i.weights[k];
  }
  return static_cast<int>(std::max_element(share.begin(), share.end()) - share.begin());
}

Region region_of(const anatomy::Part& part, const anatomy::Rig& rig) {
  if (!anatomy::is_sided(part, rig)) return Region::trunk;
  for (int joint = main_joint(part, rig); joint >= 0; joint = rig.joints[static_cast<std::size_t>(joint)].parent) {
    if (rig.joints[static_cast<std::size_t>(joint)].name == "clavicle_r") return Region::arm;
  }
  return Region::leg;
}

double presence_of(Region region, motion::Side side, const Shown& shown) {
  const bool full =
      (region == Region::leg && includes(shown.legs, side)) || (region == Region::arm && includes(shown.hands, side));
  return full ? 1.0 : std::clamp(shown.figure, 0.0, 1.0);
}

Fade fade_of(Region region, const anatomy::Rig& rig, double figure) {
  const auto joint = region == Region::trunk || figure >= 1.0
                         ? std::nullopt
                         : anatomy::find_joint(rig, region == Region::leg ? "talus_r" : "hand_r");
  if (!joint) return {};
  Fade fade;
  const auto height = static_cast<float>(rig.joints[static_cast<std::size_t>(*joint)].pivot_model.y);
  // Of a person 1.69 m tall: the knee is 0.39 m above the ankle, the elbow 0.25 m above the wrist.
  fade.begin = height + (region == Region::leg ? 0.46F : 0.09F);
  fade.end = height + (region == Region::leg ? 0.60F : 0.22F);
  fade.rest = 0.6F * static_cast<float>(std::clamp(figure, 0.0, 1.0));  // as pale as the glass of the rest
  return fade;
}

Fade from_above(Fade fade, Region region, double above) {
  const auto share = static_cast<float>(std::clamp(above, 0.0, 1.0));
  if (region == Region::trunk && share > 0.0F) return {0.0F, 1e-3F, 1.0F - share};
  if (region == Region::leg) fade.rest += share * (1.0F - fade.rest);
  return fade;
}

}  // namespace windlass::scene
