#include <algorithm>

#include "engine/audit/checks.hpp"
#include "engine/audit/worst.hpp"

namespace windlass::audit {
namespace {

constexpr double mm = 1e3;

}  // namespace

Findings skin_findings(const Record& record, const Limits& limits) {
  using choreography::Contact;
  Findings findings;
  const std::vector<Contact>& contacts = record.demonstration->contacts;
  for (std::size_t i = 0; i < contacts.size(); ++i) {
    const Contact& contact = contacts[i];
    Worst gap("gap", contact.name, "mm");
    Worst depth("penetration", contact.name, "mm");
    Worst slip("slip", contact.name, "mm");
    // Skin gives way where a hand is meant to press it in; floors and furniture do not.
    const double dent = contact.on == Contact::On::spot ? std::max(contact.press, 0.0) : 0.0;
    for (const Moment& moment : record.moments) {
      const Touching& touching = moment.contacts[i];
      if (!touching.active) continue;
      gap.above(moment.time, mm * touching.gap, mm * limits.gap, contact.spots[touching.gap_spot]);
      depth.above(moment.time, mm * (touching.depth - dent), mm * limits.penetration,
                  contact.spots[touching.depth_spot]);
      if (!contact.slides) slip.above(moment.time, mm * touching.slip, mm * limits.slip, contact.spots[touching.slip_spot]);
    }
    gap.report(record, "contact '" + contact.name + "' is apart by", findings);
    depth.report(record, "contact '" + contact.name + "' sinks in by", findings);
    slip.report(record, "contact '" + contact.name + "' slips by", findings);
  }
  for (std::size_t l = 0; l < record.limbs.size(); ++l) {
    Worst floor("floor", record.limbs[l].name, "mm");
    for (const Moment& moment : record.moments) {
      floor.above(moment.time, -mm * moment.lowest[l], mm * limits.penetration);
    }
    floor.report(record, record.limbs[l].name + " is below the floor by", findings);
  }
  return findings;
}

}  // namespace windlass::audit
