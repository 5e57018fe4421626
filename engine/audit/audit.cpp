#include "engine/audit/audit.hpp"

#include "engine/audit/checks.hpp"

namespace windlass::audit {

std::vector<Finding> findings_in(const Record& record, const Limits& limits, bool is_mistake) {
  Findings all;
  for (const Findings& some :
       {skin_findings(record, limits), joint_findings(record, limits, is_mistake), motion_findings(record, limits),
        closure_findings(record, limits), mirror_findings(record), script_findings(record),
        thing_findings(record, limits), flight_findings(record, limits), rule_findings(record)}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

std::vector<Finding> findings_in(const choreography::Demonstration& demonstration, const motion::Clip& clip,
                                 const anatomy::Body& body, const Limits& limits, bool is_mistake) {
  return findings_in(recorded(demonstration, clip, body, Extent::judged), limits, is_mistake);
}

const std::vector<std::string>& skipped() {
  static const std::vector<std::string> sentences{
      "Left sides: shown to be the exact mirror image at nine moments of each clip (check mirror).",
      "Long holds: skin, joints and rules over one breath after their start and over their last second; speed, jerk and "
      "loops throughout.",
      "Skin pressed on skin and on round things: within 25 mm of the spots that touch; flat things: the spots themselves.",
      "The floor: feet and hands only. Clothes, nails and the rest of the body are not tried against things."};
  return sentences;
}

}  // namespace windlass::audit
