#include "app/shape.hpp"

#include <cstdio>

#include "app/arguments.hpp"

namespace windlass::app {
namespace {

double arch_named(const std::string& word, const anatomy::MorphologyTable& table) {
  std::string names;
  for (const anatomy::ArchBand& band : table.bands) {
    if (band.name == word) return band.arch;
    names += band.name + ", ";
  }
  double arch = 0.0;
  char more = 0;
  if (std::sscanf(word.c_str(), "%lf%c", &arch, &more) != 1 || !(arch >= -1.0 && arch <= 1.0)) {
    refuse("'" + word + "' is no arch", "write " + names + "or a number from -1 to 1");
  }
  return arch;
}

void check_range(const char* option, double value, double least, double most) {
  if (value >= least && value <= most) return;
  char range[64];
  std::snprintf(range, sizeof range, "choose from %g to %g", least, most);
  refuse(std::string(option) + " is out of range", range);
}

}  // namespace

anatomy::Morphology morphology_of(const ShapeOptions& options, const anatomy::MorphologyTable& table) {
  constexpr double mm = 1e3;
  const double length = options.length_mm.value_or(table.foot_length * mm);
  check_range("--length", length, table.shortest * mm, table.longest * mm);
  check_range("--breadth", options.breadth, table.narrowest, table.broadest);
  return {arch_named(options.arch, table), length / mm, options.breadth};
}

}  // namespace windlass::app
