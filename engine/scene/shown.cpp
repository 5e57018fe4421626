#include "engine/scene/shown.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace windlass::scene {
namespace {

/// The joint that moves most of `spot`.
int main_joint(const anatomy::Spot& spot, const anatomy::Body& body) {
  std::vector<float> share(body.rig.joints.size());
  const anatomy::Mesh& mesh = body.parts[spot.part].levels.front();
  for (const std::uint32_t vertex : spot.vertices) {
    const anatomy::Influences& i = mesh.influences[vertex];
    for (std::size_t k = 0; k < 4; ++k) share[i.joints[k]] += i.weights[k];
  }
  return static_cast<int>(std::max_element(share.begin(), share.end()) - share.begin());
}

/// Whether `joint` is the one of that name, or hangs from it.
bool hangs_from(int joint, std::string_view name, const anatomy::Rig& rig) {
  for (; joint >= 0; joint = rig.joints[static_cast<std::size_t>(joint)].parent) {
    if (rig.joints[static_cast<std::size_t>(joint)].name == name) return true;
  }
  return false;
}

}  // namespace

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

bool is_by_hand(const choreography::Demonstration& demonstration, const anatomy::Body& body) {
  const auto is_of = [&](const std::string& spots, std::string_view joint) {
    const std::vector<int> found = anatomy::spots_named(body.spots, spots);
    return !found.empty() &&
           hangs_from(main_joint(body.spots.all[static_cast<std::size_t>(found.front())], body), joint, body.rig);
  };
  const auto is_of_arm = [&](const std::string& spots) { return is_of(spots, "clavicle_r"); };
  const auto works = [&](const choreography::Contact& contact) {
    return contact.on == choreography::Contact::On::spot && (contact.stroke || is_of(contact.other, "shank_r")) &&
           std::any_of(contact.spots.begin(), contact.spots.end(), is_of_arm);
  };
  const auto carries = [&](const choreography::Carry& carry) {
    return std::any_of(carry.spots.begin(), carry.spots.end(), is_of_arm);
  };
  const auto holds = [](const choreography::Strap& strap) {
    return std::any_of(strap.ends.begin(), strap.ends.end(),
                       [](const choreography::StrapEnd& end) { return end.at == choreography::StrapEnd::At::hand; });
  };
  const choreography::Demonstration& d = demonstration;
  return std::any_of(d.contacts.begin(), d.contacts.end(), works) ||
         std::any_of(d.carries.begin(), d.carries.end(), carries) ||
         std::any_of(d.straps.begin(), d.straps.end(), holds);
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
  return hangs_from(main_joint(part, rig), "clavicle_r", rig) ? Region::arm : Region::leg;
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
