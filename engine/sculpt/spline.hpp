#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace windlass::sculpt {

/// Natural cubic splines through the rows of a table: the first column is the station, the others follow it.
/// Held constant beyond both ends.
class SplineTable {
 public:
  /// `rows`: at least two, stations ascending, all of one length. Resampled every `step` for speed.
  explicit SplineTable(const std::vector<std::vector<double>>& rows, double step = 0.25);

  std::size_t columns() const { return columns_; }
  float first_station() const { return first_; }
  float last_station() const { return last_; }

  /// Writes the `columns()` values at `station`.
  void at(float station, std::span<float> values) const;

 private:
  std::size_t columns_ = 0;
  float first_ = 0.0F;
  float last_ = 0.0F;
  float step_ = 1.0F;
  std::vector<float> samples_;  // one run of `columns_` for each resampled station
};

}  // namespace windlass::sculpt
