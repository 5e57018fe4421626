#pragma once
// Levels of detail: as fine as the picture shows, as coarse as the machine asks, and steady while a shot lasts.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/scene/frame.hpp"
#include "engine/scene/layers.hpp"

namespace windlass::scene {

/// Mean length of the mesh's triangle edges (m).
double mean_edge(const anatomy::Mesh& mesh);

/// A part's levels, finest first.
struct Detail {
  std::vector<double> edges;  ///< Mean edge (m).
  std::vector<std::size_t> triangles;
};

Detail detail_of(const anatomy::Part& part);

/// Longest triangle edge that passes for smooth (pixels). Clear glass shows its outline only, and may be coarser.
double longest_edge(Quality quality, const Peel& peel);

/// Triangles that a picture may have.
std::size_t budget_of(Quality quality);

/// The coarsest level whose edges look no longer than `longest` pixels when a metre covers `pixels_per_metre`.
std::size_t level_for(const Detail& detail, double pixels_per_metre, double longest);

/// One surface that a picture shows: how large it appears.
struct Wanted {
  std::size_t surface = 0;  ///< The caller's number of it.
  const Detail* detail = nullptr;
  double pixels_per_metre = 0.0;
  double longest = 0.0;  ///< Edge that passes for smooth (pixels).
};

/// Chooses levels for the surfaces of one picture after another. The first picture of a shot gets what fits the budget;
/// from then on a surface's level changes only when its size in the picture has changed by far, or when so much has
/// come into the picture that the budget is broken.
class Levels {
 public:
  /// How much larger or smaller than fits a level may look before it changes within a shot.
  static constexpr double reluctance = 1.6;

  /// One level for each of `wanted`. Another `shot` or quality than last time, and all is chosen afresh.
  const std::vector<std::size_t>& choose(const std::vector<Wanted>& wanted, std::uint64_t shot, Quality quality);

 private:
  void begin(const std::vector<Wanted>& wanted);
  std::size_t choose_steadily(const std::vector<Wanted>& wanted);  ///< How many triangles that takes.

  std::uint64_t shot_ = 0;
  std::optional<Quality> quality_;
  double coarsening_ = 1.0;                          ///< Of all edges, to keep to the budget.
  std::vector<std::optional<std::size_t>> current_;  ///< By surface.
  std::vector<std::size_t> chosen_;
};

}  // namespace windlass::scene
