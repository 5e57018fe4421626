#include "engine/sculpt/relief.hpp"

#include <algorithm>
#include <cmath>

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

#include "engine/sculpt/polygonise.hpp"

namespace windlass::sculpt {
namespace {

constexpr float square(float x) {
  return x * x;
}

constexpr float bin_mm = 10.0F;
constexpr float reach_in_spreads = 2.7F;
constexpr float spacing_in_spreads = 0.55F;
constexpr float root_pi = 1.7724539F;

/// Catmull–Rom through the positions, straight lines through height and spread.
DetailPoint on_curve(const std::vector<DetailPoint>& curve, std::size_t piece, float t) {
  const DetailPoint& b = curve[piece];
  const DetailPoint& c = curve[piece + 1];
  const glm::vec3 p0 = curve[piece == 0 ? 0 : piece - 1].position;
  const glm::vec3 p1 = b.position;
  const glm::vec3 p2 = c.position;
  const glm::vec3 p3 = curve[std::min(piece + 2, curve.size() - 1)].position;
  const glm::vec3 position = 0.5F * (2.0F * p1 + (p2 - p0) * t + (2.0F * p0 - 5.0F * p1 + 4.0F * p2 - p3) * (t * t) +
                                     (3.0F * p1 - p0 - 3.0F * p2 + p3) * (t * t * t));
  return {position, b.height + (c.height - b.height) * t, b.spread + (c.spread - b.spread) * t};
}

/// The zero of `field` nearest to `point`, or close to it.
glm::vec3 moved_onto(const Field& field, glm::vec3 point) {
  constexpr int steps = 6;
  constexpr float step_mm = 0.3F;
  for (int step = 0; step < steps; ++step) {
    const glm::vec3 slope = gradient_of(field, point, step_mm);
    point -= slope * (field(point) / std::max(glm::dot(slope, slope), 0.2F));
  }
  return point;
}

}  // namespace

DetailCurve drawn_onto(const Field& field, const DetailCurve& curve) {
  constexpr float spacing = 6.0F;
  DetailCurve drawn;
  for (std::size_t piece = 0; piece + 1 < curve.size(); ++piece) {
    const float length = glm::length(curve[piece + 1].position - curve[piece].position);
    const int count = std::max(1, static_cast<int>(std::ceil(length / spacing)));
    for (int i = 0; i < count; ++i) {
      drawn.push_back(on_curve(curve, piece, static_cast<float>(i) / static_cast<float>(count)));
    }
  }
  drawn.push_back(curve.back());
  for (DetailPoint& point : drawn) point.position = moved_onto(field, point.position);
  return drawn;
}

Relief::Relief(const std::vector<DetailCurve>& curves) {
  const auto add = [&](const DetailPoint& point, float height) {
    kernels_.push_back({point.position, height, 1.0F / square(point.spread), square(point.spread * reach_in_spreads)});
  };
  for (const DetailCurve& curve : curves) {
    if (curve.size() == 1) add(curve[0], curve[0].height);
    for (std::size_t piece = 0; piece + 1 < curve.size(); ++piece) {
      const float length = glm::length(curve[piece + 1].position - curve[piece].position);
      const float spread = std::min(curve[piece].spread, curve[piece + 1].spread);
      const int count = std::max(1, static_cast<int>(std::ceil(length / (spread * spacing_in_spreads))));
      for (int i = 0; i < count; ++i) {
        const DetailPoint point = on_curve(curve, piece, (static_cast<float>(i) + 0.5F) / static_cast<float>(count));
        // A long straight row of these sums to `height` on the curve.
        add(point, point.height * length / (static_cast<float>(count) * point.spread * root_pi));
      }
    }
  }

  glm::vec3 high(-1e9F);
  low_ = glm::vec3(1e9F);
  for (const Kernel& kernel : kernels_) {
    low_ = glm::min(low_, kernel.centre - std::sqrt(kernel.reach2));
    high = glm::max(high, kernel.centre + std::sqrt(kernel.reach2));
  }
  if (kernels_.empty()) return;
  const auto bins_along = [&](float from, float to) { return static_cast<int>((to - from) / bin_mm) + 1; };
  count_x_ = bins_along(low_.x, high.x);
  count_y_ = bins_along(low_.y, high.y);
  count_z_ = bins_along(low_.z, high.z);
  bins_.resize(static_cast<std::size_t>(count_x_) * count_y_ * count_z_);
  for (std::uint32_t i = 0; i < kernels_.size(); ++i) {
    const float reach = std::sqrt(kernels_[i].reach2);
    const glm::ivec3 from((kernels_[i].centre - reach - low_) / bin_mm);
    const glm::ivec3 to((kernels_[i].centre + reach - low_) / bin_mm);
    for (int z = from.z; z <= to.z; ++z)
      for (int y = from.y; y <= to.y; ++y)
        for (int x = from.x; x <= to.x; ++x) bins_[bin_of(x, y, z)].push_back(i);
  }
}

std::size_t Relief::bin_of(int x, int y, int z) const {
  return (static_cast<std::size_t>(z) * count_y_ + y) * count_x_ + x;
}

float Relief::height_at(const glm::vec3& point) const {
  const glm::vec3 place = (point - low_) / bin_mm;
  if (place.x < 0 || place.y < 0 || place.z < 0) return 0.0F;
  const glm::ivec3 bin(place);
  if (bin.x >= count_x_ || bin.y >= count_y_ || bin.z >= count_z_) return 0.0F;
  float sum = 0.0F;
  for (const std::uint32_t i : bins_[bin_of(bin.x, bin.y, bin.z)]) {
    const Kernel& kernel = kernels_[i];
    const glm::vec3 away = point - kernel.centre;
    const float distance2 = glm::dot(away, away);
    if (distance2 >= kernel.reach2) continue;
    const float fade = std::min(1.0F, 4.0F * (1.0F - distance2 / kernel.reach2));
    sum += kernel.height * fade * std::exp(-distance2 * kernel.per_variance);
  }
  return sum;
}

}  // namespace windlass::sculpt
