#pragma once
#include <span>
#include <vector>

namespace windlass::sculpt {

/// Columns of numbers over a rising parameter, joined by natural cubic splines and held beyond both ends.
class SectionTable {
 public:
  SectionTable() = default;
  /// `rows`: the parameter, then the columns; at least two rows, the parameter strictly rising.
  explicit SectionTable(const std::vector<std::vector<double>>& rows);

  /// Writes every column at `parameter`; `columns` has one entry a column.
  void at(float parameter, std::span<float> columns) const;

 private:
  float first_ = 0.0F;
  float last_ = 0.0F;
  std::size_t samples_ = 0;
  std::size_t columns_ = 0;
  std::vector<float> values_;  ///< Resampled finely: row after row.
};

}  // namespace windlass::sculpt
