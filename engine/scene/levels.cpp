#include "engine/scene/levels.hpp"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

#include "engine/base/require.hpp"

namespace windlass::scene {
namespace {

constexpr double most_coarsening = 64.0;
constexpr double too_many = 1.2;  // times the budget: what came into the picture since the shot began

std::size_t triangles_of(const std::vector<Wanted>& wanted, double coarsening) {
  std::size_t sum = 0;
  for (const Wanted& w : wanted) {
    sum += w.detail->triangles[level_for(*w.detail, w.pixels_per_metre, w.longest * coarsening)];
  }
  return sum;
}

/// The smallest factor of edges at which `wanted` keeps to `budget`, or at which nothing gets coarser any more.
double coarsening_for(const std::vector<Wanted>& wanted, std::size_t budget) {
  constexpr double step = 1.19;  // two steps are less than the reluctance
  double coarsening = 1.0;
  while (coarsening < most_coarsening && triangles_of(wanted, coarsening) > budget) coarsening *= step;
  return coarsening;
}

/// `current`, unless it looks far too coarse, or the next coarser one would look much finer than it need.
std::size_t steady_level(const Detail& detail, double pixels_per_metre, double longest, std::size_t current) {
  const bool too_coarse = detail.edges[current] * pixels_per_metre > longest * Levels::reluctance;
  const bool too_fine =
      current + 1 < detail.edges.size() && detail.edges[current + 1] * pixels_per_metre * Levels::reluctance < longest;
  return too_coarse || too_fine ? level_for(detail, pixels_per_metre, longest) : current;
}

}  // namespace

double mean_edge(const anatomy::Mesh& mesh) {
  double area = 0.0;
  for (std::size_t i = 0; i + 2 < mesh.triangles.size(); i += 3) {
    const glm::dvec3 a(mesh.positions[mesh.triangles[i]]);
    const glm::dvec3 b(mesh.positions[mesh.triangles[i + 1]]);
    const glm::dvec3 c(mesh.positions[mesh.triangles[i + 2]]);
    area += 0.5 * glm::length(glm::cross(b - a, c - a));
  }
  const double count = static_cast<double>(std::max<std::size_t>(mesh.triangles.size() / 3, 1));
  return std::sqrt(area / count * 4.0 / std::sqrt(3.0));  // of equilateral triangles with that area
}

Detail detail_of(const anatomy::Part& part) {
  Detail detail;
  for (const anatomy::Mesh& mesh : part.levels) {
    detail.edges.push_back(mean_edge(mesh));
    detail.triangles.push_back(mesh.triangles.size() / 3);
  }
  return detail;
}

double longest_edge(Quality quality, const Peel& peel) {
  const double longest = quality == Quality::still ? 3.0 : quality == Quality::good ? 9.0 : 12.0;
  return peel.glass < 0.9F ? longest : 2.0 * longest;
}

std::size_t budget_of(Quality quality) {
  return quality == Quality::still ? 90'000 : quality == Quality::good ? 30'000 : 10'000;
}

std::size_t level_for(const Detail& detail, double pixels_per_metre, double longest) {
  WINDLASS_REQUIRE(!detail.edges.empty());
  for (std::size_t level = detail.edges.size(); level-- > 1;) {
    if (detail.edges[level] * pixels_per_metre <= longest) return level;
  }
  return 0;
}

const std::vector<std::size_t>& Levels::choose(const std::vector<Wanted>& wanted, std::uint64_t shot, Quality quality) {
  if (shot != shot_ || quality != quality_) {
    shot_ = shot;
    quality_ = quality;
    begin(wanted);
  }
  const std::size_t triangles = choose_steadily(wanted);
  const double limit = too_many * static_cast<double>(budget_of(quality));
  if (static_cast<double>(triangles) > limit && coarsening_ < most_coarsening) {
    begin(wanted);
    choose_steadily(wanted);
  }
  return chosen_;
}

void Levels::begin(const std::vector<Wanted>& wanted) {
  current_.clear();
  coarsening_ = coarsening_for(wanted, budget_of(*quality_));
}

std::size_t Levels::choose_steadily(const std::vector<Wanted>& wanted) {
  std::size_t triangles = 0;
  chosen_.clear();
  for (const Wanted& w : wanted) {
    if (w.surface >= current_.size()) current_.resize(w.surface + 1);
    std::optional<std::size_t>& current = current_[w.surface];
    const double longest = w.longest * coarsening_;
    current = current ? steady_level(*w.detail, w.pixels_per_metre, longest, *current)
                      : level_for(*w.detail, w.pixels_per_metre, longest);
    chosen_.push_back(*current);
    triangles += w.detail->triangles[*current];
  }
  return triangles;
}

}  // namespace windlass::scene
