#include "engine/audit/checks.hpp"

namespace windlass::audit {

Findings script_findings(const Record& record) {
  Findings findings;
  double time = 0.0;
  std::string view;
  int number = 0;
  for (const choreography::Phase& phase : record.demonstration->phases) {
    if (!phase.camera.empty()) view = phase.camera;
    ++number;
    const std::string name = phase.name.empty() ? "number " + std::to_string(number) : "'" + phase.name + "'";
    const auto need = [&](bool has_it, const std::string& what) {
      if (has_it) return;
      findings.push_back(
          {record.demonstration->id, "phase", time, phase.name, 0.0, 1.0, "", "phase " + name + " has no " + what});
    };
    need(!phase.name.empty(), "name");
    need(!phase.caption.empty(), "caption");
    need(!phase.voice.empty(), "spoken line");
    need(!view.empty(), "view");
    time += phase.duration;
  }
  return findings;
}

}  // namespace windlass::audit
