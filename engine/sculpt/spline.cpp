#include "engine/sculpt/spline.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/require.hpp"

namespace windlass::sculpt {
namespace {

/// Second derivatives at the knots, zero at both ends (the tridiagonal system solved in two sweeps).
std::vector<double> curvatures(const std::vector<double>& x, const std::vector<double>& y) {
  const std::size_t n = x.size();
  std::vector<double> m(n, 0.0);
  std::vector<double> ratio(n, 0.0);
  for (std::size_t i = 1; i + 1 < n; ++i) {
    const double before = x[i] - x[i - 1];
    const double after = x[i + 1] - x[i];
    const double turn = 6.0 * ((y[i + 1] - y[i]) / after - (y[i] - y[i - 1]) / before);
    const double pivot = 2.0 * (before + after) - before * ratio[i - 1];
    ratio[i] = after / pivot;
    m[i] = (turn - before * m[i - 1]) / pivot;
  }
  for (std::size_t i = n - 1; i-- > 1;) m[i] -= ratio[i] * m[i + 1];
  return m;
}

}  // namespace

SplineTable::SplineTable(const std::vector<std::vector<double>>& rows, double step) {
  WINDLASS_REQUIRE(rows.size() >= 2 && rows.front().size() >= 2 && step > 0.0);
  columns_ = rows.front().size() - 1;
  std::vector<double> x;
  for (const auto& row : rows) {
    WINDLASS_REQUIRE(row.size() == columns_ + 1 && (x.empty() || row[0] > x.back()));
    x.push_back(row[0]);
  }
  const auto intervals = static_cast<std::size_t>(std::ceil((x.back() - x.front()) / step));
  first_ = static_cast<float>(x.front());
  last_ = static_cast<float>(x.back());
  step_ = (last_ - first_) / static_cast<float>(intervals);
  samples_.resize((intervals + 1) * columns_);
  for (std::size_t c = 0; c < columns_; ++c) {
    std::vector<double> y;
    for (const auto& row : rows) y.push_back(row[c + 1]);
    const std::vector<double> m = curvatures(x, y);
    std::size_t knot = 0;
    for (std::size_t i = 0; i <= intervals; ++i) {
      const double at = x.front() + (x.back() - x.front()) * static_cast<double>(i) / static_cast<double>(intervals);
      while (knot + 2 < x.size() && at > x[knot + 1]) ++knot;
      const double h = x[knot + 1] - x[knot];
      const double b = (at - x[knot]) / h;
      const double a = 1.0 - b;
      const double value =
          a * y[knot] + b * y[knot + 1] + ((a * a * a - a) * m[knot] + (b * b * b - b) * m[knot + 1]) * h * h / 6.0;
      samples_[i * columns_ + c] = static_cast<float>(value);
    }
  }
}

void SplineTable::at(float station, std::span<float> values) const {
  WINDLASS_REQUIRE(values.size() >= columns_);
  const std::size_t intervals = samples_.size() / columns_ - 1;
  const float x = (std::clamp(station, first_, last_) - first_) / step_;
  const std::size_t i = std::min(static_cast<std::size_t>(x), intervals - 1);
  const float t = x - static_cast<float>(i);
  const float* a = &samples_[i * columns_];
  for (std::size_t c = 0; c < columns_; ++c) values[c] = a[c] + (a[c + columns_] - a[c]) * t;
}

}  // namespace windlass::sculpt
