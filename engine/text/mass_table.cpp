#include "engine/text/mass_table.hpp"

#include <cmath>

#include "engine/base/transform.hpp"
#include "engine/text/spelling.hpp"

namespace windlass::text {
namespace {

constexpr double metres_per_mm = 1e-3;

}  // namespace

std::vector<anatomy::Mass> masses_from(Table root, const anatomy::Rig& rig) {
  std::vector<anatomy::Mass> masses;
  double whole = 0.0;
  for (Table& table : root.tables("mass")) {
    anatomy::Mass mass;
    mass.joint = reference(table, "joint", rig.joints, "the rig has no");
    mass.share = table.number("share", 0, 1);
    mass.centre_model = table.vec3("at") * metres_per_mm + rig.stance;
    table.check_unread();
    whole += mass.share;
    masses.push_back(mass);
    const int mirror = rig.joints[static_cast<std::size_t>(mass.joint)].mirror;
    if (mirror == mass.joint) continue;
    masses.push_back({mirror, base::mirrored(mass.centre_model), mass.share});
    whole += mass.share;
  }
  if (std::abs(whole - 1.0) > 0.01) {
    root.fault("mass", "the shares make up " + std::to_string(whole) + " of the body", "let them sum to 1, both sides");
  }
  root.check_unread();
  for (anatomy::Mass& mass : masses) mass.share /= whole;
  return masses;
}

std::vector<anatomy::Mass> load_masses(const std::string& folder, const anatomy::Rig& rig) {
  Errors errors;
  std::vector<anatomy::Mass> masses;
  if (const auto file = Document::load(folder + "/masses.toml", errors)) {
    masses = masses_from(file->root(errors), rig);
  }
  if (!errors.empty()) throw base::Failure(std::move(errors));
  return masses;
}

}  // namespace windlass::text
