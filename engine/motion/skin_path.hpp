#pragma once
// A line drawn on the skin, for what strokes along it or rolls under it.
#include <algorithm>
#include <optional>
#include <vector>

#include <glm/vec2.hpp>

#include "engine/anatomy/body.hpp"

namespace windlass::motion {

/// From where a line is drawn onto the neutral right foot. Its points are given in the foot's frame: (x, z) from below
/// and above, (y, z) from behind, (x, y) from the inner and the outer side; m.
enum class Onto { below, above, behind, medial, lateral };

/// Points of skin, one after the other. `spot` holds the vertices of all of them.
class SkinPath {
 public:
  /// The line through `points` (foot's frame, m), drawn onto `part`'s finest level; nothing where it misses the skin.
  static std::optional<SkinPath> drawn(const anatomy::Body& body, std::size_t part, Onto from,
                                       const std::vector<glm::dvec2>& points, bool is_left);

  const anatomy::Spot& spot() const { return spot_; }
  /// Weights of the spot's vertices that give the point at `share` (0 … 1) of the line's length.
  std::vector<float> weights_at(double share) const;
  /// m, on the neutral skin.
  double length() const { return along_.back(); }
  /// Share of the length at which a point of those given to `drawn` lies.
  double share_at(std::size_t point) const { return along_[corners_[point]] / std::max(along_.back(), 1e-9); }

 private:
  struct Station {
    std::size_t first = 0;  ///< Of three vertices in the spot.
    glm::vec3 shares{0.0F};  ///< Of each of them.
  };
  anatomy::Spot spot_;
  std::vector<Station> stations_;
  std::vector<double> along_;  ///< m, from the first station to each.
  std::vector<std::size_t> corners_;  ///< Station of each point given.
};

}  // namespace windlass::motion
