#include <algorithm>
#include <limits>

#include <glm/geometric.hpp>

#include "engine/audit/checks.hpp"
#include "engine/audit/worst.hpp"

namespace windlass::audit {
namespace {

constexpr double mm = 1e3;

using choreography::Contact;

/// m by which what is touched may be meant to give way: skin dents under a hand or over a tool that rolls, a pillow sinks
/// under a foot; floors and furniture do not.
double give_of(const choreography::Demonstration& demonstration, const Contact& contact) {
  const double press = std::max(contact.press, 0.0);
  if (contact.stroke) return press + contact.stroke->pulse;
  if (contact.on == Contact::On::spot) return press;
  double soft = 0.0;
  for (const choreography::Prop& prop : demonstration.props) {
    if (prop.name != contact.prop) continue;
    for (const choreography::Solid& solid : prop.kind.solids) soft = std::max(soft, solid.soft);
  }
  return std::min(press, soft);
}

/// Name of the landmark nearest to a point (world, m).
std::string landmark_near(const glm::dvec3& point, const Record& record, const Moment& moment) {
  std::string name;
  double least = std::numeric_limits<double>::infinity();
  for (const anatomy::Landmark& landmark : record.body->landmarks) {
    const glm::dvec3 place =
        base::apply(moment.world_from_neutral[static_cast<std::size_t>(landmark.joint)], landmark.point_model);
    const double distance = glm::length(place - point);
    if (distance < least) name = landmark.name;
    least = std::min(least, distance);
  }
  return name;
}

}  // namespace

Findings skin_findings(const Record& record, const Limits& limits) {
  Findings findings;
  const std::vector<Contact>& contacts = record.touches;
  for (std::size_t i = 0; i < contacts.size(); ++i) {
    const Contact& contact = contacts[i];
    Worst gap("gap", contact.name, "mm");
    Worst depth("penetration", contact.name, "mm");
    Worst slip("slip", contact.name, "mm");
    const double give = give_of(*record.demonstration, contact);
    const bool stays = !contact.slides && !(contact.on == Contact::On::spot && contact.stroke);
    const auto place = [&](std::size_t spot) { return spot < contact.spots.size() ? contact.spots[spot] : ""; };
    for (const Moment& moment : record.moments) {
      const Touching& touching = moment.contacts[i];
      if (!touching.active) continue;
      gap.above(moment.time, mm * touching.gap, mm * limits.gap, place(touching.gap_spot));
      depth.above(moment.time, mm * (touching.depth - give), mm * limits.penetration,
                  place(touching.depth_spot));
      if (stays) slip.above(moment.time, mm * touching.slip, mm * limits.slip, place(touching.slip_spot));
    }
    gap.report(record, "contact '" + contact.name + "' is apart by", findings);
    depth.report(record, "contact '" + contact.name + "' sinks in by", findings);
    slip.report(record, "contact '" + contact.name + "' slips by", findings);
  }
  for (std::size_t l = 0; l < record.limbs.size(); ++l) {
    Worst floor("floor", record.limbs[l].name, "mm");
    for (const Moment& moment : record.moments) {
      const glm::dvec3& lowest = moment.lowest[l];
      const std::string place = lowest.y < 0.0 ? "near " + landmark_near(lowest, record, moment) : "";
      floor.above(moment.time, -mm * lowest.y, mm * limits.penetration, place);
    }
    floor.report(record, record.limbs[l].name + " is below the floor by", findings);
  }
  return findings;
}

}  // namespace windlass::audit
