#pragma once
// What lies close under the skin stays under it, whatever the posture does to either: correctives are baked for one
// coordinate at a time and cannot know what two of them do together.
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/motion/skinning.hpp"

namespace windlass::motion {

/// The skin as a cover: how its triangles hang together.
class Cover {
 public:
  /// `skin`: its positions may change later on, its triangles may not.
  explicit Cover(const anatomy::Mesh& skin);

  /// m below the skin; negative: outside.
  struct Depth {
    float depth = 0.0F;
    glm::vec3 outward{0.0F};  ///< Unit, of the skin nearest to the point …
    glm::vec3 nearest{0.0F};  ///< … and where that is.
  };

  /// How deep `point` lies below the posed skin. `over`: a vertex near which that skin is sought, and where it was found:
  /// going from vertex to vertex one never comes to the other side of a fold, or to another toe.
  Depth depth_of(const glm::vec3& point, const Surface& skin, std::uint32_t& over) const;

 private:
  std::span<const std::pair<std::uint32_t, std::uint32_t>> around(std::uint32_t vertex) const {
    return {edges_.data() + first_[vertex], first_[vertex + 1] - first_[vertex]};
  }

  std::vector<std::uint32_t> first_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges_;  // of each vertex: opposite it, of its triangles
};

/// What lies deeper (m) stays where it is; what would lie less deep is pressed together in this room.
inline constexpr float cover_room = 0.001F;

/// Skin so far off (m) does not lie over anything: the way to it has ended past a fold.
inline constexpr float cover_sight = 0.012F;

/// Moves those vertices of `surface` inward that come close to `skin` or through it: the finest level of the part that
/// covers them, in the same posture and for the same side. Follows both without a jump and keeps the order of depths.
/// Normals stay.
void keep_below(const std::vector<anatomy::Covered>& covered, const Cover& cover, const Surface& skin,
                Surface& surface);

}  // namespace windlass::motion
