#include "engine/choreography/yielding.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/ease.hpp"

namespace windlass::choreography {
namespace {

/// Row `time` (s), between two moments in proportion.
double value_at(const std::vector<Values>& moments, std::size_t column, double time, double rate) {
  const double place = std::clamp(time * rate, 0.0, static_cast<double>(moments.size() - 1));
  const auto before = std::min(static_cast<std::size_t>(place), moments.size() - 2);
  const double u = place - static_cast<double>(before);
  return (1.0 - u) * moments[before][column] + u * moments[before + 1][column];
}

}  // namespace

std::vector<Values> smoothed(const std::vector<Values>& moments, double rate, double width) {
  const int reach = static_cast<int>(std::ceil(3.0 * width * rate));
  std::vector<double> kernel;
  double sum = 0.0;
  for (int i = -reach; i <= reach; ++i) {
    const double t = i / rate / width;
    kernel.push_back(std::exp(-0.5 * t * t));
    sum += kernel.back();
  }
  const int last = static_cast<int>(moments.size()) - 1;
  std::vector<Values> result(moments.size(), Values(moments.front().size(), 0.0));
  for (int n = 0; n <= last; ++n) {
    Values& row = result[static_cast<std::size_t>(n)];
    // Both ends reach as far: what rests there stays.
    const int here = std::min({reach, n, last - n});
    double share = 0.0;
    for (int i = -here; i <= here; ++i) share += kernel[static_cast<std::size_t>(i + reach)];
    for (int i = -here; i <= here; ++i) {
      const double weight = kernel[static_cast<std::size_t>(i + reach)] / share;
      const Values& other = moments[static_cast<std::size_t>(n + i)];
      for (std::size_t c = 0; c < row.size(); ++c) row[c] += weight * other[c];
    }
  }
  return result;
}

bool strayed(const std::vector<Values>& moments, const Span& loop, double rate, double most) {
  for (std::size_t c = 0; c < moments.front().size(); ++c) {
    if (std::abs(value_at(moments, c, loop.end, rate) - value_at(moments, c, loop.begin, rate)) > most) return true;
  }
  return false;
}

void close(std::vector<Values>& moments, const Span& loop, double rate, double most) {
  if (moments.size() < 2) return;
  const double last = static_cast<double>(moments.size() - 1) / rate;
  const auto smooth = [](double from, double to, double time) {
    return to > from ? base::eased((time - from) / (to - from)) : 0.0;
  };
  for (std::size_t c = 0; c < moments.front().size(); ++c) {
    const double off = value_at(moments, c, loop.end, rate) - value_at(moments, c, loop.begin, rate);
    if (off == 0.0 || std::abs(off) > most) continue;
    for (std::size_t n = 0; n < moments.size(); ++n) {
      const double time = static_cast<double>(n) / rate;
      moments[n][c] -= off * (smooth(loop.begin, loop.end, time) - smooth(loop.end, last, time));
    }
  }
}

}  // namespace windlass::choreography
