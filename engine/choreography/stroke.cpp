#include "engine/choreography/stroke.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/base/ease.hpp"

namespace windlass::choreography {
namespace {

constexpr double light_touch = 0.0003;  // m
constexpr double pressing = 0.55;       // of a pulse, while someone walks: the rest is for the step

/// 0 at 0 … 1 at `duration`: steady, with a soft begin and end.
double steady(double time, double duration) {
  const double soft = std::min(1.0, 0.4 * duration);
  const auto ramp = [&](double t) {  // integral of a smooth start from standstill
    const double u = std::clamp(t / soft, 0.0, 1.0);
    return soft * u * u * u * u * (2.5 + u * (-3.0 + u)) + std::max(0.0, t - soft);
  };
  return (ramp(time) - ramp(time - duration + soft)) / (duration - soft);
}

/// Whole steps, each in the last part of its pulse.
double steps(double pulses) {
  const double whole = std::floor(pulses);
  return whole + base::eased((pulses - whole - pressing) / (1.0 - pressing));
}

/// 0 … 1, of a pulse that lasts from 0 to 1.
double pulse_at(const Stroke& stroke, double pulses) {
  const double within = pulses - std::floor(pulses);
  const double share = stroke.walks ? std::min(within / pressing, 1.0) : within;
  const double wave = std::sin(std::numbers::pi * share);
  return wave * wave;
}

/// Along a stretch of the line that lasts `duration`.
double gone(const Stroke& stroke, double time, double duration) {
  if (!stroke.walks) return steady(time, duration);
  const double first = steps(stroke.pulse_begin);
  const double last = steps(stroke.pulse_begin + stroke.pulse_rate * duration);
  return (steps(stroke.pulse_begin + stroke.pulse_rate * time) - first) / std::max(last - first, 1e-9);
}

double there_and_back(const Stroke& stroke, double time, double duration) {
  const double along = stroke.passes * steady(time, duration);
  const double pass = std::min(std::floor(along), stroke.passes - 1.0);
  const double share = 0.5 - 0.5 * std::cos(std::numbers::pi * (along - pass));
  return std::fmod(pass, 2.0) == 0.0 ? share : 1.0 - share;
}

}  // namespace

Progress progress_of(const Stroke& stroke, const motion::SkinPath& path, double press, double begin, double end,
                     double time) {
  const double duration = end - begin;
  const double now = std::clamp(time - begin, 0.0, duration);
  const auto swell = [](double since, double until, double over) {
    return over > 0.0 ? base::eased(since / over) * base::eased(until / over) : 1.0;
  };
  Progress progress;
  double pulsing = 1.0;
  double within = now;
  if (stroke.lanes.empty()) {
    progress.share = stroke.passes > 1.0 ? there_and_back(stroke, now, duration) : gone(stroke, now, duration);
  } else {
    const double each = duration / static_cast<double>(stroke.lanes.size());
    const auto lane = std::min(static_cast<std::size_t>(now / each), stroke.lanes.size() - 1);
    const double lasts = each - stroke.glide;
    within = now - static_cast<double>(lane) * each;
    const double from = lane == 0 ? 0.0 : path.share_at(stroke.lanes[lane - 1] + 1);
    const double to = path.share_at(stroke.lanes[lane]);
    const double next = path.share_at(stroke.lanes[lane] + 1);
    progress.share = within < lasts ? from + (to - from) * gone(stroke, within, lasts)
                                    : to + (next - to) * base::eased((within - lasts) / stroke.glide);
    pulsing = swell(within, lasts - within, 0.4);
  }
  const double firm = swell(now, duration - now, stroke.swell);
  const double pulse = pulsing * stroke.pulse * pulse_at(stroke, stroke.pulse_begin + stroke.pulse_rate * within);
  progress.depth = light_touch + firm * (press + pulse - light_touch);
  return progress;
}

}  // namespace windlass::choreography
