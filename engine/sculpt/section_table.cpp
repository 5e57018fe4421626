#include "engine/sculpt/section_table.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/require.hpp"

namespace windlass::sculpt {
namespace {

constexpr float step = 0.25F;

/// Second derivatives of the natural cubic spline through (x, y): the tridiagonal system, solved forward and back.
std::vector<double> curvatures(const std::vector<double>& x, const std::vector<double>& y) {
  const std::size_t n = x.size();
  std::vector<double> diagonal(n, 1.0);
  std::vector<double> right(n, 0.0);
  std::vector<double> upper(n, 0.0);
  for (std::size_t i = 1; i + 1 < n; ++i) {
    const double before = x[i] - x[i - 1];
    const double after = x[i + 1] - x[i];
    const double factor = before / diagonal[i - 1];
    upper[i] = after;
    diagonal[i] = 2.0 * (before + after) - factor * upper[i - 1];
    right[i] = 6.0 * ((y[i + 1] - y[i]) / after - (y[i] - y[i - 1]) / before) - factor * right[i - 1];
  }
  std::vector<double> m(n, 0.0);
  for (std::size_t i = n - 1; i-- > 1;) m[i] = (right[i] - upper[i] * m[i + 1]) / diagonal[i];
  return m;
}

}  // namespace

SectionTable::SectionTable(const std::vector<std::vector<double>>& rows) {
  WINDLASS_REQUIRE(rows.size() >= 2);
  std::vector<double> x;
  for (const auto& row : rows) x.push_back(row.front());
  first_ = static_cast<float>(x.front());
  last_ = static_cast<float>(x.back());
  samples_ = static_cast<std::size_t>(std::ceil((last_ - first_) / step)) + 1;
  columns_ = rows.front().size() - 1;
  values_.resize(samples_ * columns_);

  for (std::size_t c = 0; c < columns_; ++c) {
    std::vector<double> y;
    for (const auto& row : rows) y.push_back(row[c + 1]);
    const std::vector<double> m = curvatures(x, y);
    std::size_t piece = 0;
    for (std::size_t i = 0; i < samples_; ++i) {
      const double at = std::min(x.front() + static_cast<double>(step) * static_cast<double>(i), x.back());
      while (piece + 2 < x.size() && at > x[piece + 1]) ++piece;
      const double width = x[piece + 1] - x[piece];
      const double a = (x[piece + 1] - at) / width;
      const double b = 1.0 - a;
      values_[i * columns_ + c] = static_cast<float>(
          a * y[piece] + b * y[piece + 1] +
          ((a * a * a - a) * m[piece] + (b * b * b - b) * m[piece + 1]) * width * width / 6.0);
    }
  }
}

void SectionTable::at(float parameter, std::span<float> columns) const {
  const float position = (std::clamp(parameter, first_, last_) - first_) / step;
  const std::size_t index = std::min(static_cast<std::size_t>(position), samples_ - 2);
  const float t = std::min(position - static_cast<float>(index), 1.0F);
  const float* row = &values_[index * columns_];
  for (std::size_t c = 0; c < columns_; ++c) columns[c] = row[c] + (row[c + columns_] - row[c]) * t;
}

}  // namespace windlass::sculpt
