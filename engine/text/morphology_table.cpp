#include "engine/text/morphology_table.hpp"

#include <algorithm>

namespace windlass::text {
namespace {

constexpr double metres_per_mm = 1e-3;

/// [smallest, largest] with `neutral` between them.
std::vector<double> range_around(Table& table, double neutral) {
  const std::vector<double> range = table.numbers("range", 2);
  if (range[0] > neutral || range[1] < neutral || range[0] <= 0.0) {
    table.fault("range", "a range must hold the neutral size and be above 0", "write [smallest, largest]");
  }
  return range;
}

anatomy::Rise rise_from(Table& table, const char* key) {
  const std::vector<double> n = table.numbers(key, 4);
  if (!(n[0] < n[1] && n[1] <= n[2] && n[2] < n[3])) {
    table.fault(key, "a region must rise from the first number to the second and fall from the third to the fourth",
                "write [begins, full, full, ends]");
  }
  return {n[0] * metres_per_mm, n[1] * metres_per_mm, n[2] * metres_per_mm, n[3] * metres_per_mm};
}

}  // namespace

anatomy::MorphologyTable morphology_from(Table root) {
  anatomy::MorphologyTable result;
  if (auto table = root.table("foot_length")) {
    const double neutral = table->number("neutral", 1, 1000);
    const std::vector<double> range = range_around(*table, neutral);
    result.foot_length = neutral * metres_per_mm;
    result.shortest = range[0] * metres_per_mm;
    result.longest = range[1] * metres_per_mm;
    table->string("source");
    table->check_unread();
  }
  if (auto table = root.table("breadth")) {
    const std::vector<double> range = range_around(*table, 1.0);
    result.narrowest = range[0];
    result.broadest = range[1];
    const std::vector<double> middle = table->numbers("middle", 2);
    result.middle_at_heel = middle[0] * metres_per_mm;
    result.middle_slope = middle[1];
    result.breadth_height = rise_from(*table, "height");
    table->string("source");
    table->check_unread();
  }
  for (Table& table : root.tables("band")) {
    anatomy::ArchBand band;
    band.name = table.string("name");
    band.arch = table.number("arch", -1, 1);
    const std::vector<double> height = table.numbers("height", 2);
    if (height[0] >= height[1]) table.fault("height", "a band must rise", "write [lowest, highest]");
    band.lowest = height[0] * metres_per_mm;
    band.highest = height[1] * metres_per_mm;
    band.source = table.string("source");
    table.check_unread();
    result.bands.push_back(std::move(band));
  }
  if (result.bands.empty()) root.fault("band", "no bands", "add at least one [[band]]");
  for (Table& table : root.tables("shift")) {
    anatomy::Shift shift;
    shift.name = table.string("name");
    shift.reach = {rise_from(table, "x"), rise_from(table, "y"), rise_from(table, "z")};
    shift.flat = table.vec3("flat") * metres_per_mm;
    shift.high = table.vec3("high") * metres_per_mm;
    shift.source = table.string("source");
    table.check_unread();
    result.shifts.push_back(std::move(shift));
  }
  for (Table& table : root.tables("give")) {
    anatomy::Give give{table.string("driver"), table.number("flat", 0, 10), table.number("high", 0, 10),
                       table.string("source")};
    table.check_unread();
    result.gives.push_back(std::move(give));
  }
  root.check_unread();
  return result;
}

anatomy::MorphologyTable load_morphology(const std::string& folder) {
  Errors errors;
  anatomy::MorphologyTable result;
  if (const auto file = Document::load(folder + "/morphology.toml", errors)) {
    result = morphology_from(file->root(errors));
  }
  if (const auto file = Document::load(folder + "/rig.toml", errors)) {
    result.stance = file->root(errors).vec3("stance") * metres_per_mm;
  }
  if (!errors.empty()) throw base::Failure(std::move(errors));
  return result;
}

}  // namespace windlass::text
